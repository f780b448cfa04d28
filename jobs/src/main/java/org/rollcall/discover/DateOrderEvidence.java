package org.rollcall.discover;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Extract;
import org.rollcall.study.Today;

/**
 * What tells the order of day and month in files whose dates can be read both ways.
 *
 * @param order the order
 * @param why how it is known, for people
 */
record DateOrderEvidence(DateOrder order, String why) {

  private static final int FEWEST_DAYS = 3;
  private static final List<DateOrder> ORDERS = List.of(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST);
  private static final List<String> STARTS =
      List.of("session_start", "scheduled_start", "Date", "joined_at", "submitted_at");

  /** The name of an order in a study. */
  static String name(DateOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The files, each that is not told apart read in the order that all evidence tells. Evidence that
   * contradicts other evidence leaves a file as it is.
   */
  static List<Sniffed> decide(List<Sniffed> files) {
    Map<Path, List<DateOrderEvidence>> found = new HashMap<>();
    files.stream()
        .filter(file -> file.isReadable() && file.isUndatedOnly())
        .forEach(file -> found.put(file.file(), byItself(file)));
    together(files, found, Sniffed::inFolder);
    together(files, found, Sniffed::ofMeetings);
    return told(files, found);
  }

  private static List<Sniffed> told(List<Sniffed> files, Map<Path, List<DateOrderEvidence>> found) {
    return files.stream()
        .map(file -> told(file, found.getOrDefault(file.file(), List.of())))
        .toList();
  }

  private static Sniffed told(Sniffed file, List<DateOrderEvidence> found) {
    return found.stream().map(DateOrderEvidence::order).distinct().count() == 1
        ? file.as(found.get(0))
        : file;
  }

  /** What files of one place tell of each other, added to what was found. */
  private static void together(
      List<Sniffed> files,
      Map<Path, List<DateOrderEvidence>> found,
      Function<Sniffed, String> place) {
    files.stream()
        .filter(Sniffed::isReadable)
        .collect(Collectors.groupingBy(place))
        .values()
        .forEach(
            same -> {
              List<DateOrderEvidence> all = ofAll(same, told(same, found));
              same.stream()
                  .map(Sniffed::file)
                  .filter(found::containsKey)
                  .forEach(file -> found.get(file).addAll(all));
            });
  }

  private static List<DateOrderEvidence> ofAll(List<Sniffed> files, List<Sniffed> told) {
    if (files.stream().noneMatch(Sniffed::isUndatedOnly)) {
      return List.of();
    }
    List<DateOrderEvidence> all = new ArrayList<>();
    Set<DateOrder> shown =
        told.stream()
            .map(Sniffed::orders)
            .filter(orders -> orders.size() < 2)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    if (shown.size() == 1) {
      all.add(new DateOrderEvidence(shown.iterator().next(), "as some of the files show"));
    }
    byToday(files).ifPresent(all::add);
    byWeekday(files).ifPresent(all::add);
    return all;
  }

  private static List<DateOrderEvidence> byItself(Sniffed file) {
    DateOrderHints clues = clues(file);
    Map<DateOrder, Map<Long, LocalDate>> rows = new EnumMap<>(DateOrder.class);
    ORDERS.forEach(order -> rows.put(order, rows(file, order)));
    List<DateOrderEvidence> all = new ArrayList<>();
    only(
            order -> clues.isNamed(rows.get(order).values()),
            "as dates in its name are its days in this order only")
        .ifPresent(all::add);
    only(
            order -> clues.isHeaded(rows.get(order).values()),
            "as dates above its rows are its days in this order only")
        .ifPresent(all::add);
    only(
            order -> clues.isRepeated(rows.get(order)),
            "as another column has the same days in this order only")
        .ifPresent(all::add);
    only(
            order -> clues.hasWeekdaysBeside(order) || clues.hasWeekdays(rows.get(order)),
            "as weekdays beside its dates are theirs in this order only")
        .ifPresent(all::add);
    clues
        .orders()
        .forEach(
            order ->
                all.add(new DateOrderEvidence(order, "as other dates of the file are so written")));
    byToday(List.of(file)).ifPresent(all::add);
    return all;
  }

  private static DateOrderHints clues(Sniffed file) {
    Set<Long> rows =
        file.extracts().values().stream()
            .flatMap(extract -> extract.records().stream())
            .map(Extract.Record::line)
            .collect(Collectors.toSet());
    return DateOrderHints.of(file.finding().orElseThrow().document(), rows);
  }

  /** The day of each row in an order, by its line; none where a date is none in this order. */
  private static Map<Long, LocalDate> rows(Sniffed file, DateOrder order) {
    Map<Long, LocalDate> rows = new HashMap<>();
    for (Extract extract : file.in(order).values()) {
      extract.records().stream()
          .filter(row -> row.fault().isEmpty())
          .forEach(row -> dayOf(extract, row).ifPresent(day -> rows.put(row.line(), day)));
    }
    return rows;
  }

  /** Nobody has met on a day that is still to come. */
  private static Optional<DateOrderEvidence> byToday(List<Sniffed> files) {
    LocalDate latest = Today.latest();
    return only(
        order ->
            days(files, order).values().stream()
                .flatMap(Set::stream)
                .noneMatch(day -> day.isAfter(latest)),
        "as some of the dates are still to come in the other order");
  }

  /** A group that meets weekly meets on one day of the week. */
  private static Optional<DateOrderEvidence> byWeekday(List<Sniffed> files) {
    return only(
        order -> {
          Map<String, Set<LocalDate>> days = days(files, order);
          return days.values().stream().anyMatch(one -> one.size() >= FEWEST_DAYS)
              && days.values().stream()
                  .filter(one -> one.size() >= FEWEST_DAYS)
                  .allMatch(
                      one -> one.stream().map(LocalDate::getDayOfWeek).distinct().count() == 1);
        },
        "as all meetings of a group fall on one day of the week in this order only");
  }

  private static Optional<DateOrderEvidence> only(Predicate<DateOrder> holds, String why) {
    List<DateOrder> orders = ORDERS.stream().filter(holds).toList();
    return orders.size() == 1
        ? Optional.of(new DateOrderEvidence(orders.get(0), why))
        : Optional.empty();
  }

  /** The days of each group in an order. */
  private static Map<String, Set<LocalDate>> days(List<Sniffed> files, DateOrder order) {
    Map<String, Set<LocalDate>> days = new TreeMap<>();
    for (Sniffed file : files) {
      file.in(order).values().stream()
          .flatMap(extract -> extract.records().stream().map(row -> Map.entry(extract, row)))
          .filter(row -> row.getValue().fault().isEmpty())
          .forEach(
              row ->
                  dayOf(row.getKey(), row.getValue())
                      .ifPresent(
                          day ->
                              days.computeIfAbsent(
                                      row.getKey().cell(row.getValue(), "group_id"),
                                      group -> new TreeSet<>())
                                  .add(day)));
    }
    return days;
  }

  private static Optional<LocalDate> dayOf(Extract extract, Extract.Record row) {
    return STARTS.stream()
        .map(column -> extract.cell(row, column))
        .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d.*"))
        .findFirst()
        .flatMap(DateOrderEvidence::day);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return Optional.empty(); // a cell that only looks like a day
    }
  }
}
