package org.rollcall.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * What an estimator answers: a number with its precision, or the reason why there is none.
 *
 * <p>No estimator of this package answers with NaN, with an interval of no width, or with an
 * exception from below.
 */
public sealed interface Estimate permits PointEstimate, NotEstimable {

  /** The estimate, or empty if there is none. */
  Optional<PointEstimate> point();

  /** Why there is no estimate, or empty if there is one. */
  Optional<NotEstimable> missing();

  /**
   * One of two answers, by what this is.
   *
   * @param estimated what to make of an estimate
   * @param otherwise what to make of a reason
   * @return the answer of the one that applies
   * @param <T> type of the answer
   */
  <T> T match(
      Function<? super PointEstimate, ? extends T> estimated,
      Function<? super NotEstimable, ? extends T> otherwise);
}
