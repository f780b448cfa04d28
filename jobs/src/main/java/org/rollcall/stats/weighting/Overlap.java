package org.rollcall.stats.weighting;

import org.rollcall.stats.numeric.Sum;

/**
 * How far people of each arm could have been in another, by the propensity.
 *
 * <p>Estimates the counts of people by propensity, and the share of them in equipoise: whose
 * preference score is from 0.3 to 0.7. The preference score is the propensity as it would be if the
 * arms were equally popular, F = (e₁/P₁) / (e₁/P₁ + e₂/P₂), P the arms' shares.
 *
 * <p>Assumes the form of the propensity model. A model that predicts little shows overlap that is
 * not there.
 *
 * <p>Checked by hand, see the tests; Walker's definition, OHDSI CohortMethod's limits.
 *
 * @see "Walker et al. (2013), doi:10.2147/CER.S40357"
 */
public final class Overlap {

  private static final double LOW = 0.3;
  private static final double HIGH = 0.7;

  /** Probabilities this near to a limit are at the limit. */
  private static final double ROUNDING = 1e-9;

  private final Weighting weighting;
  private final People people;

  Overlap(Weighting weighting) {
    this.weighting = weighting;
    this.people = weighting.people;
  }

  /**
   * People of each arm by their probability of one arm.
   *
   * @param of the arm whose probability it is
   * @param bins number of bins of equal width from 0 to 1; a limit belongs to the upper bin
   * @return people, shape (arms, bins)
   * @throws IllegalArgumentException if there is no such arm, or no bin
   */
  public long[][] bins(int of, int bins) {
    people.requireArm(of);
    if (bins < 1) {
      throw new IllegalArgumentException("Invalid bins: " + bins + " (must be positive)");
    }
    long[][] counts = new long[people.arms][bins];
    for (int i = 0; i < people.size(); i++) {
      double e = weighting.probabilities[people.pattern[i]][of];
      int bin = Math.min(bins - 1, (int) (e * bins + ROUNDING));
      counts[people.arm[i]][bin] += people.frequency[i];
    }
    return counts;
  }

  /**
   * The share of two arms' people in equipoise between them.
   *
   * @param first index of an arm
   * @param second index of another
   * @return between 0 and 1
   * @throws IllegalArgumentException if there is no such arm
   */
  public double equipoise(int first, int second) {
    people.requireArm(first);
    people.requireArm(second);
    double[] popularity = {mass(first), mass(second)};
    Sum between = new Sum();
    for (int i = 0; i < people.size(); i++) {
      if (people.arm[i] == first || people.arm[i] == second) {
        double[] e = weighting.probabilities[people.pattern[i]];
        double preference = preference(e[first] / popularity[0], e[second] / popularity[1]);
        boolean isBetween = LOW - ROUNDING <= preference && preference <= HIGH + ROUNDING;
        between.add(isBetween ? people.mass(i) : 0);
      }
    }
    return between.value() / (popularity[0] + popularity[1]);
  }

  private static double preference(double one, double two) {
    return one / (one + two);
  }

  private double mass(int arm) {
    Sum sum = new Sum();
    for (int i = 0; i < people.size(); i++) {
      sum.add(people.arm[i] == arm ? people.mass(i) : 0);
    }
    return sum.value();
  }
}
