package org.rollcall.stats.weighting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Cells that differ in the cluster alone, or in what else is described, counted together. */
final class Kinds {

  /** By cell: the index of its kind. */
  final int[] of;

  /** By kind: a cell of it. */
  final int[] example;

  /** By kind: people of all clusters, whole numbers, so that leaving one out is exact. */
  final long[] counts;

  /** What the cells of a kind share. */
  private record Kind(int pattern, int arm, double outcome, double sampling) {}

  Kinds(People people) {
    this.of = new int[people.size()];
    Map<Kind, Integer> known = new HashMap<>();
    int[] examples = new int[people.size()];
    long[] frequencies = new long[people.size()];
    for (int i = 0; i < of.length; i++) {
      Kind kind = new Kind(people.pattern[i], people.arm[i], people.outcome[i], people.sampling[i]);
      Integer index = known.putIfAbsent(kind, known.size());
      if (index == null) {
        index = known.size() - 1;
        examples[index] = i;
      }
      of[i] = index;
      frequencies[index] += people.frequency[i];
    }
    this.example = Arrays.copyOf(examples, known.size());
    this.counts = Arrays.copyOf(frequencies, known.size());
  }
}
