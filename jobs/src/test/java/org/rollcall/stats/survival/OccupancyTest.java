package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Made;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.Sample;

class OccupancyTest {

  private static final int WEEKS = 8;

  /** Arm, cluster, and by week whether the person attends; all attend at the start. */
  private static final String PEOPLE =
      """
      1 1 aaaa
      1 1 a---
      1 1 -----
      1 6 ----a
      1 2 ----
      1 2 aaaaaa--
      1 2 --aa--
      1 2 aa-a-
      1 3 a--aaaa
      1 3 aaa
      1 3 aaaaaa
      1 3 aa------
      0 4 -a--aaaa
      0 4 aaaa--
      0 4 aaa-
      0 1 aaa
      0 5 a--aaa
      0 5 aaaaa-
      0 5 ---
      0 5 aa--
      0 6 a-a
      0 6 a-a-a-
      0 6 aaaaaaa-
      0 6 --aa
      """;

  static TransitionCounts counts(long cluster, String weeks) {
    double[][] sums = new double[4][WEEKS];
    boolean attending = true;
    for (int u = 0; u < weeks.length(); u++) {
      boolean next = weeks.charAt(u) == 'a';
      sums[attending ? 0 : 2][u]++;
      sums[attending ? 1 : 3][u] += attending == next ? 0 : 1;
      attending = next;
    }
    return new TransitionCounts(cluster, 1, sums[0], sums[1], sums[2], sums[3]);
  }

