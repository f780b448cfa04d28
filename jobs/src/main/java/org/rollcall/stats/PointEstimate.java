package org.rollcall.stats;

import java.util.Optional;
import java.util.function.Function;
import org.rollcall.stats.numeric.StudentT;

/**
 * A number with its standard error and the reference distribution that goes with it.
 *
 * <p>Interval and p-value refer (estimate - truth) / stdError to Student's t with {@code df}
 * degrees of freedom, or to the normal distribution if {@code df} is infinite.
 *
 * @param value the estimate, finite
 * @param stdError its standard error, finite and positive: an estimate without known precision is a
 *     {@link NotEstimable}
 * @param df degrees of freedom, positive; {@link Double#POSITIVE_INFINITY} for the normal
 */
public record PointEstimate(double value, double stdError, double df) implements Estimate {

  public PointEstimate {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid estimate: " + value + " (must be finite)");
    }
    if (!(stdError > 0) || Double.isInfinite(stdError)) {
      throw new IllegalArgumentException(
          "Invalid standard error: " + stdError + " (must be positive and finite)");
    }
    if (!(df > 0)) {
      throw new IllegalArgumentException(
          "Invalid degrees of freedom: " + df + " (must be positive)");
    }
  }

  /**
   * The symmetric interval, value -+ quantile times stdError.
   *
   * @param level coverage, between 0 and 1
   * @return the interval
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public Interval interval(double level) {
    double half = StudentT.quantile(level, df) * stdError;
    return new Interval(level, value - half, value + half);
  }

  /**
   * The two-sided p-value of the hypothesis that the truth is zero.
   *
   * <p>Computed as an upper tail, so that small values keep their digits.
   *
   * @return between 0 and 1; 0 only where a double can hold nothing smaller
   */
  public double pValue() {
    return StudentT.twoSided(value / stdError, df);
  }

  @Override
  public Optional<PointEstimate> point() {
    return Optional.of(this);
  }

  @Override
  public Optional<NotEstimable> missing() {
    return Optional.empty();
  }

  @Override
  public <T> T match(
      Function<? super PointEstimate, ? extends T> estimated,
      Function<? super NotEstimable, ? extends T> otherwise) {
    return estimated.apply(this);
  }
}
