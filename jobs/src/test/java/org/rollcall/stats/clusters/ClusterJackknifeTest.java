package org.rollcall.stats.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;
import static org.rollcall.stats.Made.share;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Made;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.LifeTable;

class ClusterJackknifeTest {

  /** R 4.2.2, sandwich 3.0-2: sqrt(vcovHC(lm(y ~ x), "HC3")[2, 2]); here times (G - 1) / G. */
  /** Of linear numbers the change is a difference of the differences of each cluster. */
  @Test
  void change_ofMeans_isTheJackknifeOfTheDifferencesOfClusters() {
    Sample one = Sample.ofMeans(List.of(tally(1, 7), tally(2, 4), tally(3, 6)));
    Sample two = Sample.ofMeans(List.of(tally(4, 3), tally(5, 5), tally(6, 1), tally(7, 5)));
    Sample oneOther = Sample.ofMeans(List.of(tally(1, 6), tally(2, 4), tally(3, 4)));
    Sample twoOther = Sample.ofMeans(List.of(tally(4, 4), tally(5, 5), tally(6, 2), tally(7, 7)));
    Estimate moved =
        ClusterJackknife.difference(
            Sample.ofMeans(List.of(tally(1, 1), tally(2, 0), tally(3, 2))),
            Sample.ofMeans(List.of(tally(4, -1), tally(5, 0), tally(6, -1), tally(7, -2))));
    PointEstimate change =
        ClusterJackknife.change(one, two, oneOther, twoOther).point().orElseThrow();
    assertEquals(moved.point().orElseThrow().value(), change.value(), 1e-12);
    assertEquals(moved.point().orElseThrow().stdError(), change.stdError(), 1e-12);
    assertEquals(2, change.df());
  }

  @Test
  void change_betweenTheSame_isNotEstimable() {
    Sample one = Sample.ofMeans(List.of(tally(1, 7), tally(2, 4), tally(3, 6)));
    Sample two = Sample.ofMeans(List.of(tally(4, 3), tally(5, 5), tally(6, 1)));
    assertEquals(
        Reason.NO_VARIATION,
        ClusterJackknife.change(one, two, one, two).missing().orElseThrow().reason());
  }

  private static ClusterTally tally(long cluster, double sum) {
    return new ClusterTally(cluster, 10, sum, sum * sum);
  }

  @Test
  void difference_personsAsClusters_equalsHc3FromR() {
    List<ClusterTally> one = people(0, 61, 74, 80, 55, 90, 71);
    List<ClusterTally> two = people(100, 66, 83, 79, 88, 92);
    PointEstimate found =
        point(ClusterJackknife.difference(Sample.ofMeans(one), Sample.ofMeans(two)));
    assertClose(-9.766666666666675, found.value(), 1e-12, "difference");
    double hc3 = 7.562296829226774;
    assertClose(Math.sqrt(10.0 / 11) * hc3, found.stdError(), 1e-12, "standard error");
    assertEquals(4, found.df());
  }

  private static List<ClusterTally> people(long firstLabel, double... values) {
    List<ClusterTally> people = new ArrayList<>();
    for (double y : values) {
      people.add(new ClusterTally(firstLabel + people.size(), 1, y, y * y));
    }
    return people;
  }

  /** CR3 of y on (1, x), by the formula (X'X)⁻¹ X_g' (I − H_gg)⁻¹ e_g, written out by cluster. */
  @Test
  void difference_clusters_equalsCr3ByHand() {
    // Three groups online with sums 2/4, 3/6, 1/5, two face to face with 4/5 and 2/4.
    List<ClusterTally> online = List.of(share(1, 4, 2), share(2, 6, 3), share(3, 5, 1));
    List<ClusterTally> room = List.of(share(4, 5, 4), share(5, 4, 2));
    PointEstimate found =
        point(ClusterJackknife.difference(Sample.ofMeans(online), Sample.ofMeans(room)));
    // In an arm of n people, (I − H_gg)⁻¹ multiplies the residual sum r_g by n / (n − n_g), so that
    // cluster g moves the mean by r_g / (n − n_g). Means: 6/15 and 6/9.
    double[] moves = {0.4 / 11, 0.6 / 9, -1.0 / 10, (4 - 10.0 / 3) / 4, (2 - 8.0 / 3) / 5};
    double cr3 = 0;
    for (double move : moves) {
      cr3 += move * move;
    }
    assertClose(6.0 / 15 - 6.0 / 9, found.value(), 1e-12, "difference");
    assertClose(Math.sqrt(4.0 / 5 * cr3), found.stdError(), 1e-12, "standard error");
    assertEquals(1, found.df());
  }

