package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.survival.ProductLimit.Quantity;

/**
 * Share of people to whom something has not happened yet, by time, from censored times: the
 * product-limit estimate, with weights, delayed entry and clusters.
 *
 * <p>Estimates S(t) = P(T &gt; t); product over times s ≤ t of 1 − d(s) / n(s), where d and n are
 * sums of weights over people with the event at s and at risk at s: entered before s, not yet out
 * before s. Whoever has the event and whoever is censored at s are both at risk at s.
 *
 * <p>Assumes that the end of follow-up, and the entry, tell nothing of the time of the event;
 * otherwise biased, direction unknown. {@link CurveVariance} says what else is independent.
 *
 * <p>Edge cases: the curve ends with the last follow-up and is not carried on from there (R does),
 * unless it has fallen to 0, where it stays. Where it is 1 or 0 there is neither standard error nor
 * interval (R gives 0 and NaN). Times that differ by rounding are one, see R's {@code timefix}.
 * Delayed entry may leave so few at risk early that the curve drops to 0 and stays there.
 *
 * <p>Checked in {@code CurveGoldens} against R 4.2.2, survival 3.5-3, {@code survfit} with {@code
 * summary}, {@code quantile} and {@code rmean}: curve, three variances, three scales, quantiles
 * with limits, restricted means with difference and ratio, relative 1e-10. Of a mean with weights
 * or clusters R prints Greenwood's precision, with weights for counts; here it is that of the
 * options.
 *
 * @see "Kaplan & Meier (1958), doi:10.1080/01621459.1958.10501452"
 */
public final class KaplanMeier {

  /**
   * One step of the curve.
   *
   * @param time when somebody's time ends
   * @param people at risk just before
   * @param left people with the event then
   * @param censored people whose follow-up ends then
   * @param atRisk sum of the weights of those at risk; so are the next two
   * @param weightLeft of those with the event
   * @param weightCensored of those whose follow-up ends
   * @param survival from this time on
   */
  public record Step(
      double time,
      long people,
      long left,
      long censored,
      double atRisk,
      double weightLeft,
      double weightCensored,
      double survival) {}

  static final NotEstimable NOT_FOLLOWED = new NotEstimable(Cause.NOT_FOLLOWED);

  private final Timeline line;
  private final CurveOptions options;
  private final CurveErrors errors;

  private KaplanMeier(Timeline line, CurveOptions options) {
    this.line = line;
    this.options = options;
    this.errors = new CurveErrors(line, options.variance());
  }

  /**
   * The curve of people.
   *
   * @param cells any order; events of all causes count alike
   * @param options its precision
   * @return the curve, or the reason that nobody is there
   * @throws IllegalArgumentException if Greenwood's variance is asked for with sampling weights
   */
  public static Estimable<KaplanMeier> of(List<SurvivalCell> cells, CurveOptions options) {
    if (options.variance() == CurveVariance.GREENWOOD) {
      Cells.requireUnweighted(cells, "Greenwood's variance");
    }
    List<SurvivalCell> canonical = Cells.canonical(cells);
    return canonical.isEmpty()
        ? Estimable.missing(Cause.NOBODY)
        : Estimable.of(new KaplanMeier(new Timeline(canonical), options));
  }

  /** The times when somebody's time ends, ascending. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int j = 0; j < line.size(); j++) {
      steps.add(
          new Step(
              line.times[j],
              line.peopleAtRisk[j],
              line.peopleLeft[j],
              line.peopleLost[j],
              line.atRisk[j],
              line.left[j],
              line.lost[j],
              line.curve[j]));
    }
    return List.copyOf(steps);
  }

  /**
   * The share without the event.
   *
   * @param time not negative
   * @return between 0 and 1; empty beyond the last follow-up, unless nobody is left
   */
  public OptionalDouble survival(double time) {
    return line.isKnown(time) ? OptionalDouble.of(line.survival(time)) : OptionalDouble.empty();
  }

  /** The same with its precision. */
  public Estimate survivalAt(double time) {
    return estimate(Quantity.SURVIVAL, time);
  }

  /** The share with the event by a time, 1 − S, with its precision. */
  public Estimate leftBy(double time) {
    return estimate(Quantity.LEFT, time);
  }

  /**
   * Nelson and Aalen's cumulative hazard, Σ d / n.
   *
   * @param time not negative
   * @return not negative; empty beyond the last follow-up, unless nobody is left
   * @see "Aalen (1978), doi:10.1214/aos/1176344247"
   */
  public OptionalDouble cumulativeHazard(double time) {
    return value(Quantity.CUMULATIVE_HAZARD, time);
  }

  /** The same with its precision; Greenwood's relative is Σ d / n². */
  public Estimate cumulativeHazardAt(double time) {
    return estimate(Quantity.CUMULATIVE_HAZARD, time);
  }

  /**
   * Mean time without the event up to a horizon: the area under the curve.
   *
   * @param horizon positive
   * @return between 0 and the horizon; empty beyond the last follow-up, unless nobody is left
   * @see "Royston & Parmar (2013), doi:10.1186/1471-2288-13-152"
   */
  public OptionalDouble restrictedMean(double horizon) {
    return value(Quantity.RESTRICTED_MEAN, horizon);
  }

