package org.rollcall.stats.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.share;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.clusters.IntraclusterCorrelation.Components;

class IntraclusterCorrelationTest {

  /** Groups 1 2 3 | 4 5 6 8: means 2 and 5.75, mean of all 29/7. */
  @Test
  void of_twoGroups_asByHand() {
    Components found =
        value(
            IntraclusterCorrelation.of(
                List.of(new ClusterTally(1, 3, 6, 14), new ClusterTally(2, 4, 23, 141))));
    double all = 29.0 / 7;
    double between = 3 * Math.pow(2 - all, 2) + 4 * Math.pow(5.75 - all, 2);
    double within = (2 + 8.75) / 5;
    double typical = 7 - 25.0 / 7;
    assertClose(between, found.between(), 1e-14, "between");
    assertClose(within, found.within(), 1e-14, "within");
    assertClose(typical, found.typicalSize(), 1e-14, "typical size");
    assertClose(
        (between - within) / (between + (typical - 1) * within), found.correlation(), 1e-14, "icc");
    assertClose(25.0 / 7, found.sizes().weightedMean(), 1e-14, "size of an average person's group");
    assertClose(Math.sqrt(0.5) / 3.5, found.sizes().variation(), 1e-13, "variation of sizes");
    double effect = 1 + (25.0 / 7 - 1) * found.correlation();
    assertClose(7 / effect, found.effectivePeople().getAsDouble(), 1e-14, "effective people");
  }

  @Test
  void of_partsOfAGroup_areOneGroup() {
    List<ClusterTally> parts =
        List.of(share(1, 4, 1), share(2, 6, 5), share(1, 5, 2), share(3, 0, 0));
    List<ClusterTally> whole = List.of(share(2, 6, 5), share(1, 9, 3));
    assertEquals(
        value(IntraclusterCorrelation.of(whole)), value(IntraclusterCorrelation.of(parts)));
  }

  @Test
  void of_groupsWithEqualMeans_isNegativeWithoutInterval() {
    Components found = value(IntraclusterCorrelation.of(List.of(share(1, 4, 2), share(2, 4, 2))));
    assertEquals(-1.0 / 3, found.correlation());
    assertEquals(0, found.truncated());
    assertEquals(1, found.pValue());
    assertTrue(found.effectivePeople().isEmpty(), "the design effect is 0");
    assertEquals(Reason.NO_VARIATION, found.interval(0.95).missing().orElseThrow().reason());
  }

  @Test
  void of_tooLittle_isNotEstimable() {
    assertEquals(Reason.NO_PEOPLE, reason(List.of()));
    assertEquals(Reason.TOO_FEW_GROUPS, reason(List.of(share(1, 9, 3))));
    assertEquals(Reason.NO_VARIATION, reason(List.of(share(1, 1, 0), share(2, 1, 1))));
    assertEquals(Reason.NO_VARIATION, reason(List.of(share(1, 5, 0), share(2, 5, 5))));
  }

  @Test
  void groupSizes_impossible_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GroupSizes(-1, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> GroupSizes.even(4, 0.5));
    Exception e = assertThrows(IllegalArgumentException.class, () -> new GroupSizes(3, 5, 4));
    assertEquals(
        "Invalid group sizes: 3 groups of 5.0 (must be at least 1, and not above the weighted mean"
            + " 4.0)",
        e.getMessage());
  }

  private static Components value(Estimable<Components> found) {
    return found.value().orElseThrow();
  }

  private static Reason reason(List<ClusterTally> tallies) {
    return IntraclusterCorrelation.of(tallies).missing().orElseThrow().reason();
  }
}
