package org.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Table;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.Released;
import org.rollcall.report.page.Page;

class HtmlReportTest {

  @Test
  void of_wholeStudy_answersFirstInNaturalFrequencies() {
    String html = html(Made.secure(Made.whole()));

    assertTrue(html.contains("<b>44 in 100</b>"), html);
    assertTrue(html.contains("<b>52 in 100</b>"));
    assertTrue(html.contains("<b>\u22127.6 points</b>"));
    assertTrue(
        html.contains(
            "A smaller share of online starters than of face-to-face starters were still attending after 12 weeks"));
    assertTrue(html.indexOf("44 in 100") < html.indexOf("<figure"));
    assertSound(html);
  }

  @Test
  void of_sameRelease_givesSameBytes() {
    assertEquals(html(Made.secure(Made.whole())), html(Made.secure(Made.whole())));
  }

  @Test
  void of_publicRelease_showsBinsNotCounts() {
    String html = html(Made.inPublic(Made.whole()));

    assertTrue(html.contains("1,701\u20131,705"));
    assertFalse(html.contains("1,703"));
    assertTrue(html.contains("n_people_lo,n_people_hi,n_people_mid".replace(",", "%2C")));
    assertTrue(html.contains("Public release"));
    assertSound(html);
  }

  @Test
  void of_everythingWithheld_saysSoAndShowsNoNumber() {
    String html = html(Made.secure(Made.suppressed()));

    assertTrue(html.contains("<b>[c]</b>"));
    assertTrue(html.contains("confidential: too few people or groups to show"));
    assertFalse(html.contains("in 100</b>"));
    assertFalse(html.contains("NaN"));
    assertSound(html);
  }

  @Test
  void of_headcountsOnly_answersPerSessionAndDrawsNoCurve() {
    String html = html(Made.secure(Made.headcounts(), Made.activity()));

    assertTrue(html.contains("How many come to a session?"));
    assertTrue(html.contains("<b>11.2</b>"));
    assertFalse(html.contains("Kaplan"));
    assertTrue(html.contains("no attendance of people who can be followed over time"));
    assertSound(html);
  }

  /** A sum of ten answers would squeeze the answers themselves on one axis with it. */
  /** A study without clocks: a figure of marks would say less than a sentence. */
  @Test
  void of_measureThatShowsNoNumber_isSaidAndNotDrawn() {
    Table measures =
        Made.table(
            "engagement",
            t -> {
              for (String arm : List.of("online", "face_to_face")) {
                Made.measure(t, "attendances_week_12", arm, "attendances", 9.4, 0.4);
                t.row(
                    "measure",
                    "minutes_week_12",
                    "arm",
                    arm,
                    "stratum",
                    "all",
                    "unit",
                    "minutes",
                    "method_code",
                    "mean_per_person",
                    "method",
                    "mean per person",
                    "status",
                    "x");
              }
            });
    String html = html(Made.secure(measures));
    assertTrue(
        html.contains(
            "Not drawn, as no number can be shown: minutes attended in the first 12 weeks"),
        html);
    assertFalse(html.contains("Minutes per person"), html);
    assertTrue(html.contains("Sessions per person"), html);
  }

  @Test
  void of_surveyWithScore_drawsTheScoreOnItsOwnAxis() {
    String html = html(Made.secure(Made.experience()));

    assertTrue(html.contains("Mean answer, version 1"));
    assertTrue(html.contains("Mean score, version 1"));
    assertSound(html);
  }

  @Test
  void of_emptyRelease_saysThereIsNothing() {
    String html = html(Made.secure());

    assertTrue(html.contains("This release has nothing to compare"));
    assertSound(html);
  }

