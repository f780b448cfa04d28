package org.rollcall.compare;

import java.util.Map;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;

/**
 * An outcome with what there is of it.
 *
 * @param outcome what is compared
 * @param stratum whom it is about; {@link #EVERYBODY}, or those whom an estimator is for
 * @param adjustment what is done about differences between the arms' people, as tables name it
 * @param samples the arms, in the order of {@link Arm}; nobody is an empty sample
 */
record Compared(Outcome outcome, String stratum, String adjustment, Map<Arm, Sample> samples) {

  static final String EVERYBODY = "all";

  /** Nothing is done: people as they are. */
  static final String NOT_ADJUSTED = "none";

  /** Everybody as they are. */
  static Compared asTheyAre(Outcome outcome, Map<Arm, Sample> samples) {
    return new Compared(outcome, EVERYBODY, NOT_ADJUSTED, samples);
  }

  boolean isOfEverybody() {
    return stratum.equals(EVERYBODY);
  }

  boolean isAdjusted() {
    return !adjustment.equals(NOT_ADJUSTED);
  }

  /** Whether people came to their arm by their own choice, and nothing is done about it. */
  boolean isByChoice() {
    return outcome.estimand().followsPeople() && !isAdjusted();
  }

  String analysisId(Pair pair) {
    String id = String.join(".", outcome.estimand().name(), outcome.key(), pair.key(), stratum);
    return isAdjusted() ? id + "." + adjustment : id;
  }
}
