package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.Interval;
import org.rollcall.stats.Made;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;

class LifeTableTest {

  @Test
  void stdError_anyWeek_equalsClusterJackknife() {
    List<ClusterExits> exits = Made.exits(new Random(12), 15, 20);
    LifeTable table = LifeTable.of(exits);
    for (int week = 1; week <= 20; week++) {
      PointEstimate one = Made.point(ClusterJackknife.of(LifeTable.survivalOf(exits, week)));
      assertEquals(one.value(), table.survival(week).orElseThrow());
      assertEquals(one.stdError(), table.stdError(week).orElseThrow());
      assertEquals(14, one.df());
    }
  }

  @Test
  void interval_aWeek_isLogLogWithStudentsT() {
    LifeTable table = LifeTable.of(Made.exits(new Random(13), 8, 10));
    double survival = table.survival(6).orElseThrow();
    // scipy 1.17.1: t.ppf(0.975, 7)
    double half = 2.364624251592784 * table.stdError(6).orElseThrow();
    double width = half / (survival * Math.abs(Math.log(survival)));
    double centre = Math.log(-Math.log(survival));
    Interval interval = table.interval(6, 0.95).orElseThrow();
    assertClose(Math.exp(-Math.exp(centre + width)), interval.low(), 1e-12, "lower");
    assertClose(Math.exp(-Math.exp(centre - width)), interval.high(), 1e-12, "upper");
  }

  @Test
  void of_wholeWeeks_equalsKaplanMeier() {
    List<ClusterExits> exits = Made.exits(new Random(15), 12, 18);
    List<SurvivalCell> cells = new ArrayList<>();
    for (ClusterExits e : exits) {
      for (int week = 0; week <= e.weeks(); week++) {
        if (week > 0) {
          cells.add(cell(e, week, Ending.EVENT, e.left()[week - 1]));
        }
        cells.add(cell(e, week, Ending.CENSORED, e.followed()[week]));
      }
    }
    LifeTable table = LifeTable.of(exits);
    KaplanMeier curve = KaplanMeier.of(cells, CurveOptions.DEFAULT).value().orElseThrow();
    for (int week = 0; week <= 18; week++) {
      assertEquals(table.survival(week), curve.survival(week));
      assertEquals(table.stdError(week), curve.stdError(week));
      assertEquals(table.interval(week, 0.95), curve.interval(week));
      assertEquals(ClusterJackknife.of(LifeTable.survivalOf(exits, week)), curve.survivalAt(week));
    }
    PointEstimate mean = Made.point(ClusterJackknife.of(LifeTable.restrictedMeanOf(exits, 18)));
    PointEstimate area = Made.point(curve.restrictedMeanUpTo(18));
    assertClose(mean.value(), area.value(), 1e-14, "area");
    assertClose(mean.stdError(), area.stdError(), 1e-12, "precision of the area");
  }

  private static SurvivalCell cell(ClusterExits of, int week, Ending ending, long people) {
    return SurvivalCell.of(week, ending)
        .withCluster(of.cluster())
        .withFrequency(Frequency.of(people));
  }

  @Test
  void of_orderAndLabels_changeNoBit() {
    List<ClusterExits> exits = Made.exits(new Random(14), 20, 15);
    List<ClusterExits> other = new ArrayList<>();
    exits.forEach(
        e -> other.add(new ClusterExits(9973 * e.cluster() % 1009, e.left(), e.followed())));
    other.sort(Comparator.comparingLong(ClusterExits::cluster));
    LifeTable one = LifeTable.of(exits);
    LifeTable two = LifeTable.of(other);
    assertEquals(one.weeks(), two.weeks());
    for (int week = 0; week <= 15; week++) {
      assertEquals(one.stdError(week), two.stdError(week));
      assertEquals(one.interval(week, 0.9), two.interval(week, 0.9));
    }
  }

  @Test
  void of_nobody_hasNoWeeks() {
    LifeTable empty = LifeTable.of(List.of());
    assertEquals(List.of(), empty.weeks());
    assertTrue(empty.survival(0).isEmpty());
    assertTrue(empty.stdError(0).isEmpty());
    assertTrue(empty.interval(0, 0.95).isEmpty());
  }

  @Test
  void stdError_oneGroupOrNoEventOrLastGroup_isEmpty() {
    ClusterExits one = new ClusterExits(1, new long[] {2, 1}, new long[] {0, 0, 3});
    assertTrue(LifeTable.of(List.of(one)).stdError(2).isEmpty());
    ClusterExits staying = new ClusterExits(2, new long[2], new long[] {0, 0, 3});
    ClusterExits stayingToo = new ClusterExits(3, new long[2], new long[] {0, 0, 4});
    assertTrue(LifeTable.of(List.of(staying, stayingToo)).stdError(2).isEmpty());
    ClusterExits brief = new ClusterExits(4, new long[] {1, 0}, new long[] {0, 3, 0});
    LifeTable table = LifeTable.of(List.of(one, brief));
    assertTrue(table.stdError(1).isPresent());
    assertTrue(table.stdError(2).isEmpty());
    assertTrue(table.interval(2, 0.95).isEmpty());
  }

  @Test
  void survival_badWeek_namesIt() {
    LifeTable table = LifeTable.of(Made.exits(new Random(1), 3, 4));
    Exception e = assertThrows(IllegalArgumentException.class, () -> table.survival(-1));
    assertEquals("Invalid week: -1 (must not be negative)", e.getMessage());
  }
}
