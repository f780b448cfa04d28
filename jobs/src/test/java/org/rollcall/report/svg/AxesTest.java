package org.rollcall.report.svg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxesTest {

  @Test
  void at_valueWithinAndBeyond_isPlacedOrHeld() {
    Scale scale = new Scale(0, 10, 100, 200);

    assertEquals(150, scale.at(5), 1e-9);
    assertEquals(200, scale.at(12), 1e-9);
    assertEquals(100, scale.at(-3), 1e-9);
  }

  @Test
  void scale_thatDoesNotRise_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Scale(1, 1, 0, 10));
    assertThrows(IllegalArgumentException.class, () -> new Scale(Double.NaN, 1, 0, 10));
  }

  @Test
  void covering_anyRange_isRoundAndCovers() {
    double[][] ranges = {{0, 0.53}, {-13.9, 7}, {3.4, 4.4}, {0, 15800}, {-0.27, 0.14}, {5, 5}};
    for (double[] range : ranges) {
      Ticks ticks = Ticks.covering(range[0], range[1], 5);
      assertTrue(ticks.first() <= range[0] + 1e-9, ticks.toString());
      assertTrue(ticks.last() >= range[1] - 1e-9, ticks.toString());
      assertTrue(ticks.values().size() >= 2 && ticks.values().size() <= 9, ticks.toString());
    }
    assertEquals(List.of(0.0, 20.0, 40.0, 60.0), Ticks.covering(0, 55.9, 4).values());
    assertEquals(1, Ticks.covering(0, 0.5, 4).decimals());
  }

  @Test
  void covering_rangeWithZero_hasATickAtZero() {
    assertTrue(Ticks.covering(-13.9, 6.95, 5).values().contains(0.0));
  }

  @Test
  void weeks_ofAYear_keepTheTwelfthInSight() {
    assertEquals(List.of(0.0, 12.0, 24.0, 36.0, 48.0), Ticks.weeks(52).values());
    assertTrue(Ticks.weeks(26).values().contains(12.0));
  }

  @Test
  void apart_crowdedLabels_standClearInTheirOrder() {
    double[] placed = TextWidths.apart(new double[] {100, 104, 98}, 40, new Scale(0, 300, 0, 1));

    assertTrue(placed[0] - placed[2] >= 40 - 1e-6);
    assertTrue(placed[1] - placed[0] >= 40 - 1e-6);
  }

  @Test
  void apart_labelsAtTheEnd_stayWithinTheEnds() {
    double[] placed = TextWidths.apart(new double[] {299, 298}, 40, new Scale(0, 300, 0, 1));

    assertArrayEquals(new double[] {300, 260}, placed, 1e-6);
  }

  @Test
  void wrap_longText_fitsAndKeepsEveryWord() {
    String text = "No attendance in the 180 days before the first session of the group";
    List<String> lines = TextWidths.wrap(text, 13, 160);

    assertEquals(text, String.join(" ", lines));
    assertTrue(
        lines.stream().allMatch(line -> TextWidths.width(line, 13) <= 160), lines.toString());
  }

  @Test
  void wrap_wordWiderThanTheRoom_isCut() {
    List<String> lines = TextWidths.wrap("Donaudampfschifffahrtsgesellschaft", 13, 80);

    assertTrue(lines.size() > 1);
    assertEquals("Donaudampfschifffahrtsgesellschaft", String.join("", lines));
  }

  @Test
  void of_numbers_haveFixedDecimalsNoExponentNoNegativeZero() {
    assertEquals("-4.1", Fixed.of(-4.1, 1));
    assertEquals("0.0", Fixed.of(-0.04, 1));
    assertEquals("0.15", Fixed.of(0.145, 2));
    assertEquals("0.00002", Fixed.plain(2e-5));
    assertEquals("1250000000", Fixed.plain(1.25e9));
    assertEquals("14", Fixed.trimmed(14.0, 1));
    assertThrows(IllegalArgumentException.class, () -> Fixed.of(Double.NaN, 1));
  }
}
