package org.rollcall.simulate;

/** Sums over the people of one arm, by home group, so that the error of the means is honest. */
final class ArmTruth {

  /**
   * One person.
   *
   * @param days days since the first visit, ascending
   * @param online the mode of each
   * @param opportunities sessions of the home group held in the first twelve weeks
   * @param overlap weight in the population that might have gone either way
   */
  record Person(int[] days, boolean[] online, int opportunities, double overlap) {}

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

  private static final int CLASSES = 3;
  private final boolean startsOnline;
  private final Ratio[] plain = ratios(Outcomes.NAMES.size());
  private final Ratio[] overlap = ratios(Outcomes.NAMES.size());
  private final Ratio[][] landmark = {ratios(CLASSES), ratios(CLASSES)};
  private final Ratio perOpportunity = new Ratio();
  private final Ratio perOpportunityOverlap = new Ratio();
  private double groupSquares;
  private double groupSum;
  private double groupPeople;
  private int people;
  private double retained;

  ArmTruth(boolean startsOnline) {
    this.startsOnline = startsOnline;
  }

  boolean startsOnline() {
    return startsOnline;
  }

  void open() {
    people = 0;
    retained = 0;
  }

  void add(Person person) {
    double[] values = Outcomes.values(person.days(), person.opportunities());
    for (int i = 0; i < values.length; i++) {
      plain[i].add(values[i], 1);
      overlap[i].add(values[i] * person.overlap(), person.overlap());
    }
    double twelve = values[Outcomes.NAMES.indexOf("attendances_week_12")];
    perOpportunity.add(twelve, person.opportunities());
    perOpportunityOverlap.add(twelve * person.overlap(), person.opportunities() * person.overlap());
    people++;
    retained += values[Outcomes.NAMES.indexOf("retained_week_12")];
    for (int l = 0; l < Outcomes.LANDMARKS.length; l++) {
      int weeks = Outcomes.LANDMARKS[l];
      if (Outcomes.atLandmark(person.days(), weeks)) {
        double kept = Outcomes.retainedAfter(person.days(), weeks) ? 1 : 0;
        landmark[l][classOf(person, weeks)].add(kept, 1);
      }
    }
  }

  /** Ends a home group: its sums become one cluster. */
  void close() {
    Ratio.closeAll(plain);
    Ratio.closeAll(overlap);
    Ratio.closeAll(landmark[0]);
    Ratio.closeAll(landmark[1]);
    Ratio.closeAll(new Ratio[] {perOpportunity, perOpportunityOverlap});
    groupPeople += people;
    groupSum += retained;
    groupSquares += retained * retained;
  }

  Mean plain(String outcome) {
    return plain[Outcomes.NAMES.indexOf(outcome)].mean();
  }

  Mean overlap(String outcome) {
    return overlap[Outcomes.NAMES.indexOf(outcome)].mean();
  }

  Mean perOpportunity(boolean overlapWeighted) {
    return (overlapWeighted ? perOpportunityOverlap : perOpportunity).mean();
  }

  /** Retention of one class from a landmark; classes are face to face, online, both. */
  Ratio landmark(int index, int modalityClass) {
    return landmark[index][modalityClass];
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

  private static int classOf(Person person, int weeks) {
    boolean online = false;
    boolean room = false;
    for (int i = 0; i < person.days().length && person.days()[i] < 7 * weeks; i++) {
      online |= person.online()[i];
      room |= !person.online()[i];
    }
    return online && room ? 2 : online ? 1 : 0;
  }

  private static Ratio[] ratios(int length) {
    Ratio[] ratios = new Ratio[length];
    for (int i = 0; i < length; i++) {
      ratios[i] = new Ratio();
    }
    return ratios;
  }
}
