package org.rollcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.numeric.Sums;

class EstimateTest {

  /** R 4.2.2, t.test: statistics of 94 and 120 students, by Welch and with a common variance. */
  @Test
  void interval_andPValue_equalTTestFromR() {
    PointEstimate welch =
        new PointEstimate(-4.912221498226941, 1.7674432194573622, 150.36196121814214);
    assertClose(0.00614379551323069, welch.pValue(), 1e-11, "p");
    assertClose(-8.404453612966849, welch.interval(0.95).low(), 1e-12, "lower");
    assertClose(-1.4199893834870319, welch.interval(0.95).high(), 1e-12, "upper");
    PointEstimate student = new PointEstimate(-4.912221498226941, 1.6795740964891357, 212);
    assertClose(0.003823014411458444, student.pValue(), 1e-11, "p");
    assertClose(-8.223026531060844, student.interval(0.95).low(), 1e-12, "lower");
    assertClose(-1.60141646539304, student.interval(0.95).high(), 1e-12, "upper");
  }

  @Test
  void pValue_closedForms_keepTheirDigits() {
    // df = 1 is Cauchy, P(|T| > t) = 2/π · atan(1/t); df = 2 has 1 − t/√(2 + t²) = 2/(r(r + t)).
    for (double t : new double[] {1e-9, 0.1, 1, 12.5, 1e6, 1e12}) {
      assertClose(2 / Math.PI * Math.atan(1 / t), new PointEstimate(t, 1, 1).pValue(), 1e-13, "1");
      double r = Math.sqrt(2 + t * t);
      double p = new PointEstimate(-t, 1, 2).pValue();
      assertEquals(1, p / (2 / (r * (r + t))), 1e-13, "df 2 at " + t);
    }
    assertEquals(1, new PointEstimate(0, 1, 9).pValue());
  }

  @Test
  void pValue_infiniteDf_isNormal() {
    double infinite = Double.POSITIVE_INFINITY;
    // scipy 1.17.1: 2 * norm.sf(1), 2 * norm.sf(20), norm.ppf(0.975)
    assertClose(0.31731050786291415, new PointEstimate(1, 1, infinite).pValue(), 1e-13, "1");
    PointEstimate far = new PointEstimate(40, 2, infinite);
    assertEquals(1, far.pValue() / 5.507248237212311e-89, 1e-10);
    assertClose(
        1.959963984540054, new PointEstimate(0, 1, infinite).interval(0.95).high(), 1e-13, "q");
  }

  @Test
  void interval_usualLevels_equalQuantilesOfScipy() {
    // scipy 1.17.1: t.ppf([.95, .975, .995], 5), t.ppf(.975, [1, 30])
    PointEstimate five = new PointEstimate(0, 1, 5);
    assertClose(2.0150483733330233, five.interval(0.9).high(), 1e-12, "90%");
    assertClose(2.5705818356363146, five.interval(0.95).high(), 1e-12, "95%");
    assertClose(4.032142983555228, five.interval(0.99).high(), 1e-12, "99%");
    assertClose(12.706204736174694, new PointEstimate(0, 1, 1).interval(0.95).high(), 1e-12, "1");
    assertClose(2.0422724563012378, new PointEstimate(0, 1, 30).interval(0.95).high(), 1e-12, "30");
  }

  @Test
  void interval_badLevel_isRefused() {
    PointEstimate estimate = new PointEstimate(1, 1, 5);
    for (double level : new double[] {0, 1, Double.NaN}) {
      Exception e = assertThrows(IllegalArgumentException.class, () -> estimate.interval(level));
      assertEquals("Invalid level: " + level + " (must be in (0, 1))", e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> new Interval(level, 0, 1));
    }
  }

  @Test
  void pointEstimate_impossibleNumbers_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PointEstimate(Double.NaN, 1, 5));
    assertThrows(IllegalArgumentException.class, () -> new PointEstimate(1, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> new PointEstimate(1, Double.NaN, 5));
    assertThrows(
        IllegalArgumentException.class, () -> new PointEstimate(1, Double.POSITIVE_INFINITY, 5));
    Exception e = assertThrows(IllegalArgumentException.class, () -> new PointEstimate(1, 1, 0));
    assertEquals("Invalid degrees of freedom: 0.0 (must be positive)", e.getMessage());
  }

  @Test
  void match_bothKinds_takeTheirBranch() {
    Estimate number = new PointEstimate(1, 2, 3);
    Estimate none = new NotEstimable(Cause.NOBODY);
    assertEquals("1.0", number.match(p -> "" + p.value(), n -> n.cause().name()));
    assertEquals("NOBODY", none.match(p -> "" + p.value(), n -> n.cause().name()));
    assertEquals(Reason.NO_PEOPLE, none.missing().orElseThrow().reason());
    assertEquals(Optional.of(number), number.point().map(p -> (Estimate) p));
    assertEquals(Optional.empty(), number.missing());
    assertEquals(Optional.empty(), none.point());
    assertEquals(
        new NotEstimable(Cause.NOBODY, Optional.of(NotEstimable.Side.SECOND)),
        none.missing().orElseThrow().of(NotEstimable.Side.SECOND));
  }

  @Test
  void interval_touchingAMargin_isNeitherInsideNorBeyond() {
    Interval touching = new Interval(0.9, -0.05, 0.02);
    assertFalse(touching.isInside(0.05));
    assertTrue(touching.isInside(0.0500001));
    assertFalse(new Interval(0.9, 0.05, 0.2).isBeyond(0.05));
    assertTrue(new Interval(0.9, 0.05, 0.2).isBeyond(0.0499));
    assertTrue(new Interval(0.9, -0.3, -0.2).isBeyond(0.1));
    assertTrue(touching.contains(-0.05));
    assertFalse(touching.contains(0.021));
    assertClose(0.035, touching.halfWidth(), 1e-15, "half width");
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Interval(0.9, 1, 0));
    assertEquals("Invalid interval: 1.0 to 0.0 (must not be empty)", e.getMessage());
  }

  @Test
  void sums_anyOrder_isExact() {
    assertEquals(2, Sums.of(new double[] {1, 1e100, 1, -1e100}));
    assertEquals(2, Sums.of(new double[] {1e100, 1, -1e100, 1}));
    assertEquals(0, Sums.of(new double[0]));
    assertEquals(14, Sums.ofSquares(new double[] {1, -2, 3}));
  }

  @Test
  void frequency_impossibleNumbers_areRefused() {
    for (long people : new long[] {-1, 1_000_000_000_001L, Long.MAX_VALUE}) {
      Exception e = assertThrows(IllegalArgumentException.class, () -> Frequency.of(people));
      assertEquals(
          "Invalid frequency: " + people + " (must be from 0 to 1000000000000)", e.getMessage());
    }
  }

  @Test
  void samplingWeight_ofNoUsableSize_isRefused() {
    for (double value : new double[] {-1, 1e-60, 1e60, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> SamplingWeight.of(value));
    }
    assertEquals(0, SamplingWeight.of(0).value());
    assertEquals(1e-12, SamplingWeight.of(1e-12).value());
  }
}
