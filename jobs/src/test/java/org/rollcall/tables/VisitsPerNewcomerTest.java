package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Table;
import org.rollcall.measure.Directory;
import org.rollcall.measure.GroupCalendar;
import org.rollcall.measure.HeadcountOnly;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Occasions;
import org.rollcall.measure.ServedGroups;

/**
 * Everybody comes five times, once a month from their first session on, and newcomers grow by a
 * share a week.
 */
class VisitsPerNewcomerTest {

  private static final int VISITS = 5;
  private static final YearMonth FIRST = YearMonth.of(2024, 1);

  @Test
  void of_steadyNewcomers_isTheirMeanNumberOfVisits() {
    Table.Row row = whole(24, 0, true);
    assertEquals(VISITS, row.number("visits_per_newcomer"), 0.02);
    assertEquals(0, row.number("newcomer_growth"), 1e-4);
    assertNull(row.get("reason"));
    assertNull(row.get("reason_codes"));
  }

  @Test
  void of_growthWithinTheLimit_isGivenWithItsGrowth() {
    Table.Row row = whole(24, 0.0025, true);
    assertEquals(0.0025, row.number("newcomer_growth"), 2e-4);
    assertEquals(VISITS, row.number("visits_per_newcomer"), 0.3);
  }

  /** The ratio would say 4.8 for 5, and 5.2 of as fast a decline. */
  @Test
  void of_growthBeyondTheLimit_isRefused() {
    for (double growth : new double[] {0.005, -0.005}) {
      Table.Row row = whole(24, growth, true);
      assertEquals(growth, row.number("newcomer_growth"), 3e-4);
      assertNull(row.get("visits_per_newcomer"));
      assertEquals(
          "no visits per newcomer: newcomers grow or shrink by more than 0.3% a week",
          row.text("reason"));
      assertEquals("newcomers_change", row.text("reason_codes"));
      assertEquals("ok", row.text("status"), "the rate stays");
    }
  }

  /** Given only where it is near the five; attendances over newcomers leave it as they grow. */
  @Test
  void of_growthOverADial_isNearTheTruthOrNotGiven() {
    for (double growth : new double[] {0, .0015, .0028, .004, .01, .03, -.0015, -.0028, -.01}) {
      Table.Row row = whole(24, growth, true);
      if (Math.abs(growth) < .003) {
        assertEquals(VISITS, row.number("visits_per_newcomer"), .3, "growth " + growth);
      } else {
        assertNull(row.get("visits_per_newcomer"), "growth " + growth);
      }
    }
    assertEquals(VISITS, plain(0), .02);
    assertTrue(plain(.03) < VISITS - 1, "of those who grow by 3% a week: " + plain(.03));
  }

  /** All attendances over all newcomers. */
  private static double plain(double growth) {
    long attendances = 0;
    long newcomers = 0;
    for (int month = 0; month < 24; month++) {
      for (int group = 0; group < 8; group++) {
        newcomers += newcomers(group, month, growth);
        for (int ago = 0; ago < VISITS; ago++) {
          attendances += newcomers(group, month - ago, growth);
        }
      }
    }
    return (double) attendances / newcomers;
  }

  @Test
  void of_lessThanAYear_isRefused() {
    Table.Row row = whole(11, 0, true);
    assertNull(row.get("visits_per_newcomer"));
    assertNull(row.get("newcomer_growth"));
    assertEquals(
        "no visits per newcomer: newcomers are known of less than a year", row.text("reason"));
  }

  @Test
  void of_newcomersNobodyReported_isUnknownWithoutAReason() {
    Table.Row row = whole(24, 0, false);
    assertNull(row.get("visits_per_newcomer"));
    assertNull(row.get("newcomer_share"));
    assertNull(row.get("n_newcomers"));
    assertNull(row.get("reason"));
  }

  @Test
  void of_singleMonth_hasNone() {
    Table.Row row = row("2024-06", 24, 0, true);
    assertNull(row.get("visits_per_newcomer"));
    assertNull(row.get("newcomer_growth"));
  }

  private static Table.Row whole(int months, double growth, boolean asked) {
    return row("all", months, growth, asked);
  }

  private static Table.Row row(String period, int months, double growth, boolean asked) {
    return HeadcountRate.of(new Stamp("r", "h", asOf(months)), measured(months, growth, asked))
        .rows()
        .stream()
        .filter(row -> row.text("period").equals(period) && row.text("program").equals("all"))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate asOf(int months) {
    return FIRST.plusMonths(months - 1L).atEndOfMonth();
  }

  private static Measured measured(int months, double growth, boolean asked) {
    List<Headcounts.Cell> cells = new ArrayList<>();
    for (int month = 0; month < months; month++) {
      for (int group = 0; group < 8; group++) {
        cells.add(cell(group, month, growth, asked));
      }
    }
    return new Measured(
        asOf(months),
        asOf(months),
        Map.of(),
        Map.of(),
        Measured.Logs.AS_STATED,
        List.of(),
        Optional.empty(),
        new Occasions(),
        Map.of(),
        new HeadcountOnly(Map.of()),
        new Headcounts(cells),
        0,
        new ServedGroups(FIRST.atDay(1), Map.of()),
        Optional.empty(),
        Optional.empty(),
        Directory.NONE);
  }

  private static Headcounts.Cell cell(int group, int month, double growth, boolean asked) {
    long attendances = 0;
    for (int ago = 0; ago < VISITS; ago++) {
      attendances += newcomers(group, month - ago, growth);
    }
    long sessions = 4 + group % 2;
    return new Headcounts.Cell(
        new Headcounts.Group(group, new GroupCalendar.Key(0, group)),
        "online",
        "smart_recovery",
        "north",
        FIRST.plusMonths(month).toString(),
        sessions,
        0,
        0,
        sessions,
        0,
        0,
        0,
        asked ? 0 : sessions,
        attendances,
        attendances,
        asked ? newcomers(group, month, growth) : 0,
        asked ? attendances : 0,
        0,
        0,
        attendances / sessions);
  }

  private static long newcomers(int group, int month, double growth) {
    YearMonth in = FIRST.plusMonths(month);
    double weeks = (in.atDay(15).toEpochDay() - FIRST.atDay(1).toEpochDay()) / 7.0;
    return Math.round((300 + 20 * group) * in.lengthOfMonth() / 30.0 * Math.pow(1 + growth, weeks));
  }
}
