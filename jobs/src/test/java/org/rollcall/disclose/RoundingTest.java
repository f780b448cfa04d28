package org.rollcall.disclose;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_EVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundingTest {

  @Test
  void steps_sizeOfTheDenominator_decidesThem() {
    assertEquals(10, Rounding.steps(48));
    assertEquals(20, Rounding.steps(53));
    assertEquals(20, Rounding.steps(198));
    assertEquals(100, Rounding.steps(203));
  }

  @Test
  void toStep_nearest_isTheDecimalThatOneWouldWrite() {
    assertEquals(0.35, Rounding.toStep(0.3333, 20, HALF_EVEN));
    assertEquals(0.3, Rounding.toStep(0.3333, 10, HALF_EVEN));
    assertEquals(0.33, Rounding.toStep(0.3333, 100, HALF_EVEN));
    assertEquals("0.0", Double.toString(Rounding.toStep(-0.01, 10, HALF_EVEN)));
  }

  @Test
  void toStep_limits_neverMoveInward() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double value = 2 * random.nextDouble() - 1;
      for (int steps : new int[] {10, 20, 100}) {
        assertTrue(Rounding.toStep(value, steps, FLOOR) <= value + 1e-9);
        assertTrue(Rounding.toStep(value, steps, CEILING) >= value - 1e-9);
        assertEquals(value, Rounding.toStep(value, steps, HALF_EVEN), 0.5 / steps + 1e-12);
      }
    }
  }

  @Test
  void toStep_valueOnAStep_stays() {
    for (int i = -100; i <= 100; i++) {
      assertEquals(i / 100.0, Rounding.toStep(i / 100.0, 100, FLOOR));
      assertEquals(i / 100.0, Rounding.toStep(i / 100.0, 100, CEILING));
    }
  }

  @Test
  void toDigits_twoSignificantDigits_areKept() {
    assertEquals(8.3, Rounding.toDigits(8.3456, HALF_EVEN));
    assertEquals(-0.43, Rounding.toDigits(-0.43456, HALF_EVEN));
    assertEquals(120, Rounding.toDigits(123.4, HALF_EVEN));
    assertEquals(8.3, Rounding.toDigits(8.3999, FLOOR));
    assertEquals(8.4, Rounding.toDigits(8.3001, CEILING));
    assertEquals(0, Rounding.toDigits(0, HALF_EVEN));
    assertEquals(1.2e-10, Rounding.toDigits(1.1234e-10, CEILING));
  }
}
