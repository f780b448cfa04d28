package org.rollcall.stats.clusters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.numeric.Sums;

/**
 * Estimates with a standard error from leaving out one cluster at a time.
 *
 * <p>Estimates V = (G − 1)/G · Σ (θ₋g − θ)², over the G clusters of both arms together; θ is the
 * number made of all clusters, θ₋g the same without cluster g. A cluster that is in both arms is
 * left out of both, so its effect on the difference, which may cancel, is counted once.
 *
 * <p>The deviations are from θ itself, not from the mean of the θ₋g (CV3, not CV3J): the larger of
 * the two, and for linear estimators the variance known as CR3 times (G − 1)/G. Reference
 * distribution: t with one degree of freedom fewer than the smaller arm has clusters.
 *
 * <p>Assumes clusters are independent of each other; people within one may be alike in any way.
 *
 * <p>Edge cases, each a {@link NotEstimable}: nobody in an arm; fewer than two clusters in an arm;
 * the number is not determined (nobody followed that far), or not without one of the clusters; all
 * clusters of an arm equal, as in a share of 0 or 1. In the last case a difference is refused too,
 * although the other arm varies: the interval would leave out one arm's uncertainty.
 *
 * <p>Checked against R's Welch standard errors and CR3 by exact algebra, see the tests.
 *
 * @see "MacKinnon, Nielsen & Webb (2023), doi:10.1177/1536867X231212433"
 * @see "Efron & Stein (1981), doi:10.1214/aos/1176345462"
 */
public final class ClusterJackknife {

  /** Relative size below which a spread is rounding, not variation. */
  private static final double ROUNDING = 1e-12;

  private ClusterJackknife() {}

  /**
   * The number of one arm.
   *
   * @param arm the arm
   * @return its value with df = clusters − 1, or the reason why there is none
   */
  public static Estimate of(Sample arm) {
    Arm one = new Arm(arm);
    return one.problem()
        .<Estimate>map(problem -> problem)
        .orElseGet(() -> estimate(one.value, one.deviations.values().stream(), arm.groups() - 1.0));
  }

  /**
   * The difference of two arms, first minus second.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @return the difference with df = clusters of the smaller arm − 1, or the reason why there is
   *     none; exchanging the arms changes the sign and no other bit
   * @throws IllegalArgumentException if the arms' numbers are of different kinds
   */
  public static Estimate difference(Sample first, Sample second) {
    if (!first.statistic().equals(second.statistic())) {
      throw new IllegalArgumentException(
          "Cannot compare two arms: "
              + first.statistic()
              + " and "
              + second.statistic()
              + " (must be equal)");
    }
    Arm one = new Arm(first);
    Arm two = new Arm(second);
    Optional<NotEstimable> problem =
        one.problem()
            .map(p -> p.of(NotEstimable.Side.FIRST))
            .or(() -> two.problem().map(p -> p.of(NotEstimable.Side.SECOND)));
    if (problem.isPresent()) {
      return problem.get();
    }
    TreeSet<Long> union = new TreeSet<>(one.deviations.keySet());
    union.addAll(two.deviations.keySet());
    double[] deviations =
        union.stream()
            .mapToDouble(
                g -> one.deviations.getOrDefault(g, 0.0) - two.deviations.getOrDefault(g, 0.0))
            .toArray();
    double scale = Math.max(one.scale(), two.scale());
    if (isRounding(deviations, scale)) {
      return new NotEstimable(Cause.NO_GROUP_CHANGES_IT);
    }
    double df = Math.min(first.groups(), second.groups()) - 1.0;
    return new PointEstimate(one.value - two.value, stdError(deviations), df);
  }

  /**
   * How far the difference of two arms moves from one way of measuring to another: the first two
   * arms' difference less that of the last two. A cluster is left out of all four, so what the two
   * ways share cancels.
   *
   * @param first first arm of the one way
   * @param second second arm of it
   * @param firstOther first arm of the other way
   * @param secondOther second arm of it
   * @return the change with df = clusters of the smallest arm − 1, or the reason why there is none
   */
  public static Estimate change(
      Sample first, Sample second, Sample firstOther, Sample secondOther) {
    List<Arm> plus = List.of(new Arm(first), new Arm(secondOther));
    List<Arm> minus = List.of(new Arm(second), new Arm(firstOther));
    List<Arm> all = Stream.concat(plus.stream(), minus.stream()).toList();
    Optional<NotEstimable> problem = all.stream().flatMap(a -> a.problem().stream()).findFirst();
    if (problem.isPresent()) {
      return problem.get();
    }
    double[] deviations =
        all.stream()
            .flatMap(arm -> arm.deviations.keySet().stream())
            .distinct()
            .sorted()
            .mapToDouble(g -> deviation(plus, g) - deviation(minus, g))
            .toArray();
    if (isRounding(deviations, all.stream().mapToDouble(Arm::scale).max().orElseThrow())) {
      return new NotEstimable(Cause.NO_GROUP_CHANGES_IT);
    }
    double value =
        (plus.get(0).value - minus.get(0).value) - (minus.get(1).value - plus.get(1).value);
    int groups = all.stream().mapToInt(arm -> arm.sample.groups()).min().orElseThrow();
    return new PointEstimate(value, stdError(deviations), groups - 1.0);
  }

  private static double deviation(List<Arm> arms, long cluster) {
    return arms.stream().mapToDouble(arm -> arm.deviations.getOrDefault(cluster, 0.0)).sum();
  }

  private static PointEstimate estimate(double value, Stream<Double> deviations, double df) {
    return new PointEstimate(
        value, stdError(deviations.mapToDouble(Double::doubleValue).toArray()), df);
  }

  /** The jackknife standard error of deviations from the full estimate, one for each cluster. */
  public static double stdError(double[] deviations) {
    double groups = deviations.length;
    return Math.sqrt((groups - 1) / groups * Sums.ofSquares(deviations));
  }

  /** Whether deviations are no more than the rounding of numbers of a size. */
  public static boolean isRounding(double[] deviations, double scale) {
    return Math.sqrt(Sums.ofSquares(deviations)) <= ROUNDING * scale;
  }

  /** One arm with the deviations θ₋g − θ of its clusters. */
  private static final class Arm {

    private final Sample sample;
    private final OptionalDouble found;
    private final double value;
    private final Map<Long, Double> deviations = new HashMap<>();

    Arm(Sample sample) {
      this.sample = sample;
      this.found = sample.value();
      this.value = found.orElse(0);
      for (ClusterSums cluster : sample.clusters()) {
        sample.without(cluster).ifPresent(rest -> deviations.put(cluster.cluster(), rest - value));
      }
    }

    /** Size of the numbers that the deviations are differences of. */
    double scale() {
      return deviations.values().stream()
          .mapToDouble(deviation -> Math.abs(value + deviation))
          .reduce(Math.abs(value), Math::max);
    }

    Optional<NotEstimable> problem() {
      if (sample.people() == 0) {
        return because(Cause.NOBODY);
      }
      if (sample.groups() < 2) {
        return because(Cause.ONE_GROUP);
      }
      if (found.isEmpty()) {
        return because(Cause.NOT_FOLLOWED);
      }
      if (deviations.size() < sample.groups()) {
        return because(Cause.FOLLOWED_BY_ONE_GROUP);
      }
      double[] all = deviations.values().stream().mapToDouble(Double::doubleValue).toArray();
      if (isRounding(all, scale())) {
        return because(Cause.SAME_VALUE_OF_GROUPS);
      }
      return Optional.empty();
    }

    private static Optional<NotEstimable> because(Cause cause) {
      return Optional.of(new NotEstimable(cause));
    }
  }
}
