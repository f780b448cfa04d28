package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;

class ActuarialTableTest {

  private static final double[] YEARS = {0, 1, 2, 3};

  @Test
  void of_halfOfThoseLost_countsAsExposed() {
    List<SurvivalCell> cells =
        List.of(
            SurvivalCell.of(0.5, Ending.EVENT).withFrequency(Frequency.of(9)),
            SurvivalCell.of(0.9, Ending.CENSORED).withFrequency(Frequency.of(20)),
            SurvivalCell.of(1, Ending.EVENT).withFrequency(Frequency.of(71)));
    List<ActuarialTable.Row> rows = ActuarialTable.of(cells, YEARS).value().orElseThrow();
    assertEquals(90, rows.get(0).exposed());
    assertEquals(0.1, rows.get(0).probability());
    assertTrue(rows.get(0).stdError().isEmpty());
    assertClose(0.1 / 0.95, rows.get(0).hazard().getAsDouble(), 1e-15, "hazard");
    assertClose(0.9, rows.get(1).survival(), 1e-15, "survival");
    assertClose(
        0.9 * Math.sqrt(0.1 / (90 * 0.9)),
        rows.get(1).stdError().getAsDouble(),
        1e-15,
        "its error");
    assertEquals(0, rows.get(1).survivalAtEnd());
    // Nobody enters the third.
    assertEquals(2, rows.size());
  }

  @Test
  void of_nobodyOrBadBreaks_isRefused() {
    SurvivalCell cell = SurvivalCell.of(1, Ending.EVENT);
    assertEquals(
        Reason.NO_PEOPLE, ActuarialTable.of(List.of(), YEARS).missing().orElseThrow().reason());
    assertThrows(
        IllegalArgumentException.class,
        () -> ActuarialTable.of(List.of(cell), new double[] {2, 3}));
    assertThrows(
        IllegalArgumentException.class, () -> ActuarialTable.of(List.of(cell), new double[] {0}));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ActuarialTable.of(List.of(cell.withEntry(0.5)), YEARS));
    assertEquals(
        "Cannot put a time into an interval: entry 0.5, exit 1.0 (must have no entry, and not be"
            + " before the first of at least two breaks)",
        e.getMessage());
  }
}
