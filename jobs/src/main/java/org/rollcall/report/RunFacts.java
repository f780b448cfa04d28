package org.rollcall.report;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the evaluators learn of a run beside its results; never part of a public release.
 *
 * @param inputFingerprints SHA-256 of each input file, hex, by its id
 * @param timings how long each step took, by its name
 */
public record RunFacts(Map<String, String> inputFingerprints, Map<String, Duration> timings) {

  /** Nothing to tell. */
  public static final RunFacts NONE = new RunFacts(Map.of(), Map.of());

  public RunFacts {
    SortedMap<String, String> fingerprints = new TreeMap<>(inputFingerprints);
    SortedMap<String, Duration> steps = new TreeMap<>(timings);
    inputFingerprints = Collections.unmodifiableSortedMap(fingerprints);
    timings = Collections.unmodifiableSortedMap(steps);
  }
}
