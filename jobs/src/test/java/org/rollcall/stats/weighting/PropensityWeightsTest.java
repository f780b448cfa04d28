package org.rollcall.stats.weighting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.weighting.Balance.Stage;

class PropensityWeightsTest {

  private static final WeightingOptions ONE_COVARIATE = WeightingOptions.of(2, List.of("x"));

  /** 30 and 10 people with x = 0, 10 and 20 with x = 1: propensities 1/4 and 2/3. */
  private static List<PropensityCell> twoByTwo() {
    return List.of(people(0, 0, 30), people(1, 0, 10), people(0, 1, 10), people(1, 1, 20));
  }

  private static PropensityCell people(int arm, double x, long people) {
    return PropensityCell.of(arm, x).withFrequency(Frequency.of(people));
  }

  private static List<PropensityCell> listed(int arms) {
    List<PropensityCell> cells = new ArrayList<>();
    for (OutcomeCell cell : Listed.outcomes(arms, Listed.Outcome.SHARE)) {
      double[] x = cell.people().covariates();
      cells.add(cell.people().withDescribed(x[0] * x[0], x[0] * x[1]));
    }
    return cells;
  }

  private static PropensityWeights weights(List<PropensityCell> cells, WeightingOptions options) {
    return PropensityWeights.of(cells, options).value().orElseThrow();
  }

  @Test
  void spread_oneCovariate_isByHand() {
    PropensityWeights overlap = weights(twoByTwo(), ONE_COVARIATE);
    assertClose(30 / 4.0 + 10 * 2 / 3.0, overlap.spread(0).sum(), 1e-10, "controls");
    assertClose(10 * 3 / 4.0 + 20 / 3.0, overlap.spread(1).sum(), 1e-10, "treated");
    PropensityWeights all = weights(twoByTwo(), ONE_COVARIATE.withScheme(WeightScheme.ATE));
    assertClose(70, all.spread(0).sum(), 1e-10, "everybody as control");
    assertClose(4, all.spread().most(), 1e-10, "1 / (1/4)");
    double squares = 10 * 16 + 20 * 9 / 4.0;
    assertClose(70 * 70 / squares, all.spread(1).effective(), 1e-10, "Kish");
    assertEquals(30, all.spread(1).people());
  }

  @Test
  void probabilities_oneCovariate_areTheShares() {
    PropensityModel model = PropensityModel.fit(twoByTwo(), ONE_COVARIATE).value().orElseThrow();
    assertArrayEquals(new double[] {1 / 3.0, 2 / 3.0}, model.probabilities(1), 1e-12);
    assertClose(Math.log(1 / 3.0), model.coefficients()[0][0], 1e-10, "intercept");
    assertThrows(IllegalArgumentException.class, () -> model.probabilities(1, 2));
  }

  @Test
  void truncation_atEachEnd_drawsWeightsIn() {
    WeightingOptions options = ONE_COVARIATE.withScheme(WeightScheme.ATE).withTruncation(0.2);
    PropensityWeights found = weights(twoByTwo(), options);
    // R 4.2.2: quantile(rep(c(4/3, 4, 3, 1.5), c(30, 10, 10, 20)), c(.2, .8)) = 1.3333, 3.
    assertClose(4 / 3.0, found.spread().least(), 1e-10, "least");
    assertClose(3, found.spread().most(), 1e-10, "most");
  }

  @Test
  void balance_overlapOfTwoArms_isExactForTheModelAndNotForTheRest() {
    Balance found = weights(listed(2), Listed.options(2)).balance();
    assertEquals(4, found.columns());
    for (int k = 0; k < 2; k++) {
      double before = found.difference(Stage.BEFORE, DifferenceScale.POOLED, k, 1, 0).orElseThrow();
      double after = found.difference(Stage.AFTER, DifferenceScale.POOLED, k, 1, 0).orElseThrow();
      assertTrue(Math.abs(before) > 1e-3, "before " + before);
      assertEquals(0, after, 1e-12);
    }
    double square = found.difference(Stage.AFTER, DifferenceScale.POOLED, 2, 1, 0).orElseThrow();
    assertTrue(Math.abs(square) > 1e-6, "a square is not in the model: " + square);
  }

