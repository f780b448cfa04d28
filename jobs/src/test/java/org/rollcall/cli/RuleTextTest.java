package org.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.outcome.Rules;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Explain;
import org.rollcall.study.Overrides;
import org.rollcall.study.Study;

class RuleTextTest {

  private static final String STUDY =
      """
      study: demo
      title: Do people stay as long when they meet online?
      time_zone: Australia/Sydney
      sources:
        - {name: groups, table: groups, path: groups.csv}
      """;

  @TempDir private Path folder;

  private Study study(String... settings) throws IOException {
    Files.writeString(folder.resolve("groups.csv"), "");
    Path file = folder.resolve("study.yaml");
    return StudyFiles.load(Files.writeString(file, STUDY + String.join("\n", settings) + "\n"));
  }

  /** The sentences of each rule. */
  private Map<String, String> rules(String... settings) throws IOException {
    Map<String, String> rules = new LinkedHashMap<>();
    Rules.of(study(settings))
        .forEach(rule -> rules.put(rule.number(), MessageCatalog.text(rule.sentences())));
    return rules;
  }

  /** A setting changes its rules and no other. */
  private void assertSays(Map<String, String> expected, String... settings) throws IOException {
    Map<String, String> without = rules();
    Map<String, String> with = rules(settings);
    expected.forEach((number, said) -> assertTrue(with.get(number).contains(said), with + number));
    with.forEach(
        (number, said) ->
            assertEquals(!expected.containsKey(number), said.equals(without.get(number)), number));
  }

