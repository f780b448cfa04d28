package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.ReleaseTables.Line;
import org.rollcall.run.RunSchema;

/** Counts of the demo's release, which have no error and so must be those of the truth. */
class DemoCountsTest {

  private static final Map<String, String> CODES =
      Map.of(
          "unknown_value", "ENUM",
          "bad_date", "TYPE-DATETIME",
          "out_of_range", "RANGE",
          "missing_required", "REQUIRED",
          "unknown_group", "FK-GROUP",
          "bad_number", "TYPE-INTEGER");

  private static final String MONTHS =
      """
      SELECT strftime(period, '%Y-%m') || ' ' || session_modality AS month,
        sum(n_sessions_scheduled) AS scheduled, sum(n_sessions_held) AS held,
        sum(n_sessions_cancelled) AS cancelled, sum(n_sessions_not_reported) AS not_reported,
        sum(n_attendances) AS attendances
      FROM {service_activity} GROUP BY ALL ORDER BY ALL
      """;

  /** Groups that count by month are in no calendar: how many sessions they planned is unknown. */
  private static final String HELD_BY_MONTH =
      "SELECT \"From\"[:7] AS month, sum(Meetings) AS held FROM"
          + " read_csv('../examples/demo/data/headcounts-by-month.csv', types={'From': 'VARCHAR'})"
          + " GROUP BY ALL";

  private final ReleaseTables secure = Demo.ran().secure();
  private final JsonNode exact = Demo.ran().truth.get("exact");

  /** One job reads, three count and one goes over people again for the month that it publishes. */
  @Test
  void run_demo_asksSparkForAFewJobs() throws IOException {
    JsonNode work = RunSchema.read(firstRun().resolve("run.json")).get("spark");
    assertTrue(work.get("jobs").asInt() <= 6, work::toString);
    assertTrue(work.get("stages").asInt() <= 12, work::toString);
  }

