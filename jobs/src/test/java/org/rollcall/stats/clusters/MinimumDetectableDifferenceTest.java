package org.rollcall.stats.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.share;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.clusters.MinimumDetectableDifference.Need;
import org.rollcall.stats.clusters.MinimumDetectableDifference.Options;
import org.rollcall.stats.clusters.MinimumDetectableDifference.Reference;

class MinimumDetectableDifferenceTest {

  private static final Options HALF = Options.ofShare(0.5, 0.06).withLevel(0.9);

  /** Groups of 15 have design effect 1.84: 995.6 people in 66.4 groups; of 100, 6.94 and 37.6. */
  @Test
  void groups_fivePointsAt90Percent_areTheTextbookNumbers() {
    Options normal = HALF.withReference(Reference.NORMAL);
    assertClose(1.84, GroupSizes.even(1, 15).designEffect(0.06), 1e-15, "15");
    assertClose(6.94, GroupSizes.even(1, 100).designEffect(0.06), 1e-15, "100");
    assertEquals(
        new Need(67, 1005),
        MinimumDetectableDifference.groups(0.05, GroupSizes.even(2, 15), normal));
    assertEquals(
        new Need(38, 3800),
        MinimumDetectableDifference.groups(0.05, GroupSizes.even(2, 100), normal));
  }

  /** R 4.2.2: qt(.95, G - 1) * sqrt(2 * .25 * deff / (G * m)) first falls below .05. */
  @Test
  void groups_withStudentsQuantile_areAFewMore() {
    assertEquals(
        69, MinimumDetectableDifference.groups(0.05, GroupSizes.even(2, 15), HALF).groups());
    assertEquals(
        40, MinimumDetectableDifference.groups(0.05, GroupSizes.even(2, 100), HALF).groups());
    double half =
        MinimumDetectableDifference.halfWidth(
                GroupSizes.even(68, 15), GroupSizes.even(68, 15), HALF)
            .value()
            .orElseThrow();
    assertClose(0.05009196083012853, half, 1e-12, "one group less");
  }

  /** 20 groups of 15 on average, variation 0.5, against 12 of 10; R 4.2.2 as in the class. */
  @Test
  void of_unevenArms_equalsR() {
    GroupSizes first = GroupSizes.uneven(20, 15, 0.5);
    GroupSizes second = GroupSizes.even(12, 10);
    Options options = Options.ofShare(0.3, 0.06);
    assertClose(
        0.1979636492124116,
        MinimumDetectableDifference.of(first, second, options).value().orElseThrow(),
        1e-11,
        "detectable");
    assertClose(
        0.1416261694112498,
        MinimumDetectableDifference.halfWidth(first, second, options).value().orElseThrow(),
        1e-11,
        "half-width");
    assertClose(
        0.1802728114277702,
        MinimumDetectableDifference.of(first, second, options.withReference(Reference.NORMAL))
            .value()
            .orElseThrow(),
        1e-11,
        "normal");
  }

  @Test
  void groups_unevenSizes_needMore() {
    long even = MinimumDetectableDifference.groups(0.05, GroupSizes.even(9, 15), HALF).groups();
    GroupSizes like = GroupSizes.uneven(9, 15, 1);
    long uneven = MinimumDetectableDifference.groups(0.05, like, HALF).groups();
    // The design effect is 1 + 29 · .06 = 2.74 instead of 1.84.
    assertClose(2.74 / 1.84, (double) uneven / even, 0.02, "ratio");
    GroupSizes real = GroupSizes.of(Sample.ofMeans(List.of(share(1, 5, 1), share(2, 15, 3))));
    assertEquals(new GroupSizes(2, 10, 12.5), real);
  }

  @Test
  void of_fewerThanTwoGroups_isNotEstimable() {
    GroupSizes one = GroupSizes.even(1, 30);
    GroupSizes many = GroupSizes.even(30, 30);
    assertEquals(
        Reason.TOO_FEW_GROUPS,
        MinimumDetectableDifference.of(many, one, HALF).missing().orElseThrow().reason());
    assertEquals(
        Reason.TOO_FEW_GROUPS,
        MinimumDetectableDifference.halfWidth(one, many, HALF).missing().orElseThrow().reason());
  }

  @Test
  void options_impossible_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> Options.ofShare(1, 0.06));
    assertThrows(IllegalArgumentException.class, () -> HALF.withPower(0.4));
    assertThrows(IllegalArgumentException.class, () -> HALF.withLevel(1));
    Exception e = assertThrows(IllegalArgumentException.class, () -> Options.of(1, -0.1));
    assertEquals("Invalid correlation: -0.1 (must be in [0, 1))", e.getMessage());
    GroupSizes like = GroupSizes.even(2, 15);
    assertThrows(
        IllegalArgumentException.class, () -> MinimumDetectableDifference.groups(0, like, HALF));
  }

  /**
   * R 4.2.2: (qnorm(.975) + qnorm(.9)) * sqrt(2 * .25 * 1.84 / 600), and qnorm(.995), qnorm(.8).
   */
  @Test
  void of_otherPowerAndLevel_followsTheirQuantiles() {
    GroupSizes arm = GroupSizes.even(40, 15);
    Options normal = Options.ofShare(0.5, 0.06).withReference(Reference.NORMAL);
    double scale = Math.sqrt(2 * 0.25 * 1.84 / 600);
    assertClose(
        (1.959963984540054 + 1.2815515655446004) * scale,
        MinimumDetectableDifference.of(arm, arm, normal.withPower(0.9)).value().orElseThrow(),
        1e-12,
        "power 0.9");
    assertClose(
        (2.575829303548901 + 0.8416212335729142) * scale,
        MinimumDetectableDifference.of(arm, arm, normal.withLevel(0.99)).value().orElseThrow(),
        1e-12,
        "level 0.99");
  }
}
