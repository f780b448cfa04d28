package org.rollcall.disclose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.disclose.Released.Zone;
import org.rollcall.study.Study.DisclosureRules;

/** What holds of every public release, tried on random tables of every contract. */
class ReleaseTest {

  private static final int SEEDS = 60;
  private static final int K = 11;
  private static final DisclosureRules RULES = new DisclosureRules(K, 5, 3);
  private static final List<Trial> TRIALS = IntStream.range(0, SEEDS).mapToObj(Trial::of).toList();

  /** Exact tables and what the public may see of them. */
  private record Trial(List<Table> exact, Released released) {
    static Trial of(long seed) {
      List<Table> tables = RandomTables.all(seed);
      return new Trial(tables, Release.publicly(RandomTables.INFO, tables, RULES));
    }
  }

  /** A public row beside the exact one that it stands for. */
  private interface Check {
    void of(Table exact, Row truth, Row shown);
  }

  @Test
  void publicly_everyShownCount_liesInAWideBinAboveTheThreshold() {
    int[] seen = new int[1];
    everyRow(
        (exact, truth, shown) -> {
          for (Field field : exact.schema().fields()) {
            Disclosure role = field.disclosure().orElseThrow();
            Long lo = Roles.COUNTS.contains(role) ? shown.whole(field.name() + "_lo") : null;
            if (lo == null) {
              continue;
            }
            seen[0]++;
            long hi = shown.whole(field.name() + "_hi");
            long mid = shown.whole(field.name() + "_mid");
            long count = truth.whole(field.name());
            assertTrue(lo <= count && count <= hi && lo <= mid && mid <= hi, field.name());
            assertTrue(hi - lo >= (role == Disclosure.GROUPS ? 2 : 4), field.name());
            assertTrue(!Roles.CONTRIBUTORS.contains(role) || lo >= K, field.name());
            assertTrue(role != Disclosure.ANSWERS || lo >= 2 * K - 1, field.name());
            assertTrue(role != Disclosure.GROUPS || lo >= 3, field.name());
          }
        });
    assertTrue(seen[0] > 3_000, "a test that sees nothing proves nothing");
  }

  @Test
  void publicly_smallNumberOrComplement_withholdsItsRow() {
    int[] seen = new int[1];
    everyRow(
        (exact, truth, shown) -> {
          for (Field field : exact.schema().fields()) {
            Disclosure role = field.disclosure().orElseThrow();
            if (!Roles.COUNTS.contains(role) || truth.get(field.name()) == null) {
              continue;
            }
            long count = truth.whole(field.name());
            Long whole = field.of().map(truth::whole).orElse(null);
            boolean small =
                (Roles.CONTRIBUTORS.contains(role) && count < K)
                    || (role == Disclosure.GROUPS && count < 3)
                    || (whole != null && role != Disclosure.GROUPS && whole - count < K);
            if (small) {
              seen[0]++;
              assertEquals("c", shown.text("status"), exact.name() + "." + field.name());
            }
          }
        });
    assertTrue(seen[0] > 3_000, "a test that sees nothing proves nothing");
  }

  @Test
  void publicly_withheldRow_keepsNothingThatDependsOnTheData() {
    Set<Disclosure> constant = Set.of(Disclosure.KEY, Disclosure.MONTH, Disclosure.SETTING);
    int[] seen = new int[1];
    everyRow(
        (exact, truth, shown) -> {
          if (!"c".equals(statusOf(exact, shown))) {
            return;
          }
          seen[0]++;
          for (Field field : PublicSchema.of(exact.schema()).fields()) {
            if (!constant.contains(field.disclosure().orElseThrow())
                && !field.name().equals("status")) {
              assertNull(shown.get(field.name()), exact.name() + "." + field.name());
            }
          }
        });
    assertTrue(seen[0] > 3_000, "a test that sees nothing proves nothing");
  }

  @Test
  void publicly_shownMeasure_isRoundedByTheSizeOfItsDenominator() {
    int[] seen = new int[1];
    everyRow(
        (exact, truth, shown) -> {
          for (Field field : exact.schema().fields()) {
            if (field.disclosure().orElseThrow() != Disclosure.SHARE
                || shown.get(field.name()) == null) {
              continue;
            }
            seen[0]++;
            Field counted = exact.schema().field(field.of().orElseThrow());
            long whole = shown.whole(counted.name() + "_mid");
            // Attendances and answers may all be of the same few.
            if (counted.disclosure().orElseThrow() == Disclosure.COUNT) {
              whole = Math.min(whole, mostBehind(exact.schema(), shown));
            }
            int steps = whole < 50 ? 10 : whole < 200 ? 20 : 100;
            double value = shown.number(field.name());
            assertEquals(Math.rint(value * steps), value * steps, 1e-9);
            assertEquals(truth.number(field.name()), value, 0.5 / steps + 1e-12);
          }
        });
    assertTrue(seen[0] > 300, "a test that sees nothing proves nothing");
  }

