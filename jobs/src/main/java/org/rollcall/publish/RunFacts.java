package org.rollcall.publish;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a manifest tells of the making of a release; of a public one, only why it was revised.
 *
 * @param inputFingerprints SHA-256 of each input file, hex, by its id
 * @param timings how long each step took, by its name
 * @param revision why a month is published once more, if it is
 */
public record RunFacts(
    Map<String, String> inputFingerprints,
    Map<String, Duration> timings,
    Optional<Revision> revision) {

  /** Nothing to tell. */
  public static final RunFacts NONE = revised(Revision.NONE);

  public RunFacts {
    SortedMap<String, String> fingerprints = new TreeMap<>(inputFingerprints);
    SortedMap<String, Duration> steps = new TreeMap<>(timings);
    inputFingerprints = Collections.unmodifiableSortedMap(fingerprints);
    timings = Collections.unmodifiableSortedMap(steps);
  }

  /** Of a release of the evaluators. */
  public RunFacts(Map<String, String> inputFingerprints, Map<String, Duration> timings) {
    this(inputFingerprints, timings, Revision.NONE);
  }

  /** Of a public release. */
  public static RunFacts revised(Optional<Revision> revision) {
    return new RunFacts(Map.of(), Map.of(), revision);
  }
}
