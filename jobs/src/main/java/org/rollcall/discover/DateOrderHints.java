package org.rollcall.discover;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Line;

/**
 * What a file and its name say of the order of its dates, beside the dates themselves.
 *
 * <p>AM and PM are no clue: where the day comes first people write them too, as in Australia.
 *
 * @param name its name
 * @param above the lines above its rows
 * @param rows the lines of its rows
 */
record DateOrderHints(String name, List<Line> above, List<Line> rows) {

  private static final String NAMES =
      "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

  /** Dates that can be read in one way only: 2026-05-12, May 12, 2026 and 12 May. */
  private static final Pattern CLEAR =
      Pattern.compile(
          "(?i)(?<![0-9]|[0-9][-./])(?<y>20[0-9]{2})[-./ ](?<m>[01]?[0-9])[-./ ](?<d>[0-3]?[0-9])(?![0-9])"
              + "|\\b(?<w>"
              + NAMES
              + ")\\.?[- ]?(?<wd>[0-3]?[0-9])(?:st|nd|rd|th)?\\b(?:[-, ]{1,2}(?<wy>20[0-9]{2})\\b)?"
              + "|\\b(?<vd>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)?[- ]?(?<v>"
              + NAMES
              + ")\\b(?:[-,. ]{1,2}(?<vy>20[0-9]{2})\\b)?");

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final String DAYS = "montuewedthufrisatsun";

