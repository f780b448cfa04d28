package org.rollcall.tables;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.measure.Counts;
import org.rollcall.study.Arm;

/**
 * Completes tables to every combination of their keys, made of closed lists and of the months that
 * the release has: in a public table a row that is missing would tell that nobody was there. Added
 * rows hold no number.
 */
final class KeyGrid {

  private static final String ALL = "all";
  private static final List<Object> FIRST_MODES = List.of(Arm.FACE_TO_FACE.key(), Arm.ONLINE.key());

  private final Tables.Source source;
  private final Table table;
  private final List<String> keys;

  private KeyGrid(Tables.Source source, Table table) {
    this.source = source;
    this.table = table;
    this.keys =
        table.schema().primaryKey().stream().filter(key -> !key.equals("release_id")).toList();
  }

  /**
   * The table with a row for every combination; the table itself where it follows from the study.
   */
  static Table complete(Tables.Source source, Table table) {
    KeyGrid grid = new KeyGrid(source, table);
    Optional<Counts> people = source.measured().people();
    Stream<List<Object>> all =
        switch (table.name()) {
          case "retention_curve" -> people.stream().flatMap(grid::curves);
          case "retention_triangle" -> people.stream().flatMap(grid::triangles);
          case "return_after_lapse" ->
              people.stream().flatMap(c -> product(FIRST_MODES, weeks(1, c.returnWeeks())));
          case "modality_transition" -> people.stream().flatMap(KeyGrid::moves);
          case "service_activity" -> grid.activity();
          case "headcount_rate" -> grid.headcounts();
          case "experience" -> grid.answers();
          case "theme" -> grid.themes();
          default -> null;
        };
    return all == null ? table : grid.filled(all.toList());
  }

  private Table filled(List<List<Object>> all) {
    Map<List<Object>, Row> exact = new HashMap<>();
    table.rows().forEach(row -> exact.put(key(row), row));
    Stamp.Sheet sheet = source.stamp().sheet(table.name());
    for (List<Object> key : new LinkedHashSet<>(all)) {
      Row found = exact.remove(key);
      if (found == null) {
        empty(sheet.add(), key);
      } else {
        copy(found, sheet.add());
      }
    }
    // An answer that no list names, such as a number of days, would stand for whoever gave it.
    if (!table.name().equals("experience")) {
      exact.values().forEach(row -> copy(row, sheet.add()));
    }
    return sheet.build();
  }

  private List<Object> key(Row row) {
    return keys.stream().map(row::get).toList();
  }

  private void copy(Row from, Row to) {
    table.schema().fields().forEach(field -> to.set(field.name(), from.get(field.name())));
  }

  private void empty(Row row, List<Object> key) {
    for (int i = 0; i < keys.size(); i++) {
      row.set(keys.get(i), key.get(i));
    }
    row.set("status", "z");
    for (Field field : table.schema().fields()) {
      boolean word = field.disclosure().equals(Optional.of(Disclosure.LABEL)) && field.required();
      if (word && row.get(field.name()) == null) {
        row.set(field.name(), false);
      }
      if (field.disclosure().equals(Optional.of(Disclosure.SETTING))) {
        row.set(
            field.name(),
            Experience.theme(
                source.study().instruments(), row.text("instrument"), row.text("item")));
      }
    }
  }

  private Stream<List<Object>> curves(Counts counts) {
    return product(
        List.copyOf(counts.definitions()),
        FIRST_MODES,
        List.of(ALL),
        weeks(0, source.study().retention().horizonWeeks()));
  }

  private Stream<List<Object>> triangles(Counts counts) {
    LocalDate end = YearMonth.from(source.stamp().asOf()).atEndOfMonth();
    List<Object> weeks = counts.triangleWeeks().stream().<Object>map(Integer::longValue).toList();
    return product(List.copyOf(counts.months()), FIRST_MODES, weeks)
        .filter(key -> !((LocalDate) key.get(0)).plusWeeks((long) key.get(2)).isAfter(end));
  }

  private static Stream<List<Object>> moves(Counts counts) {
    List<Object> states = List.copyOf(counts.states());
    return product(weeks(1, counts.transitionWeeks()), states, states);
  }

  private Stream<List<Object>> activity() {
    return product(
        months(values("period").stream().map(LocalDate.class::cast).toList()),
        programs(),
        regions(),
        List.of("online", "face_to_face", "hybrid", "not_stated"));
  }

