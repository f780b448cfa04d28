package org.rollcall.ingest.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Times;

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

  private static final Pattern WEEKDAY =
      Pattern.compile("(?i)(mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,6}[.,]?[ -]+");
  private static final Pattern FULL =
      Pattern.compile(
          "\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}([ T].*)?|\\d{1,2}([./-])\\d{1,2}\\2(\\d{4}|\\d{2})([ ,].*)?");
  private static final Pattern WORDED =
      Pattern.compile("(\\d{1,2})[-/. ]+(\\p{L}{3,9})\\.?(?:[-/., ]+(\\d{4}|\\d{2}))?");
  private static final Pattern ENGLISH = Pattern.compile("\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}");

  /** "Week 1 (17/10/2023)" is a date; the number before it says nothing more. */
  private static final Pattern ORDINAL =
      Pattern.compile("(?i)^(?:session|meeting|week|wk|class) ?\\d{1,3} ?[-:( ] ?(\\d[^()]*)\\)?$");

  private static final Pattern SHORT = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}");
  private static final Pattern NUMBER =
      Pattern.compile("(?i)(?:第|session|meeting|week|class|lecture|no\\.?|#|s|w)? ?(\\d{1,3})回?");
  private static final Pattern YEAR =
      Pattern.compile("(?<![0-9])(20[0-9]{2})(?![0-9]|[-_. /][0-9]{1,2}(?![0-9]))");
  private static final Map<String, Integer> MONTHS = months();

  SessionHeads {
    heads = List.copyOf(heads);
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (Month month : Month.values()) {
      for (TextStyle style : List.of(TextStyle.SHORT, TextStyle.FULL)) {
        String name = month.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT);
        months.put(name, month.getValue());
      }
    }
    months.put("sept", 9);
    return Map.copyOf(months);
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
      kind(cell).ifPresent(kind -> counts[kind.ordinal()]++);
    }
    if (counts[0] + counts[1] > 0) {
      return Optional.of(counts[0] >= counts[1] ? Kind.DATED : Kind.NO_YEAR);
    }
    return counts[2] > 1 ? Optional.of(Kind.NUMBERED) : Optional.empty();
  }

  private static Optional<Kind> kind(String heading) {
    String text = plain(heading);
    Matcher worded = WORDED.matcher(text);
    if (worded.matches() && MONTHS.containsKey(worded.group(2).toLowerCase(Locale.ROOT))) {
      return Optional.of(worded.group(3) == null ? Kind.NO_YEAR : Kind.DATED);
    }
    if (FULL.matcher(text).matches() || ENGLISH.matcher(text).matches()) {
      return Optional.of(Kind.DATED);
    }
    if (SHORT.matcher(text).matches()) {
      return Optional.of(Kind.NO_YEAR);
    }
    return NUMBER.matcher(text).matches() ? Optional.of(Kind.NUMBERED) : Optional.empty();
  }

  /** R puts an X before a heading that begins with a digit. */
  private static String plain(String heading) {
    String text = heading.replaceAll("\\s+", " ").replaceFirst("^X(?=\\d)", "");
    String date = ORDINAL.matcher(text).replaceFirst("$1");
    return WEEKDAY.matcher(date).replaceFirst("");
  }

  /** Positions of the columns of that kind. */
  static List<Integer> columns(Line header, Kind kind) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < header.cells().size(); column++) {
      if (kind(header.cell(column)).filter(kind::equals).isPresent()) {
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
  static SessionHeads read(Line header, String fileName, DayOrder order) {
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
      stamps.add(new Times.Stamp(header.number(), digits(plain(header.cell(column)), kind)));
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

  /** Digits only, with a leap year where none is given. */
  private static String digits(String text, Kind kind) {
    Matcher worded = WORDED.matcher(text);
    if (worded.matches()) {
      Integer month = MONTHS.get(worded.group(2).toLowerCase(Locale.ROOT));
      String year = worded.group(3) == null ? "2000" : worded.group(3);
      return (year.length() == 2 ? "20" + year : year) + "-" + month + "-" + worded.group(1);
    }
    return kind == Kind.NO_YEAR ? text + text.replaceAll("[0-9]", "").charAt(0) + "2000" : text;
  }

  private static Head head(
      Line header, int column, Kind kind, String text, Times times, Optional<Integer> year) {
    if (kind == Kind.NUMBERED) {
      Matcher number = NUMBER.matcher(text);
      return new Head(column, number.matches() ? number.group(1) : "", "");
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
