package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.ChiSquared;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Sum;

/**
 * The log-rank test that the hazards of two or more arms are the same at all times.
 *
 * <p>Estimates Σ over times and strata of d_a − d n_a / n, observed minus expected events of arm a,
 * and their hypergeometric variance Σ n_a (δ_ab n − n_b) d (n − d) / (n² (n − 1)); their quadratic
 * form is chi-squared under the hypothesis, with one degree of freedom less than there are arms.
 *
 * <p>Assumes that people are independent and count alike, and that censoring does not depend on the
 * time of the event within arm and stratum. People of one group are not independent: where they are
 * clustered the test rejects too often, and a hazard ratio with a cluster-robust precision is to be
 * preferred.
 *
 * <p>Edge cases, each a reason: fewer than two arms with people, no event, no time at which a
 * person of another arm was at risk. Arms of whom nobody was at risk at any event do not count, as
 * in R.
 *
 * <p>Checked in {@code LogRankGoldens} against R 4.2.2, survival 3.5-3, {@code survdiff(Surv(time,
 * status) ~ arm + strata(...))}, relative 1e-10.
 *
 * @see "Mantel (1966), Cancer Chemotherapy Reports 50:163-170"
 * @see "Peto & Peto (1972), doi:10.2307/2344317"
 */
public final class LogRank {

  private final int[] arms;
  private final long[] people;
  private final Sum[] observed;
  private final Sum[] expected;
  private final Sum[][] variance;

  private LogRank(List<LogRankCell> cells) {
    arms = cells.stream().mapToInt(LogRankCell::arm).sorted().distinct().toArray();
    people = new long[arms.length];
    observed = sums(arms.length);
    expected = sums(arms.length);
    variance = new Sum[arms.length][];
    for (int a = 0; a < arms.length; a++) {
      variance[a] = sums(arms.length);
    }
  }

  /**
   * The test.
   *
   * @param cells any order
   * @return the test of all arms with people, or the reason why there is none
   * @throws IllegalArgumentException if a sampling weight is not 1
   */
  public static Estimable<LogRankResult> of(List<LogRankCell> cells) {
    List<LogRankCell> some =
        cells.stream().filter(cell -> cell.people().frequency().people() > 0).toList();
    Cells.requireUnweighted(some.stream().map(LogRankCell::people).toList(), "a log-rank test");
    LogRank test = new LogRank(some);
    if (test.arms.length < 2) {
      return Estimable.missing(Cause.FEWER_THAN_TWO_ARMS);
    }
    Map<Long, List<SurvivalCell>> strata = new TreeMap<>();
    for (LogRankCell cell : some) {
      strata
          .computeIfAbsent(cell.stratum(), key -> new ArrayList<>())
          .add(cell.people().withCluster(cell.arm()));
    }
    strata.values().forEach(test::add);
    return test.result();
  }

  /** Adds a stratum, whose cells have the arm for a cluster. */
  private void add(List<SurvivalCell> stratum) {
    Timeline line = new Timeline(Cells.canonical(stratum));
    int[] armOf = new int[line.clusters.length];
    for (int c = 0; c < armOf.length; c++) {
      armOf[c] = Arrays.binarySearch(arms, (int) line.clusters[c]);
    }
    double[][] change = new double[line.size() + 1][arms.length];
    for (int i = 0; i < line.first.length; i++) {
      int arm = armOf[line.cluster[i]];
      change[line.first[i]][arm] += line.frequency[i];
      change[line.last[i] + 1][arm] -= line.frequency[i];
      people[arm] += (long) line.frequency[i];
      if (line.cause[i] > 0) {
        observed[arm].add(line.frequency[i]);
      }
    }
    double[] atRisk = new double[arms.length];
    for (int j = 0; j < line.size(); j++) {
      for (int a = 0; a < arms.length; a++) {
        atRisk[a] += change[j][a];
      }
      if (line.left[j] > 0) {
        addTime(atRisk, line.atRisk[j], line.left[j]);
      }
    }
  }

  private void addTime(double[] atRisk, double all, double left) {
    double spread = all > 1 ? left * (all - left) / (all - 1) : 0;
    for (int a = 0; a < arms.length; a++) {
      double share = atRisk[a] / all;
      expected[a].add(left * share);
      for (int b = 0; b < arms.length; b++) {
        variance[a][b].add(spread * share * ((a == b ? 1 : 0) - atRisk[b] / all));
      }
    }
  }

  private Estimable<LogRankResult> result() {
    List<LogRankResult.Arm> found = new ArrayList<>();
    double events = 0;
    for (int a = 0; a < arms.length; a++) {
      events += observed[a].value();
      found.add(
          new LogRankResult.Arm(arms[a], people[a], observed[a].value(), expected[a].value()));
    }
    if (events == 0) {
      return Estimable.missing(Cause.HAPPENED_TO_NOBODY);
    }
    // The arms sum to zero, so the first of those at risk at events follows from the others.
    int[] free =
        IntStream.range(0, arms.length).filter(a -> expected[a].value() > 0).skip(1).toArray();
    double[][] matrix = new double[free.length][free.length];
    double[] excess = new double[free.length];
    for (int a = 0; a < free.length; a++) {
      excess[a] = observed[free[a]].value() - expected[free[a]].value();
      for (int b = 0; b < free.length; b++) {
        matrix[a][b] = variance[free[a]][free[b]].value();
      }
    }
    Cholesky factor = Cholesky.of(matrix);
    int df = factor.rank();
    if (df == 0) {
      return Estimable.missing(Cause.ARMS_NEVER_TOGETHER);
    }
    double chiSquared = Matrices.dot(excess, factor.solve(excess));
    double p = ChiSquared.upper(chiSquared, df);
    return Estimable.of(new LogRankResult(found, values(), chiSquared, df, p));
  }

  private double[][] values() {
    double[][] values = new double[arms.length][arms.length];
    for (int a = 0; a < arms.length; a++) {
      for (int b = 0; b < arms.length; b++) {
        values[a][b] = variance[a][b].value();
      }
    }
    return values;
  }

  private static Sum[] sums(int count) {
    return IntStream.range(0, count).mapToObj(a -> new Sum()).toArray(Sum[]::new);
  }
}
