package org.rollcall.stats.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;

class AgreementTest {

  /** Four coders, twelve units, five categories; Gwet (2014), p. 120, after Krippendorff. */
  private static final List<RatedUnit> FOUR_CODERS =
      List.of(
          RatedUnit.of(3, 0, 0, 0, 0),
          RatedUnit.of(0, 3, 1, 0, 0),
          RatedUnit.of(0, 0, 4, 0, 0),
          RatedUnit.of(0, 0, 4, 0, 0),
          RatedUnit.of(0, 4, 0, 0, 0),
          RatedUnit.of(1, 1, 1, 1, 0),
          RatedUnit.of(0, 0, 0, 4, 0),
          RatedUnit.of(3, 1, 0, 0, 0),
          RatedUnit.of(0, 4, 0, 0, 0),
          RatedUnit.of(0, 0, 0, 0, 3),
          RatedUnit.of(2, 0, 0, 0, 0),
          RatedUnit.of(0, 0, 1, 0, 0));

  /** R package irrCAC 1.0, gwet.ac1.raw(cac.raw4raters): 0.77544, standard error 0.14295. */
  @Test
  void ac1_fourCodersWithGaps_equalsIrrCac() {
    Agreement found = GwetAc1.of(FOUR_CODERS).value().orElseThrow();
    assertEquals(0.8181818, found.observed(), 5e-8);
    assertEquals(0.1903212, found.expected(), 5e-8);
    PointEstimate estimate = point(found.estimate());
    assertEquals(0.77544, estimate.value(), 5e-6);
    assertEquals(0.14295, estimate.stdError(), 5e-6);
    assertEquals(11, estimate.df());
    assertEquals(0.461, estimate.interval(0.95).low(), 5e-4);
  }

