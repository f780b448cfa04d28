package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Ranks;

/**
 * Tests of proportional hazards.
 *
 * <p>Estimates for each covariate the score test of adding x g(t) to the model at the fit, g being
 * a function of time, and the same of all covariates together: u' (I₂ − I₁ I₀⁻¹ I₁)⁻¹ u, where u =
 * Σ g s and I_m = Σ g^m V over the moments with Schoenfeld residuals s and informations V.
 *
 * <p>Assumes people are independent and sampling weights are counts: these are diagnostics, not
 * estimates, and they ignore clusters, as R's do.
 *
 * <p>Edge cases: g that is equal at all events gives a reason; so does a covariate that does not
 * vary but at one time. Ranks and the Kaplan-Meier estimate count people, not weights, over all
 * strata.
 *
 * <p>Checked in {@code CoxGoldens} against R 4.2.2, survival 3.5-3, {@code cox.zph(terms = FALSE)}:
 * 28 cases, relative 1e-7. It is the test of survival 3.0 and later, not the correlation test
 * before.
 *
 * @param byCovariate test of each covariate that was not aliased, in their order, 1 df each; one
 *     whose test is not known is missing
 * @param global test of all of them together
 * @see "Grambsch & Therneau (1994), doi:10.1093/biomet/81.3.515"
 */
public record Proportionality(Map<String, ChiSquaredTest> byCovariate, ChiSquaredTest global) {

  static Estimable<Proportionality> of(RiskSets sets, List<String> names, TimeScale scale) {
    double[] g = centred(sets.data, scaled(sets.data, scale));
    if (!Arrays.stream(g).allMatch(Double::isFinite)) {
      return notVarying();
    }
    double[] u = new double[sets.width];
    for (int j = 0; j < u.length; j++) {
      for (int k = 0; k < g.length; k++) {
        u[j] += g[k] * sets.schoenfeld(k, j);
      }
    }
    double[][] first = sets.information(g);
    double[][] second = sets.information(Arrays.stream(g).map(v -> v * v).toArray());
    double[][] rest = rest(sets.factor, first, second);
    Map<String, ChiSquaredTest> tests = new LinkedHashMap<>();
    for (int j = 0; j < u.length; j++) {
      if (rest[j][j] > 0) {
        tests.put(names.get(j), new ChiSquaredTest(u[j] * u[j] / rest[j][j], 1));
      }
    }
    return tests.isEmpty()
        ? notVarying()
        : ChiSquaredTest.of(rest, u)
            .then(global -> Estimable.of(new Proportionality(tests, global)));
  }

  private static Estimable<Proportionality> notVarying() {
    return Estimable.missing(Cause.EVENTS_OF_ONE_TIME);
  }

  /** I₂ − I₁ I₀⁻¹ I₁, zero in rows and columns that are rounding. */
  private static double[][] rest(Cholesky information, double[][] first, double[][] second) {
    double[][] explained = Matrices.times(first, Matrices.times(information.inverse(), first));
    double[][] rest = new double[first.length][first.length];
    for (int i = 0; i < rest.length; i++) {
      for (int j = 0; j < rest.length; j++) {
        rest[i][j] = second[i][j] - (explained[i][j] + explained[j][i]) / 2;
      }
    }
    double[] squares = new double[rest.length];
    Arrays.setAll(squares, j -> second[j][j]);
    InPlace.clear(rest, squares, Cholesky.TOLERANCE);
    return rest;
  }

  /** Centred at the mean over the events and in units of the largest; NaN if it does not vary. */
  private static double[] centred(CoxData data, double[] g) {
    double sum = 0;
    for (int c = 0; c < data.cells(); c++) {
      sum += data.event[c] ? data.people[c] * g[data.to[c] - 1] : 0;
    }
    double mean = sum / data.events;
    double largest = 0;
    double size = 0;
    for (double value : g) {
      largest = Math.max(largest, Math.abs(value - mean));
      size = Math.max(size, Math.abs(value));
    }
    double unit = largest > Cholesky.TOLERANCE * size ? largest : Double.NaN;
    return Arrays.stream(g).map(value -> (value - mean) / unit).toArray();
  }

  private static double[] scaled(CoxData data, TimeScale scale) {
    return switch (scale) {
      case IDENTITY -> data.time.clone();
      case LOG -> Arrays.stream(data.time).map(Math::log).toArray();
      case RANK -> byTime(data, new Pooled(data).ranks());
      case KAPLAN_MEIER -> byTime(data, new Pooled(data).left());
    };
  }

  private static double[] byTime(CoxData data, double[] byExit) {
    double[] found = new double[data.moments()];
    for (int c = 0; c < data.cells(); c++) {
      if (data.event[c]) {
        found[data.to[c] - 1] = byExit[c];
      }
    }
    return found;
  }

  /** All people together by their time of exit, whatever stratum they are of. */
  private static final class Pooled {

    private final Ranks exits;
    private final double[] ending;
    private final double[] events;
    private final double[] entered;

    Pooled(CoxData data) {
      this.exits = Ranks.of(data.exit);
      int times = exits.levels();
      this.ending = new double[times];
      this.events = new double[times];
      this.entered = new double[times + 1];
      double[] sorted = Arrays.stream(exits.example()).mapToDouble(c -> data.exit[c]).toArray();
      for (int c = 0; c < data.cells(); c++) {
        ending[exits.rank()[c]] += data.people[c];
        events[exits.rank()[c]] += data.event[c] ? data.people[c] : 0;
        int found = Arrays.binarySearch(sorted, data.entry[c]);
        entered[found >= 0 ? found + 1 : -found - 1] += data.people[c];
      }
    }

    double[] ranks() {
      double[] mean = new double[ending.length];
      double before = 0;
      for (int t = 0; t < mean.length; t++) {
        mean[t] = before + (ending[t] + 1) / 2;
        before += ending[t];
      }
      return byCell(mean);
    }

    /** One minus the Kaplan-Meier estimate just before each exit. */
    double[] left() {
      double[] left = new double[ending.length];
      double survival = 1;
      double atRisk = 0;
      for (int t = 0; t < left.length; t++) {
        atRisk += entered[t];
        left[t] = 1 - survival;
        survival *= (atRisk - events[t]) / atRisk;
        atRisk -= ending[t];
      }
      return byCell(left);
    }

    private double[] byCell(double[] byTime) {
      return Arrays.stream(exits.rank()).mapToDouble(t -> byTime[t]).toArray();
    }
  }
}
