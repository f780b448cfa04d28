package org.rollcall.outcome;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * One way to measure engagement: the outcomes that a study has of it, and what sort of number they
 * are. Each is a file of its own, listed in {@link Measures#ALL}, and has no state, so that two of
 * a kind are equal.
 */
public interface Measure extends Serializable {

  /** What becomes of the values of an arm's people. */
  enum Form {
    /** The mean of one value of each person; of 0 and 1, a share. */
    MEAN,
    /** One total over another. */
    RATIO,
    /** The share of those who have not left, from the curve of all. */
    SURVIVAL,
    /** The area under that curve. */
    AREA
  }

  /** The name under which its words are kept. */
  String name();

  /** The question that it answers. */
  Estimand estimand();

  /** Unit of the estimate, as tables name it. */
  String unit();

  /** What sort of number it is. */
  Form form();

  /** The outcomes of a study with these settings, in the order of the report. */
  List<Outcome> outcomes(OutcomeSettings settings);

  /** Whether values lie from 0 to 1. */
  default boolean isShare() {
    return unit().startsWith("share");
  }

  /**
   * What it is a check of: then it has a value in each arm, and its difference stands beside that
   * of the other as an alternative.
   */
  default Optional<Measure> checkOf() {
    return Optional.empty();
  }

  /**
   * Whether records may lack what it rests on, though somebody came: then it is also said of how
   * much it is known, and it is not published. Its people are some of those of other outcomes, and
   * the difference of two counts would tell how few came where nobody keeps clocks.
   */
  default boolean isPartlyKnown() {
    return false;
  }
}
