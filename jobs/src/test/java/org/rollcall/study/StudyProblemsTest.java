package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test breaks the full study in one way and expects one sentence. */
class StudyProblemsTest {

  @TempDir private Path folder;

  @Test
  void load_unknownKey_suggestsTheNearest() {
    assertOne(
        "log_weeks: 20",
        "logweeks: 20",
        8,
        "washout.logweeks",
        "Invalid key washout.logweeks: unknown (must be one of log_weeks, person_days, new_to); did you"
            + " mean log_weeks?");
    assertOne(
        "washout: {",
        "washout: {colour: red, ",
        8,
        "washout.colour",
        "Invalid key washout.colour: unknown (must be one of log_weeks, person_days, new_to); remove it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "14 Quokka Street, Dubbo; a street address",
        "Wren Hill, DOB 02-03-1980; a date of birth",
        "GB33BUKB20201555555555; a bank account",
        "ask wren@meadow.example; an e-mail address",
        "ask +61 491 570 156; a telephone number"
      })
  void load_publicTextThatPointsAtAPerson_isRefusedAndNotRepeated(String text, String found) {
    String rule =
        ": it seems to hold "
            + found
            + " (must hold nothing that points at a person, because it is public); write it without";
    assertOne(
        "\"Pilot: online and face to face\"",
        "\"" + text + "\"",
        2,
        "title",
        "Invalid title" + rule);
    assertOne(
        "reason: Why not",
        "reason: \"" + text + "\"",
        20,
        "margins.retained_week_6.reason",
        "Invalid margins.retained_week_6.reason" + rule);
  }

  @Test
  void load_missingKey_givesAnExample() {
    assertOne(
        "study: pilot\n",
        "",
        1,
        "study",
        "Missing required key study (must be snake_case of at most 40 characters); add for example"
            + " study: demo");
    assertOne(
        "owner: Evaluation board, date: 2026-01-15",
        "date: 2026-01-15",
        20,
        "margins.retained_week_6.owner",
        "Missing required key margins.retained_week_6.owner (must be text of at most 200"
            + " characters); add for example owner: \"Evaluation board\"");
  }

  @Test
  void load_otherType_tellsTheRule() {
    assertOne(
        "log_weeks: 20",
        "log_weeks: soon",
        8,
        "washout.log_weeks",
        "Invalid washout.log_weeks: soon (must be a whole number of weeks from 0 to 520); write for"
            + " example 26");
    assertOne(
        "log_weeks: 20",
        "log_weeks: 2.5",
        8,
        "washout.log_weeks",
        "Invalid washout.log_weeks: 2.5 (must be a whole number of weeks from 0 to 520); write for"
            + " example 26");
    assertOne(
        "\"Pilot: online and face to face\"",
        "2026",
        2,
        "title",
        "Invalid title: 2026 (must be text of at most 200 characters); put it in quotes if it is"
            + " meant as text");
    assertOne(
        "as_of: 2026-06-30",
        "as_of:",
        4,
        "as_of",
        "Invalid as_of: nothing (must be a day as yyyy-mm-dd); write for example 2026-06-30");
    assertOne(
        "washout: {log_weeks: 20, person_days: 90, new_to: program}",
        "washout: []",
        8,
        "washout",
        "Invalid washout: an empty list (must be a map with log_weeks, person_days and new_to); correct"
            + " it");
  }

  @Test
  void load_dayThatIsNone_isRefused() {
    for (String day : List.of("2026-02-30", "2026-6-3", "30/06/2026")) {
      Problem problem = only(Studies.full("2026-06-30", day));
      assertEquals("as_of", problem.key());
      assertTrue(problem.sentence().contains("(must be a day as yyyy-mm-dd)"), problem.sentence());
    }
  }

  @Test
  void load_asOfADayToCome_isRefused() {
    assertOne(
        "2026-06-30",
        "2062-06-30",
        4,
        "as_of",
        "Invalid as_of: 2062-06-30 (must be a day that has been); correct it");
  }

  @Test
  void load_otherWord_suggestsTheNearest() {
    Problem problem = only(Studies.full("[smart_recovery,", "[smart_recovry,"));
    assertEquals("programs[0]", problem.key());
    assertTrue(problem.sentence().contains("must be one of smart_recovery, alcoholics_anonymous"));
    assertTrue(problem.sentence().endsWith("; did you mean smart_recovery?"));
    assertOne(
        "date_order: day_first",
        "date_order: sideways",
        32,
        "sources[1].date_order",
        "Invalid sources[1].date_order: sideways (must be one of iso, day_first, month_first);"
            + " choose one");
  }

  @Test
  void load_unknownZone_suggestsTheNearest() {
    assertOne(
        "Europe/London",
        "Europe/Londn",
        3,
        "time_zone",
        "Invalid time_zone: Europe/Londn (must be an IANA time zone); did you mean Europe/London?");
    assertOne(
        "Pacific/Auckland",
        "\"+12:00\"",
        31,
        "sources[1].time_zone",
        "Invalid sources[1].time_zone: \"+12:00\" (must be an IANA time zone); write for example"
            + " Australia/Sydney");
  }

