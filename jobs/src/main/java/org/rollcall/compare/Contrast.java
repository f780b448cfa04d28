package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.Estimand;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;

/**
 * One difference between two arms.
 *
 * @param analysisId {@code <estimand>.<outcome>.<contrast>.<stratum>}, and the adjustment if any
 * @param estimand the question
 * @param outcome what is compared, named by what it counts
 * @param pair the arms, first minus second
 * @param stratum whom it is about; {@code all} for everybody
 * @param adjustment what is done about differences between the people of the arms; {@code none}, or
 *     the estimator's name for it
 * @param unit unit of the estimate
 * @param comparison the first arm
 * @param reference the second arm
 * @param estimate the difference, or why there is none
 * @param step its place among the comparisons that are judged with it
 * @param margin smallest difference that matters, if the study sets one
 * @param purpose monitoring or verdict
 * @param verdict the verdict; empty in monitoring
 * @param reason why there is no estimate, or why this verdict, or a caution; empty where there is
 *     nothing to say
 * @param isPublished whether it may be published, the outcome aside
 */
public record Contrast(
    String analysisId,
    Estimand estimand,
    String outcome,
    Pair pair,
    String stratum,
    String adjustment,
    String unit,
    ArmSummary comparison,
    ArmSummary reference,
    Estimate estimate,
    FamilyStep step,
    OptionalDouble margin,
    Purpose purpose,
    Optional<Verdict> verdict,
    List<Message> reason,
    boolean isPublished) {

  /** Level of the interval that tables show. */
  public static final double LEVEL = 0.95;

  /** Level of the interval that equivalence is judged by: two one-sided tests at 5%. */
  public static final double EQUIVALENCE_LEVEL = 0.90;

  /** The difference and the ends of its interval at {@link #LEVEL}; empty without an estimate. */
  public Optional<Range> range() {
    return range(LEVEL);
  }

  /** The difference and the ends of the interval that a verdict uses; empty without an estimate. */
  public Optional<Range> judged() {
    return range(step.level());
  }

  private Optional<Range> range(double level) {
    return estimate
        .point()
        .map(
            point ->
                new Range(
                    point.value(), point.interval(level).low(), point.interval(level).high()));
  }

  /**
   * A difference and its interval.
   *
   * @param value the difference
   * @param low lower end
   * @param high upper end
   */
  public record Range(double value, double low, double high) {}

  /** The two-sided p-value, if there is an estimate. */
  public OptionalDouble pValue() {
    return estimate.match(p -> OptionalDouble.of(p.pValue()), none -> OptionalDouble.empty());
  }

  /**
   * The interval of a level, if there is an estimate.
   *
   * @param level coverage, between 0 and 1
   */
  public Optional<Interval> interval(double level) {
    return estimate.point().map(p -> p.interval(level));
  }
}
