package org.rollcall.measure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of groups whoever comes to them.
 *
 * @param programs programs of the groups
 * @param firstMonth first day of the month of the first session that a source lists; where none
 *     lists sessions, of that in which the first group began to keep a log; empty where neither is
 *     stated
 */
public record Directory(Set<String> programs, Optional<LocalDate> firstMonth) {

  /** Nothing is known of any group. */
  public static final Directory NONE = new Directory(Set.of(), Optional.empty());

  public Directory {
    programs = Set.copyOf(programs);
  }
}
