package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.Estimate;

/**
 * A way from counts to the difference of two arms. Each is a class of its own, listed in {@link
 * Comparison}; all go through the same checks, withholding and verdicts.
 */
interface Estimator {

  /**
   * What was found of one pair of arms.
   *
   * @param difference first minus second, or why there is none
   * @param comparison value of the first arm, if there is one
   * @param reference value of the second arm, if there is one
   * @param diagnostics what shows whether it may be trusted; one that withholds takes it away
   */
  record Found(
      Estimate difference,
      OptionalDouble comparison,
      OptionalDouble reference,
      List<Diagnostic> diagnostics) {}

  /** What it compares, in a fixed order. */
  List<Compared> comparisons();

  /** The difference of the arms, with its diagnostics. */
  Found difference(Compared compared, Pair pair);

  /**
   * Whether its contrasts may be published. One of a part of the people must not where the counts
   * of all are: the difference of the two would tell of the others.
   */
  boolean isPublished();

  /** What a reader must be told beside an estimate, if anything. */
  Optional<Message> caution();
}
