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
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.clusters.Statistic;

/**
 * Share of people to whom something has happened by one of several causes, by time: cumulative
 * incidence with competing causes.
 *
 * <p>Estimates F_k(t) = P(T ≤ t, cause k); Σ over times s ≤ t of S(s−) d_k(s) / n(s), S the
 * product-limit estimate of {@link KaplanMeier} with all causes as the event.
 *
 * <p>Assumes that the end of follow-up tells nothing of the time or the cause of the event;
 * otherwise biased, direction unknown. Causes need not be independent of each other; one minus a
 * Kaplan-Meier curve that censors the other causes would take them so, and be too large.
 *
 * <p>The variance is the infinitesimal jackknife by person or by cluster, or leaves out clusters;
 * of the two that R's packages have, it is {@code survival}'s, not the delta-method variance of
 * {@code cmprsk}, which takes people as counting alike.
 *
 * <p>Edge cases: not carried on beyond the last follow-up (R does), unless everybody had some
 * event. A cause that never happened has incidence 0, without a precision.
 *
 * <p>Checked in {@code IncidenceGoldens} against R 4.2.2, survival 3.5-3, {@code survfit(Surv(time,
 * factor(cause)) ~ arm)}: incidence, standard error and log interval, relative 1e-10. That version
 * does not use {@code cluster} for several causes, so clusters are checked against its influences
 * summed by cluster.
 *
 * @see "Aalen & Johansen (1978), Scandinavian Journal of Statistics 5:141-150"
 */
public final class AalenJohansen {

  private final Timeline line;
  private final CurveOptions options;
  private final int[] causes;
  private final double[][] incidence;

  private AalenJohansen(Timeline line, CurveOptions options) {
    this.line = line;
    this.options = options;
    this.causes = Arrays.stream(line.cause).filter(c -> c > 0).sorted().distinct().toArray();
    this.incidence = new double[causes.length][];
    for (int k = 0; k < causes.length; k++) {
      incidence[k] = ProductLimit.incidence(line.curve, line.leftBy(causes[k]), line.atRisk);
    }
  }

  /**
   * One time when somebody's time ends.
   *
   * @param time when
   * @param people at risk just before
   * @param atRisk sum of their weights
   * @param left sums of the weights of those with the event, by cause
   */
  public record Step(double time, long people, double atRisk, List<Double> left) {

    public Step {
      left = List.copyOf(left);
    }
  }

  /**
   * The incidences of people.
   *
   * @param cells any order
   * @param options their precision; not Greenwood's
   * @return the incidences, or the reason that nobody is there
   * @throws IllegalArgumentException if Greenwood's variance is asked for
   */
  public static Estimable<AalenJohansen> of(List<SurvivalCell> cells, CurveOptions options) {
    if (options.variance() == CurveVariance.GREENWOOD) {
      throw new IllegalArgumentException(
          "Invalid variance of incidences: GREENWOOD (must not be; PEOPLE is its counterpart)");
    }
    List<SurvivalCell> canonical = Cells.canonical(cells);
    return canonical.isEmpty()
        ? Estimable.missing(Cause.NOBODY)
        : Estimable.of(new AalenJohansen(new Timeline(canonical), options));
  }

  /** Causes that happened, ascending. */
  public List<Integer> causes() {
    return Arrays.stream(causes).boxed().toList();
  }

  /** The times when somebody's time ends, ascending; events in the order of {@link #causes}. */
  public List<Step> steps() {
    double[][] left = new double[causes.length][];
    Arrays.setAll(left, k -> line.leftBy(causes[k]));
    List<Step> steps = new ArrayList<>();
    for (int j = 0; j < line.size(); j++) {
      int now = j;
      List<Double> byCause = Arrays.stream(left).map(one -> one[now]).toList();
      steps.add(new Step(line.times[j], line.peopleAtRisk[j], line.atRisk[j], byCause));
    }
    return List.copyOf(steps);
  }

  /**
   * The share with the event by a cause.
   *
   * @param cause positive; it need not have happened
   * @param time not negative
   * @return between 0 and 1; empty beyond the last follow-up, unless nobody is left
   */
  public OptionalDouble incidence(int cause, double time) {
    return line.isKnown(time) ? OptionalDouble.of(value(cause, time)) : OptionalDouble.empty();
  }

