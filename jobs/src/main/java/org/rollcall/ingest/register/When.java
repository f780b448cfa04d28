package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Times;

/**
 * The day of a row, in a column {@code date}, and the time of day, there or in a column {@code
 * time}.
 */
final class When {

  static final String[] DATE = {
    "date",
    "meeting date",
    "meeting_date",
    "session date",
    "session_date",
    "date time",
    "datetime",
    "date/time",
    "date and time",
    "date of meeting",
    "date of the meeting",
    "date of session",
    "date of group",
    "session start",
    "sign-in date"
  };
  static final String[] TIME = {
    "time",
    "start time",
    "start_time",
    "meeting time",
    "meeting_time",
    "session time",
    "time in",
    "sign-in time",
    "sign in time",
    "check-in time",
    "arrived",
    "arrival time"
  };

  private final Headings.Found found;
  private final Times times;
  private final boolean timed;

  private When(Headings.Found found, Times times) {
    this.found = found;
    this.times = times;
    this.timed =
        found.below().stream()
                .filter(line -> date(line).isPresent())
                .allMatch(line -> start(line).isPresent())
            && found.below().stream().anyMatch(line -> date(line).isPresent());
  }

  static When of(Headings.Found found, DateOrder order) {
    Stacked.check(found, When::isHeading);
    List<Times.Stamp> stamps = new ArrayList<>();
    for (Line line : found.below()) {
      stamps.add(new Times.Stamp(line.number(), found.cell(line, "date")));
    }
    return new When(found, Times.of(order, stamps));
  }

  private static boolean isHeading(Line line) {
    return line.cells().stream().map(Headings::normal).anyMatch(List.of(DATE)::contains);
  }

  /** Whether all days have a time. */
  boolean hasTimes() {
    return timed;
  }

  /** The day in ISO form. */
  Optional<String> date(Line line) {
    return times.date(found.cell(line, "date"));
  }

  /** Day and time in ISO form. */
  Optional<String> start(Line line) {
    Optional<String> both = times.dateTime(found.cell(line, "date"));
    return both.isPresent()
        ? both
        : date(line)
            .flatMap(date -> Times.time(found.cell(line, "time")).map(time -> date + "T" + time));
  }
}
