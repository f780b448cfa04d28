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
 * @param samples the arms, in the order of {@link Arm}; nobody is an empty sample
 */
record Compared(Outcome outcome, Map<Arm, Sample> samples) {

  /** Everybody: this release has no strata. */
  static final String STRATUM = "all";

  String analysisId(Pair pair) {
    return String.join(".", outcome.estimand().name(), outcome.key(), pair.key(), STRATUM);
  }
}