  /** When a report was made says nothing of when people met. */
  private static final Pattern MADE =
      Pattern.compile("(?i)\\b(?:generated|exported|created|printed|downloaded|saved)\\b");

  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![0-9/-])(?<a>[0-9]{1,2})(?<s>[/-])(?<b>[0-9]{1,2})\\k<s>(?<y>20[0-9]{2})(?![0-9/-])");
  private static final Pattern ALONE =
      Pattern.compile(
          "[0-9]{1,2}([/-])[0-9]{1,2}\\1[0-9]{4}(?:,? [0-9: ]+(?:[AaPp]\\.?[Mm]\\.?)?)?");
  private static final String WEEKDAY =
      "(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?";
  private static final Pattern BESIDE =
      Pattern.compile("(?i)\\b" + WEEKDAY + "[.,]?\\s+" + NUMBERS.pattern());
  private static final Pattern IS_WEEKDAY = Pattern.compile("(?i)" + WEEKDAY);
  private static final Pattern OF_WEEKDAYS =
      Pattern.compile("(?i)(?:week ?)?day|day of (?:the )?week");

  DateOrderHints {
    above = List.copyOf(above);
    rows = List.copyOf(rows);
  }

  /**
   * The clues of a file.
   *
   * @param rows numbers of the lines of its rows
   */
  static DateOrderHints of(Document document, Set<Long> rows) {
    List<Line> lines = document.isJson() ? List.of() : document.grid().lines();
    long first = rows.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    return new DateOrderHints(
        document.fileName(),
        lines.stream().filter(line -> line.number() < first).toList(),
        lines.stream().filter(line -> rows.contains(line.number())).toList());
  }

  /** A date that is clear; 0 where it names no year. */
  private record Clear(int year, int month, int day) {

    boolean is(LocalDate date) {
      return date.getMonthValue() == month
          && date.getDayOfMonth() == day
          && (year == 0 || date.getYear() == year);
    }
  }

  /** Whether dates in the name are all of the days. */
  boolean isNamed(Collection<LocalDate> days) {
    return areAll(clear(name), days);
  }

  /** Whether dates above the rows are all of the days. */
  boolean isHeaded(Collection<LocalDate> days) {
    List<Clear> clear = new ArrayList<>();
    above.stream()
        .filter(line -> line.cells().stream().noneMatch(cell -> MADE.matcher(cell).find()))
        .forEach(line -> line.cells().forEach(cell -> clear.addAll(clear(cell))));
    return areAll(clear, days);
  }

  private static boolean areAll(List<Clear> clear, Collection<LocalDate> days) {
    return !days.isEmpty()
        && days.stream().allMatch(day -> clear.stream().anyMatch(one -> one.is(day)));
  }

  /** Whether a further column has the day of every row, with its year. */
  boolean isRepeated(Map<Long, LocalDate> days) {
    return columns(column -> true)
        .anyMatch(
            column ->
                fits(
                    column,
                    days,
                    (cell, day) -> {
                      List<Clear> clear = clear(cell);
                      return clear.size() == 1 && clear.get(0).year() > 0 && clear.get(0).is(day);
                    }));
  }

  /** Whether a column of weekdays has that of every row. */
  boolean hasWeekdays(Map<Long, LocalDate> days) {
    return columns(this::isOfWeekdays)
        .anyMatch(
            column ->
                fits(
                    column,
                    days,
                    (cell, day) ->
                        IS_WEEKDAY.matcher(cell).matches() && weekday(cell) == day.getDayOfWeek()));
  }

  /** A group may be called by its day, so the heading must say that the column is of days. */
  private boolean isOfWeekdays(int column) {
    return above.stream().anyMatch(line -> OF_WEEKDAYS.matcher(line.cell(column)).matches());
  }

  private IntStream columns(Predicate<Integer> wanted) {
    int width = rows.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    return IntStream.range(0, width).filter(wanted::test);
  }

  private boolean fits(
      int column, Map<Long, LocalDate> days, BiPredicate<String, LocalDate> isOfDay) {
    return !days.isEmpty()
        && rows.stream()
            .filter(line -> days.containsKey(line.number()))
            .allMatch(line -> isOfDay.test(line.cell(column), days.get(line.number())));
  }

  /** Whether weekdays written before dates are theirs in an order; false where there are none. */
  boolean hasWeekdaysBeside(DateOrder order) {
    List<Boolean> fit = new ArrayList<>();
    for (String cell : cells()) {
      Matcher beside = BESIDE.matcher(cell);
      while (beside.find()) {
        int first = Integer.parseInt(beside.group("a"));
        int second = Integer.parseInt(beside.group("b"));
        boolean dayFirst = order == DateOrder.DAY_FIRST;
        fit.add(
            day(
                    Integer.parseInt(beside.group("y")),
                    dayFirst ? second : first,
                    dayFirst ? first : second)
                .filter(day -> day.getDayOfWeek() == weekday(beside.group(1)))
                .isPresent());
      }
    }
    return !fit.isEmpty() && !fit.contains(false);
  }

  private List<String> cells() {
    List<String> cells = new ArrayList<>();
    above.forEach(line -> cells.addAll(line.cells()));
    rows.forEach(line -> cells.addAll(line.cells()));
    return cells;
  }

  /** The orders of dates of any column that can be read in one way only, as 25/03/2026. */
  Set<DateOrder> orders() {
    Set<DateOrder> orders = EnumSet.noneOf(DateOrder.class);
    above.forEach(line -> line.cells().forEach(cell -> add(cell, orders)));
    rows.stream()
        .flatMap(line -> line.cells().stream())
        .filter(cell -> ALONE.matcher(cell).matches())
        .forEach(cell -> add(cell, orders));
    return orders;
  }

  private static void add(String cell, Set<DateOrder> orders) {
    Matcher date = NUMBERS.matcher(cell);
    while (date.find()) {
      int first = Integer.parseInt(date.group("a"));
      int second = Integer.parseInt(date.group("b"));
      if (first > 12 && first <= 31 && second <= 12) {
        orders.add(DateOrder.DAY_FIRST);
      } else if (second > 12 && second <= 31 && first <= 12) {
        orders.add(DateOrder.MONTH_FIRST);
      }
    }
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty(); // there is no such day in that order
    }
  }

  private static DayOfWeek weekday(String word) {
    return DayOfWeek.of(DAYS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1);
  }

  private static List<Clear> clear(String text) {
    List<Clear> all = new ArrayList<>();
    Matcher date = CLEAR.matcher(text.replace('_', ' '));
    while (date.find()) {
      if (date.group("y") != null) {
        all.add(new Clear(number(date, "y"), number(date, "m"), number(date, "d")));
      } else if (date.group("w") != null) {
        all.add(new Clear(number(date, "wy"), month(date.group("w")), number(date, "wd")));
      } else {
        all.add(new Clear(number(date, "vy"), month(date.group("v")), number(date, "vd")));
      }
    }
    return all;
  }

  private static int number(Matcher date, String group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
  }
}
