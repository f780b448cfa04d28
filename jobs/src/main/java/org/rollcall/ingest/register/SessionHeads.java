package org.rollcall.ingest.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Times;

/**
 * The columns of a register that stand for sessions, by their headings.
 *
 * @param kind what the headings tell
 * @param heads the columns, from left to right
 */
record SessionHeads(Kind kind, List<Head> heads) {

  /** What headings tell of the sessions. */
  enum Kind {
    DATED,
    NO_YEAR,
    NUMBERED
  }

  /**
   * A column.
   *
   * @param column its position
   * @param text yyyy-MM-dd, MM-dd or the session's number
   * @param start ISO time of its start; empty text where the heading has no time of day
   */
  record Head(int column, String text, String start) {}

  private static final Pattern YEAR =
      Pattern.compile("(?<![0-9])(20[0-9]{2})(?![0-9]|[-_. /][0-9]{1,2}(?![0-9]))");

  SessionHeads {
    heads = List.copyOf(heads);
  }

  /** Name of the column of an extract that tells the session. */
  String key() {
    return switch (kind) {
      case DATED -> "Date";
      case NO_YEAR -> "Month-Day";
      case NUMBERED -> "Session";
    };
  }

  /** Whether all sessions have a time of day. */
  boolean isTimed() {
    return heads.stream().noneMatch(head -> head.start().isEmpty());
  }

  /** Columns whose headings look like sessions, of the kind that most of them are. */
  static Optional<Kind> kindOf(Line header) {
    int[] counts = new int[Kind.values().length];
    for (String cell : header.cells()) {
      SessionHeading.of(cell)
          .filter(heading -> heading.isWhole() || heading.kind() != Kind.NUMBERED)
          .ifPresent(heading -> counts[heading.kind().ordinal()]++);
    }
    if (counts[0] + counts[1] > 0) {
      return Optional.of(counts[0] >= counts[1] ? Kind.DATED : Kind.NO_YEAR);
    }
    return counts[2] > 1 ? Optional.of(Kind.NUMBERED) : Optional.empty();
  }

  /** Positions of the columns that stand for sessions; none where no heading does. */
  static List<Integer> columns(Line header) {
    return kindOf(header).map(kind -> columns(header, kind)).orElse(List.of());
  }

  /** Positions of the columns of that kind. */
  static List<Integer> columns(Line header, Kind kind) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < header.cells().size(); column++) {
      if (SessionHeading.of(header.cell(column)).filter(h -> h.kind() == kind).isPresent()) {
        columns.add(column);
      }
    }
    return columns;
  }

  /**
   * Reads the headings of a header that has some.
   *
   * @param fileName may hold the year that the headings lack
   * @throws IngestException if dates are ambiguous, invalid, mixed or given twice
   */
  static SessionHeads read(Line header, String fileName, DateOrder order) {
    Kind kind = kindOf(header).orElseThrow();
    if (kind == Kind.DATED && !columns(header, Kind.NO_YEAR).isEmpty()
        || kind == Kind.NO_YEAR && !columns(header, Kind.DATED).isEmpty()) {
      throw refuse(
          header,
          "IN-DATE",
          "some dates in its heading have a year and some have none (must all have one)");
    }
    List<Times.Stamp> stamps = new ArrayList<>();
    List<Integer> columns = columns(header, kind);
    for (int column : columns) {
      String text = SessionHeading.of(header.cell(column)).orElseThrow().text();
      stamps.add(new Times.Stamp(header.number(), text));
    }
    Times times = Times.of(order, kind == Kind.NUMBERED ? List.of() : stamps);
    Optional<Integer> year = kind == Kind.NO_YEAR ? yearOf(fileName) : Optional.empty();
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String text = stamps.get(i).text();
      heads.add(head(header, columns.get(i), kind, text, times, year));
    }
    check(header, heads, kind);
    return new SessionHeads(year.isPresent() ? Kind.DATED : kind, heads);
  }

  private static Head head(
      Line header, int column, Kind kind, String text, Times times, Optional<Integer> year) {
    if (kind == Kind.NUMBERED) {
      return new Head(column, text, "");
    }
    Optional<String> date = times.date(text);
    if (date.isEmpty()) {
      throw refuse(
          header,
          "IN-DATE",
          "the heading of column %d is no day of the calendar (must be one)".formatted(column + 1));
    }
    if (kind == Kind.NO_YEAR) {
      String monthDay = date.get().substring(5);
      return new Head(column, year.map(y -> inYear(header, y, monthDay)).orElse(monthDay), "");
    }
    return new Head(column, date.get(), times.dateTime(text).orElse(""));
  }

  private static String inYear(Line header, int year, String monthDay) {
    try {
      MonthDay day = MonthDay.parse("--" + monthDay);
      return LocalDate.of(year, day.getMonth(), day.getDayOfMonth()).toString();
    } catch (DateTimeException e) {
      throw refuse(
          header, "IN-DATE", "a date of its heading is not in the year of its name (must be)");
    }
  }

  /** Without years the order of columns must stay within one. */
  private static void check(Line header, List<Head> heads, Kind kind) {
    for (int i = 1; i < heads.size(); i++) {
      Head head = heads.get(i);
      if (kind == Kind.NO_YEAR && head.text().compareTo(heads.get(i - 1).text()) < 0) {
        throw refuse(
            header,
            "IN-NO-YEAR",
            "its dates have no year and go back at column %d (must be one file for each year, or have years)"
                .formatted(head.column() + 1));
      }
      for (Head before : heads.subList(0, i)) {
        if (before.text().equals(head.text()) && before.start().equals(head.start())) {
          throw refuse(
              header,
              "IN-SESSION-TWICE",
              "columns %d and %d have the same heading of a session (must have times of day, or be one)"
                  .formatted(before.column() + 1, head.column() + 1));
        }
      }
    }
  }

  /** The one year that stands alone in a file's name; one of a date or a span is none. */
  static Optional<Integer> yearOf(String fileName) {
    List<String> years = YEAR.matcher(fileName).results().map(r -> r.group(1)).distinct().toList();
    return years.size() == 1 ? Optional.of(Integer.valueOf(years.get(0))) : Optional.empty();
  }

  private static IngestException refuse(Line header, String code, String found) {
    return new IngestException(code, header.number(), "Cannot read the file: " + found);
  }
}
