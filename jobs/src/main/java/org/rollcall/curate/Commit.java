package org.rollcall.curate;

import java.util.List;

/**
 * The end of an intake.
 *
 * @param number of the commit that is visible now
 * @param outcome whether anything was written
 * @param plan what was done with each file
 * @param refused the files of this intake that are refused, now or still
 */
public record Commit(long number, Outcome outcome, Plan plan, List<LedgerEntry> refused) {

  public Commit {
    refused = List.copyOf(refused);
  }

  /** Whether anything was written. */
  public enum Outcome {
    WRITTEN,
    UNCHANGED
  }
}
