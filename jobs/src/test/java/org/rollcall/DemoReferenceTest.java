package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollcall.ReleaseTables.Line;
import org.rollcall.simulate.ReferenceMeasures;
import org.rollcall.simulate.ReferenceMeasures.Starter;
import org.rollcall.simulate.ReferenceMeasures.Tally;
import org.rollcall.study.Arm;

/** The demo's release counts exactly what plain loops over its files count. */
class DemoReferenceTest {

  private static final List<Arm> ARMS = List.of(Arm.ONLINE, Arm.FACE_TO_FACE);
  private static ReferenceMeasures reference;
  private final ReleaseTables secure = Demo.ran().secure();

  @BeforeAll
  static void read() throws IOException {
    reference = ReferenceMeasures.read(Demo.FOLDER, LocalDate.of(2026, 6, 30));
  }

  private Line engagement(String measure, Arm arm) {
    return secure.one(
        "SELECT * FROM {engagement} WHERE stratum = 'all' AND measure = '%s' AND arm = '%s'"
            .formatted(measure, arm.key()));
  }

  private void assertTally(Tally expected, String measure, Arm arm) {
    Line row = engagement(measure, arm);
    assertEquals(expected.n(), row.whole("n_people"), measure + " people " + arm);
    assertEquals(
        expected.sum(), row.number("estimate") * expected.n(), 1e-6, measure + " sum " + arm);
  }

  @Test
  void engagement_ofStarters_hasThePeopleAndSumsOfTheReference() {
    for (Arm arm : ARMS) {
      List<Starter> people = reference.starters(arm);
      for (int week : List.of(4, 12, 26)) {
        String key = "retained_week_" + week;
        assertTally(ReferenceMeasures.retained(people, week), key + "_wholly_followed", arm);
        Line row = engagement(key, arm);
        assertEquals(people.size(), row.whole("n_people"), key + " people " + arm);
        assertEquals(
            ReferenceMeasures.survival(people, 13, week), row.number("estimate"), 1e-9, key + arm);
      }
      for (int week : List.of(12, 26)) {
        assertTally(ReferenceMeasures.attendances(people, week), "attendances_week_" + week, arm);
      }
    }
  }

  @Test
  void engagement_perOpportunity_isTheRatioOfTheReferencesSums() {
    for (Arm arm : ARMS) {
      Tally came = ReferenceMeasures.attendances(reference.starters(arm), 12);
      Tally could = ReferenceMeasures.offered(reference.starters(arm), 12);
      Line row = engagement("attendances_per_opportunity_week_12", arm);
      assertEquals(could.n(), row.whole("n_people"));
      assertEquals(came.sum() / could.sum(), row.number("estimate"), 1e-12);
      Tally cameHome = ReferenceMeasures.homeAttendances(reference.starters(arm), 12);
      Tally couldHome = ReferenceMeasures.opportunities(reference.starters(arm), 12);
      Line home = engagement("home_attendances_per_opportunity_week_12", arm);
      assertEquals(cameHome.sum() / couldHome.sum(), home.number("estimate"), 1e-12);
    }
  }

  @Test
  void engagement_minutes_areTheReferencesWhereClocksAreKept() {
    List<Starter> people = reference.starters(Arm.ONLINE);
    assertTally(ReferenceMeasures.minutes(people, 12), "minutes_week_12", Arm.ONLINE);
    Tally clocked = ReferenceMeasures.clocked(people, 12);
    Line half = engagement("attended_half_week_12", Arm.ONLINE);
    assertEquals(clocked.n(), half.whole("n_people"));
    assertEquals(
        ReferenceMeasures.half(people, 12).sum() / clocked.sum(), half.number("estimate"), 1e-12);
    for (String measure : List.of("minutes_week_12", "attended_half_week_12")) {
      assertEquals("x", engagement(measure, Arm.FACE_TO_FACE).text("status"), measure);
    }
  }

  @Test
  void engagement_restrictedMean_isTheAreaUnderTheReferencesCurve() {
    for (Arm arm : ARMS) {
      Line row = engagement("rmst_26_weeks", arm);
      List<Starter> people = reference.starters(arm);
      assertEquals(people.size(), row.whole("n_people"));
      assertEquals(ReferenceMeasures.restrictedMean(people), row.number("estimate"), 1e-9);
    }
  }

  /** A row at week w tells of those who left in the week before it. */
  @Test
  void retentionCurve_everyGapAndWeek_hasTheExitsOfTheReference() {
    for (Arm arm : ARMS) {
      List<Starter> people = reference.starters(arm);
      for (int gap : List.of(2, 3, 4, 6, 8, 13)) {
        int[][] exits = ReferenceMeasures.gapExits(people, gap);
        List<Line> curve = curve("gap_" + gap + "_weeks", arm);
        assertTrue(curve.size() > 26, "weeks of gap " + gap);
        for (Line row : curve.subList(1, curve.size())) {
          int week = (int) row.whole("week");
          String at = "gap " + gap + " week " + week + " " + arm;
          assertEquals(exits[0][week - 1], row.whole("n_events"), at);
          assertEquals(exits[1][week - 1], row.whole("n_at_risk"), at);
          assertEquals(
              ReferenceMeasures.survival(people, gap, week), row.number("survival"), 1e-9, at);
        }
      }
    }
  }

  private List<Line> curve(String definition, Arm arm) {
    return secure.ask(
        "SELECT * FROM {retention_curve} WHERE stratum = 'all' AND definition = '%s'"
                .formatted(definition)
            + " AND arm = '%s' ORDER BY week".formatted(arm.key()));
  }

  @Test
  void landmarks_everyClass_hasThePeopleAndSumsOfTheReference() {
    for (int landmark : List.of(4, 8)) {
      Map<Arm, List<Starter>> classes = reference.landmarkClasses(landmark);
      assertEquals(List.of(Arm.values()).size(), classes.size());
      classes.forEach(
          (arm, people) ->
              assertTally(
                  ReferenceMeasures.landmarkRetained(people, landmark),
                  "retained_week_12_from_landmark_" + landmark,
                  arm));
    }
  }
}
