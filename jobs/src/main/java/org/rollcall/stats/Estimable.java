package org.rollcall.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * What an estimator of more than one number answers: the result, or the reason why there is none.
 *
 * <p>A single number with its precision is an {@link Estimate}; this is its counterpart for curves,
 * tables and fitted models.
 *
 * @param <T> type of the result
 */
public final class Estimable<T> {

  private final Optional<T> value;
  private final Optional<NotEstimable> missing;

  private Estimable(Optional<T> value, Optional<NotEstimable> missing) {
    this.value = value;
    this.missing = missing;
  }

  /**
   * There is a result.
   *
   * @param value the result
   * @return the answer
   * @param <T> type of the result
   */
  public static <T> Estimable<T> of(T value) {
    return new Estimable<>(Optional.of(value), Optional.empty());
  }

  /**
   * There is none.
   *
   * @param cause what stands against it
   * @return the answer
   * @param <T> type of the result that there would have been
   */
  public static <T> Estimable<T> missing(Cause cause) {
    return missing(new NotEstimable(cause));
  }

  /**
   * There is none.
   *
   * @param why the reason
   * @return the answer
   * @param <T> type of the result that there would have been
   */
  public static <T> Estimable<T> missing(NotEstimable why) {
    return new Estimable<>(Optional.empty(), Optional.of(why));
  }

  /** The result, or empty if there is none. */
  public Optional<T> value() {
    return value;
  }

  /** Why there is no result, or empty if there is one. */
  public Optional<NotEstimable> missing() {
    return missing;
  }

  /**
   * A number of the result, or the reason why there is no result.
   *
   * @param number what to take from a result
   * @return the number, itself perhaps not estimable
   */
  public Estimate estimate(Function<? super T, ? extends Estimate> number) {
    return value.<Estimate>map(number).orElseGet(missing::get);
  }

  /**
   * What is made of the result, or the same reason.
   *
   * @param next what to make of a result
   * @return the answer of the next step, or the reason of this one
   * @param <U> type of the next result
   */
  public <U> Estimable<U> then(Function<? super T, Estimable<U>> next) {
    return value.map(next).orElseGet(() -> missing(missing.get()));
  }

  @Override
  public String toString() {
    return value.<Object>map(v -> v).orElseGet(missing::get).toString();
  }
}
