package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.outcome.Contribution;
import org.rollcall.outcome.Measure;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.study.Arm;
import org.rollcall.study.Defaults;

/** Sums over the people of one arm, by home group, so that the error of the means is honest. */
final class ArmTruth {

  /**
   * A mean and its Monte Carlo error.
   *
   * @param value the mean
   * @param error its standard error
   */
  record Mean(double value, double error) {

    Mean minus(Mean other) {
      return new Mean(value - other.value, StrictMath.hypot(error, other.error));
    }
  }

  /** Everybody alike, and weighted to the population that might have gone either way. */
  record Sums(Ratio plain, Ratio overlap) {

    Sums() {
      this(new Ratio(), new Ratio());
    }

    void add(double value, double per, double overlapWeight) {
      plain.add(value, per);
      overlap.add(value * overlapWeight, per * overlapWeight);
    }
  }

  /** The outcomes of people that a study without settings has. */
  static final List<Outcome> OUTCOMES =
      OutcomeCatalog.of(Defaults.RETENTION, Defaults.LANDMARK_WEEKS).ofPeople();

  private static final String RETAINED = "retained_week_12_wholly_followed";

  private final Map<String, Map<Arm, Sums>> outcomes = new LinkedHashMap<>();
  private final Map<String, Sums> others = new LinkedHashMap<>();
  private final Arm arm;
  private double groupSquares;
  private double groupSum;
  private double groupPeople;
  private int people;
  private double retained;

  ArmTruth(boolean startsOnline) {
    arm = startsOnline ? Arm.ONLINE : Arm.FACE_TO_FACE;
    for (Outcome outcome : OUTCOMES) {
      Map<Arm, Sums> byArm = new EnumMap<>(Arm.class);
      Arrays.stream(Arm.values()).forEach(one -> byArm.put(one, new Sums()));
      outcomes.put(outcome.key(), byArm);
    }
    Outcomes.NAMES.forEach(name -> others.put(name, new Sums()));
  }

  void open() {
    people = 0;
    retained = 0;
  }

  void add(TruthStarter starter, double overlapWeight) {
    double[] values = Outcomes.values(starter);
    for (int i = 0; i < values.length; i++) {
      others.get(Outcomes.NAMES.get(i)).add(values[i], 1, overlapWeight);
    }
    people++;
    for (Outcome outcome : OUTCOMES) {
      outcome.of(starter).ifPresent(part -> add(outcome, part, overlapWeight));
    }
  }

  private void add(Outcome outcome, Contribution part, double overlapWeight) {
    long per = outcome.measure().form() == Measure.Form.RATIO ? part.per() : part.people();
    outcomes.get(outcome.key()).get(part.arm()).add(part.value(), per, overlapWeight);
    if (outcome.key().equals(RETAINED)) {
      retained += part.value();
    }
  }

  /** Ends a home group: its sums become one cluster. */
  void close() {
    List<Sums> all = new ArrayList<>(others.values());
    outcomes.values().forEach(byArm -> all.addAll(byArm.values()));
    for (Sums sums : all) {
      sums.plain().close();
      sums.overlap().close();
    }
    groupPeople += people;
    groupSum += retained;
    groupSquares += retained * retained;
  }

  /** The mean of everybody; empty where nobody's value is known. */
  Optional<Mean> plain(String outcome) {
    return sums(outcome, arm).plain().mean();
  }

  /** The same, weighted to the population that might have gone either way. */
  Optional<Mean> overlap(String outcome) {
    return sums(outcome, arm).overlap().mean();
  }

  /** Retention of one class from a landmark. */
  Ratio landmark(Outcome outcome, Arm modalityClass) {
    return sums(outcome.key(), modalityClass).plain();
  }

  private Sums sums(String outcome, Arm of) {
    return outcomes.containsKey(outcome) ? outcomes.get(outcome).get(of) : others.get(outcome);
  }

  double starters() {
    return groupPeople;
  }

  /** Intraclass correlation of retention at 12 weeks, from groups of equal size. */
  double icc(int perGroup) {
    double groups = groupPeople / perGroup;
    double share = groupSum / groupPeople;
    double between = groupSquares / groups / perGroup / perGroup - share * share;
    return (between * perGroup / (share * (1 - share)) - 1) / (perGroup - 1);
  }
}
