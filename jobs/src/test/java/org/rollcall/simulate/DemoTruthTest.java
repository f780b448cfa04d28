package org.rollcall.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollcall.simulate.ReferenceMeasures.Starter;
import org.rollcall.study.Arm;

/** The committed demo estimates what its truth says, within sampling error of whole groups. */
class DemoTruthTest {
  static final Path DEMO = Path.of("..", "examples", "demo");
  private static final double ERRORS = 3.5;
  private static JsonNode truth;
  private static ReferenceMeasures measures;

  @BeforeAll
  static void read() throws IOException {
    truth = new ObjectMapper().readTree(DEMO.resolve("truth.json").toFile());
    measures = ReferenceMeasures.read(DEMO, LocalDate.parse(truth.get("last_day").asText()));
  }

  private static List<Starter> people(Arm arm) {
    return measures.starters(arm);
  }

  private static void agrees(String name, Function<List<Starter>, Double> estimate) {
    JsonNode crude = truth.at("/expected/outcomes/" + name + "/crude");
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      close(name + " " + arm, people(arm), estimate, crude.get(arm.key()));
    }
  }

  private static void close(
      String what, List<Starter> people, Function<List<Starter>, Double> estimate, JsonNode mean) {
    double got = estimate.apply(people);
    double sampling = ReferenceMeasures.jackknife(people, estimate);
    double error = Math.hypot(sampling, mean.get("mc_error").asDouble());
    double z = (got - mean.get("value").asDouble()) / error;
    assertTrue(
        Math.abs(z) < ERRORS,
        () -> what + ": " + got + " against " + mean + ", " + z + " standard errors apart");
  }

  @Test
  void starters_demo_areThousandsInEnoughGroups() {
    assertTrue(ReferenceMeasures.retained(people(Arm.ONLINE), 12).n() > 3000);
    assertTrue(ReferenceMeasures.retained(people(Arm.FACE_TO_FACE), 12).n() > 1500);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      assertTrue(people(arm).stream().map(Starter::home).distinct().count() > 60);
    }
  }

  @Test
  void retained_demo_isTheTruthWithinSamplingError() {
    for (int week : new int[] {4, 12, 26}) {
      String key = "retained_week_" + week;
      agrees(key, p -> ReferenceMeasures.survival(p, Outcomes.LOOK_AHEAD, week));
      agrees(key + "_wholly_followed", p -> ReferenceMeasures.retained(p, week).mean());
    }
  }

  @Test
  void attendances_demo_areTheTruthWithinSamplingError() {
    for (int week : new int[] {12, 26}) {
      agrees("attendances_week_" + week, p -> ReferenceMeasures.attendances(p, week).mean());
    }
    agrees(
        "attendances_per_opportunity_week_12",
        p -> ReferenceMeasures.attendances(p, 12).sum() / ReferenceMeasures.offered(p, 12).sum());
    agrees(
        "home_attendances_per_opportunity_week_12",
        p ->
            ReferenceMeasures.homeAttendances(p, 12).sum()
                / ReferenceMeasures.opportunities(p, 12).sum());
  }

  /** Rooms keep no clocks, so that nothing is to be estimated there. */
  @Test
  void minutes_demo_areTheTruthWhereClocksAreKept() {
    JsonNode outcomes = truth.at("/expected/outcomes");
    close(
        "minutes",
        people(Arm.ONLINE),
        p -> ReferenceMeasures.minutes(p, 12).mean(),
        outcomes.at("/minutes_week_12/crude/online"));
    close(
        "half",
        people(Arm.ONLINE),
        p -> ReferenceMeasures.half(p, 12).sum() / ReferenceMeasures.clocked(p, 12).sum(),
        outcomes.at("/attended_half_week_12/crude/online"));
  }

  @Test
  void survival_demo_isTheTruthWithinSamplingErrorForEveryGap() {
    for (int gap : Outcomes.GAPS) {
      agrees("gap_" + gap + "_weeks_survival_week_12", p -> ReferenceMeasures.survival(p, gap, 12));
    }
    agrees("rmst_26_weeks", ReferenceMeasures::restrictedMean);
  }

  @Test
  void landmarks_demo_areTheTruthWithinSamplingError() {
    for (int landmark : Outcomes.LANDMARKS) {
      Map<Arm, List<Starter>> classes = measures.landmarkClasses(landmark);
      for (Arm arm : Arm.values()) {
        String name = "retained_week_12_from_landmark_" + landmark;
        close(
            name + " " + arm,
            classes.get(arm),
            p -> ReferenceMeasures.landmarkRetained(p, landmark).mean(),
            truth.at("/expected/landmarks/" + name + "/" + arm.key()));
      }
    }
  }

  @Test
  void truth_demo_gapRuleMisleadsAndUnboundedRetentionDoesNot() {
    JsonNode outcomes = truth.at("/expected/outcomes");
    double gap =
        outcomes
            .at("/gap_4_weeks_survival_week_12/causal_both_in_reach/online-face_to_face/value")
            .asDouble();
    double unbounded =
        outcomes.at("/retained_week_12/causal_both_in_reach/online-face_to_face/value").asDouble();
    assertTrue(gap < -.10, () -> "gap rule: " + gap);
    assertTrue(Math.abs(unbounded) < .03, () -> "unbounded: " + unbounded);
  }

  @Test
  void year_demo_hasThePublishedSizeOnline() {
    JsonNode online = truth.at("/exact/last_52_weeks/online");
    assertEquals(132, online.get("groups_that_met").asInt());
    assertEquals(2_786, online.get("sessions_held").asInt());
    assertEquals(41_752, online.get("attendances").asInt());
  }

  @Test
  void files_demo_holdWhatTheTruthCountsByMonth() throws IOException {
    DemoFiles files = DemoFiles.read(DEMO);
    List<String> named = new ArrayList<>();
    for (DemoFiles.Row row : files.rows) {
      if (row.role().equals("participant") && row.status().equals("present")) {
        named.add(
            row.session().start().toString().substring(0, 7)
                + " "
                + row.session().modality()
                + " "
                + row.session().id()
                + " "
                + row.person());
      }
    }
    Map<String, Long> months =
        named.stream()
            .distinct()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    n -> n.split(" ")[0] + " " + n.split(" ")[1],
                    java.util.stream.Collectors.counting()));
    truth
        .at("/exact/months")
        .properties()
        .forEach(
            month ->
                assertEquals(
                    month.getValue().get("attendances_named").asLong(),
                    months.getOrDefault(month.getKey(), 0L),
                    month.getKey()));
  }
}
