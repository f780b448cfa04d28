package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Table;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.SurvivalCell;
import org.rollcall.study.Arm;

class ReturnTableTest {

  private static final int WEEKS = 8;
  private static final int CENSORED = 0;

  private final List<SurvivalCell> lapses = new ArrayList<>();

  /** Of those followed for three weeks nobody came back: the share among them fell to nothing. */
  @Test
  void rows_followUpOfThoseWhoCameBackIsShort_doNotFall() {
    for (int group = 0; group < 10; group++) {
      add(group, 1, ReturnTable.BACK, 10);
      add(group, 2, CENSORED, 5);
      add(group, WEEKS, CENSORED, 5);
    }
    List<Table.Row> rows = rows();
    assertEquals(WEEKS, rows.size());
    for (Table.Row row : rows) {
      assertEquals(0.5, row.number("share_returned"), 1e-12);
      assertEquals(200, row.whole("n_people"));
      assertEquals(100, row.whole("n_returned"));
    }
    assertEquals(50, rows.get(2).whole("n_at_risk"));
    assertEquals(50, rows.get(2).whole("n_not_followed"));
  }

  /** A quarter, then half of the half that is left; with closings censored it would be 0.625. */
  @Test
  void rows_closingBefore_isACompetingEnd() {
    for (int group = 0; group < 10; group++) {
      add(group, 1, ReturnTable.BACK, 10);
      add(group, 1, ReturnTable.CLOSED, 10);
      add(group, 2, ReturnTable.BACK, 10);
      add(group, WEEKS, CENSORED, 10);
    }
    List<Table.Row> rows = rows();
    assertEquals(0.25, rows.get(0).number("share_returned"), 1e-12);
    assertEquals(0.5, rows.get(1).number("share_returned"), 1e-12);
    assertEquals(0.25, rows.get(1).number("share_closed"), 1e-12);
    assertEquals(200, rows.get(1).whole("n_returned"));
    assertEquals(100, rows.get(1).whole("n_closed"));
    assertEquals(10, rows.get(1).whole("n_groups_returned"));
    assertEquals(10, rows.get(1).whole("n_groups_not_returned"));
  }

  /** A quarter comes back; with closings censored it would seem to be more, the more close. */
  @Test
  void rows_soManyGroupsClose_shareOfAllStays() {
    for (int closing : new int[] {0, 5, 15, 25}) {
      lapses.clear();
      for (int group = 0; group < 10; group++) {
        add(group, 1, ReturnTable.CLOSED, closing);
        add(group, 2, ReturnTable.BACK, 10);
        add(group, WEEKS, CENSORED, 30 - closing);
      }
      Table.Row last = rows().get(WEEKS - 1);
      assertEquals(.25, last.number("share_returned"), 1e-12, closing + " close");
      assertEquals(closing / 40.0, last.number("share_closed"), 1e-12);
      double censored = 10.0 / (40 - closing);
      assertEquals(closing == 0, censored < .26, "censored it would be " + censored);
    }
  }

  @Test
  void rows_ofAnyLapses_neverFall() {
    java.util.Random random = new java.util.Random(3);
    for (int round = 0; round < 50; round++) {
      lapses.clear();
      for (int i = 0; i < 60; i++) {
        add(random.nextInt(9), 1 + random.nextInt(WEEKS), random.nextInt(3), 1);
      }
      double before = 0;
      for (Table.Row row : rows()) {
        double share = row.number("share_returned");
        assertTrue(share >= before, row.whole("weeks_since_lapse") + ": " + share);
        assertTrue(share + row.number("share_closed") <= 1 + 1e-12);
        before = share;
      }
    }
  }

  @Test
  void rows_fewAtRisk_areUnreliable() {
    for (int group = 0; group < 6; group++) {
      add(group, 1, ReturnTable.BACK, 10);
      add(group, group < 5 ? 3 : 2, CENSORED, 10);
    }
    List<Table.Row> rows = rows();
    assertEquals("ok", rows.get(1).text("status"));
    assertEquals("u", rows.get(2).text("status"));
    assertEquals(3, rows.size(), "nobody is followed for four weeks");
  }

  private void add(long group, int week, int cause, long people) {
    if (people == 0) {
      return;
    }
    SurvivalCell cell =
        cause == CENSORED
            ? SurvivalCell.of(week, Ending.CENSORED)
            : SurvivalCell.of(week, Ending.EVENT).withCause(cause);
    lapses.add(cell.withCluster(group).withFrequency(Frequency.of(people)));
  }

  private List<Table.Row> rows() {
    Stamp.Sheet sheet = new Stamp("r", "h", LocalDate.of(2026, 6, 30)).sheet("return_after_lapse");
    ReturnTable.rows(sheet, new ReturnTable.Of(Arm.ONLINE, "all"), lapses, WEEKS);
    return sheet.build().rows();
  }
}
