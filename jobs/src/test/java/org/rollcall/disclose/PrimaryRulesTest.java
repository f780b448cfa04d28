package org.rollcall.disclose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;
import org.rollcall.study.Study.DisclosureRules;

/** Each rule has a row that it alone withholds, one step from a row that passes. */
class PrimaryRulesTest {

  private static final DisclosureThresholds RULES =
      new DisclosureThresholds(new DisclosureRules(11, 5, 3));

  @Test
  void check_fewPeople_isWithheldBelowElevenAndAtZero() {
    assertEquals(Optional.empty(), check(flow(11, 3), "cohort_flow"));
    assertEquals(Optional.of(Reason.FEW_CONTRIBUTORS), check(flow(10, 3), "cohort_flow"));
    assertEquals(Optional.of(Reason.FEW_CONTRIBUTORS), check(flow(0, 3), "cohort_flow"));
  }

  @Test
  void check_fewGroups_isWithheldBelowThree() {
    assertEquals(Optional.of(Reason.FEW_GROUPS), check(flow(100, 2), "cohort_flow"));
    assertEquals(Optional.of(Reason.FEW_GROUPS), check(flow(100, 0), "cohort_flow"));
  }

  @Test
  void check_groupsNotCounted_isWithheld() {
    assertEquals(
        Optional.of(Reason.UNCOUNTED), check(flow(100, 3).set("n_groups", null), "cohort_flow"));
  }

  @Test
  void check_complementOfAPart_isWithheldBelowEleven() {
    assertEquals(Optional.empty(), check(triangle(100, 89), "retention_triangle"));
    assertEquals(Optional.of(Reason.FEW_OTHERS), check(triangle(100, 90), "retention_triangle"));
    assertEquals(Optional.of(Reason.FEW_OTHERS), check(triangle(100, 100), "retention_triangle"));
  }

  @Test
  void check_shareWithoutItsDenominator_isWithheld() {
    Row row = row("theme", "n_mentions", 50).set("share_mentioning", 0.5);
    assertEquals(Optional.of(Reason.UNCOUNTED), check(row, "theme"));
  }

  @Test
  void check_shareGivenAsEstimate_isACountForWhoeverKnowsTheDenominator() {
    assertEquals(Optional.empty(), check(engagement("share", 0.5), "engagement"));
    assertEquals(Optional.of(Reason.FEW_OTHERS), check(engagement("share", 0.10), "engagement"));
    assertEquals(Optional.of(Reason.FEW_OTHERS), check(engagement("share", 0.90), "engagement"));
    assertEquals(Optional.empty(), check(engagement("share", 0.11), "engagement"));
    assertEquals(Optional.empty(), check(engagement("weeks", 0.10), "engagement"));
  }

  @Test
  void check_headcountsOfManySessionsAndGroups_needNoNames() {
    assertEquals(Optional.empty(), check(headcount(11, 3), "contrast"));
    assertEquals(Optional.of(Reason.FEW_CONTRIBUTORS), check(headcount(10, 3), "contrast"));
    assertEquals(Optional.of(Reason.FEW_GROUPS), check(headcount(11, 2), "contrast"));
  }

  @Test
  void check_headcountsOfFewOrUnknownPeople_areWithheldHoweverManySessions() {
    Row few = headcount(500, 30).set("n_people_at_least_reference", 10);
    assertEquals(Optional.of(Reason.FEW_CONTRIBUTORS), check(few, "contrast"));
    few.set("n_people_at_least_comparison", null).set("n_people_at_least_reference", null);
    assertEquals(Optional.of(Reason.UNCOUNTED), check(few, "contrast"));
    Row alone =
        row("headcount_rate", "n_sessions", 36)
            .set("n_groups", 3)
            .set("n_attendances", 36)
            .set("n_people_at_least", 1)
            .set("estimate", 1.0);
    assertEquals(Optional.of(Reason.FEW_CONTRIBUTORS), check(alone, "headcount_rate"));
    assertEquals(Optional.empty(), check(alone.set("n_people_at_least", 11), "headcount_rate"));
  }

  @Test
  void check_anonymousResponses_areTwiceAsManyAsPeople() {
    assertEquals(Optional.empty(), check(responses(21), "experience"));
    assertEquals(Optional.of(Reason.FEW_CONTRIBUTORS), check(responses(20), "experience"));
  }

