package org.rollcall.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.twosample.CliffDelta.Reference;
import org.rollcall.stats.twosample.CliffDelta.VarianceEstimator;

class RanksTest {

  private static final List<CountedValue> FIRST = of(1, 2, 2, 5);
  private static final List<CountedValue> SECOND = of(2, 3, 4);

  /** Of 12 pairs the first wins 3 (the 5), ties 2 (2 with 2), loses 7. */
  @Test
  void of_fewPeople_countsPairs() {
    RankSum.Test test = RankSum.of(FIRST, SECOND).value().orElseThrow();
    assertEquals(4, test.wins());
    assertEquals(8, test.winsOfSecond());
    assertEquals(14, test.rankSum());
    assertClose(4.0 / 12, test.superiority(), 1e-15, "superiority");
    // 12/12 · (8 − 24/42)
    assertClose(Math.sqrt(8 - 24.0 / 42), test.spread(), 1e-15, "spread");
    CliffDelta.Delta delta = CliffDelta.of(FIRST, SECOND).value().orElseThrow();
    assertClose(-4.0 / 12, delta.delta(), 1e-15, "delta");
    assertEquals(5, delta.df());
    PointEstimate munzel = BrunnerMunzel.of(FIRST, SECOND).value().orElseThrow().superiority();
    assertClose(4.0 / 12, munzel.value(), 1e-15, "superiority");
    // Placements of the first: 0, .5, .5, 3; of the second: 2, 3, 3.
    double variance =
        (1 + 0.25 + 0.25 + 4) / 3 / (4 * 9) + (4.0 / 9 + 1.0 / 9 + 1.0 / 9) / 2 / (3 * 16);
    assertClose(Math.sqrt(variance), munzel.stdError(), 1e-14, "standard error");
  }

  @Test
  void of_millionsOfPeople_takesNoPairs() {
    Random random = new Random(3);
    List<CountedValue> first = new ArrayList<>();
    List<CountedValue> second = new ArrayList<>();
    for (int value = 0; value < 10_000; value++) {
      first.add(CountedValue.of(value, random.nextInt(400)));
      second.add(CountedValue.of(value + 0.5, random.nextInt(400)));
    }
    double superiority = RankSum.of(first, second).value().orElseThrow().superiority();
    assertEquals(0.5, superiority, 0.01);
    assertClose(
        superiority,
        BrunnerMunzel.of(first, second).value().orElseThrow().superiority().value(),
        1e-15,
        "the same");
    assertClose(
        2 * superiority - 1,
        CliffDelta.of(first, second).value().orElseThrow().delta(),
        1e-9,
        "the same");
  }

  /** People drawn so that a first exceeds a second with probability 0.6; how often 95% hold it. */
  @Test
  void intervals_plantedSuperiority_holdIt() {
    Random random = new Random(17);
    // P(X > Y) of normals one apart by d, spreads 1 and 2: Φ(d/√5) = 0.6.
    double apart = 0.2533471031357997 * Math.sqrt(5);
    int munzel = 0;
    int cliff = 0;
    for (int trial = 0; trial < 1000; trial++) {
      List<CountedValue> first = new ArrayList<>();
      List<CountedValue> second = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        first.add(CountedValue.of(apart + random.nextGaussian(), 1));
        second.add(CountedValue.of(2 * random.nextGaussian(), 1));
      }
      PointEstimate found = BrunnerMunzel.of(first, second).value().orElseThrow().superiority();
      munzel += found.interval(0.95).contains(0.6) ? 1 : 0;
      CliffDelta.Delta delta = CliffDelta.of(first, second).value().orElseThrow();
      cliff +=
          delta
                  .interval(0.95, VarianceEstimator.CONSISTENT, Reference.STUDENT)
                  .value()
                  .orElseThrow()
                  .contains(0.2)
              ? 1
              : 0;
    }
    assertEquals(950, munzel, 30);
    assertEquals(950, cliff, 30);
  }

  @Test
  void of_noOverlapOrNobody_isNotEstimable() {
    List<CountedValue> far = of(7, 8, 9);
    assertEquals(
        Reason.NO_VARIATION, BrunnerMunzel.of(FIRST, far).missing().orElseThrow().reason());
    assertEquals(Reason.NO_VARIATION, CliffDelta.of(far, FIRST).missing().orElseThrow().reason());
    assertTrue(RankSum.of(FIRST, far).value().isPresent(), "ranks need no spread in the arms");
    assertEquals(Reason.NO_VARIATION, RankSum.of(of(3, 3), of(3)).missing().orElseThrow().reason());
    assertEquals(Reason.NO_PEOPLE, RankSum.of(FIRST, List.of()).missing().orElseThrow().reason());
    assertEquals(Reason.NO_VARIATION, CliffDelta.of(of(3), FIRST).missing().orElseThrow().reason());
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> CountedValue.of(Double.NaN, 1));
    assertEquals("Invalid value: NaN (must be finite)", e.getMessage());
  }

  @Test
  void means_constantArms_areNotEstimableButOneMayBe() {
    assertEquals(Reason.NO_VARIATION, reason(Means.welch(of(4, 4, 4), of(5, 5))));
    assertEquals(Reason.NO_VARIATION, reason(Means.welch(of(4), of(5, 6))));
    assertEquals(Reason.NO_PEOPLE, reason(Means.welch(of(4, 5), List.of())));
    assertEquals(
        Reason.NO_VARIATION, HedgesG.of(of(0.1, 0.1), of(0.3, 0.3)).missing().get().reason());
    // R 4.2.2: t.test(c(4, 4, 4), c(1, 2, 3)): t = 3.4641, df = 2
    PointEstimate found = point(Means.welch(of(4, 4, 4), of(1, 2, 3)));
    assertClose(Math.sqrt(1.0 / 3), found.stdError(), 1e-14, "standard error");
    assertEquals(2, found.df(), 1e-14);
  }

  /** J of 2 degrees of freedom is Γ(1) / Γ(1/2) = 1/√π; of many it is 1 − 3/(4ν − 1). */
  @Test
  void hedges_fewAndMany_haveTheirCorrection() {
    HedgesG.Effect few = HedgesG.of(of(1, 2), of(3, 5)).value().orElseThrow();
    assertClose(1 / Math.sqrt(Math.PI), few.correction(), 1e-14, "few");
    List<CountedValue> one = List.of(CountedValue.of(1, 400_000), CountedValue.of(2, 600_000));
    List<CountedValue> two = List.of(CountedValue.of(1, 500_000), CountedValue.of(2, 500_000));
    HedgesG.Effect many = HedgesG.of(one, two).value().orElseThrow();
    assertEquals(1 - 3 / (4 * 1_999_998.0 - 1), many.correction(), 1e-12);
  }

  private static List<CountedValue> of(double... values) {
    List<CountedValue> counted = new ArrayList<>();
    for (double value : values) {
      counted.add(CountedValue.of(value, 1));
    }
    return counted;
  }
}