  @Test
  void load_primaryThatIsNotInItsGrid_isRefused() {
    assertOne(
        "primary_gap_weeks: 5",
        "primary_gap_weeks: 4",
        12,
        "retention.primary_gap_weeks",
        "Invalid retention.primary_gap_weeks: 4 (must be one of retention.gap_weeks: 5, 2); choose"
            + " one or add 4 to gap_weeks");
    assertOne(
        "  primary_gap_weeks: 5\n",
        "",
        10,
        "retention.gap_weeks",
        "Invalid retention.gap_weeks: [5, 2] (must be a list with retention.primary_gap_weeks, which"
            + " is 4 by default); add 4 or set primary_gap_weeks to one of the list");
    assertOne(
        "primary_week: 6",
        "primary_week: 12",
        15,
        "retention.primary_week",
        "Invalid retention.primary_week: 12 (must be one of retention.weeks: 6, 3); choose one or"
            + " add 12 to weeks");
  }

  @Test
  void load_restrictedMeanBeyondTheCurve_isRefused() {
    assertOne(
        "horizon_weeks: 40",
        "horizon_weeks: 12",
        16,
        "retention.rmst_weeks",
        "Invalid retention.rmst_weeks: rmst_weeks 13 with horizon_weeks 12 (must be such that"
            + " rmst_weeks is at most horizon_weeks); shorten the one or lengthen the other");
  }

  @Test
  void load_weakDisclosureRules_areRefused() {
    assertOne(
        "k: 15, round_base: 7",
        "k: 7, round_base: 3",
        22,
        "disclosure.k",
        "Invalid disclosure.k: 7 (must be a whole number of people from 8 to 1000); write for"
            + " example 11");
    assertOne(
        "round_base: 7",
        "round_base: 5",
        22,
        "disclosure.round_base",
        "Invalid disclosure.round_base: round_base 5 with k 15 (must be such that round_base divides"
            + " k - 1); with k = 15 choose round_base among 2, 7, 14");
    assertOne(
        "k: 15, round_base: 7",
        "k: 15",
        22,
        "disclosure.k",
        "Invalid disclosure.k: round_base 5 with k 15 (must be such that round_base divides k - 1);"
            + " with k = 15 choose round_base among 2, 7, 14");
  }

  @Test
  void load_marginOfUnknownOutcome_listsTheKnown() {
    assertOne(
        "retained_week_6:",
        "retained_week_4:",
        20,
        "margins.retained_week_4",
        "Invalid key margins.retained_week_4: no outcome of this study (must be one of"
            + " retained_week_6, retained_week_3, rmst_13_weeks, attendances_week_6,"
            + " attendances_week_13, attendances_per_opportunity_week_6,"
            + " home_attendances_per_opportunity_week_6, minutes_week_6,"
            + " attended_half_week_6,"
            + " retained_week_6_from_landmark_6, attendances_per_session); did you mean retained_week_3?");
  }

  @Test
  void load_marginOutOfScale_isRefused() {
    assertOne(
        "value: 0.075",
        "value: 7.5",
        20,
        "margins.retained_week_6.value",
        "Invalid margins.retained_week_6.value: 7.5 (must be below 1, because retained_week_6 is a"
            + " share); write five percentage points as 0.05");
    assertOne(
        "value: 0.075",
        "value: 0",
        20,
        "margins.retained_week_6.value",
        "Invalid margins.retained_week_6.value: 0 (must be a number above 0); write for example"
            + " 0.05");
  }

  @Test
  void load_manyProblems_areAllToldInTheOrderOfTheFile() {
    String yaml =
        Studies.FULL
            .replace("time_zone: Europe/London", "time_zone: Nowhere/Land")
            .replace("person_days: 90", "person_days: -1")
            .replace("{k: 15,", "{k: fifteen,")
            .replace("name: register", "name: groups")
            .replace("identity_grade: sign_in", "identity_grade: sight");
    StudyException e = assertThrows(StudyException.class, () -> Studies.load(folder, yaml));
    assertEquals(
        List.of(
            "time_zone",
            "washout.person_days",
            "disclosure.k",
            "sources[1].name",
            "sources[1].constants.identity_grade"),
        e.problems().stream().map(Problem::key).toList());
    assertEquals(List.of(3, 8, 22, 27, 36), e.problems().stream().map(Problem::line).toList());
    assertTrue(e.getMessage().startsWith("Cannot use study study.yaml: 5 problems\n  study.yaml"));
    assertEquals(6, e.getMessage().lines().count());
  }

  @Test
  void problem_withoutLineOrSentence_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Problem(0, "a", "b"));
    assertThrows(IllegalArgumentException.class, () -> new Problem(1, "a", " "));
  }

  private void assertOne(String from, String to, int line, String key, String what) {
    Problem problem = only(Studies.full(from, to));
    assertEquals("study.yaml line " + line + ": " + what, problem.sentence());
    assertEquals(key, problem.key());
    assertEquals(line, problem.line());
  }

  private Problem only(String yaml) {
    StudyException e = assertThrows(StudyException.class, () -> Studies.load(folder, yaml));
    assertEquals(1, e.problems().size(), e.getMessage());
    return e.problems().get(0);
  }
}