  private static Path firstRun() throws IOException {
    try (Stream<Path> runs = Files.list(Demo.ran().output.resolve("runs"))) {
      return runs.filter(run -> !Files.isSymbolicLink(run)).sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void serviceActivity_everyMonth_hasTheSessionsAndAttendancesOfTheTruth() {
    Map<String, Long> uncalendared = new TreeMap<>();
    ReleaseTables.query(HELD_BY_MONTH)
        .forEach(row -> uncalendared.put(row.text("month"), row.whole("held")));
    List<Line> months = secure.ask(MONTHS);
    assertEquals(exact.get("months").size(), months.size());
    for (Line row : months) {
      String month = row.text("month");
      JsonNode truth = exact.get("months").required(month);
      long elsewhere = month.endsWith("face_to_face") ? uncalendared.get(month.substring(0, 7)) : 0;
      assertEquals(truth.get("sessions_held").asLong(), row.whole("held"), "held " + month);
      assertEquals(truth.get("attendances").asLong(), row.whole("attendances"), "came " + month);
      if (elsewhere == 0) {
        assertEquals(truth.get("sessions_scheduled").asLong(), row.whole("scheduled"), month);
        assertEquals(truth.get("sessions_cancelled").asLong(), row.whole("cancelled"), month);
        assertEquals(truth.get("sessions_not_reported").asLong(), row.whole("not_reported"), month);
      }
    }
  }

  /** The last 52 weeks hold the online sessions of the twelve months to June 2026. */
  @Test
  void serviceActivity_lastYearOnline_addsUpToTheTruth() {
    JsonNode year = exact.at("/last_52_weeks/online");
    Line row =
        secure.one(
            "SELECT sum(n_sessions_held) AS held, sum(n_sessions_cancelled) AS cancelled,"
                + " sum(n_attendances) AS attendances FROM {service_activity}"
                + " WHERE period >= DATE '2025-07-01' AND session_modality = 'online'");
    assertEquals(year.get("sessions_held").asLong(), row.whole("held"));
    assertEquals(year.get("sessions_cancelled").asLong(), row.whole("cancelled"));
    assertEquals(year.get("attendances").asLong(), row.whole("attendances"));
    Line counted =
        secure.one(
            "SELECT sum(n_attendances) AS n FROM {headcount_rate} WHERE session_modality = 'online'"
                + " AND program = 'all' AND period BETWEEN '2025-07' AND '2026-06'");
    assertEquals(year.get("attendances_counted").asLong(), counted.whole("n"));
  }

  @Test
  void headcountRate_allMonths_isTheTruth() {
    for (String modality : List.of("online", "face_to_face")) {
      JsonNode truth = exact.at("/headcount_groups/" + modality);
      Line row =
          secure.one(
              "SELECT * FROM {headcount_rate} WHERE program = 'all' AND period = 'all'"
                  + " AND session_modality = '"
                  + modality
                  + "'");
      assertEquals(truth.get("groups").asLong(), row.whole("n_groups"));
      assertEquals(truth.get("sessions_counted").asLong(), row.whole("n_sessions"));
      assertEquals(truth.get("sessions_without_count").asLong(), row.whole("n_sessions_missing"));
      assertEquals(truth.get("attendees").asLong(), row.whole("n_attendances"));
      assertEquals(truth.get("newcomers").asLong(), row.whole("n_newcomers"));
      assertEquals(truth.get("attendees_per_session").asDouble(), row.number("estimate"), 5e-7);
      assertEquals(truth.get("newcomer_share").asDouble(), row.number("newcomer_share"), 5e-7);
    }
  }

  @Test
  void headcountRate_everyMonth_hasTheAttendancesOfTheTruth() {
    List<Line> months =
        secure.ask(
            "SELECT * FROM {headcount_rate} WHERE program = 'all' AND period <> 'all'"
                + " AND session_modality IN ('online', 'face_to_face')");
    assertEquals(27 * 2, months.size());
    for (Line row : months) {
      String month = row.text("period") + " " + row.text("session_modality");
      assertEquals(
          exact.get("months").required(month).get("attendances_counted").asLong(),
          row.whole("n_attendances"),
          month);
    }
  }

  /** Files have no names in a release, so they are told apart by their table and counts. */
  @Test
  void recordFlow_everyFile_hasTheRowsOfTheTruth() {
    List<String> expected = new ArrayList<>();
    for (JsonNode file : exact.get("files")) {
      Map<String, Long> bad = new TreeMap<>();
      file.get("bad_rows")
          .properties()
          .forEach(rule -> bad.put(CODES.get(rule.getKey()), rule.getValue().asLong()));
      long repeated = file.get("duplicate_rows").asLong();
      expected.add(
          told(file.get("table").asText(), file.get("rows").asLong(), bad, repeated)
              + (file.get("valid_rows").asLong() - repeated));
    }
    Map<String, List<Line>> flows = new TreeMap<>();
    secure
        .ask("SELECT * FROM {record_flow}")
        .forEach(
            line -> flows.computeIfAbsent(line.text("file_id"), id -> new ArrayList<>()).add(line));
    List<String> got = flows.values().stream().map(DemoCountsTest::told).toList();
    assertEquals(expected.stream().sorted().toList(), got.stream().sorted().toList());
  }

  private static String told(List<Line> flow) {
    Map<String, Long> bad = new TreeMap<>();
    long read = 0;
    long repeated = 0;
    long curated = 0;
    for (Line line : flow) {
      switch (line.text("step")) {
        case "read" -> read = line.whole("rows_out");
        case "rejected" -> bad.put(line.text("reason"), line.whole("rows_removed"));
        case "duplicate" -> repeated = line.whole("rows_removed");
        default -> curated = line.whole("rows_out");
      }
    }
    return told(flow.get(0).text("canonical_table"), read, bad, repeated) + curated;
  }

  private static String told(String table, long read, Map<String, Long> bad, long repeated) {
    return table + ": " + read + " read, " + bad + " bad, " + repeated + " repeated, kept ";
  }

  @Test
  void dataQuality_allSources_countWhatTheTruthCounts() {
    Map<String, Long> expected = new TreeMap<>();
    for (JsonNode file : exact.get("files")) {
      expected.merge("rows_duplicate", file.get("duplicate_rows").asLong(), Long::sum);
      file.get("bad_rows")
          .properties()
          .forEach(
              rule -> {
                expected.merge("rows_rejected", rule.getValue().asLong(), Long::sum);
                expected.merge(
                    "rule_" + CODES.get(rule.getKey()), rule.getValue().asLong(), Long::sum);
              });
    }
    Map<String, Long> got = new TreeMap<>();
    secure
        .ask(
            "SELECT \"check\", sum(n_violated) AS n FROM {data_quality}"
                + " WHERE \"check\" LIKE 'r%' GROUP BY ALL")
        .forEach(row -> got.put(row.text("check"), row.whole("n")));
    assertEquals(expected, got);
  }

  @Test
  void experience_everyItem_hasTheAnswersOfTheTruth() {
    Map<String, Line> means = new TreeMap<>();
    secure
        .ask("SELECT * FROM {experience} WHERE statistic = 'mean'")
        .forEach(row -> means.put(cell(row::text), row));
    JsonNode items = exact.get("survey_answers");
    int summed = 0;
    for (JsonNode item : items) {
      String cell = cell(name -> item.get(name).asText());
      Line row = means.remove(cell);
      assertEquals(item.get("answers").asLong(), row.whole("n_answers"), cell);
      if (row.has("estimate")) {
        summed++;
        assertEquals(
            item.get("sum").asDouble(), row.number("estimate") * row.whole("n_answers"), 1e-6);
      }
    }
    assertTrue(summed >= 48, summed + " of " + items.size());
  }

  private static String cell(java.util.function.UnaryOperator<String> of) {
    return String.join(
        " ", List.of("item", "perspective", "modality_class", "linkage").stream().map(of).toList());
  }
}
