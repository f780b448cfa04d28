package org.rollcall.curate;

import java.util.List;

/**
 * The end of an intake.
 *
 * @param number of the commit that is visible now
 * @param outcome whether anything was written
 * @param plan what was done with each file
 * @param refused the files of this intake that are refused, now or still
 * @param departures files with rows that are gone
 */
public record Commit(
    long number,
    Outcome outcome,
    IntakePlan plan,
    List<LedgerEntry> refused,
    List<Departure> departures) {

  public Commit {
    refused = List.copyOf(refused);
    departures = List.copyOf(departures);
  }

  /** What became of the rows of a file that is gone. */
  public enum Fate {
    KEPT,
    /** Kept, as a version of Rollcall read them that read files otherwise than this one. */
    KEPT_AS_READ_BEFORE,
    REMOVED,
    /** Another name, the same content. */
    RENAMED,
    /** Another name, and a file that largely holds its rows. */
    CORRECTED
  }

  /**
   * A file that is gone.
   *
   * @param sourceId name of its source when it was read
   * @param rows rows that it had in the store
   * @param fate what became of them
   */
  public record Departure(String sourceId, long rows, Fate fate) {}

  /** Whether anything was written. */
  public enum Outcome {
    WRITTEN,
    UNCHANGED
  }
}
