package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ReleaseTables.Line;
import org.rollcall.simulate.Feature;
import org.rollcall.simulate.UnwaryAnswer;

/**
 * Small made-up services in which files go wrong, and in which the mode makes no difference, from
 * files to tables. Two things that go wrong in one world move the unwary answer to the same side.
 *
 * <p>The rule: the truth of every quantity that can be estimated lies in its 99.9% interval, by
 * Student's t with the row's degrees of freedom and its standard error together with that of the
 * truth. Such an interval is wide; therefore the people who start are also held to their exact
 * number, and the difference to what the same service shows where nothing goes wrong.
 */
class WorldsTest {

  private static final long SEED = 2;
  private static final String PLAIN = "";
  private static final String BREAKS = "breaks,missing-registers";
  private static final String MEMBERS = "other-programs,platform-gap";
  private static final String CLOSURES = "undeclared-closures,platform-change";
  private static final String RENAMES = "late-registers,renames";
  private static final String FAMILIES = "families";
  private static final String UNLINKED = "unlinked-modes";
  static final List<String> WORLDS =
      List.of(BREAKS, MEMBERS, CLOSURES, RENAMES, FAMILIES, UNLINKED);

  @TempDir private static Path folder;

  @BeforeAll
  static void run() {
    Path key = folder.resolve("key");
    List<List<Object>> commands = new ArrayList<>();
    commands.add(List.of("key", key));
    commands.add(ran(PLAIN).simulate(SEED));
    for (String world : WORLDS) {
      commands.add(ran(world).simulate(SEED));
      commands.add(ran(world).run(key));
    }
    // A row of each world's table of groups must be refused, which is one in a hundred.
    RollcallProcess.runInTurn(commands).expect(1);
  }

  private static WorldRun ran(String world) {
    return new WorldRun(folder.resolve("world " + world), world);
  }

  @Test
  void worlds_together_haveAllThatGoesWrong() {
    TreeSet<String> all = new TreeSet<>();
    Arrays.stream(Feature.values()).map(Feature::key).forEach(all::add);
    TreeSet<String> ran = new TreeSet<>();
    WORLDS.forEach(world -> ran.addAll(List.of(world.split(","))));
    assertEquals(all, ran);
  }

  @ParameterizedTest
  @FieldSource("WORLDS")
  void run_ofWorld_holdsItsTruthAndKeepsBackTheRest(String world) {
    JsonNode truth = ran(world).truth();
    for (String outcome : WorldRun.OUTCOMES) {
      List<Line> rows = ran(world).estimates(outcome);
      assertEquals(world.equals(FAMILIES) ? 6 : 3, rows.size(), world + " " + outcome);
      for (Line row : rows) {
        String what = world + " " + outcome + " " + row.cells();
        if (WorldRun.isEstimated(truth, row)) {
          holds(what, row, WorldRun.mean(truth, row, outcome));
        } else {
          assertFalse(row.has("estimate"), what);
        }
      }
    }
  }

  private static void holds(String what, Line row, JsonNode mean) {
    double half = new TDistribution(row.number("df")).inverseCumulativeProbability(.9995);
    double error = Math.hypot(row.number("std_error"), mean.required("mc_error").asDouble());
    double off = Math.abs(row.number("estimate") - mean.required("value").asDouble());
    assertTrue(off <= half * error, () -> what + " against " + mean);
    String verdict = row.text("verdict");
    assertFalse(verdict.contains("DIFFERENCE"), () -> what + ": the mode makes no difference");
  }

  @ParameterizedTest
  @ValueSource(strings = {RENAMES, UNLINKED})
  void run_ofWorldThatTellsNoDifference_saysWhy(String world) {
    List<String> reasons = new ArrayList<>();
    ran(world)
        .truth()
        .at("/comparisons_of_people/reason_codes")
        .forEach(r -> reasons.add(r.asText()));
    assertEquals(world.split(",").length, reasons.size(), reasons::toString);
    for (String outcome : WorldRun.OUTCOMES) {
      Line row = contrast(world, outcome);
      assertEquals("NOT_ESTIMABLE", row.text("verdict"));
      for (String reason : reasons) {
        assertTrue(row.text("reason_codes").contains(reason + "("), row.cells()::toString);
      }
    }
  }

