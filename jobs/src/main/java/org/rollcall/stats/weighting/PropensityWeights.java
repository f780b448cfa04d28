package org.rollcall.stats.weighting;

import java.util.List;
import java.util.function.IntPredicate;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Sum;

/**
 * The weights of people by their propensity, and what shows whether they may be trusted.
 *
 * <p>Estimates w = sampling weight · h(x) / P(own arm | x), h of the {@link WeightScheme}.
 * Truncated weights are drawn in to the quantiles, of type 7, of all people's weights by the
 * scheme.
 *
 * <p>Assumes every kind of person could have been in every arm: {@link #overlap} shows where not.
 *
 * <p>Edge cases as of {@link PropensityModel}.
 *
 * <p>Checked goldens ps.weights and degenerate.ps.weights: R 4.2.2 on the fits of {@code glm},
 * relative 1e-8.
 *
 * @see "Li, Thomas & Li (2019), doi:10.1093/aje/kwy201"
 */
public final class PropensityWeights {

  /**
   * Weights of some people.
   *
   * @param people how many
   * @param sum of their weights
   * @param least smallest weight
   * @param most largest weight
   * @param mean of their weights
   * @param effective the number of equally weighted people who would be as informative, Kish's (Σ
   *     w)² / Σ w²
   */
  public record Spread(
      long people, double sum, double least, double most, double mean, double effective) {}

  private final Weighting weighting;

  private PropensityWeights(Weighting weighting) {
    this.weighting = weighting;
  }

  /**
   * Fits the propensity and weights people by it.
   *
   * @param cells any order
   * @param options arms, covariates and weights
   * @return the weights, or the reason why there are none
   * @throws IllegalArgumentException if a cell does not fit the options
   */
  public static Estimable<PropensityWeights> of(
      List<PropensityCell> cells, WeightingOptions options) {
    return Weighting.of(People.ofPeople(cells, options), options)
        .then(weighting -> Estimable.of(new PropensityWeights(weighting)));
  }

  /** The weights of everybody. */
  public Spread spread() {
    return spread(cell -> true);
  }

  /** The weights of an arm's people. */
  public Spread spread(int arm) {
    weighting.people.requireArm(arm);
    return spread(cell -> weighting.people.arm[cell] == arm);
  }

  /**
   * The weight that a share of all people lies below, of type 7.
   *
   * @param share between 0 and 1
   */
  public double quantile(double share) {
    return new Quantiles(weighting.weights, weighting.people.frequency).at(share);
  }

  /** How alike the arms are, before and after weighting. */
  public Balance balance() {
    return new Balance(weighting);
  }

  /** How far the arms' people could have been in either. */
  public Overlap overlap() {
    return new Overlap(weighting);
  }

  private Spread spread(IntPredicate isOne) {
    long people = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    Sum sum = new Sum();
    Sum squares = new Sum();
    for (int i = 0; i < weighting.people.size(); i++) {
      if (isOne.test(i)) {
        people += weighting.people.frequency[i];
        least = Math.min(least, weighting.weights[i]);
        most = Math.max(most, weighting.weights[i]);
        sum.add(weighting.mass(i));
        squares.add(weighting.mass(i) * weighting.weights[i]);
      }
    }
    double total = sum.value();
    return new Spread(people, total, least, most, total / people, total * total / squares.value());
  }
}
