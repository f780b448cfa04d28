package org.rollcall.tables;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Measured.Activity;
import org.rollcall.measure.Occasions;
import org.rollcall.measure.ServedGroups;

/**
 * {@code service_summary}: one program and modality in a usual month, from the rows of {@code
 * service_activity}. A month of which a number is not known is left out of its mean and counted;
 * one that the data see in part alone is no month.
 */
final class ServiceSummary {

  private ServiceSummary() {}

  static Table of(Stamp stamp, Measured measured) {
    Map<ServedGroups.Place, TreeMap<YearMonth, List<Table.Row>>> places = new TreeMap<>();
    for (Table.Row row : ServiceActivity.of(stamp, measured).rows()) {
      ServedGroups.Place place =
          new ServedGroups.Place(row.text("program"), row.text("session_modality"));
      YearMonth month = YearMonth.from((LocalDate) row.get("period"));
      if (WholeMonths.contain(measured, month)) {
        places
            .computeIfAbsent(place, key -> new TreeMap<>())
            .computeIfAbsent(month, key -> new ArrayList<>())
            .add(row);
      }
    }
    Stamp.Sheet sheet = stamp.sheet("service_summary");
    places.forEach((place, months) -> row(sheet.add(), place, months, measured));
    return sheet.build();
  }

  private static void row(
      Table.Row row,
      ServedGroups.Place place,
      TreeMap<YearMonth, List<Table.Row>> months,
      Measured measured) {
    ServedGroups.Count groups =
        measured.served().counts().getOrDefault(place, ServedGroups.Count.NONE);
    YearMonth first = months.firstKey();
    YearMonth last = months.lastKey();
    row.set("program", place.program())
        .set("session_modality", place.modality())
        .set("first_month", first.toString())
        .set("last_month", last.toString())
        .set("n_months", first.until(last, java.time.temporal.ChronoUnit.MONTHS) + 1)
        .set("n_groups", groups.groups())
        .set("n_groups_named", groups.named())
        .set("n_groups_heads", groups.heads());
    boolean any = monthly(row, "sessions_held", months, rows -> sum(rows, "n_sessions_held"));
    any |= monthly(row, "attendances", months, rows -> sum(rows, "n_attendances"));
    any |= monthly(row, "people", months, rows -> people(rows, place, measured));
    least(row, "n_people_least", months, "n_people_at_least");
    least(row, "n_groups_least", months, "n_groups");
    row.status(any ? CellStatus.OK : CellStatus.NOT_AVAILABLE);
  }

  /** Mean, standard deviation and number of months; whether there is any. */
  private static boolean monthly(
      Table.Row row,
      String what,
      Map<YearMonth, List<Table.Row>> months,
      Function<List<Table.Row>, OptionalLong> monthly) {
    long[] known =
        months.values().stream().map(monthly).flatMapToLong(value -> value.stream()).toArray();
    row.set("n_months_" + what, (long) known.length);
    OptionalDouble mean = LongStream.of(known).average();
    mean.ifPresent(value -> row.set("mean_" + what, value));
    if (known.length > 1) {
      double squares =
          LongStream.of(known).mapToDouble(n -> Math.pow(n - mean.getAsDouble(), 2)).sum();
      row.set("sd_" + what, Math.sqrt(squares / (known.length - 1)));
    }
    return mean.isPresent();
  }

  private static OptionalLong sum(List<Table.Row> rows, String column) {
    return rows.stream().anyMatch(row -> row.get(column) == null)
        ? OptionalLong.empty()
        : OptionalLong.of(rows.stream().mapToLong(row -> row.whole(column)).sum());
  }

  /** Different people; those of several regions are not the sum, as one may go to more than one. */
  private static OptionalLong people(
      List<Table.Row> rows, ServedGroups.Place place, Measured measured) {
    OptionalLong sum = sum(rows, "n_people");
    if (sum.isEmpty() || rows.size() == 1) {
      return sum;
    }
    LocalDate month = (LocalDate) rows.get(0).get("period");
    Occasions.Key everywhere =
        new Occasions.Key(month, place.program(), Occasions.EVERYWHERE, place.modality());
    return OptionalLong.of(measured.activity().getOrDefault(everywhere, Activity.NONE).people());
  }

  /** The fewest of any month and region; null if one of them is not known. */
  private static void least(
      Table.Row row, String least, Map<YearMonth, List<Table.Row>> months, String column) {
    List<Table.Row> rows = months.values().stream().flatMap(List::stream).toList();
    if (rows.stream().allMatch(one -> one.get(column) != null)) {
      row.set(least, rows.stream().mapToLong(one -> one.whole(column)).min().getAsLong());
    }
  }
}
