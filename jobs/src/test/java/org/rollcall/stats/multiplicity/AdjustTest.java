package org.rollcall.stats.multiplicity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
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

  /** R: p.adjust(c(.01, .02, .04), "holm", n = 4). */
  @Test
  void adjust_missingTests_countAsNotRejected() {
    double[] p = {0.01, 0.02, 0.04};
    assertArrayEquals(new double[] {0.04, 0.06, 0.08}, Holm.adjust(p, 4), 1e-15);
    Exception e = assertThrows(IllegalArgumentException.class, () -> Holm.adjust(p, 2));
    assertEquals("Invalid number of tests: 2 (must be at least 3)", e.getMessage());
  }

  @Test
  void sharing_stepByStep_stopsWhereOneIsNotRejected() {
    // .01 < .05/3; .03 > .05/2, so that neither of the two others is rejected
    assertArrayEquals(new int[] {2, 3, 2}, Holm.sharing(new double[] {0.03, 0.01, 0.04}, 3, 0.05));
    assertArrayEquals(new int[] {1, 2}, Holm.sharing(new double[] {0.04, 0.02}, 2, 0.05));
    assertArrayEquals(new int[] {2, 2}, Holm.sharing(new double[] {0.04, 0.03}, 2, 0.05));
    assertArrayEquals(new int[] {2}, Holm.sharing(new double[] {0.04}, 2, 0.05));
    assertArrayEquals(new int[0], Holm.sharing(new double[0], 2, 0.05));
  }

  /** An interval at its step's level leaves out 0 exactly where the adjusted p is below 5%. */
  @Test
  void sharing_randomFamilies_agreesWithTheAdjustedP() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      double[] p = random.doubles(1 + random.nextInt(5)).map(x -> x * x * x).toArray();
      int tests = p.length + random.nextInt(3);
      double[] adjusted = Holm.adjust(p, tests);
      int[] sharing = Holm.sharing(p, tests, 0.05);
      for (int i = 0; i < p.length; i++) {
        assertEquals(adjusted[i] <= 0.05, p[i] <= 0.05 / sharing[i], Arrays.toString(p));
      }
    }
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