  @Test
  void balance_overlapOfThreeArms_isBetterButNotExact() {
    Balance found = weights(listed(3), Listed.options(3)).balance();
    double before = found.difference(Stage.BEFORE, DifferenceScale.POOLED, 0, 2, 0).orElseThrow();
    double after = found.difference(Stage.AFTER, DifferenceScale.POOLED, 0, 2, 0).orElseThrow();
    assertTrue(Math.abs(after) < Math.abs(before) / 20, before + " to " + after);
  }

  @Test
  void balance_constantColumn_hasNoDifference() {
    List<PropensityCell> cells = twoByTwo().stream().map(c -> c.withDescribed(7)).toList();
    Balance found = weights(cells, ONE_COVARIATE).balance();
    assertTrue(found.difference(Stage.AFTER, DifferenceScale.POOLED, 1, 1, 0).isEmpty());
    assertTrue(found.varianceRatio(Stage.AFTER, 1, 1, 0).isEmpty());
    assertTrue(found.generalizability(1).isEmpty());
  }

  @Test
  void generalizability_overlap_isOfThePeopleWhoMightGoEitherWay() {
    Balance found = weights(twoByTwo(), ONE_COVARIATE).balance();
    // Tilt e(1 - e): 3/16 for 40 people with x = 0, 2/9 for 30 with x = 1.
    double mean = 30 * 2 / 9.0 / (40 * 3 / 16.0 + 30 * 2 / 9.0);
    assertClose(mean, found.targetMean(0), 1e-10, "target");
    assertClose(3 / 7.0, found.overallMean(0), 1e-12, "all");
    double deviation = Math.sqrt(70 / 69.0 * (3 / 7.0) * (4 / 7.0));
    assertClose((mean - 3 / 7.0) / deviation, found.generalizability(0).getAsDouble(), 1e-9, "sd");
  }

  @Test
  void overlap_oneCovariate_isByHand() {
    Overlap found = weights(twoByTwo(), ONE_COVARIATE).overlap();
    assertArrayEquals(new long[] {30, 10}, found.bins(1, 2)[0]);
    assertArrayEquals(new long[] {10, 20}, found.bins(1, 2)[1]);
    // P = 3/7: scores 0.25·4/(0.25·4 + 0.75·3) = 0.308 and 2/3·4/(2/3·4 + 1/3·3) = 0.727.
    assertClose(40 / 70.0, found.equipoise(1, 0), 1e-12, "equipoise");
    assertClose(40 / 70.0, found.equipoise(0, 1), 1e-12, "the same from the other side");
  }

  @Test
  void of_armsThatTellThemselves_saysSo() {
    List<PropensityCell> cells = List.of(people(0, 0, 30), people(1, 1, 30));
    assertEquals(
        Reason.SEPARATED,
        PropensityWeights.of(cells, ONE_COVARIATE).missing().orElseThrow().reason());
  }

  @Test
  void of_anEmptyArm_saysSo() {
    assertEquals(
        Reason.NO_PEOPLE,
        PropensityWeights.of(List.of(people(0, 0, 3)), ONE_COVARIATE)
            .missing()
            .orElseThrow()
            .reason());
  }

  @Test
  void of_cellsThatDoNotFit_isRefused() {
    assertRefused("Invalid arm: 2 (must be below 2)", people(2, 0, 1));
    assertRefused("Invalid covariates: 2 (must be 1)", PropensityCell.of(0, 1, 2));
    assertRefused(
        "Invalid described columns: 1 (must be 0 as in the first cell)",
        people(1, 0, 1).withDescribed(4));
  }

  @Test
  void overlap_ofArmsOrBinsThatAreNot_isRefused() {
    PropensityWeights weights =
        PropensityWeights.of(
                List.of(people(0, 0, 3), people(0, 1, 2), people(1, 0, 2), people(1, 1, 4)),
                ONE_COVARIATE)
            .value()
            .orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> weights.spread(2));
    assertThrows(IllegalArgumentException.class, () -> weights.overlap().bins(-1, 10));
    assertThrows(IllegalArgumentException.class, () -> weights.overlap().bins(0, 0));
    assertThrows(IllegalArgumentException.class, () -> weights.overlap().equipoise(0, 2));
  }

  private static void assertRefused(String message, PropensityCell second) {
    List<PropensityCell> cells = List.of(people(0, 0, 1), second);
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> PropensityWeights.of(cells, ONE_COVARIATE));
    assertEquals(message, thrown.getMessage());
  }
}
