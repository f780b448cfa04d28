package org.rollcall.stats.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import org.junit.jupiter.api.Test;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable.Reason;

class FunnelLimitsTest {

  /** R 4.2.2: the x with pbinom(x, n, p) and pbinom(x - 1, n, p, lower.tail = FALSE) above tail. */
  @Test
  void of_threeGroups_equalR() {
    assertEquals(new Interval(0.95, 2.0 / 20, 10.0 / 20), limits(0.3, 20, 0.95));
    assertEquals(new Interval(0.998, 0, 5.0 / 12), limits(0.1, 12, 0.998));
    assertEquals(new Interval(0.95, 86.0 / 200, 114.0 / 200), limits(0.5, 200, 0.95));
  }

  @Test
  void pValue_outsideAndInside_agreesWithTheLimits() {
    assertClose(0.01527451954840000, pValue(1, 20, 0.3), 1e-12, "below");
    assertClose(0.01027632307024279, pValue(12, 20, 0.3), 1e-12, "above");
    assertEquals(1, pValue(6, 20, 0.3));
    for (int x = 0; x <= 20; x++) {
      boolean inside = limits(0.3, 20, 0.95).contains(x / 20.0);
      assertEquals(inside, pValue(x, 20, 0.3) > 0.05, "x = " + x);
    }
  }

  @Test
  void of_largerGroups_areNarrower() {
    double small = limits(0.3, 20, 0.95).halfWidth();
    assertTrue(limits(0.3, 2000, 0.95).halfWidth() < small / 8);
  }

  @Test
  void of_nothingThatVaries_isNotEstimable() {
    assertEquals(Reason.NO_PEOPLE, FunnelLimits.of(0.3, 0, 0.95).missing().orElseThrow().reason());
    assertEquals(Reason.NO_EVENTS, FunnelLimits.of(0, 9, 0.95).missing().orElseThrow().reason());
    assertEquals(Reason.NO_EVENTS, FunnelLimits.pValue(9, 9, 1).missing().orElseThrow().reason());
    assertThrows(IllegalArgumentException.class, () -> FunnelLimits.of(1.5, 9, 0.95));
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> FunnelLimits.pValue(10, 9, 0.5));
    assertEquals("Invalid share: 10 of 9 (must be from none to all of them)", e.getMessage());
  }

  private static Interval limits(double target, long people, double level) {
    return FunnelLimits.of(target, people, level).value().orElseThrow();
  }

  private static double pValue(long withOutcome, long people, double target) {
    return FunnelLimits.pValue(withOutcome, people, target).value().orElseThrow();
  }
}
