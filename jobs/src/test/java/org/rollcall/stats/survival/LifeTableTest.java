package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.stats.Goldens;
import org.rollcall.stats.Interval;
import org.rollcall.stats.Made;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.numeric.StudentT;

/** Goldens are R 4.2.2, survival 3.5-3: the call stands in each case file. */
class LifeTableTest {

  private static final int DAYS = 269;

  static List<String> kmFiles() {
    return Goldens.KM_FILES;
  }

  @ParameterizedTest
  @MethodSource("kmFiles")
  void survival_atTimes_equalsSurvfit(String file) {
    Goldens.cases(file, "km.at_times").forEach(one -> assertTimes(one, 0));
  }

  @Test
  void survival_timeZero_equalsSurvfitShiftedByOne() {
    Stream<JsonNode> cases = Goldens.cases("km__deg_time_zero", "km.at_times");
    // A life table has nobody leave at its very start, so every time is moved by one.
    cases.forEach(one -> assertTimes(one, 1));
  }

  private static void assertTimes(JsonNode golden, int shift) {
    Map<String, List<ClusterExits>> people = Goldens.people(golden, DAYS, shift);
    for (JsonNode curve : golden.get("expected").get("curves")) {
      LifeTable table = LifeTable.of(people.get(curve.get("group").asText()));
      JsonNode times = curve.get("time");
      int before = -1;
      for (int i = 0; i < times.size(); i++) {
        int time = times.get(i).asInt() + shift;
        String what = golden.get("case").asText() + " at " + time;
        assertCounts(table, new int[] {before, time}, curve, i);
        before = time;
        double expected = curve.get("surv").get(i).asDouble();
        OptionalDouble found = time <= DAYS ? table.survival(time) : OptionalDouble.empty();
        if (curve.get("n_risk").get(i).asLong() == 0 && expected > 0) {
          // R carries the last value on; here the curve has ended.
          assertEquals(OptionalDouble.empty(), found, what);
        } else {
          assertClose(expected, found.orElseThrow(), 1e-12, what);
          assertErrors(table, time, curve, i);
        }
      }
    }
  }

  private static void assertCounts(LifeTable table, int[] span, JsonNode curve, int i) {
    long left = 0;
    long censored = 0;
    for (LifeTable.Week week : table.weeks()) {
      if (week.week() > span[0] && week.week() <= span[1]) {
        left += week.left();
        censored += week.censored();
      }
    }
    long atRisk =
        table.weeks().stream()
            .filter(week -> week.week() == span[1])
            .mapToLong(LifeTable.Week::atRisk)
            .sum();
    assertEquals(curve.get("n_event").get(i).asLong(), left);
    assertEquals(curve.get("n_censor").get(i).asLong(), censored);
    assertEquals(curve.get("n_risk").get(i).asLong(), atRisk);
  }

  private static void assertErrors(LifeTable table, int time, JsonNode curve, int i) {
    double survival = table.survival(time).orElseThrow();
    if (survival == 0) {
      assertTrue(table.greenwood(time).isEmpty());
      assertTrue(table.infinitesimalJackknife(time).isEmpty());
      return;
    }
    double greenwood = curve.get("std_err_surv").get(i).asDouble();
    assertClose(greenwood, table.greenwood(time).orElseThrow(), 1e-10, "Greenwood");
    assertClose(greenwood, table.infinitesimalJackknife(time).orElseThrow(), 1e-10, "by person");
    if (survival < 1) {
      JsonNode limits = curve.get("ci").get("log-log");
      double half = StudentT.quantile(0.95, Double.POSITIVE_INFINITY) * greenwood;
      Interval interval = LifeTable.logLog(survival, half, 0.95);
      assertClose(limits.get("lower").get(i).asDouble(), interval.low(), 1e-10, "lower");
      assertClose(limits.get("upper").get(i).asDouble(), interval.high(), 1e-10, "upper");
    }
  }