  /**
   * The same with its precision; Greenwood's relative is Σ A(t)² d / (n (n − d)), A(t) the area
   * from t to the horizon, without a factor for small samples.
   */
  public Estimate restrictedMeanUpTo(double horizon) {
    return estimate(Quantity.RESTRICTED_MEAN, horizon);
  }

  /**
   * The standard error of the share without the event.
   *
   * @param time not negative
   * @return positive; empty where the curve is not known, 1 or 0, or its precision is not known
   */
  public OptionalDouble stdError(double time) {
    return line.isKnown(time)
        ? errors.at(line.upTo(time), line.from(time))
        : OptionalDouble.empty();
  }

  /**
   * The pointwise interval of the share without the event, on the scale of the options.
   *
   * @param time not negative
   * @return empty where there is no standard error
   */
  public Optional<Interval> interval(double time) {
    OptionalDouble error = stdError(time);
    return error.isEmpty()
        ? Optional.empty()
        : options.interval(line.survival(time), error.getAsDouble(), line.clusters.length);
  }

  /**
   * The time by which a share has had the event, as the median, with limits where the limits of the
   * curve cross the same height.
   *
   * @param share between 0 and 1, exclusive
   * @return the time, as far as the curve and its limits fall that low
   * @see "Brookmeyer & Crowley (1982), doi:10.2307/2530286"
   */
  public CurveQuantile quantile(double share) {
    double[] lower = new double[line.size()];
    double[] upper = new double[line.size()];
    for (int j = 0; j < lower.length; j++) {
      Optional<Interval> limits = interval(line.times[j]);
      lower[j] = limits.map(Interval::low).orElse(Double.NaN);
      upper[j] = limits.map(Interval::high).orElse(Double.NaN);
    }
    return new CurveQuantile(
        CurveQuantile.crossing(line.times, line.curve, share),
        CurveQuantile.crossing(line.times, lower, share),
        CurveQuantile.crossing(line.times, upper, share));
  }

  /**
   * The difference of two arms in the share without the event, first minus second.
   *
   * @param first with the same options as the second
   * @param second the arm that is subtracted
   * @param time not negative
   * @return the difference, or the reason why there is none
   */
  public static Estimate survivalDifference(KaplanMeier first, KaplanMeier second, double time) {
    return difference(first, second, Quantity.SURVIVAL, time);
  }

  /** The difference of two arms in the mean time without the event, first minus second. */
  public static Estimate restrictedMeanDifference(
      KaplanMeier first, KaplanMeier second, double horizon) {
    return difference(first, second, Quantity.RESTRICTED_MEAN, horizon);
  }

  /** The logarithm of the ratio of two arms' mean times without the event, first to second. */
  public static Estimate restrictedMeanLogRatio(
      KaplanMeier first, KaplanMeier second, double horizon) {
    return difference(first, second, Quantity.LOG_RESTRICTED_MEAN, horizon);
  }

  private static Estimate difference(
      KaplanMeier first, KaplanMeier second, Quantity quantity, double time) {
    first.options.requireEqual(second.options);
    if (first.options.variance() == CurveVariance.CLUSTER_JACKKNIFE) {
      return ClusterJackknife.difference(
          ProductLimit.sample(first.line, quantity, time),
          ProductLimit.sample(second.line, quantity, time));
    }
    Optional<NotEstimable> problem =
        first
            .problem(quantity, time)
            .map(p -> p.of(NotEstimable.Side.FIRST))
            .or(() -> second.problem(quantity, time).map(p -> p.of(NotEstimable.Side.SECOND)));
    if (problem.isPresent()) {
      return problem.get();
    }
    return Spread.difference(first.spread(quantity, time), second.spread(quantity, time));
  }

  private Estimate estimate(Quantity quantity, double time) {
    if (options.variance() == CurveVariance.CLUSTER_JACKKNIFE) {
      return ClusterJackknife.of(ProductLimit.sample(line, quantity, time));
    }
    return problem(quantity, time)
        .<Estimate>map(problem -> problem)
        .orElseGet(() -> spread(quantity, time).estimate());
  }

  private Spread spread(Quantity quantity, double time) {
    return errors.spread(quantity, value(quantity, time).getAsDouble(), time);
  }

  private OptionalDouble value(Quantity quantity, double time) {
    if (!line.isKnown(time)) {
      return OptionalDouble.empty();
    }
    double[] totals = new double[2 * (line.upTo(time) + 1) + 1];
    int size = totals.length / 2;
    System.arraycopy(line.left, 0, totals, 0, size);
    System.arraycopy(line.atRisk, 0, totals, size, size);
    totals[2 * size] = 1;
    return new ProductLimit.AtTime(quantity, time, Arrays.copyOf(line.times, size)).at(totals);
  }

  private Optional<NotEstimable> problem(Quantity quantity, double time) {
    if (!line.isKnown(time)) {
      return Optional.of(NOT_FOLLOWED);
    }
    return value(quantity, time).isPresent()
        ? Optional.empty()
        : Optional.of(new NotEstimable(Cause.NO_TIME_FOLLOWED));
  }
}