  /**
   * The share without any event.
   *
   * @param time not negative
   * @return between 0 and 1; empty beyond the last follow-up, unless nobody is left
   */
  public OptionalDouble eventFree(double time) {
    return line.isKnown(time) ? OptionalDouble.of(line.survival(time)) : OptionalDouble.empty();
  }

  /**
   * The share with the event by a cause, with its precision.
   *
   * @param cause positive; it need not have happened
   * @param time not negative
   * @return the estimate, or the reason why there is none
   */
  public Estimate incidenceAt(int cause, double time) {
    if (options.variance() == CurveVariance.CLUSTER_JACKKNIFE) {
      return ClusterJackknife.of(sample(cause, time));
    }
    return line.isKnown(time) ? spread(cause, time).estimate() : KaplanMeier.NOT_FOLLOWED;
  }

  /**
   * The difference of two arms in the share with the event by a cause, first minus second.
   *
   * @param first with the same options as the second
   * @param second the arm that is subtracted
   * @param cause positive; it need not have happened
   * @param time not negative
   * @return the difference, or the reason why there is none
   */
  public static Estimate difference(
      AalenJohansen first, AalenJohansen second, int cause, double time) {
    first.options.requireEqual(second.options);
    if (first.options.variance() == CurveVariance.CLUSTER_JACKKNIFE) {
      return ClusterJackknife.difference(first.sample(cause, time), second.sample(cause, time));
    }
    if (!first.line.isKnown(time) || !second.line.isKnown(time)) {
      return KaplanMeier.NOT_FOLLOWED.of(
          first.line.isKnown(time) ? NotEstimable.Side.SECOND : NotEstimable.Side.FIRST);
    }
    return Spread.difference(first.spread(cause, time), second.spread(cause, time));
  }

  /**
   * The pointwise interval of the share with the event by a cause, on the scale of the options.
   *
   * @param cause positive; it need not have happened
   * @param time not negative
   * @return empty where there is no precision, or the share is 1
   */
  public Optional<Interval> interval(int cause, double time) {
    return incidenceAt(cause, time)
        .point()
        .flatMap(point -> options.scale().interval(point, options.level()));
  }

  private Spread spread(int cause, double time) {
    int size = line.upTo(time) + 1;
    double value = value(cause, time);
    double[] any = new double[size];
    double[] own = new double[size];
    int k = Arrays.binarySearch(causes, cause);
    for (int j = 0; j < size && k >= 0; j++) {
      double stay = line.atRisk[j] - line.left[j];
      any[j] = line.curve[j] > 0 ? (incidence[k][j] - value) / stay : 0;
      own[j] = (j == 0 ? 1 : line.curve[j - 1]) / line.atRisk[j];
    }
    return new Influence(line, any, own, cause).spread(value, options.variance());
  }

  private Sample sample(int cause, double time) {
    requireCause(cause);
    int size = line.upTo(time) + 1;
    return Sample.of(ProductLimit.byCluster(line, size, time, cause), new IncidenceAt(cause, time));
  }

  private static void requireCause(int cause) {
    if (cause < 1) {
      throw new IllegalArgumentException("Invalid cause: " + cause + " (must be positive)");
    }
  }

  private double value(int cause, double time) {
    requireCause(cause);
    int last = line.upTo(time);
    int k = Arrays.binarySearch(causes, cause);
    return last < 0 || k < 0 ? 0 : incidence[k][last];
  }

  /**
   * The share with the event by a cause at a time, from sums laid out by {@link ProductLimit}.
   *
   * @param cause positive
   * @param time not negative
   */
  private record IncidenceAt(int cause, double time) implements Statistic {

    @Override
    public OptionalDouble at(double[] totals) {
      int size = (totals.length - 1) / 3;
      double[] atRisk = Arrays.copyOfRange(totals, size, 2 * size);
      double[] byCause = Arrays.copyOfRange(totals, 2 * size + 1, totals.length);
      double[] curve = ProductLimit.curve(totals, atRisk);
      double free = size == 0 ? 1 : curve[size - 1];
      if (Double.isNaN(free) || (free > 0 && !(totals[2 * size] > 0))) {
        return OptionalDouble.empty();
      }
      double[] incidence = ProductLimit.incidence(curve, byCause, atRisk);
      return OptionalDouble.of(size == 0 ? 0 : incidence[size - 1]);
    }
  }
}
