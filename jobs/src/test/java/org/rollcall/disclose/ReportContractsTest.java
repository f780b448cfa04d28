package org.rollcall.disclose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.TableSchema;
import org.rollcall.study.Study.DisclosureRules;

/** No column of any report table escapes the rules. */
class ReportContractsTest {

  /** Numbers that pass as they are: settings and places in an order, never counts of data. */
  private static final Set<String> SETTINGS =
      Set.of(
          "assumption.sentence_order",
          "cohort_flow.step_order",
          "contrast.conf_level",
          "contrast.conf_level_adjusted",
          "contrast.family_size",
          "contrast.margin",
          "engagement.conf_level",
          "experience.conf_level",
          "headcount_rate.conf_level",
          "modality_transition.week",
          "retention_curve.conf_level",
          "retention_curve.week",
          "retention_triangle.weeks_since_start",
          "return_after_lapse.weeks_since_lapse",
          "sensitivity.conf_level");

  static List<TableSchema> open() {
    return Schemas.REPORTS.stream()
        .map(Schemas::report)
        .filter(schema -> !schema.secureOnly())
        .toList();
  }

  static List<Arguments> guarded() {
    List<Arguments> all = new ArrayList<>();
    for (TableSchema schema : open()) {
      // Disclosure control counts what it does: no person stands behind it.
      if (schema.name().equals("suppression")) {
        continue;
      }
      Roles.guarded(schema).forEach(field -> all.add(new Arguments(schema, field)));
    }
    return all;
  }

  record Arguments(TableSchema schema, Field field) {
    @Override
    public String toString() {
      return schema.name() + "." + field.name();
    }
  }

  @Test
  void schemas_numbersThatPassAsTheyAre_areTheKnownSettings() {
    Set<String> passing = new TreeSet<>();
    for (TableSchema schema : open()) {
      for (Field field : schema.fields()) {
        boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
        Disclosure role = Roles.of(schema, field);
        if (number && !Roles.isGuarded(role) && !Roles.UNSEEN.contains(role)) {
          passing.add(schema.name() + "." + field.name());
        }
      }
    }
    assertEquals(new TreeSet<>(SETTINGS), passing);
  }

  @Test
  void schemas_tablesWithoutThresholds_areNamed() {
    List<String> secure =
        Schemas.REPORTS.stream().filter(name -> Schemas.report(name).secureOnly()).toList();
    assertEquals(List.of("diagnostic", "service_retention", "record_flow", "data_quality"), secure);
  }

  /** A row with that one small number, or with that one number that nobody counted. */
  @ParameterizedTest
  @MethodSource("guarded")
  void publicly_smallOrUncountedCell_neverPasses(Arguments cell) {
    Table table = alone(cell);
    Released released =
        Release.publicly(RandomTables.INFO, List.of(table), new DisclosureRules(11, 5, 3));
    Table shown = released.table(table.name()).orElseThrow();
    assertEquals(1, shown.rows().size());
    assertEquals("c", shown.rows().get(0).text("status"));
    for (Field field : shown.schema().fields()) {
      if (Roles.isGuarded(Roles.of(shown.schema(), field))) {
        assertEquals(Optional.empty(), Optional.ofNullable(shown.rows().get(0).get(field.name())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("open")
  void publicSchema_everyCount_becomesABinAndEveryNumberMayBeNull(TableSchema schema) {
    TableSchema shown = PublicSchema.of(schema);
    for (Field field : schema.fields()) {
      Disclosure role = Roles.of(schema, field);
      if (Roles.COUNTS.contains(role)) {
        assertTrue(shown.find(field.name()).isEmpty());
        for (String end : List.of("_lo", "_hi", "_mid")) {
          assertTrue(!shown.field(field.name() + end).description().isBlank());
        }
      } else {
        assertEquals(!Roles.UNSEEN.contains(role), shown.find(field.name()).isPresent());
      }
    }
    assertTrue(Roles.guarded(shown).stream().noneMatch(Field::required));
    assertEquals(schema.primaryKey(), shown.primaryKey());
  }

  @Test
  void publicSchema_secureTable_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PublicSchema.of(Schemas.report("record_flow")));
  }

  @Test
  void publicSchema_columnWithoutRole_isRefused() {
    TableSchema input = Schemas.input("attendance");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PublicSchema.of(input));
    assertTrue(e.getMessage().contains("found no disclosure role"), e.getMessage());
  }

  /** That cell alone, 2 or 0.5, in a row of its table. */
  private static Table alone(Arguments cell) {
    Table.Builder rows = Table.of(cell.schema());
    Table.Row row = rows.add();
    for (Field field : cell.schema().fields()) {
      Disclosure role = Roles.of(cell.schema(), field);
      if (!Roles.isGuarded(role)
          && (field.required() || cell.schema().primaryKey().contains(field.name()))) {
        row.set(field.name(), example(field));
      }
    }
    row.set("status", "ok");
    row.set(cell.field().name(), cell.field().type() == FieldType.INTEGER ? (Object) 2 : 0.5);
    return rows.build();
  }

  private static Object example(Field field) {
    if (!field.constraints().values().isEmpty()) {
      return field.constraints().values().get(0);
    }
    return switch (field.type()) {
      case STRING, DATETIME, TIME ->
          field.disclosure().orElseThrow() == Disclosure.MONTH ? "2026-03" : "word";
      case INTEGER, NUMBER -> 0;
      case BOOLEAN -> true;
      case DATE -> RandomTables.INFO.asOf().minusMonths(3).withDayOfMonth(1);
    };
  }

  /** A code tells what its sentence tells. */
  @Test
  void schemas_codesOfSentences_areWithheldWithThem() {
    Map<String, String> words =
        Map.of(
            "reason_codes", "reason",
            "method_code", "method",
            "step_code", "step",
            "assumption_code", "sentence");
    int pairs = 0;
    for (TableSchema schema : open()) {
      for (Field code : schema.fields()) {
        if (words.containsKey(code.name())) {
          Field sentence = schema.field(words.get(code.name()));
          String named = schema.name() + "." + code.name();
          assertEquals(
              Roles.of(schema, sentence) == Disclosure.LABEL,
              Roles.of(schema, code) == Disclosure.LABEL,
              named);
          assertEquals(sentence.required(), code.required(), named);
          pairs++;
        }
      }
    }
    assertTrue(pairs >= 5, pairs + " pairs");
  }
}
