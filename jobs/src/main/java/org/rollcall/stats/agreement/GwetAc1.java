package org.rollcall.stats.agreement;

import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;

/**
 * Gwet's AC1: agreement beyond chance that stays meaningful when nearly all codes fall in one
 * category, where kappa collapses.
 *
 * <p>Estimates γ = (p_a − p_e)/(1 − p_e): p_a the mean over units with two codes or more of the
 * share of agreeing pairs, p_e = Σ π_k(1 − π_k)/(q − 1) over the q categories, π_k the mean over
 * units of the share of its codes in k. The standard error is from the linearisation over units,
 * √(Σ(γ_i* − γ)² / (n(n − 1))), γ_i* = γ_i − 2(1 − γ)(p_ei − p_e)/(1 − p_e), with t on n − 1
 * degrees of freedom; units are a sample of infinitely many.
 *
 * <p>Assumes units are independent; coders may miss units at random. q counts the categories that
 * could have been used, also those that were not.
 *
 * <p>Edge cases: no unit with two codes. Perfect agreement has the value 1 and no standard error;
 * nor has a single unit. Without standard error the percent agreement is still {@link
 * Agreement#observed}.
 *
 * <p>If units have a single code, Gwet's γ_i, 0 for them, takes which units have two codes for
 * chance, so that his standard error is larger than the derivative's (0.143 against 0.125 in his
 * example); it is kept, for it is the one that is published. R's irrCAC divides by n² instead where
 * it is given a table.
 *
 * <p>Checked against R's irrCAC 1.0 as its documentation prints it: four coders and twelve units,
 * 0.77544 with standard error 0.14295; 100 units of two coders, 0.8493305 with 0.04321747 · √(100/
 * 99). Where all units have two codes, also against the numerical derivative by the weight of a
 * unit.
 *
 * @see "Gwet (2008), doi:10.1348/000711006X126600"
 */
public final class GwetAc1 {

  private final Units units;
  private final double[] shares;
  private final double observed;
  private final double expected;

  private GwetAc1(Units units) {
    this.units = units;
    this.shares = new double[units.categories()];
    double apart = 0;
    for (int k = 0; k < shares.length; k++) {
      int category = k;
      shares[k] =
          units.sum(unit -> unit.byCategory()[category] / (double) unit.coders()) / units.total();
      apart += shares[k] * (1 - shares[k]);
    }
    this.observed = units.agreement();
    this.expected = apart / (shares.length - 1);
  }

  /**
   * AC1 of units.
   *
   * @param rated any order
   * @return the coefficient, or NO_PEOPLE
   * @throws IllegalArgumentException if the numbers of categories differ
   */
  public static Estimable<Agreement> of(List<RatedUnit> rated) {
    Units units = Units.of(rated);
    return units.paired() == 0
        ? Estimable.missing(Cause.NOT_CODED_BY_TWO)
        : Estimable.of(new GwetAc1(units).agreement());
  }

  private Agreement agreement() {
    // The chance of agreement is at most 1/q, so this cannot divide by zero.
    double value = 1 - (1 - observed) / (1 - expected);
    double n = units.total();
    double paired = units.paired();
    double squares =
        units.sum(
            unit -> {
              double own = unit.coders() < 2 ? 0 : n / paired * (unit.agreement() - expected);
              double chance = 2 * (1 - value) * (expectedOf(unit) - expected);
              double deviation = (own - chance) / (1 - expected) - value;
              return deviation * deviation;
            });
    double variance = squares / (n * (n - 1));
    Estimate estimate =
        n < 2 || observed == 1 || !(variance > 0)
            ? new NotEstimable(Cause.UNITS_CODED_ALIKE)
            : new PointEstimate(value, Math.sqrt(variance), n - 1);
    return new Agreement(observed, expected, value, estimate);
  }

  private double expectedOf(RatedUnit unit) {
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      sum += unit.byCategory()[k] / (double) unit.coders() * (1 - shares[k]);
    }
    return sum / (shares.length - 1);
  }
}
