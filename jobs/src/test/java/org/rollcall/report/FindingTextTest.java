package org.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.study.Study;

class FindingTextTest {

  /** Of a study whose primary outcome the release lacks. */
  private static final Provenance.Focus OTHER_WEEK =
      new Provenance.Focus(
          OutcomeCatalog.of(
              new Study.Retention(List.of(4), List.of(), 4, 13, List.of(4, 12, 20), 20, 26, 52),
              List.of()),
          "gap_13_weeks");

  @Test
  void of_retentionIntervalBelowZero_saysFewer() {
    FindingText.Finding f = finding("retained_week_12", Unit.SHARE, -.041, -.079, -.003);

    assertEquals(
        "A smaller share of online starters than of face-to-face starters were still attending after 12 weeks",
        FindingText.of(f));
    assertEquals("between 0.3 and 7.9 fewer in every 100", FindingText.range(f));
  }

  @Test
  void of_retentionIntervalAboveZero_saysMore() {
    FindingText.Finding f = finding("retained_week_4", Unit.SHARE, .05, .02, .081);

    assertEquals(
        "A larger share of online starters than of face-to-face starters were still attending after 4 weeks",
        FindingText.of(f));
    assertEquals("between 2.0 and 8.1 more in every 100", FindingText.range(f));
  }

  @Test
  void of_intervalWithZero_cannotSay() {
    FindingText.Finding f = finding("retained_week_12", Unit.SHARE, -.02, -.079, .03);

    assertEquals(
        "Cannot say whether a larger share of online starters or of face-to-face starters were still"
            + " attending after 12 weeks",
        FindingText.of(f));
    assertEquals(
        "anything from 7.9 fewer to 3.0 more in every 100 fits the data", FindingText.range(f));
  }

  @Test
  void of_intervalTouchingZero_cannotSay() {
    assertTrue(
        FindingText.of(finding("retained_week_12", Unit.SHARE, -.02, -.04, 0))
            .startsWith("Cannot say"));
    assertTrue(
        FindingText.of(finding("retained_week_12", Unit.SHARE, .02, 0, .04))
            .startsWith("Cannot say"));
  }

  @Test
  void of_otherOutcomes_nameTheirUnits() {
    assertEquals(
        "Online starters kept attending for fewer of the first 26 weeks than face-to-face starters",
        FindingText.of(finding("rmst_26_weeks", Unit.WEEKS, -1.5, -2.7, -.3)));
    assertEquals(
        "Online starters attended more sessions in the first 12 weeks than face-to-face starters",
        FindingText.of(finding("attendances_week_12", Unit.ATTENDANCES, 1, .2, 1.8)));
    assertEquals(
        "Attendances per session of the groups attended, first 12 weeks: lower for online starters than for"
            + " face-to-face starters",
        FindingText.of(finding("attendances_per_opportunity_week_12", Unit.OTHER, -.2, -.3, -.1)));
    assertEquals(
        "anything from 0.4 fewer to 1.8 more sessions per person fits the data",
        FindingText.range(finding("attendances_week_12", Unit.ATTENDANCES, .7, -.4, 1.8)));
  }

  @Test
  void of_anyFinding_hasNoCausalVerbAndNoWin() {
    String[] outcomes = {
      "retained_week_12", "rmst_26_weeks", "attendances_week_12", "something_else"
    };
    for (String outcome : outcomes) {
      for (double[] i : new double[][] {{-1, -2, -.5}, {1, .5, 2}, {0, -1, 1}}) {
        FindingText.Finding f = finding(outcome, Unit.OTHER, i[0], i[1], i[2]);
        String said = (FindingText.of(f) + FindingText.range(f)).toLowerCase(Locale.ROOT);
        for (String verb :
            List.of("cause", "lead", "reduce", "improve", "effect", "better", "worse", "due to")) {
          assertFalse(said.contains(verb), said);
        }
        assertFalse(said.contains("significant"), said);
      }
    }
  }

  /** "Cannot say" above "equivalent" would take back what the verdict says. */
  @Test
  void of_verdictWithinTheMargin_saysThatItIsSmaller() {
    assertEquals(
        "Still attending after 12 weeks, online starters and face-to-face starters: any difference"
            + " is smaller than 5.0 in every 100",
        FindingText.of(within("EQUIVALENT", -.02, -.04, .01)));
    assertEquals(
        "A smaller share of online starters than of face-to-face starters were still attending"
            + " after 12 weeks, by less than 5.0 in every 100",
        FindingText.of(within("DIFFERENCE_WITHIN_MARGIN", -.02, -.03, -.01)));
    assertTrue(
        FindingText.of(within("NOT_ENOUGH_DATA", -.02, -.04, .01)).startsWith("Cannot say "));
    assertTrue(FindingText.of(within("NO_MARGIN", -.02, -.04, .01)).startsWith("Cannot say "));
  }

  /** From narrow to wide, at and beside 0: no sentence takes back what its verdict says. */
  @Test
  void of_intervalsOverADial_sentenceFollowsTheVerdict() {
    for (double half = .001; half < .3; half *= 1.7) {
      for (double at : new double[] {0, .004, -.03, .03, -.2}) {
        boolean zero = Math.abs(at) < half;
        boolean inside = Math.abs(at) + half < .05;
        String verdict =
            inside
                ? zero ? "EQUIVALENT" : "DIFFERENCE_WITHIN_MARGIN"
                : zero ? "NOT_ENOUGH_DATA" : "DIFFERENCE_SIZE_UNCLEAR";
        String said = FindingText.of(within(verdict, at, at - half, at + half));
        assertEquals(zero && !inside, said.startsWith("Cannot say "), verdict + ": " + said);
        assertEquals(zero && inside, said.contains("any difference is smaller"), said);
        if (!zero) {
          assertTrue(said.startsWith(at < 0 ? "A smaller share of" : "A larger share of"), said);
        }
      }
    }
  }

