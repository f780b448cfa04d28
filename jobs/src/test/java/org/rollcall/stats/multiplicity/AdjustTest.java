package org.rollcall.stats.multiplicity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AdjustTest {

  @Test
  void adjust_threeTests_asByHand() {
    double[] p = {0.03, 0.01, 0.025};
    // Holm: 3 · .01, 2 · .025, then not below it; BH: all 3/3 · .03 or less.
    assertArrayEquals(new double[] {0.05, 0.03, 0.05}, Holm.adjust(p), 1e-15);
    assertArrayEquals(new double[] {0.03, 0.03, 0.03}, BenjaminiHochberg.adjust(p), 1e-15);
    assertArrayEquals(new double[] {0.03, 0.01, 0.025}, p, 0);
  }

  @Test
  void adjust_extremes_stayBetween0And1() {
    double[] p = {0, 1, 1};
    assertArrayEquals(new double[] {0, 1, 1}, Holm.adjust(p));
    assertArrayEquals(new double[] {0, 1, 1}, BenjaminiHochberg.adjust(p));
    assertEquals(0, Holm.adjust(new double[0]).length);
    assertEquals(0, BenjaminiHochberg.adjust(new double[0]).length);
  }

  @Test
  void adjust_notAProbability_isRefused() {
    for (double wrong : new double[] {1.1, -0.1, Double.NaN}) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> Holm.adjust(new double[] {wrong}));
      assertEquals("Invalid p-value: " + wrong + " (must be in [0, 1])", e.getMessage());
      assertThrows(
          IllegalArgumentException.class, () -> BenjaminiHochberg.adjust(new double[] {wrong}));
    }
  }
}
