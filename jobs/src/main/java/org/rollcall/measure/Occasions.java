package org.rollcall.measure;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Planned sessions by month of one program, region and modality: how many, and what became of them.
 */
public final class Occasions {

  /** In place of a region: all of them together. */
  public static final String EVERYWHERE = "all";

  /**
   * What the counts are of.
   *
   * @param month first day of the month
   * @param program program
   * @param region region
   * @param modality session modality
   */
  public record Key(LocalDate month, String program, String region, String modality)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = month.compareTo(other.month);
      order = order != 0 ? order : program.compareTo(other.program);
      order = order != 0 ? order : region.compareTo(other.region);
      return order != 0 ? order : modality.compareTo(other.modality);
    }
  }

  /**
   * Counts of one key.
   *
   * @param scheduled sessions that a source lists
   * @param unlisted sessions known only because somebody was counted at them
   * @param held of all these, held
   * @param heldByName of the held, in groups that kept names then
   * @param cancelled of the listed, cancelled
   * @param notReported of the listed, with no report
   * @param groups groups that met
   */
  public record Count(
      long scheduled,
      long unlisted,
      long held,
      long heldByName,
      long cancelled,
      long notReported,
      long groups) {

    /** No session is known. */
    public static final Count NONE = new Count(0, 0, 0, 0, 0, 0, 0);

    Count plus(Count other) {
      return new Count(
          scheduled + other.scheduled,
          unlisted + other.unlisted,
          held + other.held,
          heldByName + other.heldByName,
          cancelled + other.cancelled,
          notReported + other.notReported,
          groups + other.groups);
    }
  }

  private final Map<Key, Count> counts = new TreeMap<>();

  void add(Key key, Count count) {
    counts.merge(key, count, Count::plus);
  }

  public Map<Key, Count> counts() {
    return counts;
  }
}
