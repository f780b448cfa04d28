package org.rollcall.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.reason;

import org.junit.jupiter.api.Test;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;

class ProportionTest {

  private static final Share NONE = new Share(0, 12);
  private static final Share ALL = new Share(12, 12);

  /** Exact limits at 0 of n solve (1 - p)^n = α/2; Wilson's upper one is z² / (n + z²). */
  @Test
  void intervals_noneOrAll_areClosedForms() {
    double exact = 1 - Math.pow(0.025, 1.0 / 12);
    Interval none = Proportion.clopperPearson(NONE, 0.95).value().orElseThrow();
    Interval all = Proportion.clopperPearson(ALL, 0.95).value().orElseThrow();
    assertEquals(0, none.low());
    assertClose(exact, none.high(), 1e-13, "exact");
    assertClose(1 - exact, all.low(), 1e-13, "exact");
    assertEquals(1, all.high());
    double square = 1.959963984540054 * 1.959963984540054;
    Interval wilson = Proportion.wilson(NONE, 0.95).value().orElseThrow();
    assertEquals(0, wilson.low());
    assertClose(square / (12 + square), wilson.high(), 1e-13, "Wilson");
    assertEquals(1, Proportion.wilson(ALL, 0.95).value().orElseThrow().high());
    assertEquals(0, Proportion.jeffreys(NONE, 0.95).value().orElseThrow().low());
    assertTrue(Proportion.jeffreys(NONE, 0.95).value().orElseThrow().high() < none.high());
  }

  /** Over all x, exact limits hold the truth at least, Wilson's and Jeffreys' about, 95 in 100. */
  @Test
  void intervals_overAllCounts_coverAsTheyShould() {
    double exact = 0;
    double wilson = 0;
    double jeffreys = 0;
    double probability = Math.pow(0.8, 50);
    for (int x = 0; x <= 50; x++) {
      Share share = new Share(x, 50);
      exact += holds(Proportion.clopperPearson(share, 0.95).value().orElseThrow()) * probability;
      wilson += holds(Proportion.wilson(share, 0.95).value().orElseThrow()) * probability;
      jeffreys += holds(Proportion.jeffreys(share, 0.95).value().orElseThrow()) * probability;
      probability *= 0.25 * (50 - x) / (x + 1);
    }
    assertTrue(exact >= 0.95 && exact < 0.98, "exact " + exact);
    assertEquals(0.95, wilson, 0.015);
    assertEquals(0.95, jeffreys, 0.015);
  }

  private static double holds(Interval interval) {
    return interval.contains(0.2) ? 1 : 0;
  }

  @Test
  void intervals_millionPeople_staySharp() {
    Share many = new Share(250_000, 1_000_000);
    double half = 1.959963984540054 * Math.sqrt(0.25 * 0.75 / 1e6);
    assertClose(
        half, Proportion.clopperPearson(many, 0.95).value().orElseThrow().halfWidth(), 1e-3, "CP");
    assertClose(half, Proportion.jeffreys(many, 0.95).value().orElseThrow().halfWidth(), 1e-3, "J");
  }

  @Test
  void differences_everybodyAlike_haveOnlyNewcombesInterval() {
    assertEquals(Reason.NO_VARIATION, reason(ProportionDifference.wald(ALL, NONE)));
    Interval found = ProportionDifference.newcombe(ALL, NONE, 0.95).value().orElseThrow();
    assertEquals(1, found.high());
    assertTrue(found.low() > 0.6 && found.low() < 1);
    assertEquals(
        Reason.NO_EVENTS, ProportionRatio.katz(ALL, NONE).missing().orElseThrow().reason());
    assertEquals(
        Reason.NO_VARIATION, ProportionRatio.katz(ALL, ALL).missing().orElseThrow().reason());
  }

  @Test
  void estimates_ofNobody_areNotEstimable() {
    Share nobody = new Share(0, 0);
    assertTrue(nobody.value().isEmpty());
    assertEquals(Reason.NO_PEOPLE, Proportion.wilson(nobody, 0.9).missing().orElseThrow().reason());
    assertEquals(Reason.NO_PEOPLE, reason(ProportionDifference.wald(ALL, nobody)));
    assertEquals(
        Reason.NO_PEOPLE, ProportionRatio.katz(nobody, ALL).missing().orElseThrow().reason());
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Share(3, 2));
    assertEquals("Invalid share: 3 of 2 (must be from none to all of them)", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Proportion.jeffreys(ALL, 1));
  }

  /** R 4.2.2: binom.test(1, 6)$p.value is 2 * (1 + 6) / 64. */
  @Test
  void mcNemar_smallCounts_areExact() {
    McNemar.Test test = McNemar.of(1, 5).value().orElseThrow();
    assertClose(14.0 / 64, test.pValueExact(), 1e-14, "exact");
    assertClose(16.0 / 6, test.chiSquared(), 1e-14, "chi-squared");
    assertClose(9.0 / 6, test.chiSquaredCorrected(), 1e-14, "corrected");
    McNemar.Test even = McNemar.of(4, 4).value().orElseThrow();
    assertEquals(1, even.pValueExact());
    assertEquals(1, even.pValueCorrected());
    assertEquals(Reason.NO_EVENTS, McNemar.of(0, 0).missing().orElseThrow().reason());
    assertThrows(IllegalArgumentException.class, () -> McNemar.of(-1, 2));
  }

  @Test
  void equivalence_atAlpha_saysWhatTheIntervalSays() {
    for (double value = -0.2; value <= 0.2; value += 0.01) {
      PointEstimate difference = new PointEstimate(value, 0.04, 17);
      Equivalence.Tests tests = Equivalence.of(difference, -0.1, 0.1);
      assertEquals(difference.interval(0.9).isInside(0.1), tests.pValue() < 0.05);
    }
    PointEstimate zero = new PointEstimate(0, 1, 5);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Equivalence.of(zero, 0.1, -0.1));
    assertEquals("Invalid margins: 0.1 and -0.1 (must be finite and ascending)", e.getMessage());
  }
}
