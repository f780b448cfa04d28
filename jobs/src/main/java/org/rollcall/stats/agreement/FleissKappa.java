package org.rollcall.stats.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Normal;

/**
 * Fleiss' kappa: agreement beyond chance of several coders, the same number for every unit.
 *
 * <p>Estimates (P̄ − P̄_e)/(1 − P̄_e): P̄ the mean over units of the share of agreeing pairs of
 * coders, P̄_e = Σ p_j² with p_j the share of all codes in category j. The standard error presumes
 * κ = 0 and is for the test of chance alone, not for an interval.
 *
 * <p>Assumes units are independent. Where coders miss units use {@link KrippendorffAlpha} or {@link
 * GwetAc1}.
 *
 * <p>Edge cases: no unit; fewer than two coders; coders missing from some units; all codes in one
 * category (R's formula gives NaN). A category that nobody used has no kappa of its own.
 *
 * <p>Checked against the paper's formulas in R 4.2.2, relative 1e-10.
 *
 * @see "Fleiss (1971), doi:10.1037/h0031619"
 * @see "Fleiss, Nee & Landis (1979), doi:10.1037/0033-2909.86.5.974"
 */
public final class FleissKappa {

  /**
   * One category.
   *
   * @param share share of all codes
   * @param kappa agreement on this category against all others; empty if nobody used it
   */
  public record Category(double share, OptionalDouble kappa) {}

  /**
   * Kappa.
   *
   * @param observed mean share of agreeing pairs
   * @param expected share expected by chance, below 1
   * @param value kappa
   * @param nullStdError standard error if kappa is 0, positive
   * @param categories in the units' order
   */
  public record Kappa(
      double observed,
      double expected,
      double value,
      double nullStdError,
      List<Category> categories) {

    public Kappa {
      categories = List.copyOf(categories);
    }

    /** Kappa over its standard error under chance alone. */
    public double statistic() {
      return value / nullStdError;
    }

    /** The two-sided p-value of chance alone. */
    public double pValue() {
      return Normal.twoSided(statistic());
    }
  }

  private FleissKappa() {}

  /**
   * Kappa of units.
   *
   * @param rated any order
   * @return kappa; or NO_PEOPLE, NOT_FOLLOWED or NO_VARIATION
   * @throws IllegalArgumentException if the numbers of categories differ
   */
  public static Estimable<Kappa> of(List<RatedUnit> rated) {
    Units units = Units.of(rated);
    if (units.all().isEmpty()) {
      return Estimable.missing(Cause.NOT_CODED);
    }
    long coders = units.all().get(0).coders();
    if (units.all().stream().anyMatch(unit -> unit.coders() != coders)) {
      return Estimable.missing(Cause.NOT_CODED_BY_ALL);
    }
    if (coders < 2) {
      return Estimable.missing(Cause.SINGLE_CODER);
    }
    return of(units, coders);
  }

  private static Estimable<Kappa> of(Units units, double coders) {
    double pairs = units.total() * coders * (coders - 1);
    List<Category> categories = new ArrayList<>();
    double expected = 0;
    double spread = 0;
    double skew = 0;
    for (int j = 0; j < units.categories(); j++) {
      int category = j;
      double p = units.sum(unit -> unit.byCategory()[category]) / (units.total() * coders);
      double both = p * (1 - p);
      double apart =
          units.sum(unit -> unit.byCategory()[category] * (coders - unit.byCategory()[category]));
      categories.add(
          new Category(
              p,
              both > 0 ? OptionalDouble.of(1 - apart / (pairs * both)) : OptionalDouble.empty()));
      expected += p * p;
      spread += both;
      skew += both * (1 - 2 * p);
    }
    if (spread == 0) {
      return Estimable.missing(Cause.ONE_CODE);
    }
    double observed = units.agreement();
    double nullVariance = 2 / (spread * spread * pairs) * (spread * spread - skew);
    double kappa = 1 - (1 - observed) / spread;
    return Estimable.of(new Kappa(observed, expected, kappa, Math.sqrt(nullVariance), categories));
  }
}