  @Test
  void difference_clusterInBothArms_isLeftOutOfBoth() {
    List<ClusterTally> first = List.of(share(1, 4, 2), share(2, 6, 3), share(3, 5, 1));
    List<ClusterTally> second = List.of(share(1, 5, 4), share(2, 4, 2), share(4, 3, 1));
    PointEstimate found =
        point(ClusterJackknife.difference(Sample.ofMeans(first), Sample.ofMeans(second)));
    double theta = 6.0 / 15 - 7.0 / 12;
    double[] without = {
      4.0 / 11 - 3.0 / 7, 3.0 / 9 - 5.0 / 8, 5.0 / 10 - 7.0 / 12, 6.0 / 15 - 6.0 / 9
    };
    double sum = 0;
    for (double one : without) {
      sum += (one - theta) * (one - theta);
    }
    assertClose(Math.sqrt(3.0 / 4 * sum), found.stdError(), 1e-12, "standard error");
    assertEquals(2, found.df());
  }

  @Test
  void difference_armsExchanged_changesOnlyTheSign() {
    Random random = new Random(21);
    Sample one = Sample.ofMeans(Made.tallies(random, 12, 0));
    Sample two = Sample.ofMeans(Made.tallies(random, 9, 6));
    PointEstimate forth = point(ClusterJackknife.difference(one, two));
    PointEstimate back = point(ClusterJackknife.difference(two, one));
    assertEquals(-forth.value(), back.value());
    assertEquals(forth.stdError(), back.stdError());
    assertEquals(forth.df(), back.df());
    assertEquals(forth.pValue(), back.pValue());
  }

  @Test
  void difference_orderAndLabels_changeNoBit() {
    Random random = new Random(22);
    List<ClusterTally> first = Made.tallies(random, 30, 0);
    List<ClusterTally> second = Made.tallies(random, 30, 20);
    Estimate expected = ClusterJackknife.difference(Sample.ofMeans(first), Sample.ofMeans(second));
    for (int round = 1; round <= 20; round++) {
      long factor = 2 * round + 1;
      List<ClusterTally> one = relabelled(first, factor, random);
      List<ClusterTally> two = relabelled(second, factor, random);
      assertEquals(expected, ClusterJackknife.difference(Sample.ofMeans(one), Sample.ofMeans(two)));
    }
  }

  private static List<ClusterTally> relabelled(
      List<ClusterTally> tallies, long factor, Random random) {
    List<ClusterTally> other = new ArrayList<>();
    for (ClusterTally t : tallies) {
      other.add(new ClusterTally(-factor * t.cluster(), t.n(), t.sum(), t.sumSquares()));
    }
    Collections.shuffle(other, random);
    return other;
  }

  @Test
  void of_partsOfClusters_equalWholeClusters() {
    List<ClusterTally> parts =
        List.of(share(1, 4, 2), share(2, 6, 3), share(1, 3, 3), share(3, 2, 0), share(2, 1, 0));
    List<ClusterTally> whole = List.of(share(1, 7, 5), share(2, 7, 3), share(3, 2, 0));
    assertEquals(
        ClusterJackknife.of(Sample.ofMeans(whole)), ClusterJackknife.of(Sample.ofMeans(parts)));
  }

  /** Doubling everybody inside the clusters adds no information; θ and V are as before. */
  @Test
  void of_everybodyTwiceInTheirCluster_changesNothing() {
    List<ClusterTally> once = Made.tallies(new Random(24), 15, 0);
    List<ClusterTally> twice = new ArrayList<>(once);
    twice.addAll(once);
    PointEstimate one = point(ClusterJackknife.of(Sample.ofMeans(once)));
    PointEstimate two = point(ClusterJackknife.of(Sample.ofMeans(twice)));
    assertClose(one.value(), two.value(), 1e-12, "mean");
    assertClose(one.stdError(), two.stdError(), 1e-12, "standard error");
  }

  @Test
  void of_meanOfEqualClusters_isTextbookStandardError() {
    // Clusters of 5: the mean is the mean of the clusters' means 1, 2, 4, 5; s² = 10/3.
    List<ClusterTally> equal = new ArrayList<>();
    for (int mean : new int[] {1, 2, 4, 5}) {
      equal.add(new ClusterTally(mean, 5, 5.0 * mean, 5.0 * mean * mean));
    }
    PointEstimate found = point(ClusterJackknife.of(Sample.ofMeans(equal)));
    // (G − 1)/G · s²/(G − 1) = s²/G
    assertClose(3, found.value(), 1e-12, "mean");
    assertClose(Math.sqrt(10.0 / 12), found.stdError(), 1e-12, "standard error");
    assertEquals(
        ClusterJackknife.of(Sample.ofMeans(equal)),
        ClusterJackknife.of(Sample.ofRatios(asRatios(equal))));
    assertEquals(found, ClusterJackknife.of(Sample.ofGroupMeans(equal)));
  }

  private static List<ClusterRatio> asRatios(List<ClusterTally> tallies) {
    return tallies.stream().map(t -> new ClusterRatio(t.cluster(), t.n(), t.sum(), t.n())).toList();
  }

