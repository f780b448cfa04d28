package org.rollcall.stats.weighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;

import org.junit.jupiter.api.Test;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;

class EValueTest {

  private static EValue ofRisks(double ratio, double low, double high) {
    return EValue.of(EffectScale.RISK_RATIO, ratio, new Interval(0.95, low, high));
  }

  @Test
  void of_theExampleOfThePaper_isItsValue() {
    EValue found = ofRisks(3.9, 1.8, 8.7);
    assertClose(7.26, found.point(), 1e-3, "point");
    assertClose(3, found.limit(), 1e-12, "limit");
  }

  @Test
  void of_inverseRatios_isTheSame() {
    EValue one = ofRisks(2, 1.25, 3.2);
    EValue other = ofRisks(0.5, 1 / 3.2, 0.8);
    assertClose(one.point(), other.point(), 1e-14, "point");
    assertClose(one.limit(), other.limit(), 1e-14, "limit");
  }

  @Test
  void of_intervalWithOne_hasLimitOne() {
    assertEquals(1, ofRisks(0.9, 0.7, 1.1).limit());
    assertEquals(1, ofRisks(1, 0.7, 1.1).point());
  }

  @Test
  void of_hazardRatioNearOne_hasNoEffect() {
    EValue found = EValue.of(EffectScale.HAZARD_RATIO, 1, new Interval(0.95, 0.5, 2));
    assertClose(1, found.riskRatio(), 1e-15, "risk ratio");
    assertClose(1, found.low() * found.high(), 1e-12, "inverse limits are inverse ratios");
  }

  @Test
  void ofLog_aWeightedRatio_takesItsInterval() {
    PointEstimate log = new PointEstimate(Math.log(2), 0.1, 9);
    EValue found = EValue.ofLog(EffectScale.ODDS_RATIO, log, 0.95);
    assertClose(Math.sqrt(2), found.riskRatio(), 1e-14, "the root of an odds ratio");
    assertClose(Math.sqrt(2 * Math.exp(-0.1 * 2.262157162740992)), found.low(), 1e-10, "low, t(9)");
  }

  /**
   * tipr 1.0 {@code observed_covariate_e_value(lb = 1.1, ub = 1.7, lb_adj = 0.9, ub_adj = 1.4)} is
   * the E-value of 1.1 / 0.9 by its definition: 11/9 + √(11/9 · 2/9).
   */
  @Test
  void ofChange_aMeasuredCovariate_isTheEValueOfWhatItMoves() {
    EValue all = ofRisks(1.4, 1.1, 1.7);
    EValue without = ofRisks(1.2, 0.9, 1.4);
    EValue found = all.ofChange(without);
    assertClose(11 / 9.0 + Math.sqrt(22.0 / 81), found.limit(), 1e-14, "limit");
    assertClose(7 / 6.0 + Math.sqrt(7.0 / 36), found.point(), 1e-14, "point");
    assertEquals(1, all.ofChange(all).limit());
  }

  @Test
  void ofChange_protectiveEstimate_comparesUpperLimits() {
    EValue found = ofRisks(0.6, 0.4, 0.9).ofChange(ofRisks(0.5, 0.35, 0.75));
    assertClose(1.2 + Math.sqrt(0.24), found.limit(), 1e-12, "0.9 / 0.75");
  }

  @Test
  void of_aRatioOfZero_isRefused() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ofRisks(1, 0, 2));
    assertEquals("Invalid ratio: 0.0 (must be positive and finite)", thrown.getMessage());
  }
}
