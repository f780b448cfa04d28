package org.rollcall.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study;
import org.rollcall.study.StudyException;

class OutcomesTest {

  private static final String YAML =
      """
      study: weeks
      title: Do people stay as long online?
      time_zone: Australia/Sydney
      retention: {weeks: [4, 8, 20], primary_week: 4, rmst_weeks: 20}
      landmark_weeks: [6]
      sources:
        - {name: groups, table: groups, path: groups.csv}
        - {name: log, table: attendance, path: log.csv}
      """;

  @TempDir private Path folder;

  private static List<String> keys(OutcomeCatalog catalog) {
    return catalog.all().stream().map(Outcome::key).toList();
  }

  @Test
  void all_defaults_areTheOutcomesOfTheReport() {
    assertEquals(
        List.of(
            "retained_week_4",
            "retained_week_12",
            "retained_week_26",
            "retained_week_4_wholly_followed",
            "retained_week_12_wholly_followed",
            "retained_week_26_wholly_followed",
            "rmst_26_weeks",
            "attendances_week_12",
            "attendances_week_26",
            "attendances_per_opportunity_week_12",
            "home_attendances_per_opportunity_week_12",
            "minutes_week_12",
            "attended_half_week_12",
            "retained_week_12_from_landmark_4",
            "retained_week_12_from_landmark_8",
            "attendances_per_session"),
        keys(OutcomeCatalog.of(Defaults.RETENTION, Defaults.LANDMARK_WEEKS)));
  }

  @Test
  void all_otherWeeks_followThem() throws IOException {
    OutcomeCatalog catalog = OutcomeCatalog.of(load(YAML));
    assertEquals(
        List.of(
            "retained_week_4",
            "retained_week_8",
            "retained_week_20",
            "retained_week_4_wholly_followed",
            "retained_week_8_wholly_followed",
            "retained_week_20_wholly_followed",
            "rmst_20_weeks",
            "attendances_week_4",
            "attendances_week_20",
            "attendances_per_opportunity_week_4",
            "home_attendances_per_opportunity_week_4",
            "minutes_week_4",
            "attended_half_week_4",
            "retained_week_4_from_landmark_6",
            "attendances_per_session"),
        keys(catalog));
    assertEquals("retained_week_4", catalog.primary(Measures.RETAINED).key());
    assertEquals("attendances_week_4", catalog.primary(Measures.ATTENDANCES).key());
    Outcome landmark = catalog.primary(Measures.FROM_LANDMARK);
    assertEquals(4, landmark.weeks());
    assertEquals(6, landmark.landmark());
  }

  /** Each outcome that is compared can be judged, whatever the weeks. */
  @Test
  void load_marginOfEachOutcome_isTaken() throws IOException {
    List<String> keys =
        OutcomeCatalog.of(load(YAML)).all().stream()
            .filter(Outcome::isCompared)
            .map(Outcome::key)
            .toList();
    Study study = load(YAML + margins(keys, "0.5"));
    assertEquals(
        keys,
        study.margins().keySet().stream().sorted(Comparator.comparing(keys::indexOf)).toList());
  }

  @Test
  void load_marginOfAnOutcomeOfOtherWeeks_isRefused() {
    for (String other : List.of("attendances_week_12", "attendances_per_opportunity_week_12")) {
      StudyException refused =
          assertThrows(StudyException.class, () -> load(YAML + margins(List.of(other), "0.5")));
      assertTrue(
          refused.getMessage().contains("no outcome of this study (must be one of "),
          refused.getMessage());
    }
  }

  @Test
  void load_marginAboveOne_isRefusedForSharesAlone() throws IOException {
    load(YAML + margins(List.of("attendances_per_session", "rmst_20_weeks"), "2"));
    for (String share :
        List.of("retained_week_8", "attended_half_week_4", "retained_week_4_from_landmark_6")) {
      StudyException refused =
          assertThrows(StudyException.class, () -> load(YAML + margins(List.of(share), "2")));
      assertTrue(refused.getMessage().contains("is a share"), refused.getMessage());
    }
  }

  private static String margins(List<String> outcomes, String value) {
    return outcomes.stream()
        .map(
            outcome ->
                "  %s: {value: %s, owner: Board, date: 2026-01-15, reason: Enough to act on.}%n"
                    .formatted(outcome, value))
        .collect(Collectors.joining("", "margins:\n", ""));
  }

  private Study load(String yaml) throws IOException {
    return StudyFiles.load(Files.writeString(folder.resolve("study.yaml"), yaml));
  }
}