  @Test
  void of_groupMeans_countsEachGroupOnce() {
    List<ClusterTally> uneven = List.of(share(1, 100, 90), share(2, 10, 1), share(3, 10, 2));
    PointEstimate found = point(ClusterJackknife.of(Sample.ofGroupMeans(uneven)));
    assertClose((0.9 + 0.1 + 0.2) / 3, found.value(), 1e-12, "mean of means");
    List<ClusterTally> parts =
        List.of(share(1, 60, 60), share(2, 10, 1), share(3, 10, 2), share(1, 40, 30));
    assertEquals(found, ClusterJackknife.of(Sample.ofGroupMeans(parts)));
  }

  @Test
  void of_tooLittle_isNotEstimable() {
    assertEquals(Reason.NO_PEOPLE, reason(ClusterJackknife.of(Sample.ofMeans(List.of()))));
    assertEquals(
        Reason.NO_PEOPLE, reason(ClusterJackknife.of(Sample.ofMeans(List.of(share(1, 0, 0))))));
    assertEquals(
        Reason.TOO_FEW_GROUPS,
        reason(ClusterJackknife.of(Sample.ofMeans(List.of(share(1, 9, 4), share(2, 0, 0))))));
  }

  @Test
  void of_shareOfAllOrNone_isNotEstimable() {
    Sample all = Sample.ofMeans(List.of(share(1, 9, 9), share(2, 4, 4)));
    Sample none = Sample.ofMeans(List.of(share(1, 9, 0), share(2, 4, 0)));
    Sample some = Sample.ofMeans(List.of(share(3, 9, 1), share(4, 4, 2)));
    assertEquals(Reason.NO_VARIATION, reason(ClusterJackknife.of(all)));
    assertEquals(Reason.NO_VARIATION, reason(ClusterJackknife.of(none)));
    assertEquals(Reason.NO_VARIATION, reason(ClusterJackknife.difference(some, none)));
    assertEquals(
        new NotEstimable(Cause.SAME_VALUE_OF_GROUPS, Optional.of(NotEstimable.Side.SECOND)),
        ClusterJackknife.difference(some, none).missing().orElseThrow());
  }

  @Test
  void difference_sameDataInBothArms_isNotEstimable() {
    Sample same = Sample.ofMeans(List.of(share(1, 9, 3), share(2, 4, 2)));
    assertEquals(Reason.NO_VARIATION, reason(ClusterJackknife.difference(same, same)));
  }

  @Test
  void difference_emptyArm_isNotEstimable() {
    Sample some = Sample.ofMeans(List.of(share(3, 9, 1), share(4, 4, 2)));
    Sample empty = Sample.ofMeans(List.of());
    assertEquals(Reason.NO_PEOPLE, reason(ClusterJackknife.difference(empty, some)));
    assertEquals(
        new NotEstimable(Cause.NOBODY, Optional.of(NotEstimable.Side.FIRST)),
        ClusterJackknife.difference(empty, some).missing().orElseThrow());
  }

  @Test
  void of_notFollowedOrByOneGroupOnly_isNotEstimable() {
    ClusterExits far = new ClusterExits(1, new long[] {1, 1, 0}, new long[] {0, 0, 0, 4});
    ClusterExits near = new ClusterExits(2, new long[] {1, 0, 0}, new long[] {0, 2, 0, 0});
    ClusterExits nearToo = new ClusterExits(3, new long[] {2, 0, 0}, new long[] {0, 2, 0, 0});
    assertEquals(
        Reason.ONE_GROUP_DECIDES,
        reason(ClusterJackknife.of(LifeTable.survivalOf(List.of(far, near), 3))));
    assertEquals(
        Reason.NOT_FOLLOWED,
        reason(ClusterJackknife.of(LifeTable.survivalOf(List.of(near, nearToo), 3))));
    assertEquals(
        Reason.NOT_FOLLOWED,
        reason(ClusterJackknife.of(LifeTable.restrictedMeanOf(List.of(near, nearToo), 3))));
    List<ClusterRatio> nothing =
        List.of(new ClusterRatio(1, 2, 0, 0), new ClusterRatio(2, 3, 0, 0));
    assertEquals(Reason.NOT_FOLLOWED, reason(ClusterJackknife.of(Sample.ofRatios(nothing))));
  }

  @Test
  void difference_differentKinds_isRefused() {
    List<ClusterExits> exits = Made.exits(new Random(1), 4, 6);
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ClusterJackknife.difference(
                    LifeTable.survivalOf(exits, 4), LifeTable.survivalOf(exits, 5)));
    assertEquals(
        "Cannot compare two arms: SurvivalAt[week=4] and SurvivalAt[week=5] (must be equal)",
        e.getMessage());
  }
}