  private static Line contrast(String world, String outcome) {
    return ran(world)
        .tables()
        .one(
            "SELECT * FROM {contrast} WHERE adjustment = 'none' AND outcome = '%s'"
                .formatted(outcome));
  }

  /** What a short gap takes for leaving shows where breaks count as absence. */
  @Test
  void run_ofBreaks_countsNoWeekInWhichNobodyMet() {
    for (int gap : new int[] {4, 6, 8}) {
      for (Line row :
          ran(BREAKS)
              .tables()
              .ask(
                  "SELECT arm AS what, survival AS estimate, std_error, n_groups - 1 AS df FROM"
                      + " {retention_curve} WHERE stratum = 'all' AND week = 12 AND definition ="
                      + " 'gap_%d_weeks'".formatted(gap))) {
        String outcome = "gap_" + gap + "_weeks_survival_week_12";
        JsonNode mean = ran(BREAKS).truth().at("/expected/outcomes/" + outcome);
        holds(outcome + " " + row.cells(), row, mean.at("/crude/" + row.text("what")));
      }
    }
  }

  /** By the written rules, worked out from who came, and not from files. */
  @ParameterizedTest
  @ValueSource(strings = {BREAKS, MEMBERS, CLOSURES, FAMILIES})
  void run_ofWorld_findsThoseWhoStart(String world) {
    for (Map.Entry<String, JsonNode> program :
        ran(world).truth().at("/exact/starters").properties()) {
      String stratum =
          !world.equals(FAMILIES)
              ? "all"
              : program.getKey().equals("al_anon") ? "family_and_friends" : "mutual_help";
      for (Map.Entry<String, JsonNode> arm : program.getValue().properties()) {
        Line atRisk =
            ran(world)
                .tables()
                .one(
                    "SELECT max(n_at_risk) AS n FROM {retention_curve} WHERE stratum = '%s'"
                            .formatted(stratum)
                        + " AND arm = '%s' AND definition = 'gap_13_weeks'"
                            .formatted(arm.getKey()));
        assertEquals(arm.getValue().asLong(), atRisk.whole("n"), world + " " + arm.getKey());
      }
    }
  }

  /** A change of more than the margin, to one side or the other, that is none. */
  @ParameterizedTest
  @ValueSource(strings = {BREAKS, MEMBERS, CLOSURES})
  void run_ofWorld_staysWhereTheUnwaryAnswerMoves(String world) throws IOException {
    double plain = unwary(PLAIN).retained();
    double moved = unwary(world).retained() - plain;
    double stays = contrast(world, "retained_week_12").number("estimate") - plain;
    assertTrue(Math.abs(moved) > .06, () -> world + ": " + moved);
    assertTrue(Math.abs(stays) < .03, () -> world + ": " + stays);
  }

  /** The same of four weeks of absence: what a break looks like, and a log that is lost. */
  @ParameterizedTest
  @ValueSource(strings = {BREAKS, MEMBERS})
  void run_ofWorldWithAHole_takesItForNoAbsence(String world) throws IOException {
    double plain = unwary(PLAIN).withoutGap();
    double moved = unwary(world).withoutGap() - plain;
    Line gap =
        ran(world)
            .tables()
            .one(
                "SELECT estimate FROM {sensitivity} WHERE alternative = 'gap_4_weeks' AND"
                    + " analysis_id = 'E1.retained_week_12.online-face_to_face.all'");
    double stays = gap.number("estimate") - plain;
    assertTrue(Math.abs(moved) > .1, () -> world + ": " + moved);
    assertTrue(Math.abs(stays) < .05, () -> world + ": " + stays);
  }

  /** Where nothing is said, or each family by itself, somebody would have been misled. */
  @Test
  void files_takenAsTheyAre_showADifferenceThatIsNone() throws IOException {
    double plain = unwary(PLAIN).retained();
    double renames = unwary(RENAMES).retained() - plain;
    assertTrue(renames > .1, () -> "renames: " + renames);
    double pooled = unwary(FAMILIES).retained() - plain;
    assertTrue(pooled < -.06, () -> "families: " + pooled);
  }

  private static UnwaryAnswer unwary(String world) throws IOException {
    JsonNode truth = ran(world).truth();
    LocalDate first = LocalDate.parse(truth.get("first_day").asText());
    LocalDate last = LocalDate.parse(truth.get("last_day").asText());
    return UnwaryAnswer.of(ran(world).folder(), first, last);
  }
}
