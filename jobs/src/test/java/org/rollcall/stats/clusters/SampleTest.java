package org.rollcall.stats.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.share;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Made;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.LifeTable;

class SampleTest {

  @Test
  void effectiveGroups_evenAndUneven_isKish() {
    Sample even = Sample.ofMeans(List.of(share(1, 7, 1), share(2, 7, 2), share(3, 7, 3)));
    assertClose(3, even.effectiveGroups(), 1e-15, "even");
    Sample uneven = Sample.ofMeans(List.of(share(1, 8, 1), share(2, 1, 1), share(3, 1, 0)));
    assertClose(100.0 / 66, uneven.effectiveGroups(), 1e-15, "uneven");
    assertClose(0.8, uneven.largestShare(), 1e-15, "largest");
    assertEquals(10, uneven.people());
    assertEquals(3, uneven.groups());
  }

  @Test
  void value_nobody_isEmpty() {
    Sample nobody = Sample.ofRatios(List.of(new ClusterRatio(1, 0, 0, 3)));
    assertTrue(nobody.value().isEmpty());
    assertEquals(0, nobody.effectiveGroups());
    assertEquals(0, nobody.largestShare());
    assertEquals(0, nobody.people());
    assertEquals(0, nobody.groups());
  }

  @Test
  void value_kinds_areTheirTotals() {
    assertEquals(
        0.75, Sample.ofMeans(List.of(share(1, 3, 3), share(2, 1, 0))).value().orElseThrow());
    assertEquals(
        0.4,
        Sample.ofRatios(List.of(new ClusterRatio(1, 2, 3, 5), new ClusterRatio(2, 2, 1, 5)))
            .value()
            .orElseThrow());
    ClusterExits exits = new ClusterExits(1, new long[] {1, 1}, new long[] {0, 0, 2});
    assertEquals(0.5, LifeTable.survivalOf(List.of(exits), 2).value().orElseThrow());
    assertEquals(1.75, LifeTable.restrictedMeanOf(List.of(exits), 2).value().orElseThrow());
  }

  @Test
  void ofSurvival_weekBeyondTheTable_isRefused() {
    ClusterExits exits = new ClusterExits(1, new long[] {1, 1}, new long[] {0, 0, 2});
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> LifeTable.survivalOf(List.of(exits), 3));
    assertEquals("Cannot estimate at week 3 (must be from 0 to 2)", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> LifeTable.restrictedMeanOf(List.of(exits), -1));
  }

  @Test
  void ofSurvival_tablesOfDifferentLength_areRefused() {
    ClusterExits two = new ClusterExits(1, new long[] {1, 1}, new long[] {0, 0, 2});
    ClusterExits one = new ClusterExits(2, new long[] {1}, new long[] {0, 2});
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> LifeTable.survivalOf(List.of(two, one), 1));
    assertEquals("Cannot add up clusters: 5 and 3 sums (must be equal)", e.getMessage());
  }

  @Test
  void records_impossibleCounts_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ClusterRatio(1, -1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new ClusterRatio(1, 1, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new ClusterRatio(1, 1, 0, -1));
    assertThrows(
        IllegalArgumentException.class, () -> new ClusterRatio(1, 1, 0, Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> new ClusterTally(1, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ClusterTally(1, 1, Double.NaN, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new ClusterExits(1, new long[1], new long[1]));
    assertThrows(
        IllegalArgumentException.class, () -> new ClusterExits(1, new long[] {-1}, new long[2]));
    assertThrows(
        IllegalArgumentException.class, () -> new ClusterExits(1, new long[1], new long[] {0, -1}));
  }

  @Test
  void groupsWith_sharedCluster_countsOnce() {
    Sample first = Sample.ofMeans(List.of(Made.share(1, 4, 2), Made.share(2, 4, 1)));
    Sample second = Sample.ofMeans(List.of(Made.share(2, 4, 2), Made.share(3, 4, 1)));
    assertEquals(3, first.groupsWith(second));
  }
}