  @Test
  void of_tableNoFigureTellsOf_standsInTheAnnexWithAllRowsToDownload() {
    Table table =
        Made.table(
            "modality_transition",
            t -> {
              for (int week = 1; week <= 40; week++) {
                t.row(
                    "stratum",
                    "all",
                    "week",
                    week,
                    "from_state",
                    "online_only",
                    "to_state",
                    "both_so_far",
                    "n_people",
                    20 + week,
                    "n_groups",
                    9,
                    "share",
                    .1,
                    "status",
                    "ok");
              }
            });
    HtmlReportParts parts = new HtmlReportParts(Made.secure(table));
    String html = html(Made.secure(table));

    assertTrue(html.contains("The first 10 rows"));
    assertEquals(
        41,
        parts
            .figure("table-modality-transition")
            .orElseThrow()
            .csv()
            .text()
            .split("\\r\\n")
            .length);
    assertSound(html);
  }

  @Test
  void of_emptyTables_saysThereIsNothing() {
    List<Table> empty =
        Made.whole().stream().map(table -> Table.of(table.schema()).build()).toList();

    assertSound(html(Made.secure(empty)));
  }

  @Test
  void of_hostileTitleAndSentence_areText() {
    String hostile = "<script>alert(1)</script>\"'&";
    Released released =
        Release.secure(
            Made.info(hostile),
            List.of(
                Made.table(
                    "assumption",
                    t ->
                        t.row(
                            "estimand",
                            hostile,
                            "sentence_order",
                            1,
                            "assumption_code",
                            "hostile",
                            "sentence",
                            hostile)),
                Made.table(
                    "cohort_flow",
                    t ->
                        t.row(
                            "estimand",
                            "E1",
                            "stratum",
                            "all",
                            "arm",
                            "all",
                            "step_order",
                            1,
                            "step_code",
                            "hostile",
                            "step",
                            hostile,
                            "n_people",
                            40,
                            "n_groups",
                            4,
                            "status",
                            "ok"))));

    String html = HtmlReport.of(released, Made.notForPublication(hostile));

    assertFalse(html.contains("<script"));
    assertTrue(html.contains("&lt;script&gt;"));
    assertTrue(html.contains("NOT FOR PUBLICATION"));
    assertSound(html);
  }

  @Test
  void of_anyRelease_hasStrictPolicyAndUniqueIds() {
    String html = html(Made.secure(Made.whole()));
    Matcher ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
    List<String> found = ids.results().map(result -> result.group(1)).toList();

    assertTrue(html.contains("default-src 'none'"));
    assertEquals(found.stream().distinct().toList(), found);
    assertTrue(html.contains("@media print"));
    assertFalse(html.contains("@@"));
  }

  private static String html(Released released) {
    return HtmlReport.of(released, Made.provenance());
  }

  /** What must never be seen, whatever the release. */
  private static void assertSound(String html) {
    String text = html.replaceAll("(?s)<style>.*?</style>", "");
    assertFalse(Pattern.compile("\\bnull\\b|NaN|Infinity|Optional[.\\[]").matcher(text).find());
    assertFalse(text.contains("<td class=\"\"></td>"), "an empty cell");
    assertFalse(Pattern.compile("<t[dh][^>]*>\\s*</t[dh]>").matcher(text).find(), "an empty cell");
    assertFalse(text.contains("<script"));
    assertTrue(text.endsWith("</html>\n"), text.substring(text.length() - 40));
  }

  /** The family with most people is drawn, each other one is told, and the page says so. */
  @Test
  void of_twoFamilies_drawsOneAndTellsTheOther() {
    List<Table> tables = Made.brief().stream().map(table -> Made.inTwoFamilies(table)).toList();
    Page page = HtmlReport.page(Made.secure(tables), Made.provenance());
    assertEquals(
        "Mutual help: do people who start online keep coming as long?", page.answer().heading());
    List<String> notes = page.answer().notes();
    assertEquals(
        "These data are of programs of 2 families, which are not pooled, as attending means something"
            + " else in each. This page draws mutual help; the tables hold each family.",
        notes.get(notes.size() - 2));
    assertTrue(
        notes.get(notes.size() - 1).startsWith("Family and friends: A smaller share"),
        notes.toString());
    String html = HtmlReport.of(Made.secure(tables), Made.provenance());
    assertTrue(html.contains("mutual help"));
  }
}