  /** R package irrCAC 1.0, vignette "overview": table cont3x3abstractors, 100 women. */
  @Test
  void coefficients_twoAbstractors_equalIrrCac() {
    long[][] table = {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}};
    List<RatedUnit> units = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        long[] codes = new long[3];
        codes[i]++;
        codes[j]++;
        units.add(new RatedUnit(codes, Frequency.of(table[i][j])));
      }
    }
    PointEstimate gwet = point(GwetAc1.of(units).value().orElseThrow().estimate());
    assertEquals(0.8493305, gwet.value(), 5e-8);
    // Given a table, irrCAC divides by n² instead of n(n − 1).
    assertEquals(0.04321747, gwet.stdError() * Math.sqrt(0.99), 5e-9);
    Agreement cohen =
        CohenKappa.of(table, CohenKappa.Weights.UNWEIGHTED).value().orElseThrow().agreement();
    assertEquals(0.7964094, cohen.value(), 5e-8);
    assertEquals(0.89, cohen.observed(), 1e-15);
    KrippendorffAlpha.Alpha alpha =
        KrippendorffAlpha.of(units, new double[] {1, 2, 3}, KrippendorffAlpha.Level.NOMINAL)
            .value()
            .orElseThrow();
    assertEquals(0.7972585, alpha.value(), 5e-8);
  }

  /** Where every unit has two codes, it is the root of Σ (dγ/dw)² over units, up to n/(n − 1). */
  @Test
  void ac1_standardError_isTheDerivativeByWeight() {
    List<RatedUnit> paired = FOUR_CODERS.subList(0, 11);
    List<RatedUnit> many =
        paired.stream().map(u -> u.withFrequency(Frequency.of(1_000_000))).toList();
    double value = GwetAc1.of(many).value().orElseThrow().value();
    double n = 11e6;
    double squares = 0;
    for (RatedUnit unit : paired) {
      List<RatedUnit> more = new ArrayList<>(many);
      more.add(unit.withFrequency(Frequency.of(100)));
      double change = (GwetAc1.of(more).value().orElseThrow().value() - value) / 100;
      squares += 1e6 * change * change;
    }
    double stdError = point(GwetAc1.of(many).value().orElseThrow().estimate()).stdError();
    assertClose(Math.sqrt(squares * n / (n - 1)), stdError, 1e-4, "standard error");
  }

  /** A theme that two coders see in 2 of 100 answers, once together: kappa says little. */
  @Test
  void ac1_rareTheme_doesNotCollapseAsKappaDoes() {
    long[][] table = {{1, 1}, {1, 97}};
    double kappa =
        CohenKappa.of(table, CohenKappa.Weights.UNWEIGHTED)
            .value()
            .orElseThrow()
            .agreement()
            .value();
    List<RatedUnit> units =
        List.of(
            RatedUnit.of(2, 0),
            RatedUnit.of(1, 1).withFrequency(Frequency.of(2)),
            RatedUnit.of(0, 2).withFrequency(Frequency.of(97)));
    Agreement gwet = GwetAc1.of(units).value().orElseThrow();
    assertEquals(0.98, gwet.observed(), 1e-15);
    assertEquals(0.4898, kappa, 1e-4);
    // 2 · .02 · .98 expected: (.98 − .0392)/(1 − .0392)
    assertClose(0.9408 / 0.9608, gwet.value(), 1e-14, "AC1");
  }

  @Test
  void coefficients_perfectAgreement_areOneWithoutPrecision() {
    List<RatedUnit> perfect = List.of(RatedUnit.of(3, 0), RatedUnit.of(0, 3), RatedUnit.of(3, 0));
    Agreement gwet = GwetAc1.of(perfect).value().orElseThrow();
    assertEquals(1, gwet.value());
    assertEquals(Reason.NO_VARIATION, reason(gwet.estimate()));
    CohenKappa.Kappa cohen =
        CohenKappa.of(new long[][] {{7, 0}, {0, 5}}, CohenKappa.Weights.LINEAR)
            .value()
            .orElseThrow();
    assertEquals(1, cohen.agreement().value());
    assertEquals(Reason.NO_VARIATION, reason(cohen.agreement().estimate()));
    assertTrue(cohen.pValue() < 0.001);
    assertEquals(1, FleissKappa.of(perfect).value().orElseThrow().value());
  }

  @Test
  void coefficients_oneCategoryOnly_areNotEstimable() {
    List<RatedUnit> same = List.of(RatedUnit.of(3, 0), RatedUnit.of(2, 0));
    KrippendorffAlpha.Level nominal = KrippendorffAlpha.Level.NOMINAL;
    double[] values = {0, 1};
    assertEquals(
        Reason.NO_VARIATION,
        KrippendorffAlpha.of(same, values, nominal).missing().orElseThrow().reason());
    assertEquals(
        Reason.NO_PEOPLE,
        KrippendorffAlpha.of(List.of(), values, nominal).missing().orElseThrow().reason());
    assertEquals(Reason.NOT_FOLLOWED, FleissKappa.of(same).missing().orElseThrow().reason());
    assertEquals(1, GwetAc1.of(same).value().orElseThrow().value());
  }

  @Test
  void inputs_thatAreNoCounts_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> RatedUnit.of(1));
    assertThrows(
        IllegalArgumentException.class,
        () -> GwetAc1.of(List.of(RatedUnit.of(1, 1), RatedUnit.of(1, 1, 1))));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CohenKappa.of(new long[][] {{1, 2}, {3}}, CohenKappa.Weights.LINEAR));
    assertEquals(
        "Invalid table of codes: 2 rows (must be square, of two or more, none negative)",
        e.getMessage());
    double[] descending = {2, 1};
    assertThrows(
        IllegalArgumentException.class,
        () -> KrippendorffAlpha.of(List.of(), descending, KrippendorffAlpha.Level.ORDINAL));
    double[] negative = {-1, 1};
    assertThrows(
        IllegalArgumentException.class,
        () -> KrippendorffAlpha.of(List.of(), negative, KrippendorffAlpha.Level.RATIO));
  }

  /** Two items with variances 5/3 and 5/3, covariance 4/3: 2 · (1 − (10/3)/6). */
  @Test
  void cronbach_twoItems_asByHand() {
    List<ItemAnswers> answers =
        List.of(
            ItemAnswers.of(1, 1), ItemAnswers.of(2, 3), ItemAnswers.of(3, 2), ItemAnswers.of(4, 4));
    CronbachAlpha.Alpha alpha = CronbachAlpha.of(answers).value().orElseThrow();
    assertClose(8.0 / 9, alpha.value(), 1e-14, "alpha");
    assertClose(8.0 / 9, alpha.standardised().getAsDouble(), 1e-14, "equal spreads");
    assertTrue(alpha.feldt(0.95).value().orElseThrow().contains(8.0 / 9));
    assertEquals(
        Reason.NO_VARIATION,
        CronbachAlpha.of(List.of(ItemAnswers.of(1, 4), ItemAnswers.of(3, 2)))
            .missing()
            .orElseThrow()
            .reason());
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CronbachAlpha.of(List.of(ItemAnswers.of(1, 4), ItemAnswers.of(3))));
    assertEquals("Cannot compare answers: 2 and 1 items (must be equal)", e.getMessage());
  }

  @Test
  void cronbach_equalItems_areOneWithoutPrecision() {
    List<ItemAnswers> answers =
        List.of(ItemAnswers.of(0.1, 0.1), ItemAnswers.of(0.7, 0.7), ItemAnswers.of(0.4, 0.4));
    CronbachAlpha.Alpha alpha = CronbachAlpha.of(answers).value().orElseThrow();
    assertClose(1, alpha.value(), 1e-14, "alpha");
    assertEquals(Reason.NO_VARIATION, reason(alpha.estimate()));
  }
}
