package org.rollcall.ingest.zoom;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import org.rollcall.ingest.core.IngestException;

/** The day of a meeting of which rows tell theirs. */
final class Days {

  private Days() {}

  /**
   * The first of the days: a meeting may go on after midnight.
   *
   * @param days in ISO form
   * @param rows what is of those days, for people
   * @throws IngestException if they are more than one meeting has
   */
  static Optional<String> one(TreeSet<String> days, String rows) {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    if (LocalDate.parse(days.first()).plusDays(1).isBefore(LocalDate.parse(days.last()))) {
      throw new IngestException(
          "IN-STACKED",
          0,
          "Cannot read the file: its %s are of several days (must be of one meeting)"
              .formatted(rows));
    }
    return Optional.of(days.first());
  }
}
