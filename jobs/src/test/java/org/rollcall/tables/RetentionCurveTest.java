package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Table;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;

class RetentionCurveTest {

  private static final int WEEKS = 4;

  private final List<ClusterExits> groups = new ArrayList<>();

  /** Eight groups of ten; of three groups nobody is followed beyond week 2. */
  @Test
  void curve_fewerThanSixGroups_hasNoLimitsFromThere() {
    for (int g = 0; g < 8; g++) {
      groups.add(
          exits(g, g < 3 ? new long[] {1 + g, 2, 0, 0} : new long[] {1, 2, 1, 1}, 10, g < 3));
    }
    assertLimits(true, 1, 2);
    assertLimits(false, 3, 4);
  }

  /** Ten groups of one to three people, of whom one each is followed beyond week 1. */
  @Test
  void curve_fewerThanElevenPeople_hasNoLimitsFromThere() {
    for (int g = 0; g < 10; g++) {
      groups.add(exits(g, new long[] {g % 3, 0, 0, 0}, 1 + g % 3, false));
    }
    assertEquals(10, rows().get(1).whole("n_groups"));
    assertLimits(true, 1);
    assertLimits(false, 2);
  }

  /** So many groups of five each stay beyond week 1, of ten. */
  @Test
  void curve_groupsAtRiskOverADial_hasLimitsFromSixOn() {
    for (int stay = 2; stay <= 9; stay++) {
      groups.clear();
      for (int g = 0; g < 10; g++) {
        groups.add(
            exits(g, g < stay ? new long[] {1, 1, 0, 0} : new long[] {5, 0, 0, 0}, 5, false));
      }
      assertLimits(true, 1);
      assertLimits(stay >= 6, 2);
    }
  }

  private void assertLimits(boolean given, int... weeks) {
    for (int week : weeks) {
      Table.Row row = rows().get(week);
      assertEquals(given, row.get("conf_low") != null, row.toString());
      assertEquals(given, row.get("conf_high") != null, row.toString());
      assertEquals(given, row.get("std_error") != null, row.toString());
      assertEquals(given ? "ok" : "u", row.text("status"));
      assertEquals(true, row.get("survival") != null, "the share stays");
    }
  }

  /** Those who leave in each week; the others are followed to week 2, or to the end. */
  private static ClusterExits exits(int group, long[] left, long size, boolean ends) {
    long[] followed = new long[WEEKS + 1];
    long gone = 0;
    for (long n : left) {
      gone += n;
    }
    followed[ends ? 2 : WEEKS] = size - gone;
    return new ClusterExits(group, left, followed);
  }

  private List<Table.Row> rows() {
    Stamp.Sheet sheet = new Stamp("r", "h", LocalDate.of(2026, 6, 30)).sheet("retention_curve");
    RetentionCurve.curve(sheet, new RetentionCurve.Of("gap_4_weeks", Arm.ONLINE, "all"), groups);
    return sheet.build().rows();
  }
}
