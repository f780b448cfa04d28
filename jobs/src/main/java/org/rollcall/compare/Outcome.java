package org.rollcall.compare;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;

/**
 * One thing that is compared.
 *
 * @param estimand the question
 * @param name what it counts
 * @param unit unit of the estimate
 * @param method estimator, in words
 * @param landmark weeks after the first session at which the classes are formed, if so
 * @param samples the arms, in the order of {@link Arm}; nobody is an empty sample
 * @param pairs the arms that are compared
 */
record Outcome(
    Estimand estimand,
    String name,
    String unit,
    String method,
    OptionalInt landmark,
    Map<Arm, Sample> samples,
    List<Pair> pairs) {

  /** Everybody: this release has no strata. */
  static final String STRATUM = "all";

  String analysisId(Pair pair) {
    return String.join(".", estimand.name(), name, pair.key(), STRATUM);
  }
}
