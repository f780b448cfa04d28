package org.rollcall.contract;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days for which a directory's weekly slots are taken as planned sessions: a directory is a
 * snapshot and does not tell since when its slots meet or for how long they will.
 *
 * @param from first day
 * @param to last day
 */
public record Planned(LocalDate from, LocalDate to) implements Serializable {

  /** A directory that was read once says little of another year. */
  public static final int MOST_DAYS = 366;

  /** Days from the first to the last, both counted. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }
}
