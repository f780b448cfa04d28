package org.rollcall.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * There is no estimate, and why.
 *
 * @param reason kind of reason, for tables
 * @param sentence the reason as a sentence, for readers
 */
public record NotEstimable(Reason reason, String sentence) implements Estimate {

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

  public NotEstimable {
    if (sentence.isBlank()) {
      throw new IllegalArgumentException("Missing required sentence: why there is no estimate");
    }
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
   * The same reason, said of something.
   *
   * @param subject what it is said of, as the title of an arm
   * @return a reason whose sentence begins with the subject
   */
  public NotEstimable of(String subject) {
    return new NotEstimable(reason, subject + ": " + sentence);
  }
}