  private static long mostBehind(TableSchema schema, Row shown) {
    return Roles.contributors(schema).stream()
        .map(field -> shown.whole(field.name() + "_mid"))
        .filter(Objects::nonNull)
        .mapToLong(n -> n)
        .max()
        .orElseThrow();
  }

  @Test
  void publicly_interval_neverGetsNarrower() {
    int[] seen = new int[1];
    everyRow(
        (exact, truth, shown) -> {
          for (Field field : exact.schema().fields()) {
            Disclosure role = field.disclosure().orElseThrow();
            boolean limit = role == Disclosure.LOWER || role == Disclosure.UPPER;
            if (limit && shown.get(field.name()) != null) {
              seen[0]++;
              double moved = shown.number(field.name()) - truth.number(field.name());
              assertTrue(role == Disclosure.LOWER ? moved <= 1e-9 : moved >= -1e-9);
            }
          }
        });
    assertTrue(seen[0] > 300, "a test that sees nothing proves nothing");
  }

  @Test
  void publicly_rowWithoutNumbers_looksLikeOneThatIsWithheld() {
    int[] seen = new int[1];
    everyRow(
        (exact, truth, shown) -> {
          List<Field> guarded = Roles.guarded(exact.schema());
          if (!guarded.isEmpty() && guarded.stream().allMatch(f -> truth.get(f.name()) == null)) {
            seen[0]++;
            assertEquals("c", shown.text("status"), exact.name());
          }
        });
    assertTrue(seen[0] > 300, "a test that sees nothing proves nothing");
  }

  @Test
  void publicly_asOf_isTheEndOfTheLastMonthShown() {
    LocalDate end = LocalDate.of(2026, 5, 31);
    ReleaseInfo info =
        new ReleaseInfo(
            "r",
            "p",
            RandomTables.INFO.asOf(),
            "T",
            "1",
            Map.of("online", "2026-06-17"),
            List.of());
    Released released = Release.publicly(info, RandomTables.all(3), RULES);
    assertEquals(end, released.info().asOf());
    assertEquals(Map.of(), released.info().dataCompleteThrough());
    for (Table table : released.tables()) {
      table.rows().forEach(row -> assertEquals(end, row.get("as_of"), table.name()));
    }
  }

  @Test
  void publicly_wordsAndStatus_areThoseOfTheContract() {
    everyRow(
        (exact, truth, shown) -> {
          for (Field field : PublicSchema.of(exact.schema()).fields()) {
            Object cell = shown.get(field.name());
            if (cell != null && !field.constraints().values().isEmpty()) {
              assertTrue(field.constraints().values().contains(cell));
            }
            if (cell instanceof String && !field.name().equals("status")) {
              assertEquals(truth.get(field.name()), cell);
            }
          }
        });
  }

  @Test
  void publicly_alternativeToAWithheldAnalysis_isWithheld() {
    int seen = 0;
    for (Trial trial : TRIALS) {
      Released released = trial.released();
      Map<Object, String> analyses = new HashMap<>();
      released
          .table("contrast")
          .orElseThrow()
          .rows()
          .forEach(row -> analyses.put(row.get("analysis_id"), row.text("status")));
      for (Row row : released.table("sensitivity").orElseThrow().rows()) {
        if (row.get("estimate") != null) {
          String parent = analyses.get(row.get("analysis_id"));
          assertTrue(parent != null && !parent.equals("c"));
          seen++;
        }
      }
    }
    assertTrue(seen > 20, "a test that sees nothing proves nothing");
  }

  @Test
  void publicly_openMonths_areLeftOut() {
    // As of 30 June, May is the last month that is closed.
    for (Trial trial : TRIALS) {
      Released released = trial.released();
      for (Row row : released.table("service_activity").orElseThrow().rows()) {
        assertTrue(((LocalDate) row.get("period")).isBefore(LocalDate.of(2026, 6, 1)));
      }
      for (Row row : released.table("retention_triangle").orElseThrow().rows()) {
        assertTrue(((LocalDate) row.get("start_month")).isBefore(LocalDate.of(2026, 6, 1)));
      }
      for (Row row : released.table("headcount_rate").orElseThrow().rows()) {
        assertTrue(
            row.text("period").equals("all") || row.text("period").compareTo("2026-05") <= 0);
      }
    }
  }

  @Test
  void publicly_secureTables_areLeftOutAndNamed() {
    Released released = release(1);
    assertEquals(
        Set.of("diagnostic", "service_retention", "record_flow", "data_quality"),
        Set.copyOf(released.leftOut()));
    released.leftOut().forEach(name -> assertTrue(released.table(name).isEmpty()));
    assertEquals(Zone.PUBLIC, released.zone());
    assertTrue(released.notForPublication().isPresent());
    assertTrue(
        released.protection().stream()
            .map(MessageCatalog::text)
            .anyMatch(s -> s.contains("largest group behind a cell")));
  }

  @Test
  void publicly_degreesOfFreedom_neverLeave() {
    release(1).tables().forEach(table -> assertTrue(table.schema().find("df").isEmpty()));
  }

