package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ReleaseTables.Line;

/** Small studies whose right answer an independent program computed, from files to tables. */
class ClockCasesTest {

  private static final List<String> STUDIES =
      List.of(
          "c03_closure_undeclared",
          "c03b_closure_declared",
          "c07_closed_elsewhere",
          "c09_linkage_zero",
          "c10_summer_break",
          "c10b_no_break",
          "c20_frequency",
          "c22_published_year",
          "c27_families_pooled");

  @TempDir private static Path folder;

  @BeforeAll
  static void run() {
    Path key = folder.resolve("key");
    List<List<Object>> commands = new ArrayList<>();
    commands.add(List.of("key", key));
    for (String study : STUDIES) {
      Path file = Path.of("src/test/resources/clock", study, "study.yaml");
      Path output = folder.resolve(study);
      commands.add(List.of("run", "--lock", file, "--output", output, "--key-file", key));
    }
    RollcallProcess.runInTurn(commands).expect(0);
  }

  private static ReleaseTables ran(String study) {
    return new ReleaseTables(folder.resolve(study).resolve("secure/latest"));
  }

  private static Line arm(ReleaseTables tables, String measure, String arm) {
    return tables.one(
        "SELECT * FROM {engagement} WHERE stratum = 'all' AND measure = '%s' AND arm = '%s'"
            .formatted(measure, arm));
  }

  private static Line contrast(ReleaseTables tables, String outcome) {
    return tables.one(
        "SELECT * FROM {contrast} WHERE stratum = 'all' AND adjustment = 'none' AND outcome = '%s'"
                .formatted(outcome)
            + " AND contrast = 'online-face_to_face'");
  }

  /** Whoever says so or not, a group whose sessions end is closed from its last one. */
  @Test
  void run_groupsFallSilent_areClosedAsIfDeclared() {
    ReleaseTables silent = ran("c03_closure_undeclared");
    ReleaseTables declared = ran("c03b_closure_declared");
    for (ReleaseTables tables : List.of(silent, declared)) {
      assertEquals(
          .565, arm(tables, "retained_week_12_wholly_followed", "online").number("estimate"), 5e-4);
    }
    String curve =
        "SELECT * EXCLUDE (release_id, protocol_hash) FROM {retention_curve} ORDER BY ALL";
    assertEquals(declared.ask(curve), silent.ask(curve));
    String guessed =
        "SELECT * FROM {assumption} WHERE estimand = 'E1' AND assumption_code LIKE 'closures_%'";
    assertEquals(1, silent.ask(guessed).size(), "nobody declared that they closed");
    assertEquals(0, declared.ask(guessed).size());
  }

  /**
   * What the service keeps, and what would have become of the groups, are two questions. Of the 178
   * people two attend the groups that never closed; of the others 160 go on there.
   */
  @Test
  void run_groupsCloseAndPeopleGoOnElsewhere_areKeptByTheService() {
    ReleaseTables tables = ran("c07_closed_elsewhere");
    Line closed =
        tables.one(
            "SELECT sum(n_at_risk) AS people, sum(n_lost) AS lost FROM {service_retention}"
                + " WHERE since = 'closure'");
    assertEquals(176, closed.whole("people"));
    assertEquals(16, closed.whole("lost"));
    assertEquals(
        0,
        tables
            .ask(
                "SELECT * FROM {modality_transition} WHERE to_state = 'closed' OR"
                    + " from_state = 'closed'")
            .size(),
        "nobody is lost within the weeks of moves");
    assertEquals(
        0,
        tables
            .ask(
                "SELECT * FROM {retention_curve} WHERE definition = 'gap_13_weeks' AND survival < 1")
            .size());
    assertTrue(contrast(tables, "retained_week_12").text("reason").contains("precision"));
  }

  @Test
  void run_everyIdentityNewAndNobodyReported_isWithheld() {
    ReleaseTables tables = ran("c09_linkage_zero");
    for (Line row : tables.ask("SELECT * FROM {contrast} WHERE estimand = 'E1'")) {
      assertEquals("x", row.text("status"), row.toString());
      assertEquals("NOT_ESTIMABLE", row.text("verdict"), row.toString());
    }
  }

  /** Weeks in which nobody met are no absence. */
  @Test
  void run_summerBreak_makesNoDifference() {
    for (String study : List.of("c10_summer_break", "c10b_no_break")) {
      ReleaseTables tables = ran(study);
      for (String outcome : List.of("retained_week_4", "retained_week_12", "rmst_26_weeks")) {
        Line row = contrast(tables, outcome);
        assertTrue(
            row.number("conf_low") < 0 && row.number("conf_high") > 0, study + ": " + row.cells());
      }
      Line gap =
          tables.one(
              "SELECT * FROM {sensitivity} WHERE alternative = 'gap_4_weeks'"
                  + " AND analysis_id = 'E1.retained_week_12.online-face_to_face.all'");
      assertTrue(Math.abs(gap.number("estimate")) < .1, study + ": " + gap.cells());
    }
  }

  /** Who comes less often has not left: one answer from shares, curve and mean. */
  @Test
  void run_otherFrequency_isNoOtherRetention() {
    ReleaseTables tables = ran("c20_frequency");
    for (String outcome : List.of("retained_week_12", "rmst_26_weeks")) {
      Line row = contrast(tables, outcome);
      assertTrue(row.number("conf_low") < 0 && row.number("conf_high") > 0, outcome + row.cells());
    }
    Line often = contrast(tables, "attendances_week_12");
    assertTrue(often.number("conf_high") < 0, "frequency is shown apart: " + often.cells());
    for (String arm : List.of("online", "face_to_face")) {
      double curve =
          tables
              .one(
                  "SELECT * FROM {retention_curve} WHERE definition = 'gap_13_weeks' AND week = 12"
                      + " AND stratum = 'all' AND arm = '%s'".formatted(arm))
              .number("survival");
      assertEquals(curve, arm(tables, "retained_week_12", arm).number("estimate"), 1e-12, arm);
    }
  }

  /** The published year: 232.17 meetings and 3,479.33 attendances a month. */
  @Test
  void run_publishedYear_hasItsMonthlyMeans() {
    Line online =
        ran("c22_published_year")
            .one("SELECT * FROM {service_summary} WHERE session_modality = 'online'");
    assertEquals(232.17, online.number("mean_sessions_held"), .005);
    assertEquals(3_479.33, online.number("mean_attendances"), .005);
  }

  /** Two families are two populations until the study lists them as one. */
  @Test
  void run_twoFamilies_areNeverPooled() {
    ReleaseTables tables = ran("c27_families_pooled");
    List<Line> strata =
        tables.ask(
            "SELECT DISTINCT stratum FROM {contrast} WHERE adjustment = 'none' ORDER BY stratum");
    assertEquals(2, strata.size(), strata.toString());
    assertTrue(strata.stream().noneMatch(row -> row.text("stratum").equals("all")));
  }
}