  @Test
  void of_study_saysEachRuleAsComments() throws IOException {
    Study study = study();
    String text = RuleText.of(study);
    String flowed = text.replaceAll("\n# {5}", " ");
    for (Rules.Rule rule : Rules.of(study)) {
      String said = "\n# %-3s %s\n".formatted(rule.number(), MessageCatalog.text(rule.sentences()));
      assertTrue(flowed.contains(said), said + text);
    }
    assertEquals(31, Rules.of(study).size());
    assertTrue(text.lines().allMatch(line -> line.isEmpty() || line.startsWith("# ")), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }

  @Test
  void of_studyBelowItsSettings_isTheSameStudy() throws IOException {
    Study study = study("programs: [al_anon]");
    String text = Explain.text(folder.resolve("study.yaml"), Overrides.NONE, any -> Map.of());
    Path both = Files.writeString(folder.resolve("study.yaml"), text + RuleText.of(study));
    assertEquals(study, StudyFiles.load(both));
  }

  @Test
  void rules_defaults_haveTheirValues() throws IOException {
    Map<String, String> rules = rules();
    assertFalse(rules.get("A1").contains("Nothing after"), rules.get("A1"));
    assertTrue(rules.get("A2").contains("after tomorrow is rejected"), rules.get("A2"));
    assertTrue(rules.get("A5").contains("No day before the last record counts"), rules.get("A5"));
    assertTrue(rules.get("B6").contains("26 weeks"), rules.get("B6"));
    assertTrue(rules.get("B6").contains("180 days"), rules.get("B6"));
    assertTrue(rules.get("B8").contains("no group of any program"), rules.get("B8"));
    assertTrue(rules.get("C11").contains("next 13 weeks of opportunity"), rules.get("C11"));
    assertTrue(rules.get("F22").contains("at weeks 4, 12, 26"), rules.get("F22"));
    assertTrue(rules.get("G30").contains("sets none"), rules.get("G30"));
  }

  @Test
  void rules_daysOfTheStudy_areSaid() throws IOException {
    assertSays(Map.of("A1", "Nothing after 2026-06-30 is looked at."), "as_of: 2026-06-30");
    assertSays(
        Map.of("A2", "A row of a day after 2026-07-15, or after tomorrow"),
        "latest_day: 2026-07-15");
    assertSays(
        Map.of("A5", "The last 14 days before the last record count"), "reporting_lag_days: 14");
    assertSays(Map.of("A5", "The last day before the last record counts"), "reporting_lag_days: 1");
  }

  @Test
  void rules_washoutOfTheStudy_isSaid() throws IOException {
    assertSays(Map.of("B6", "kept for 20 weeks"), "washout: {log_weeks: 20}");
    assertSays(
        Map.of("B6", "cover the 90 days", "B8", "for 90 days"), "washout: {person_days: 90}");
    assertSays(
        Map.of("B8", "no group of the program of the first session"), "washout: {new_to: program}");
  }

  @Test
  void rules_retentionOfTheStudy_isSaid() throws IOException {
    assertSays(
        Map.of(
            "C11",
            "next 8 weeks of opportunity",
            "C12",
            "next 8 weeks with sessions",
            "F22",
            "8 weeks of opportunity without"),
        "retention: {look_ahead_weeks: 8}");
    assertSays(Map.of("C11", "gaps of 4, 6 weeks"), "retention: {gap_weeks: [6, 4, 13]}");
    assertSays(
        Map.of("C11", "stand 5 sessions of the home group"),
        "retention: {missed_opportunities: [5]}");
    assertSays(Map.of("F19", "lapse of 6 weeks"), "retention: {primary_gap_weeks: 6}");
    assertSays(Map.of("F20", "first 26 weeks"), "retention: {primary_week: 26}");
    assertSays(Map.of("F22", "mean weeks up to 40"), "retention: {rmst_weeks: 40}");
    assertSays(Map.of("F22", "weeks 12, 30,"), "retention: {weeks: [12, 30]}");
  }

  /** The look-ahead is a gap as well, so it is not said to stand beside itself. */
  @Test
  void rules_noOtherGap_saysNone() throws IOException {
    String said = rules("retention: {gap_weeks: [13], primary_gap_weeks: 13}").get("C11");
    assertFalse(said.contains("gaps of"), said);
  }

  @Test
  void rules_programsOfTheStudy_areSaid() throws IOException {
    assertSays(
        Map.of("E16", "The program that the study lists is analysed", "E17", "is one population"),
        "programs: [al_anon]");
    assertSays(
        Map.of("E16", "The 2 programs that the study lists are", "E17", "is one population"),
        "programs: [al_anon, smart_recovery]");
  }

  @Test
  void rules_marginsOfTheStudy_areSaid() throws IOException {
    assertSays(
        Map.of(
            "G30",
            "A difference of 1 in attendances_week_12 is the smallest that matters."
                + " A difference of 0.075 in retained_week_12 is the smallest that matters."),
        "margins:",
        "  retained_week_12: {value: 0.075, owner: Board, date: 2026-01-15, reason: Ours}",
        "  attendances_week_12: {value: 1, owner: Board, date: 2026-01-15, reason: Ours}");
    assertFalse(
        rules(
                "margins:",
                "  retained_week_12: {value: 0.075, owner: Board, date: 2026-01-15, reason: Ours}")
            .get("G30")
            .contains("sets none"));
  }

  /** One is said as one. */
  @Test
  void rules_oneOfAThing_isSaidAsOne() throws IOException {
    Map<String, String> rules =
        rules("washout: {log_weeks: 1, person_days: 1}", "retention: {look_ahead_weeks: 1}");
    assertTrue(rules.get("B6").contains("kept for 1 week by"), rules.get("B6"));
    assertTrue(rules.get("B6").contains("cover the day before"), rules.get("B6"));
    assertTrue(rules.get("B8").contains("for 1 day."), rules.get("B8"));
    assertTrue(rules.get("C11").contains("next week of opportunity"), rules.get("C11"));
    assertTrue(rules.get("C12").contains("next week with sessions"), rules.get("C12"));
    for (String said : List.copyOf(rules.values())) {
      assertFalse(said.matches(".*\\b1 (weeks|days)\\b.*"), said);
    }
  }
}