  @Test
  void publicly_sameTables_giveTheSameCells() {
    for (int seed = 0; seed < 10; seed++) {
      assertEquals(cells(TRIALS.get(seed).released()), cells(release(seed)));
    }
    assertNotEquals(cells(release(1)), cells(release(2)));
  }

  @Test
  void publicly_suppression_standsInBinsAndIsExactInTheSecureZone() {
    List<Table> tables = RandomTables.all(9);
    Table open =
        Release.publicly(RandomTables.INFO, tables, RULES).table("suppression").orElseThrow();
    Table secure =
        Release.secure(RandomTables.INFO, tables, RULES).table("suppression").orElseThrow();
    assertEquals(Schemas.REPORTS.size() - 5, open.rows().size());
    for (int i = 0; i < open.rows().size(); i++) {
      Row exact = secure.rows().get(i);
      Row shown = open.rows().get(i);
      assertEquals(exact.text("table_name"), shown.text("table_name"));
      for (String count : List.of("n_cells", "n_suppressed_primary", "n_rounded")) {
        assertTrue(open.schema().find(count).isEmpty(), count);
        assertTrue(shown.whole(count + "_lo") <= exact.whole(count), count);
        assertTrue(shown.whole(count + "_hi") >= exact.whole(count), count);
      }
      assertEquals(
          exact.whole("n_cells"),
          exact.whole("n_suppressed_primary")
              + exact.whole("n_suppressed_secondary")
              + exact.whole("n_rounded"));
    }
  }

  /** What it counts stands in the other public tables, for whoever counts there. */
  @Test
  void publicly_suppression_tellsNoMoreThanThePublicRows() {
    Released released = Release.publicly(RandomTables.INFO, RandomTables.all(9), RULES);
    for (Row told : released.table("suppression").orElseThrow().rows()) {
      Table table = released.table(told.text("table_name")).orElseThrow();
      List<Field> guarded = Roles.guarded(Schemas.report(table.name()));
      long withheld = 0;
      long shown = 0;
      for (Row row : table.rows()) {
        if ("c".equals(table.schema().find("status").map(f -> row.text("status")).orElse(""))) {
          withheld += guarded.size();
        } else {
          shown += guarded.stream().filter(field -> isShown(row, field)).count();
        }
      }
      assertEquals(Bin.of(withheld, 5, 0).lo(), told.whole("n_suppressed_primary_lo"));
      assertEquals(Bin.of(shown, 5, 0).lo(), told.whole("n_rounded_lo"));
      assertEquals(Bin.of(withheld + shown, 5, 0).lo(), told.whole("n_cells_lo"));
    }
  }

  private static boolean isShown(Row row, Field field) {
    String end = Roles.COUNTS.contains(field.disclosure().orElseThrow()) ? "_mid" : "";
    return row.get(field.name() + end) != null;
  }

  @Test
  void secure_tables_areExact() {
    List<Table> tables = RandomTables.all(2);
    Released released = Release.secure(RandomTables.INFO, tables);
    assertEquals(tables, released.tables());
    assertTrue(released.notForPublication().isEmpty());
  }

  @Test
  void publicly_ownSuppressionTable_isRefused() {
    Table own = Table.of(Schemas.report("suppression")).build();
    assertThrows(
        IllegalArgumentException.class,
        () -> Release.publicly(RandomTables.INFO, List.of(own), RULES));
  }

  /** Curves are cut to a grid and summed: {@link CurveGridTest} has them. */
  private static void everyRow(Check check) {
    for (Trial trial : TRIALS) {
      for (Table exact : trial.exact()) {
        if (exact.schema().secureOnly() || exact.name().equals(CurveGrid.TABLE)) {
          continue;
        }
        List<String> key = exact.schema().primaryKey();
        Map<List<Object>, Row> truth = new HashMap<>();
        exact.rows().forEach(row -> truth.put(RowEdits.values(row, key), row));
        for (Row shown : trial.released().table(exact.name()).orElseThrow().rows()) {
          check.of(exact, truth.get(RowEdits.values(shown, key)), shown);
        }
      }
    }
  }

  private static Released release(long seed) {
    return Release.publicly(RandomTables.INFO, RandomTables.all(seed), RULES);
  }

  private static String statusOf(Table table, Row row) {
    return table.schema().find("status").isPresent() ? row.text("status") : "ok";
  }

  private static List<List<List<Object>>> cells(Released released) {
    return released.tables().stream().map(ReleaseTest::cells).toList();
  }

  private static List<List<Object>> cells(Table table) {
    List<String> names = table.schema().fields().stream().map(Field::name).toList();
    List<List<Object>> rows = new ArrayList<>();
    table
        .rows()
        .forEach(
            row ->
                rows.add(
                    names.stream()
                        .map(name -> String.valueOf(row.get(name)))
                        .map(Object.class::cast)
                        .toList()));
    return rows;
  }
}
