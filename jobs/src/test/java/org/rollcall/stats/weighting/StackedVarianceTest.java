package org.rollcall.stats.weighting;

import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

/**
 * The people of {@link Listed} in R 4.2.2, by {@code Rscript r/stacked_weighting.R} of the test
 * resources: all estimating equations written out, solved by Newton, their Jacobian J by central
 * differences with steps of 1e-5, and V = J⁻¹ (Σ over clusters of s s') J⁻ᵀ G/(G − 1). For
 * retention the equations are those of the weekly hazards, so the life table and its derivative
 * come another way than here.
 */
class StackedVarianceTest {

  private static final double CLOSE = 1e-9;
  private static final double CLOSE_BY_DIFFERENCES = 1e-6;

  @ParameterizedTest
  @CsvSource({
    "OVERLAP, 2, 1, 0, 0.101114085722325, 0.0644578730856741",
    "OVERLAP, 3, 1, 0, 0.0978811181935733, 0.0660235680505297",
    "OVERLAP, 3, 2, 0, 0.143648196203881, 0.121275905594377",
    "OVERLAP, 3, 2, 1, 0.0457670780103081, 0.0933997000649201",
    "ATE, 2, 1, 0, 0.10538038154087, 0.0645768332058757",
    "ATE, 3, 2, 0, 0.15008148999865, 0.122683451429779",
    "ATE, 3, 2, 1, 0.050660111596267, 0.0949035592528426",
    "ATT, 2, 1, 0, 0.115951284753349, 0.0659849135999666",
    "ATT, 3, 1, 0, 0.0882231450317552, 0.0783614652894618",
    "ATT, 3, 2, 1, 0.0304890569868275, 0.0950861771266316",
  })
  void difference_ofMeans_equalsTheSandwichByDifferences(
      WeightScheme scheme, int arms, int first, int second, double value, double stdError) {
    Listed.Outcome outcome = arms == 2 ? Listed.Outcome.SHARE : Listed.Outcome.NUMBER;
    WeightedDifference found =
        WeightedDifference.of(
                Listed.outcomes(arms, outcome), Listed.options(arms).withScheme(scheme))
            .value()
            .orElseThrow();
    assertPoint(value, stdError, found.difference(first, second));
  }

  /**
   * The same with S by g, by f and by both: the first plus the second minus the third, where R
   * prints for OVERLAP, 3 arms, 1 - 0 0.0660235680505297, 0.0501732091549251, 0.0694554006090864.
   */
  @ParameterizedTest
  @CsvSource({
    "OVERLAP, 2, SHARE, 1, 0, 0.101114085722325, 0.0675661222321823",
    "ATE, 2, NUMBER, 1, 0, 0.116644967512563, 0.064940013042811",
    "OVERLAP, 3, NUMBER, 1, 0, 0.0978811181935733, 0.0660235680505297",
  })
  void difference_twoWay_isOfGroupsAndFacilitators(
      WeightScheme scheme,
      int arms,
      Listed.Outcome outcome,
      int first,
      int second,
      double value,
      double stdError) {
    WeightingOptions options =
        Listed.options(arms).withScheme(scheme).withPrecision(Precision.TWO_WAY);
    WeightedDifference found =
        WeightedDifference.of(Listed.outcomes(arms, outcome), options).value().orElseThrow();
    assertPoint(value, stdError, found.difference(first, second));
  }

  @Test
  void mean_ofAnArm_equalsTheSandwichByDifferences() {
    WeightedDifference found =
        WeightedDifference.of(Listed.outcomes(2, Listed.Outcome.SHARE), Listed.options(2))
            .value()
            .orElseThrow();
    assertPoint(0.412048720619478, 0.0537485459454855, found.mean(0));
    assertPoint(0.513162806341803, 0.0347652709073427, found.mean(1));
  }

  @ParameterizedTest
  @CsvSource({
    "OVERLAP, 2, 0.0058272118583188, 0.0458889805000562, 0.112619875620704, 0.284352022811162",
    "ATE, 2, 0.00599522708907851, 0.04557817015061, 0.114194723618098, 0.282090677883077",
    "ATT, 2, 0.00506306576914495, 0.0461116885423109, 0.112883139840886, 0.282441818834914",
    "OVERLAP, 3, 0.02366014039939, 0.0415902522433447, 0.100323092077812, 0.239333856109409",
  })
  void difference_ofRetention_equalsTheSandwichByDifferences(
      WeightScheme scheme, int arms, double share, double error, double mean, double errorOfMean) {
    WeightedRetention found =
        WeightedRetention.of(Listed.exits(arms), 8, Listed.options(arms).withScheme(scheme))
            .value()
            .orElseThrow();
    assertPoint(share, error, found.difference(1, 0, 5));
    assertPoint(mean, errorOfMean, found.restrictedMeanDifference(1, 0, 8));
  }

  /**
   * R 4.2.2, survival 3.5-3: people listed n times, {@code survfit(Surv(wk, left) ~ arm2, weights =
   * w, cluster = g)} at week 5, w the overlap weights by glm; without the factor G/(G - 1).
   */
  @Test
  void survival_weightsAsKnown_equalsSurvfit() {
    WeightedRetention found =
        WeightedRetention.of(
                Listed.exits(2), 8, Listed.options(2).withPrecision(Precision.WEIGHTS_AS_KNOWN))
            .value()
            .orElseThrow();
    double factor = Math.sqrt(12.0 / 11);
    assertPoint(0.638367810127978, 0.0317124696484383 * factor, found.survival(0, 5));
    assertPoint(0.644195021986298, 0.0260404324279984 * factor, found.survival(1, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "ATE, LOGISTIC, 2, SHARE, 1, 0, 0.105293570813235, 0.0646681251216514",
    "ATE, LINEAR, 3, NUMBER, 1, 0, 0.0937744014136603, 0.0629381873127492",
    "ATE, LINEAR, 3, NUMBER, 2, 1, 0.0602469252890216, 0.0952157966554016",
    "OVERLAP, LINEAR, 2, NUMBER, 1, 0, 0.111568967193418, 0.0640756725850957",
    "OVERLAP, LOGISTIC, 3, SHARE, 2, 0, 0.0976976746672741, 0.122450936111042",
    "ATT, LOGISTIC, 2, SHARE, 1, 0, 0.115669404703022, 0.0660154529311383",
  })
  void difference_doublyRobust_equalsTheSandwichByDifferences(
      WeightScheme scheme,
      OutcomeModel model,
      int arms,
      Listed.Outcome outcome,
      int first,
      int second,
      double value,
      double stdError) {
    Aipw found =
        Aipw.of(Listed.outcomes(arms, outcome), model, Listed.options(arms).withScheme(scheme))
            .value()
            .orElseThrow();
    assertPoint(value, stdError, found.difference(first, second));
  }

  private static void assertPoint(double value, double stdError, Estimate found) {
    PointEstimate point = point(found);
    assertClose(value, point.value(), CLOSE, "value");
    assertClose(stdError, point.stdError(), CLOSE_BY_DIFFERENCES, "standard error");
  }
}
