package org.rollcall.study;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The clock of the machine. It only says which days cannot have been yet and which files are late;
 * no result is made from it.
 */
public final class Today {

  /** Where tests set the clock: an instant, such as {@code 2026-07-01T03:00:00Z}. */
  public static final String PROPERTY = "rollcall.now";

  private Today() {}

  /** The time now. */
  public static Instant now() {
    String set = System.getProperty(PROPERTY);
    return set == null ? Instant.now() : Instant.parse(set);
  }

  /** The last day that can have been: tomorrow in Greenwich, which has begun somewhere. */
  public static LocalDate latest() {
    return LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(1);
  }
}