  private static List<TransitionCounts> arm(String arm) {
    return PEOPLE
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words[0].equals(arm))
        .map(words -> counts(Long.parseLong(words[1]), words[2]))
        .toList();
  }

  /**
   * R 4.2.2, survival 3.5-3: rows (id, cl, t1 = week, t2 = week + 1, from, ev = state at t2, or
   * "none" if it is the same), f <- survfit(Surv(t1, t2, ev) ~ 1, id = id, istate = from), p <-
   * summary(f, times = 1:6)$pstate[, "a"]; its standard error by repeating that without each
   * cluster, sqrt((G - 1) / G * sum((p_g - p)^2)).
   */
  @Test
  void shareOf_lapsesAndReturns_equalsSurvfit() {
    double[] first = {
      0.6666666666666667, 0.5, 0.4166666666666667, 0.5833333333333334, 0.4888888888888889
    };
    double[] firstErrors = {
      0.1696952786712282,
      0.1248324941338365,
      0.06526080216136661,
      0.1331696653882345,
      0.2018684720610022
    };
    double[] second = {0.75, 0.5833333333333333, 0.6666666666666667, 0.5555555555555557};
    double[] secondErrors = {
      0.03108215561891709, 0.1941110795076724, 0.2325384310191037, 0.1111342807568893
    };
    double[] errors = {
      0.1818503291819474, 0.2237438815358051, 0.2770186865576134, 0.1993511873854324
    };
    for (int week = 1; week <= first.length; week++) {
      PointEstimate one = point(ClusterJackknife.of(Occupancy.shareOf(arm("1"), week)));
      assertClose(first[week - 1], one.value(), 1e-13, "first arm " + week);
      assertClose(firstErrors[week - 1], one.stdError(), 1e-12, "its precision " + week);
    }
    for (int week = 1; week <= second.length; week++) {
      Sample arm = Occupancy.shareOf(arm("0"), week);
      PointEstimate two = point(ClusterJackknife.of(arm));
      assertClose(second[week - 1], two.value(), 1e-13, "second arm " + week);
      assertClose(secondErrors[week - 1], two.stdError(), 1e-12, "its precision " + week);
      // Clusters 1 and 6 are in both arms.
      PointEstimate difference =
          point(ClusterJackknife.difference(Occupancy.shareOf(arm("1"), week), arm));
      assertClose(first[week - 1] - second[week - 1], difference.value(), 1e-12, "difference");
      assertClose(errors[week - 1], difference.stdError(), 1e-12, "its precision " + week);
    }
  }

  /** People followed to the end are counted directly; of the others, the truth is known. */
  @Test
  void shareOf_simulatedPeople_recoversTheTruth() {
    Random random = new Random(31);
    double lapse = 0.2;
    double back = 0.3;
    List<TransitionCounts> counts = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      StringBuilder weeks = new StringBuilder();
      boolean attending = true;
      int end = 1 + random.nextInt(2 * WEEKS);
      for (int u = 0; u < Math.min(end, WEEKS); u++) {
        attending = random.nextDouble() < (attending ? 1 - lapse : back);
        weeks.append(attending ? 'a' : '-');
      }
      counts.add(counts(i % 50, weeks.toString()));
    }
    double truth = 1;
    for (int week = 1; week <= WEEKS; week++) {
      truth = truth * (1 - lapse) + (1 - truth) * back;
      PointEstimate found = point(ClusterJackknife.of(Occupancy.shareOf(counts, week)));
      assertEquals(truth, found.value(), 4 * found.stdError(), "week " + week);
      assertTrue(found.stdError() < 0.01);
    }
  }

  @Test
  void shareOf_everybodyFollowed_isTheShareCounted() {
    List<TransitionCounts> counts =
        List.of(counts(1, "a--a"), counts(2, "-a-a"), counts(3, "--a-"), counts(4, "aa-a"));
    double[] shares = {0.5, 0.5, 0.25, 0.75};
    for (int week = 1; week <= 4; week++) {
      assertClose(
          shares[week - 1],
          Occupancy.shareOf(counts, week).value().getAsDouble(),
          1e-15,
          "week " + week);
    }
  }

  @Test
  void shareOf_noReturns_isTheLifeTable() {
    List<ClusterExits> exits = Made.exits(new Random(3), 9, WEEKS);
    List<TransitionCounts> counts =
        exits.stream()
            .map(
                of -> {
                  double[] attending = new double[WEEKS];
                  double[] lapsed = new double[WEEKS];
                  double people = 0;
                  for (int u = WEEKS; u >= 1; u--) {
                    people += of.followed()[u] + of.left()[u - 1];
                    attending[u - 1] = people;
                    lapsed[u - 1] = of.left()[u - 1];
                  }
                  // Whoever is away stays away, and somebody always looks.
                  double[] away = new double[WEEKS];
                  Arrays.fill(away, 1);
                  long all = (long) people + of.followed()[0];
                  return new TransitionCounts(
                      of.cluster(), all, attending, lapsed, away, new double[WEEKS]);
                })
            .toList();
    for (int week = 1; week <= WEEKS; week++) {
      PointEstimate one = point(ClusterJackknife.of(LifeTable.survivalOf(exits, week)));
      PointEstimate two = point(ClusterJackknife.of(Occupancy.shareOf(counts, week)));
      assertClose(one.value(), two.value(), 1e-14, "share");
      assertClose(one.stdError(), two.stdError(), 1e-12, "its precision");
    }
  }

  @Test
  void shareOf_nobodyWhoIsAwayFollowedOn_isNotKnown() {
    List<TransitionCounts> counts = List.of(counts(1, "-"), counts(2, "aa"), counts(3, "aa"));
    assertClose(2.0 / 3, Occupancy.shareOf(counts, 1).value().getAsDouble(), 1e-15, "week 1");
    assertEquals(Reason.NOT_FOLLOWED, reason(ClusterJackknife.of(Occupancy.shareOf(counts, 2))));
    assertEquals(
        Reason.NO_VARIATION,
        reason(ClusterJackknife.of(Occupancy.shareOf(counts.subList(1, 3), 2))));
    assertEquals(Reason.NO_PEOPLE, reason(ClusterJackknife.of(Occupancy.shareOf(List.of(), 2))));
  }

  @Test
  void returnedOf_lapses_isOneMinusTheShareStillAway() {
    List<ClusterExits> lapses = Made.exits(new Random(5), 9, WEEKS);
    PointEstimate away = point(ClusterJackknife.of(LifeTable.survivalOf(lapses, 4)));
    PointEstimate back = point(ClusterJackknife.of(Occupancy.returnedOf(lapses, 4)));
    assertClose(1 - away.value(), back.value(), 1e-15, "share");
    assertClose(away.stdError(), back.stdError(), 1e-13, "its precision");
  }

  @Test
  void records_impossibleSums_areRefused() {
    double[] two = new double[2];
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new TransitionCounts(1, 1, two, two, new double[3], two));
    assertEquals("Invalid weeks of people who are away: 3 (must be 2)", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RecurrentCounts(1, 1, two, new double[] {1, -1}));
    assertEquals("Invalid sum of events: -1.0 (must be finite and not negative)", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new TransitionCounts(1, 1, two, new double[] {0, 2}, two, two));
    assertEquals("Invalid sum of people who lapse: 2.0 of 0.0 (must not be more)", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RecurrentCounts(1, 1, two, new double[] {0, 3}));
    assertEquals("Invalid sum of events: 3.0 (must be 0 where nobody is at risk)", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Occupancy.shareOf(List.of(counts(1, "a")), WEEKS + 1));
    assertEquals("Cannot estimate at week 9 (must be from 0 to 8)", e.getMessage());
  }
}
