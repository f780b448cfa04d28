package org.rollcall;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Extract;
import org.rollcall.study.Today;

/**
 * What tells the order of day and month in files whose dates can be read both ways.
 *
 * @param order the order
 * @param why how it is known, for people
 */
record DateEvidence(DayOrder order, String why) {

  private static final int FEWEST_DAYS = 3;
  private static final List<DayOrder> ORDERS = List.of(DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST);
  private static final List<String> STARTS =
      List.of("session_start", "scheduled_start", "Date", "joined_at", "submitted_at");

  private static final String NAMES =
      "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

  /** Dates that can be read in one way only: 2026-05-12, 2026_05_12, May 12 and 12 May. */
  private static final Pattern CLEAR =
      Pattern.compile(
          "(?<![0-9])(20[0-9]{2})[-_./]([01][0-9])[-_./]([0-3][0-9])(?![0-9])"
              + "|(?i)\\b("
              + NAMES
              + ")\\.?[- ]?([0-3]?[0-9])(?:st|nd|rd|th)?\\b"
              + "|\\b([0-3]?[0-9])(?:st|nd|rd|th)?[- ]?("
              + NAMES
              + ")\\b");

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** The name of an order in a study. */
  static String name(DayOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  /** The files, each that is not told apart read in the order that something else tells. */
  static List<Sniffed> decide(List<Sniffed> files) {
    List<Sniffed> alone = files.stream().map(DateEvidence::byItself).toList();
    List<Sniffed> beside = together(alone, Sniffed::inFolder);
    return together(beside, Sniffed::ofMeetings);
  }

  private static Sniffed byItself(Sniffed file) {
    if (!file.isReadable() || !file.isUndatedOnly()) {
      return file;
    }
    return byClearDates(file).or(() -> byToday(List.of(file))).map(file::as).orElse(file);
  }

  private static List<Sniffed> together(List<Sniffed> files, Function<Sniffed, String> kindOf) {
    Map<String, List<Sniffed>> kinds = new HashMap<>();
    files.stream()
        .filter(Sniffed::isReadable)
        .forEach(
            file -> kinds.computeIfAbsent(kindOf.apply(file), k -> new ArrayList<>()).add(file));
    Map<String, DateEvidence> known = new HashMap<>();
    kinds.forEach((kind, same) -> ofAll(same).ifPresent(evidence -> known.put(kind, evidence)));
    return files.stream()
        .map(
            file ->
                file.isReadable() && file.isUndatedOnly() && known.containsKey(kindOf.apply(file))
                    ? file.as(known.get(kindOf.apply(file)))
                    : file)
        .toList();
  }

  private static Optional<DateEvidence> ofAll(List<Sniffed> files) {
    if (files.stream().noneMatch(Sniffed::isUndatedOnly)) {
      return Optional.empty();
    }
    List<Set<DayOrder>> shown =
        files.stream().map(Sniffed::orders).filter(orders -> orders.size() < 2).toList();
    Set<DayOrder> orders = shown.stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (!shown.isEmpty()) {
      return orders.size() == 1
          ? Optional.of(new DateEvidence(orders.iterator().next(), "as some of the files show"))
          : Optional.empty();
    }
    return byToday(files).or(() -> byWeekday(files));
  }

  /** Dates in its name, which must be days of it in one order alone; cells may date anything. */
  private static Optional<DateEvidence> byClearDates(Sniffed file) {
    Set<String> clear = clear(file.file().getFileName().toString());
    return only(
        order ->
            days(List.of(file), order).values().stream()
                .flatMap(Set::stream)
                .anyMatch(day -> clear.contains(day.toString().substring(5))),
        "as a date in its name is one of its days in this order only");
  }

  private static Set<String> clear(String text) {
    Set<String> days = new HashSet<>();
    Matcher date = CLEAR.matcher(text);
    while (date.find()) {
      if (date.group(1) != null) {
        days.add(date.group(2) + "-" + date.group(3));
      } else {
        String month = date.group(4) == null ? date.group(7) : date.group(4);
        String day = date.group(4) == null ? date.group(6) : date.group(5);
        int number = MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
        days.add("%02d-%02d".formatted(number, Integer.parseInt(day)));
      }
    }
    return days;
  }

  /** Nobody has met on a day that is still to come. */
  private static Optional<DateEvidence> byToday(List<Sniffed> files) {
    LocalDate latest = Today.latest();
    return only(
        order ->
            days(files, order).values().stream()
                .flatMap(Set::stream)
                .noneMatch(day -> day.isAfter(latest)),
        "as some of the dates are still to come in the other order");
  }

  /** A group that meets weekly meets on one day of the week. */
  private static Optional<DateEvidence> byWeekday(List<Sniffed> files) {
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

  private static Optional<DateEvidence> only(Predicate<DayOrder> holds, String why) {
    List<DayOrder> orders = ORDERS.stream().filter(holds).toList();
    return orders.size() == 1
        ? Optional.of(new DateEvidence(orders.get(0), why))
        : Optional.empty();
  }

  /** The days of each group in an order. */
  private static Map<String, Set<LocalDate>> days(List<Sniffed> files, DayOrder order) {
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
        .flatMap(DateEvidence::day);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return Optional.empty(); // a cell that only looks like a day
    }
  }
}