  @Test
  void check_partOfFewGroups_isWithheldThoughItsWholeHasMany() {
    Row row = triangle(100, 50).set("n_groups", 9);
    assertEquals(Optional.empty(), check(row, "retention_triangle"));
    row.set("n_groups_retained", 2);
    assertEquals(Optional.of(Reason.FEW_GROUPS), check(row, "retention_triangle"));
    row.set("n_groups_retained", null);
    assertEquals(Optional.of(Reason.UNCOUNTED), check(row, "retention_triangle"));
  }

  @Test
  void check_othersOfFewGroups_areWithheldThoughThePartHasMany() {
    Row row = triangle(100, 50);
    assertFewGroupsBelowThree(row, "n_groups_not_retained", "retention_triangle");
    Row returned =
        row("return_after_lapse", "n_people", 100)
            .set("n_groups", 5)
            .set("n_returned", 50)
            .set("n_groups_returned", 4)
            .set("n_groups_not_returned", 3)
            .set("share_returned", 0.5);
    assertFewGroupsBelowThree(returned, "n_groups_not_returned", "return_after_lapse");
    Row moved =
        row("modality_transition", "n_people", 50)
            .set("n_people_from", 100)
            .set("n_groups", 4)
            .set("n_groups_other", 3)
            .set("share", 0.5);
    assertFewGroupsBelowThree(moved, "n_groups_other", "modality_transition");
    Row left = flow(100, 9).set("n_people_removed", 20).set("n_groups_removed", 3);
    assertFewGroupsBelowThree(left, "n_groups_removed", "cohort_flow");
  }

  private static void assertFewGroupsBelowThree(Row row, String groups, String table) {
    assertEquals(Optional.empty(), check(row, table));
    assertEquals(Optional.of(Reason.FEW_GROUPS), check(row.set(groups, 2), table));
    assertEquals(Optional.of(Reason.UNCOUNTED), check(row.set(groups, null), table));
  }

  @Test
  void check_onePersonWithMostOfTheAnswers_isWithheldAboveAHalf() {
    Row row = responses(40).set("largest_contributor_share", 0.5);
    assertEquals(Optional.empty(), check(row, "experience"));
    row.set("largest_contributor_share", 0.51);
    assertEquals(Optional.of(Reason.DOMINANT), check(row, "experience"));
    row.set("largest_contributor_share", null);
    assertEquals(Optional.of(Reason.UNCOUNTED), check(row, "experience"));
  }

  @Test
  void check_rowWithoutNumbers_looksWithheld() {
    assertEquals(
        Optional.of(Reason.NOTHING), check(row("engagement", "n_people", null), "engagement"));
  }

  private static Optional<Reason> check(Row row, String table) {
    return new PrimaryRules(Schemas.report(table), RULES).check(row);
  }

  private static Row flow(int people, int groups) {
    return row("cohort_flow", "n_people", people).set("n_groups", groups);
  }

  private static Row triangle(int people, int retained) {
    return row("retention_triangle", "n_people", people)
        .set("start_month", LocalDate.of(2026, 1, 1))
        .set("n_groups", 5)
        .set("n_retained", retained)
        .set("n_groups_retained", 4)
        .set("n_groups_not_retained", 3)
        .set("share_retained", retained / (double) people);
  }

  private static Row headcount(int sessions, int groups) {
    return row("contrast", "estimate", 1.5)
        .set("n_sessions_comparison", sessions)
        .set("n_sessions_reference", 500)
        .set("n_people_at_least_comparison", 11)
        .set("n_people_at_least_reference", 14)
        .set("n_groups_comparison", groups)
        .set("n_groups_reference", 58);
  }

  private static Row responses(int responses) {
    return row("experience", "n_responses", responses)
        .set("n_groups", 4)
        .set("n_answers", 1082)
        .set("largest_contributor_share", 1.0 / responses)
        .set("n_responses_other", 1082 - responses);
  }

  private static Row engagement(String unit, double estimate) {
    return row("engagement", "n_people", 100)
        .set("n_groups", 5)
        .set("unit", unit)
        .set("estimate", estimate);
  }

  private static Row row(String table, String field, Object value) {
    TableSchema schema = Schemas.report(table);
    return Table.of(schema).add().set("release_id", "r").set(field, value);
  }
}
