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
 * @param population whom the study is about, or one of the populations of a study; {@link #ALL} if
 *     it is the only one
 * @param part those of the population whom an estimator is for; the empty text if that is everybody
 * @param adjustment what is done about differences between the arms' people, as tables name it
 * @param samples the arms, in the order of {@link Arm}; nobody is an empty sample
 */
record Compared(
    Outcome outcome, String population, String part, String adjustment, Map<Arm, Sample> samples) {

  static final String ALL = "all";

  /** Nothing is done: people as they are. */
  static final String NOT_ADJUSTED = "none";

  /** Everybody as they are. */
  static Compared asTheyAre(Outcome outcome, String population, Map<Arm, Sample> samples) {
    return new Compared(outcome, population, "", NOT_ADJUSTED, samples);
  }

  /** Whom it is about, as tables name it. */
  String stratum() {
    if (part.isEmpty()) {
      return population;
    }
    return population.equals(ALL) ? part : population + "_" + part;
  }

  boolean isOfEverybody() {
    return part.isEmpty();
  }

  boolean isAdjusted() {
    return !adjustment.equals(NOT_ADJUSTED);
  }

  /** Whether people came to their arm by their own choice, and nothing is done about it. */
  boolean isByChoice() {
    return outcome.estimand().followsPeople() && !isAdjusted();
  }

  String analysisId(Pair pair) {
    String id = String.join(".", outcome.estimand().name(), outcome.key(), pair.key(), stratum());
    return isAdjusted() ? id + "." + adjustment : id;
  }
}
