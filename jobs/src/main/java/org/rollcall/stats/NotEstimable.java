package org.rollcall.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * There is no estimate, and why.
 *
 * @param cause what stands against it
 * @param side the one of two arms of which it is said; empty if of neither alone
 */
public record NotEstimable(Cause cause, Optional<Side> side) implements Estimate {

  /** Which of two arms. */
  public enum Side {
    FIRST,
    SECOND
  }

  /** Kinds of reasons. */
  public enum Reason {
    /** Nobody is in an arm. */
    NO_PEOPLE,
    /** Fewer than two groups: nothing to compare their outcomes with. */
    TOO_FEW_GROUPS,
    /** The outcome is not known that far: nobody was followed, or nothing was offered. */
    NOT_FOLLOWED,
    /** Without one group there would be no outcome at all. */
    ONE_GROUP_DECIDES,
    /** Groups do not differ, so the data say nothing of the precision. */
    NO_VARIATION,
    /** What is counted never happened, or always did: there is nothing to learn its rate from. */
    NO_EVENTS,
    /** A covariate, or several together, tell an outcome or an arm without fail. */
    SEPARATED,
    /** A covariate says nothing beyond the others, or is constant. */
    COLLINEAR,
    /** The model did not converge. */
    NOT_CONVERGED,
    /** A check of the analysis failed. */
    WITHHELD
  }

  /**
   * There is no estimate.
   *
   * @param cause what stands against it
   */
  public NotEstimable(Cause cause) {
    this(cause, Optional.empty());
  }

  /** The kind of reason. */
  public Reason reason() {
    return cause.reason();
  }

  @Override
  public Optional<PointEstimate> point() {
    return Optional.empty();
  }

  @Override
  public Optional<NotEstimable> missing() {
    return Optional.of(this);
  }

  @Override
  public <T> T match(
      Function<? super PointEstimate, ? extends T> estimated,
      Function<? super NotEstimable, ? extends T> otherwise) {
    return otherwise.apply(this);
  }

  /**
   * The same, said of one of two arms.
   *
   * @param arm which of them
   */
  public NotEstimable of(Side arm) {
    return new NotEstimable(cause, Optional.of(arm));
  }
}