  @Test
  void verdict_noMargin_saysSo() {
    assertEquals("No margin set", Labels.verdict("NO_MARGIN"));
  }

  /** Alone the interval excludes 0, together with the others of its family it does not. */
  @Test
  void of_verdictOnAdjustedLimits_saysWhatTheseSay() {
    FindingText.Finding f =
        judged("NOT_ENOUGH_DATA", "conf_low_adjusted", -.045, "conf_high_adjusted", .005);
    assertTrue(FindingText.of(f).startsWith("Cannot say "), FindingText.of(f));
    assertEquals(
        "anything from 4.5 fewer to 0.5 more in every 100 fits the data", FindingText.range(f));
    assertEquals(-.04, f.interval().low(), "the interval that is shown stays");
  }

  @Test
  void of_estimateWithoutVerdict_namesNoDirection() {
    FindingText.Finding f =
        judged("NOT_ESTIMABLE", "conf_low_adjusted", -.04, "conf_high_adjusted", -.01);
    assertTrue(FindingText.of(f).startsWith("Cannot say "), FindingText.of(f));
    assertEquals(
        "anything from 4.0 fewer to 1.0 fewer in every 100 fits the data", FindingText.range(f));
  }

  private static FindingText.Finding judged(String verdict, Object... adjusted) {
    return within(verdict, -.02, -.04, -.01, adjusted);
  }

  private static FindingText.Finding within(
      String verdict, double estimate, double low, double high, Object... adjusted) {
    List<Object> cells = new ArrayList<>(List.of(adjusted));
    cells.addAll(
        List.of(
            "estimand",
            "E1",
            "outcome",
            "retained_week_12",
            "contrast",
            "online-face_to_face",
            "unit",
            "share",
            "margin",
            .05,
            "verdict",
            verdict,
            "estimate",
            estimate,
            "conf_low",
            low,
            "conf_high",
            high,
            "conf_level",
            .95,
            "status",
            "ok"));
    ReportRow line = Lines.of("contrast", cells.toArray());
    return FindingText.finding(line).orElseThrow();
  }

  @Test
  void finding_withheldRow_isNone() {
    ReportRow line = Lines.of("contrast", "outcome", "retained_week_12", "status", "c");

    assertEquals(Optional.empty(), FindingText.finding(line));
    assertEquals(
        "[c] confidential: too few people or groups to show, or nothing to show",
        StatusFlags.why(line));
  }

  @Test
  void primary_noPrimaryOutcome_isTheFirstRetention() {
    ReportRows rows = new ReportRows(Made.secure(Made.contrasts()), Made.FOCUS.outcomes());

    assertEquals(
        "retained_week_12", LeadAnswer.primary(rows, Made.FOCUS).orElseThrow().text("outcome"));
    assertEquals(
        "retained_week_4", LeadAnswer.primary(rows, OTHER_WEEK).orElseThrow().text("outcome"));
  }

  @Test
  void limits_wholeStudy_nameTheFailedCheckAndTheTurnedSign() {
    ReportRows rows = new ReportRows(Made.secure(Made.whole()), Made.FOCUS.outcomes());
    List<String> said = new ArrayList<>(Limitations.of(rows, LeadAnswer.primary(rows, Made.FOCUS)));

    assertTrue(said.get(0).startsWith("Not adjusted."));
    assertTrue(said.get(1).startsWith("Monitoring, not a verdict"));
    assertTrue(said.get(2).contains("share of attendances left out (online) is 0.124"));
    assertTrue(said.get(3).contains("depends on the rule"));
    assertEquals(4, said.size());
  }

  @Test
  void limits_oneGroup_isInTheSingular() {
    ReportRows none = new ReportRows(Made.secure(), Made.FOCUS.outcomes());
    ReportRow line =
        Lines.of(
            "contrast",
            "outcome",
            "retained_week_12",
            "n_groups_comparison",
            1,
            "n_groups_reference",
            9,
            "status",
            "ok");
    String few = "Few groups: one arm has 1 home group, and a few of them may drive its numbers.";
    assertTrue(Limitations.of(none, Optional.of(line)).contains(few));
  }

  @Test
  void verdict_lockedCut_isSaid() {
    ReportRow line =
        Lines.of(
            "contrast",
            "outcome",
            "retained_week_12",
            "estimate",
            -.04,
            "conf_low",
            -.08,
            "conf_high",
            -.01,
            "purpose",
            "verdict",
            "verdict",
            "DIFFERENCE_SIZE_UNCLEAR",
            "status",
            "ok");

    assertEquals("Verdict: Difference, size unclear", ContrastFigure.verdict(line));
  }

  private static FindingText.Finding finding(
      String outcome, Unit unit, double estimate, double low, double high) {
    return new FindingText.Finding(
        OutcomeText.of(Made.FOCUS.outcomes(), outcome),
        "online starters",
        "face-to-face starters",
        unit,
        new ReportedInterval(estimate, low, high, .95));
  }
}
