package org.rollcall.stats.survival;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.numeric.Sums;

/**
 * A number and how independent people, or clusters, move it: the infinitesimal jackknife.
 *
 * <p>Var(θ) = Σ U², over people or clusters; U is the derivative of θ by the weight of one. Of the
 * difference of two arms, U is the difference of a cluster's two, so that what moves both alike
 * cancels; people are in one arm only.
 */
final class Spread {

  /** Relative size below which a spread is rounding, not variation. */
  private static final double ROUNDING = 1e-12;

  private final double value;
  private final double variance;
  private final Optional<TreeMap<Long, Double>> moves;

  private Spread(double value, double variance, Optional<TreeMap<Long, Double>> moves) {
    this.value = value;
    this.variance = variance;
    this.moves = moves;
  }

  /** People are independent; the variance is known. */
  static Spread ofPeople(double value, double variance) {
    return new Spread(value, variance, Optional.empty());
  }

  /**
   * Clusters are independent.
   *
   * @param labels of the clusters, shape (clusters,)
   * @param moves their U
   */
  static Spread ofClusters(double value, long[] labels, double[] moves) {
    TreeMap<Long, Double> byLabel = new TreeMap<>();
    for (int g = 0; g < labels.length; g++) {
      byLabel.put(labels[g], moves[g]);
    }
    return new Spread(value, Sums.ofSquares(moves), Optional.of(byLabel));
  }

  double stdError() {
    return Math.sqrt(variance);
  }

  /** The same of a function of the number. */
  Spread transformed(DoubleUnaryOperator function, double derivative) {
    TreeMap<Long, Double> scaled = new TreeMap<>();
    moves.ifPresent(m -> m.forEach((label, move) -> scaled.put(label, move * derivative)));
    return new Spread(
        function.applyAsDouble(value), variance * derivative * derivative, moves.map(m -> scaled));
  }

  Estimate estimate() {
    return problem()
        .<Estimate>map(problem -> problem)
        .orElseGet(() -> new PointEstimate(value, stdError(), df()));
  }

  /** First minus second; degrees of freedom are those of the arm with fewer clusters. */
  static Estimate difference(Spread first, Spread second) {
    Optional<NotEstimable> problem =
        first
            .problem()
            .map(p -> p.of(NotEstimable.Side.FIRST))
            .or(() -> second.problem().map(p -> p.of(NotEstimable.Side.SECOND)));
    if (problem.isPresent()) {
      return problem.get();
    }
    double value = first.value - second.value;
    double df = Math.min(first.df(), second.df());
    if (first.moves.isEmpty() || second.moves.isEmpty()) {
      return new PointEstimate(value, Math.sqrt(first.variance + second.variance), df);
    }
    TreeMap<Long, Double> together = new TreeMap<>(first.moves.get());
    second.moves.get().forEach((label, move) -> together.merge(label, -move, Double::sum));
    double[] each = together.values().stream().mapToDouble(Double::doubleValue).toArray();
    double error = Math.sqrt(Sums.ofSquares(each));
    if (error <= ROUNDING * Math.max(first.stdError(), second.stdError())) {
      return new NotEstimable(Cause.NO_GROUP_MOVES_IT);
    }
    return new PointEstimate(value, error, df);
  }

  private double df() {
    return moves.map(m -> m.size() - 1.0).orElse(Double.POSITIVE_INFINITY);
  }

  private Optional<NotEstimable> problem() {
    if (moves.isPresent() && moves.get().size() < 2) {
      return Optional.of(new NotEstimable(Cause.ONE_GROUP));
    }
    return stdError() > ROUNDING * Math.abs(value)
        ? Optional.empty()
        : Optional.of(new NotEstimable(Cause.SAME_VALUE_OF_ALL));
  }
}