  private Stream<List<Object>> headcounts() {
    List<LocalDate> counted =
        values("period").stream()
            .map(Object::toString)
            .filter(period -> !period.equals(ALL))
            .map(period -> LocalDate.parse(period + "-01"))
            .toList();
    List<Object> periods = new ArrayList<>(List.of(ALL));
    months(counted).forEach(month -> periods.add(month.toString().substring(0, 7)));
    return table.rows().isEmpty()
        ? Stream.of()
        : product(vocabulary("session_modality"), programs(ALL), periods);
  }

  /** Those that the study analyses; where it names none, those that there are. */
  private List<Object> programs(String... further) {
    Set<Object> programs = new TreeSet<>(values("program"));
    programs.addAll(source.study().programs());
    programs.addAll(List.of(further));
    return List.copyOf(programs);
  }

  /** Those of the study's list, where anybody was there or not. */
  private List<Object> regions() {
    Set<Object> regions = new TreeSet<>(values("region"));
    source.study().regions().forEach(region -> regions.add(region.code()));
    regions.add("not_stated");
    return List.copyOf(regions);
  }

  /** From the first month that the table has to the one in which the release ends. */
  private List<Object> months(List<LocalDate> found) {
    LocalDate last = source.stamp().asOf().withDayOfMonth(1);
    return found.stream().min(LocalDate::compareTo).stream()
        .flatMap(first -> first.datesUntil(last.plusDays(1), java.time.Period.ofMonths(1)))
        .<Object>map(month -> month)
        .toList();
  }

  private Stream<List<Object>> themes() {
    return table.rows().isEmpty()
        ? Stream.of()
        : product(
            List.copyOf(Schemas.input("theme_codes").field("theme").constraints().values()),
            vocabulary("valence"),
            vocabulary("modality_class"),
            vocabulary("perspective"));
  }

  /**
   * Who is asked what, and whether by name, is the survey's; of whom it hears, and what, is not.
   */
  private Stream<List<Object>> answers() {
    Set<List<Object>> asked =
        table.rows().stream()
            .map(
                row ->
                    List.of(
                        row.get("instrument"),
                        row.get("instrument_version"),
                        row.get("linkage"),
                        row.get("perspective")))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return asked.stream().flatMap(this::answers);
  }

  private Stream<List<Object>> answers(List<Object> asked) {
    Optional<Instrument> instrument = source.study().instruments().named((String) asked.get(0));
    if (instrument.isEmpty()) {
      return table.rows().stream()
          .map(this::key)
          .filter(key -> key.get(0).equals(asked.get(0)) && key.get(1).equals(asked.get(1)));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Object modality : vocabulary("modality_class")) {
      for (Instrument.Item item : instrument.get().items()) {
        rows.add(answer(asked, item.name(), modality, "mean", ALL));
        steps(item).forEach(step -> rows.add(answer(asked, item.name(), modality, "share", step)));
      }
      if (instrument.get().score().isPresent()) {
        rows.add(answer(asked, Instrument.SCORE, modality, "mean", ALL));
      }
    }
    return rows.stream();
  }

  private static List<Object> answer(
      List<Object> asked, String item, Object modality, String statistic, String category) {
    return List.of(
        asked.get(0),
        asked.get(1),
        item,
        asked.get(2),
        asked.get(3),
        modality,
        statistic,
        category);
  }

  /** The answers that an item offers; none where it asks for a number without an end. */
  private static Stream<String> steps(Instrument.Item item) {
    return item.maximum().isEmpty()
        ? Stream.of()
        : LongStream.rangeClosed((long) item.minimum(), (long) item.maximum().getAsDouble())
            .mapToObj(Long::toString);
  }

  private List<Object> vocabulary(String field) {
    return List.copyOf(table.schema().field(field).constraints().values());
  }

  private List<Object> values(String field) {
    return List.copyOf(
        table.rows().stream()
            .map(row -> row.get(field))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<Object> weeks(int first, int last) {
    return LongStream.rangeClosed(first, last).<Object>mapToObj(week -> week).toList();
  }

  @SafeVarargs
  private static Stream<List<Object>> product(List<Object>... axes) {
    Stream<List<Object>> keys = Stream.of(List.of());
    for (List<Object> axis : axes) {
      keys =
          keys.flatMap(
              key ->
                  axis.stream()
                      .map(value -> Stream.concat(key.stream(), Stream.of(value)).toList()));
    }
    return keys;
  }
}
