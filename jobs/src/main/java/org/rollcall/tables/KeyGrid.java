package org.rollcall.tables;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Measured;
import org.rollcall.study.Arm;
import org.rollcall.study.Study.DisclosureRules;

/**
 * Lays tables out over every combination of their keys: in a public table a row that is missing
 * would tell that nobody was there, and one that is there that somebody was.
 *
 * <p>Keys follow from what is known whoever comes: the study's programs, regions, weeks and
 * instruments, the programs of the groups' directory, the months from the first that the listed
 * sessions or the logs begin in, and the words of the contract. What none of these states, the
 * first month or who is asked an instrument, is taken from rows with so many people and groups
 * behind them that they may be shown. A row outside is left out: it could never be shown. Added
 * rows hold no number.
 */
final class KeyGrid {

  private static final String ALL = "all";
  private static final String NOT_STATED = "not_stated";
  private static final List<String> ASKED =
      List.of("instrument", "instrument_version", "linkage", "perspective");
  private static final List<Object> MODALITIES =
      List.of("online", "face_to_face", "hybrid", "not_stated");
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
              people.stream()
                  .flatMap(c -> product(FIRST_MODES, grid.strata(), weeks(1, c.returnWeeks())));
          case "modality_transition" -> people.stream().flatMap(grid::moves);
          case "service_activity" -> grid.activity();
          case "service_summary" -> grid.services();
          case "headcount_rate" -> grid.headcounts();
          case "experience" -> grid.answers();
          case "theme" -> grid.themes();
          case "contrast", "assumption", "diagnostic", "sensitivity", "cohort_flow", "engagement" ->
              null;
          default -> secureAlone(table);
        };
    return all == null ? table : grid.filled(all.toList());
  }

  /** A public table of which nobody has said what its rows depend on might tell who came. */
  private static Stream<List<Object>> secureAlone(Table table) {
    if (!table.schema().secureOnly()) {
      throw new IllegalStateException(
          "Cannot publish table: "
              + table.name()
              + " (must have the combinations of its keys, or follow from the study)");
    }
    return null;
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
    row.status(CellStatus.NOT_APPLICABLE);
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

  /** The populations of the study follow from its list, or from the directory of groups. */
  private List<Object> strata() {
    return source.measured().strata().stream().<Object>map(Measured.Stratum::name).toList();
  }

  private Stream<List<Object>> curves(Counts counts) {
    return product(
        List.copyOf(counts.definitions()),
        FIRST_MODES,
        strata(),
        weeks(0, source.study().retention().horizonWeeks()));
  }

  private Stream<List<Object>> triangles(Counts counts) {
    LocalDate end = YearMonth.from(source.stamp().asOf()).atEndOfMonth();
    List<Object> weeks = counts.triangleWeeks().stream().<Object>map(Integer::longValue).toList();
    return product(months(), FIRST_MODES, strata(), weeks)
        .filter(key -> !((LocalDate) key.get(0)).plusWeeks((long) key.get(3)).isAfter(end));
  }

  private Stream<List<Object>> moves(Counts counts) {
    List<Object> states = List.copyOf(counts.states());
    return product(strata(), weeks(1, counts.transitionWeeks()), states, states);
  }

  private Stream<List<Object>> activity() {
    return product(months(), programs(), regions(), MODALITIES);
  }

  private Stream<List<Object>> services() {
    return product(programs(), MODALITIES);
  }

  private Stream<List<Object>> headcounts() {
    List<Object> periods = new ArrayList<>(List.of(ALL));
    months().forEach(month -> periods.add(month.toString().substring(0, 7)));
    return isAskedFor("headcounts")
        ? product(
            vocabulary("session_modality"),
            source.measured().hasSeveralStrata() ? programs() : programs(ALL),
            periods)
        : Stream.of();
  }

  /** Whether the study names a source of it; one that it no longer names may still be shown. */
  private boolean isAskedFor(String input) {
    return source.study().sources().stream().anyMatch(one -> one.table().equals(input))
        || shown().findAny().isPresent();
  }

  /** Those that the study analyses, those of the directory, and any other that may be shown. */
  private List<Object> programs(String... further) {
    Set<Object> programs = new TreeSet<>(source.study().programs());
    programs.addAll(source.measured().directory().programs());
    if (programs.isEmpty()) {
      programs.add(NOT_STATED);
    }
    shown().forEach(row -> programs.add(row.get("program")));
    programs.addAll(List.of(further));
    return List.copyOf(programs);
  }

  /** Those of the study's list, where anybody was there or not. */
  private List<Object> regions() {
    Set<Object> regions = new TreeSet<>();
    source.study().regions().forEach(region -> regions.add(region.code()));
    regions.add(NOT_STATED);
    return List.copyOf(regions);
  }

  /** From the first month that the directory knows, or that may be shown, to the release's last. */
  private List<Object> months() {
    LocalDate last = source.stamp().asOf().withDayOfMonth(1);
    Stream<LocalDate> shown = shown().flatMap(this::month);
    return Stream.concat(source.measured().directory().firstMonth().stream(), shown)
        .min(LocalDate::compareTo)
        .filter(first -> !first.isAfter(last))
        .stream()
        .flatMap(first -> first.datesUntil(last.plusDays(1), Period.ofMonths(1)))
        .<Object>map(month -> month)
        .toList();
  }

  /** The month that a row is about; none where it is about all. */
  private Stream<LocalDate> month(Row row) {
    return fields(Disclosure.MONTH)
        .map(field -> row.get(field.name()).toString())
        .filter(month -> !month.equals(ALL))
        .map(month -> LocalDate.parse(month.substring(0, 7) + "-01"));
  }

  /** The rows that may be shown. */
  private Stream<Row> shown() {
    return table.rows().stream().filter(this::mayBeShown);
  }

  /** Whether the row has as many people and groups behind it as every row that is shown. */
  private boolean mayBeShown(Row row) {
    DisclosureRules rules = source.study().disclosure();
    return (isGiven(row, Disclosure.PEOPLE) || isGiven(row, Disclosure.ANSWERS))
        && (isGiven(row, Disclosure.GROUPS) || fields(Disclosure.GROUPS).findAny().isEmpty())
        && isAtLeast(row, Disclosure.PEOPLE, rules.k())
        && isAtLeast(row, Disclosure.SESSIONS, rules.k())
        && isAtLeast(row, Disclosure.ANSWERS, rules.answers())
        && isAtLeast(row, Disclosure.GROUPS, rules.minGroups());
  }

  private boolean isGiven(Row row, Disclosure role) {
    return fields(role).anyMatch(field -> row.get(field.name()) != null);
  }

  private boolean isAtLeast(Row row, Disclosure role, long least) {
    return fields(role)
        .map(field -> row.whole(field.name()))
        .allMatch(count -> count == null || count >= least);
  }

  private Stream<Field> fields(Disclosure role) {
    return table.schema().fields().stream()
        .filter(field -> field.disclosure().equals(Optional.of(role)));
  }

  private Stream<List<Object>> themes() {
    return isAskedFor("theme_codes")
        ? product(
            List.copyOf(Schemas.input("theme_codes").field("theme").constraints().values()),
            vocabulary("valence"),
            vocabulary("modality_class"),
            vocabulary("perspective"))
        : Stream.of();
  }

  /**
   * Who is asked what, and whether by name, is the study's; where it leaves that to the files, it
   * is known of what so many answered that it may be shown.
   */
  private Stream<List<Object>> answers() {
    Stream<List<Object>> named =
        source.study().sources().stream()
            .flatMap(one -> one.survey().stream())
            .map(s -> List.of(s.instrument(), s.version(), s.linkage(), s.perspective()));
    Stream<List<Object>> shown = shown().map(row -> ASKED.stream().map(row::get).toList());
    return Stream.concat(named, shown).distinct().flatMap(this::answers);
  }

  private Stream<List<Object>> answers(List<Object> asked) {
    Optional<Instrument> instrument = source.study().instruments().named((String) asked.get(0));
    if (instrument.isEmpty()) {
      return Stream.of();
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
