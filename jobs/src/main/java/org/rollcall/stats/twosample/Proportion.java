package org.rollcall.stats.twosample;

import java.util.function.Supplier;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.numeric.Betas;
import org.rollcall.stats.numeric.Normal;

/**
 * Intervals of a share, x of n people, that are right in small samples and at 0 and n.
 *
 * <p>Estimates the limits of p with z the normal quantile and α one minus the level:
 *
 * <ul>
 *   <li>Wilson: (x + z²/2 ± z √(x (n − x)/n + z²/4)) / (n + z²), close to its level on average;
 *   <li>Clopper-Pearson ("exact"): quantiles α/2 of Beta(x, n − x + 1) and 1 − α/2 of Beta(x + 1, n
 *       − x), never below its level;
 *   <li>Jeffreys: quantiles of Beta(x + 1/2, n − x + 1/2), for zero events.
 * </ul>
 *
 * <p>Assumes people are independent, as in a count of nearly everybody; people of a group are
 * alike, and a share over groups needs {@link org.rollcall.stats.clusters.ClusterJackknife}.
 *
 * <p>Edge cases: of nobody there is no interval. With none or all, the limit on that side is 0 or 1
 * exactly, as in R (whose Wilson limit may exceed 1 by a rounding; here it does not).
 *
 * <p>Checked against R 4.2.2 {@code prop.test(correct = FALSE)}, {@code binom.test} and {@code
 * qbeta}, relative 1e-10.
 *
 * @see "Wilson (1927), doi:10.1080/01621459.1927.10502953"
 * @see "Clopper & Pearson (1934), doi:10.1093/biomet/26.4.404"
 * @see "Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286"
 */
public final class Proportion {

  private Proportion() {}

  /**
   * Wilson's score interval.
   *
   * @param share x of n
   * @param level coverage, between 0 and 1
   * @return limits between 0 and 1, or NO_PEOPLE
   */
  public static Estimable<Interval> wilson(Share share, double level) {
    return of(share, () -> score(share, level));
  }

  /**
   * Clopper and Pearson's interval, which holds the truth at least as often as its level says.
   *
   * @param share x of n
   * @param level coverage, between 0 and 1
   * @return limits between 0 and 1, or NO_PEOPLE
   */
  public static Estimable<Interval> clopperPearson(Share share, double level) {
    double x = share.withOutcome();
    double rest = share.people() - x;
    return of(
        share,
        () -> {
          double tail = (1 - Interval.requireLevel(level)) / 2;
          double low = x == 0 ? 0 : Betas.quantile(tail, x, rest + 1);
          return new Interval(level, low, rest == 0 ? 1 : 1 - Betas.quantile(tail, rest, x + 1));
        });
  }

  /**
   * The interval of a Bayesian without opinion: equal tails under Jeffreys' prior.
   *
   * @param share x of n
   * @param level coverage, between 0 and 1
   * @return limits between 0 and 1, or NO_PEOPLE
   */
  public static Estimable<Interval> jeffreys(Share share, double level) {
    double x = share.withOutcome() + 0.5;
    double rest = share.people() - share.withOutcome() + 0.5;
    return of(
        share,
        () -> {
          double tail = (1 - Interval.requireLevel(level)) / 2;
          double low = share.withOutcome() == 0 ? 0 : Betas.quantile(tail, x, rest);
          double high = rest == 0.5 ? 1 : 1 - Betas.quantile(tail, rest, x);
          return new Interval(level, low, high);
        });
  }

  /** Wilson's interval of at least one person. */
  static Interval score(Share share, double level) {
    double z = Normal.quantile(level);
    double n = share.people();
    double x = share.withOutcome();
    double half = z * Math.sqrt(x * (n - x) / n + z * z / 4);
    double low = x == 0 ? 0 : (x + z * z / 2 - half) / (n + z * z);
    double high = x == n ? 1 : (x + z * z / 2 + half) / (n + z * z);
    return new Interval(level, low, high);
  }

  private static Estimable<Interval> of(Share share, Supplier<Interval> limits) {
    return share.people() == 0
        ? Estimable.missing(Cause.NO_SHARE_OF_NOBODY)
        : Estimable.of(limits.get());
  }
}
