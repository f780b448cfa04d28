package org.rollcall.stats.weighting;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.clusters.SmoothStatistic;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

/**
 * Numbers of weighted arms with a precision that is robust to likeness within clusters.
 *
 * <p>The number of an arm is g(T), T = Σ n w z over its people. A cluster's influence is g'(T) (T_c
 * + D A⁻¹ s_c): T_c what it adds to T, s_c its score of the propensity model, A the model's
 * information and D the derivative of T by the model's coefficients. The variance of a difference
 * of arms is G/(G − 1) times the sum over clusters of the squared difference of influences. The
 * jackknife leaves out a cluster, moves the coefficients by one Newton step from the full fit,
 * weights the others anew, and takes (G − 1)/G times the sum of squared changes.
 *
 * <p>Reference distribution: t with one degree of freedom fewer than the smaller arm has clusters.
 *
 * @see "Stefanski & Boos (2002), doi:10.1198/000313002753631330"
 * @see "Lunceford & Davidian (2004), doi:10.1002/sim.1903"
 * @see "MacKinnon, Nielsen & Webb (2024), arXiv:2406.00650, on the step in place of a refit"
 */
final class StackedEquations {

  private final Weighting weighting;
  private final People people;
  private final Layout layout;
  private final ClusterPrecision precision;

  /** Totals of each arm, shape (arms, totals). */
  private final double[][] totals;

  // Made when first needed.
  private PropensityScores scores;
  private Cholesky information;
  private double[][][] totalsWithout;

  StackedEquations(Weighting weighting, Layout layout) {
    this.weighting = weighting;
    this.people = weighting.people;
    this.layout = layout;
    this.precision = new ClusterPrecision(weighting);
    this.totals = totalsByArm();
  }

  /** Totals of an arm. */
  double[] totals(int arm) {
    people.requireArm(arm);
    return totals[arm];
  }

  /** The number of one arm. */
  Estimate of(SmoothStatistic statistic, int arm) {
    return deviations(statistic, arm)
        .estimate(
            found -> precision.estimate(statistic.at(totals[arm]).getAsDouble(), found, arm, arm));
  }

  /** The number of one arm minus that of another. */
  Estimate difference(SmoothStatistic statistic, int first, int second) {
    if (first == second) {
      throw new IllegalArgumentException(
          "Cannot compare arm " + first + " with itself (must be two arms)");
    }
    return deviations(statistic, first)
        .then(
            one ->
                deviations(statistic, second).then(two -> Estimable.of(Matrices.minus(one, two))))
        .estimate(
            found -> {
              double one = statistic.at(totals[first]).getAsDouble();
              double two = statistic.at(totals[second]).getAsDouble();
              return precision.isAlike(found, Math.max(Math.abs(one), Math.abs(two)))
                  ? ClusterPrecision.alike()
                  : precision.estimate(one - two, found, first, second);
            });
  }

  /** What each cell, or leaving out each cluster, does to the number of an arm. */
  private Estimable<double[]> deviations(SmoothStatistic statistic, int arm) {
    people.requireArm(arm);
    if (precision.isTooFew(arm)) {
      return Estimable.missing(ClusterPrecision.tooFew());
    }
    OptionalDouble value = statistic.at(totals[arm]);
    if (value.isEmpty()) {
      return Estimable.missing(statistic.unknown());
    }
    Estimable<double[]> found =
        weighting.options.precision() == Precision.JACKKNIFE
            ? changes(statistic, arm, value.getAsDouble())
            : influences(statistic, arm);
    return found.then(
        each ->
            precision.isAlike(each, value.getAsDouble())
                ? Estimable.missing(ClusterPrecision.alike())
                : found);
  }

  private Estimable<double[]> influences(SmoothStatistic statistic, int arm) {
    double[] gradient = statistic.gradient(totals[arm]).orElse(null);
    if (gradient == null) {
      return Estimable.missing(ClusterPrecision.alike());
    }
    double[] influences = new double[people.size()];
    double[] free = new double[people.patterns.length];
    for (int i = 0; i < people.size(); i++) {
      if (people.arm[i] == arm) {
        double part = weighting.mass(i) * layout.dot(gradient, people.outcome[i]);
        influences[i] = part;
        free[people.pattern[i]] += weighting.isFree(i) ? part : 0;
      }
    }
    if (precision.isModelled()) {
      PropensityScores model = model();
      double[] through = information.solve(model.slopeOfWeights(free, arm));
      return Estimable.of(Matrices.plus(influences, model.along(through)));
    }
    return Estimable.of(influences);
  }

  private Estimable<double[]> changes(SmoothStatistic statistic, int arm, double value) {
    if (totalsWithout == null) {
      totalsWithout =
          new LeaveOneOut(weighting, layout)
              .totals(
                  precision.isModelled() ? model()::stepTowards : mass -> weighting.probabilities);
    }
    double[] changes = new double[people.clusters.count];
    for (int g = 0; g < changes.length; g++) {
      OptionalDouble rest = statistic.at(totalsWithout[g][arm]);
      if (rest.isEmpty()) {
        return Estimable.missing(Cause.KNOWN_FROM_ONE_GROUP);
      }
      changes[g] = rest.getAsDouble() - value;
    }
    return Estimable.of(changes);
  }

  private PropensityScores model() {
    if (scores == null) {
      scores = new PropensityScores(weighting);
      information = scores.information();
    }
    return scores;
  }

  private double[][] totalsByArm() {
    Sum[][] sums = new Sum[people.arms][];
    Arrays.setAll(sums, arm -> layout.empty());
    for (int i = 0; i < people.size(); i++) {
      layout.add(sums[people.arm[i]], weighting.mass(i), people.outcome[i]);
    }
    double[][] made = new double[people.arms][];
    Arrays.setAll(made, arm -> Layout.values(sums[arm]));
    return made;
  }
}