  @ParameterizedTest
  @MethodSource("kmFiles")
  void weeks_wholeCurve_equalsSurvfit(String file) {
    if (file.equals("km__oulad_aaa")) {
      return; // no such case: it is compared at four times
    }
    Goldens.cases(file, "km.curve")
        .forEach(
            one -> {
              Map<String, List<ClusterExits>> people = Goldens.people(one, 30, 0);
              for (JsonNode curve : one.get("expected").get("curves")) {
                LifeTable table = LifeTable.of(people.get(curve.get("group").asText()));
                JsonNode rows = curve.get("table");
                for (int i = 0; i < rows.get("time").size(); i++) {
                  LifeTable.Week week = table.weeks().get(rows.get("time").get(i).asInt());
                  assertEquals(rows.get("n_risk").get(i).asLong(), week.atRisk());
                  assertEquals(rows.get("n_event").get(i).asLong(), week.left());
                  assertEquals(rows.get("n_censor").get(i).asLong(), week.censored());
                  assertEquals(week.atRisk(), week.groups());
                  assertClose(rows.get("surv").get(i).asDouble(), week.survival(), 1e-12, file);
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("kmFiles")
  void restrictedMean_byPerson_equalsSurvfit(String file) {
    Goldens.cases(file, "km.rmst")
        .forEach(
            one -> {
              Map<String, List<ClusterExits>> people = Goldens.people(one, DAYS, 0);
              int tau = one.get("args").get("tau").asInt();
              for (JsonNode curve : one.get("expected").get("curves")) {
                LifeTable table = LifeTable.of(people.get(curve.get("group").asText()));
                if (table.survival(tau).isEmpty()) {
                  assertTrue(table.restrictedMean(tau).isEmpty());
                  continue;
                }
                assertClose(
                    curve.get("rmst").asDouble(),
                    table.restrictedMean(tau).orElseThrow(),
                    1e-12,
                    one.get("case").asText());
                if (table.survival(tau - 1).orElseThrow() > 0) {
                  assertClose(
                      curve.get("se").asDouble(),
                      table.infinitesimalJackknifeOfMean(tau).orElseThrow(),
                      1e-10,
                      one.get("case").asText());
                } else {
                  assertTrue(table.infinitesimalJackknifeOfMean(tau).isEmpty());
                }
              }
            });
  }

  @Test
  void survival_weeksOfOulad_equalsDiscreteHazards() {
    JsonNode golden =
        Goldens.cases("retention__oulad_aaa", "retention.discrete_hazard")
            .findFirst()
            .orElseThrow();
    int last = golden.get("args").get("max_period").asInt();
    List<ClusterExits> people = new ArrayList<>();
    for (Map<String, String> row : Goldens.rows(golden)) {
      int week = Math.min(Integer.parseInt(row.get("week")), last + 1);
      boolean event = row.get("event").equals("1") && week <= last;
      people.add(
          event
              ? Made.left(people.size(), last, week)
              : Made.followed(people.size(), last, Math.min(week, last)));
    }
    LifeTable table = LifeTable.of(people);
    JsonNode expected = golden.get("expected");
    for (int week = 1; week <= last; week++) {
      LifeTable.Week found = table.weeks().get(week);
      assertEquals(expected.get("n_risk").get(week - 1).asLong(), found.atRisk());
      assertEquals(expected.get("n_event").get(week - 1).asLong(), found.left());
      assertEquals(expected.get("n_censor").get(week - 1).asLong(), found.censored());
      assertClose(expected.get("surv").get(week - 1).asDouble(), found.survival(), 1e-12, "S");
      assertClose(
          expected.get("surv_se").get(week - 1).asDouble(),
          table.greenwood(week).orElseThrow(),
          1e-10,
          "se");
    }
  }

  /** The definition itself: the change of S, and of its area, as one cluster weighs a bit more. */
  @Test
  void infinitesimalJackknife_clusters_equalsNumericalDerivative() {
    List<ClusterExits> exits = Made.exits(new Random(11), 15, 20);
    LifeTable table = LifeTable.of(exits);
    double step = 1e-6;
    double[] byWeek = new double[exits.size()];
    double[] byMean = new double[exits.size()];
    for (int g = 0; g < exits.size(); g++) {
      double[] above = weighted(exits, g, 1 + step);
      double[] below = weighted(exits, g, 1 - step);
      byWeek[g] = (above[12] - below[12]) / (2 * step);
      byMean[g] = (Exits.area(above, 18) - Exits.area(below, 18)) / (2 * step);
    }
    assertClose(norm(byWeek), table.infinitesimalJackknife(12).orElseThrow(), 1e-8, "S(12)");
    assertClose(norm(byMean), table.infinitesimalJackknifeOfMean(18).orElseThrow(), 1e-8, "mean");
  }

  private static double[] weighted(List<ClusterExits> exits, int heavy, double weight) {
    double[] totals = new double[Exits.flat(exits.get(0)).length];
    for (int g = 0; g < exits.size(); g++) {
      double[] flat = Exits.flat(exits.get(g));
      for (int k = 0; k < totals.length; k++) {
        totals[k] += flat[k] * (g == heavy ? weight : 1);
      }
    }
    return Exits.survival(totals);
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

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
      assertEquals(one.infinitesimalJackknife(week), two.infinitesimalJackknife(week));
      assertEquals(one.interval(week, 0.9), two.interval(week, 0.9));
    }
  }

  @Test
  void of_nobody_hasNoWeeks() {
    LifeTable empty = LifeTable.of(List.of());
    assertEquals(List.of(), empty.weeks());
    assertTrue(empty.survival(0).isEmpty());
    assertTrue(empty.restrictedMean(0).isEmpty());
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
