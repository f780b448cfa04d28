package org.rollcall.stats.weighting;

import java.util.Arrays;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.regression.RegressionFit;

/** The mean of one arm by {@link Aipw}, and what each cell does to it. */
final class AugmentedMean {

  private final Weighting weighting;
  private final People people;
  private final PropensityScores scores;
  private final int arm;

  /** By pattern: the outcome that the arm's model gives, and its derivative by the predictor. */
  private final double[] fitted;

  private final double[] slopes;

  // Sums over the people of all arms: tilt, and tilt times fitted; of the arm: weight, and
  // residual.
  private final Sum tilt = new Sum();
  private final Sum tilted = new Sum();
  private final Sum weight = new Sum();
  private final Sum residual = new Sum();

  AugmentedMean(
      Weighting weighting,
      PropensityScores scores,
      OutcomeModel model,
      RegressionFit fit,
      int arm) {
    this.weighting = weighting;
    this.people = weighting.people;
    this.scores = scores;
    this.arm = arm;
    this.fitted = new double[people.patterns.length];
    this.slopes = new double[people.patterns.length];
    for (int p = 0; p < fitted.length; p++) {
      double[] row = people.patterns[p];
      fitted[p] = fit.fitted(Arrays.copyOfRange(row, 1, row.length), 0);
      slopes[p] = model == OutcomeModel.LOGISTIC ? fitted[p] * (1 - fitted[p]) : 1;
    }
    for (int i = 0; i < people.size(); i++) {
      double of = tilt(i);
      tilt.add(of);
      tilted.add(of * fitted[people.pattern[i]]);
      if (people.arm[i] == arm) {
        weight.add(weighting.mass(i));
        residual.add(weighting.mass(i) * residual(i));
      }
    }
  }

  double value() {
    return modelled() + unexplained();
  }

  /** The derivative of the mean by each cell's weight, shape (cells,). */
  double[] influences() {
    double[] found = new double[people.size()];
    double[] free = new double[fitted.length];
    double[] population = new double[fitted.length];
    for (int i = 0; i < found.length; i++) {
      int p = people.pattern[i];
      found[i] = tilt(i) * (fitted[p] - modelled()) / tilt.value();
      population[p] += found[i];
      if (people.arm[i] == arm) {
        double part = weighting.mass(i) * (residual(i) - unexplained()) / weight.value();
        free[p] += weighting.isFree(i) ? part : 0;
        found[i] += part;
      }
    }
    if (weighting.options.scheme() != WeightScheme.NONE) {
      double[] slope =
          Matrices.plus(scores.slopeOfWeights(free, arm), scores.slopeOfTilt(population));
      found = Matrices.plus(found, scores.along(scores.information().solve(slope)));
    }
    double[] through = outcomeInformation().solve(outcomeSlope());
    for (int i = 0; i < found.length; i++) {
      if (people.arm[i] == arm) {
        double along = Matrices.dot(through, scores.row(people.pattern[i]));
        found[i] += people.mass(i) * residual(i) * along;
      }
    }
    return found;
  }

  /** The derivative of the mean by the coefficients of the arm's outcome model. */
  private double[] outcomeSlope() {
    double[] slope = new double[scores.row(0).length];
    for (int i = 0; i < people.size(); i++) {
      int p = people.pattern[i];
      double factor = tilt(i) / tilt.value();
      factor -= people.arm[i] == arm ? weighting.mass(i) / weight.value() : 0;
      add(slope, factor * slopes[p], scores.row(p));
    }
    return slope;
  }

  private Cholesky outcomeInformation() {
    int width = scores.row(0).length;
    double[][] information = new double[width][width];
    for (int i = 0; i < people.size(); i++) {
      if (people.arm[i] == arm) {
        double[] row = scores.row(people.pattern[i]);
        for (int j = 0; j < width; j++) {
          add(information[j], people.mass(i) * slopes[people.pattern[i]] * row[j], row);
        }
      }
    }
    return Cholesky.of(information);
  }

  private double modelled() {
    return tilted.value() / tilt.value();
  }

  private double unexplained() {
    return residual.value() / weight.value();
  }

  private double tilt(int cell) {
    return people.mass(cell) * weighting.tilt(people.pattern[cell]);
  }

  private double residual(int cell) {
    return people.outcome[cell] - fitted[people.pattern[cell]];
  }

  private static void add(double[] to, double factor, double[] row) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * row[k];
    }
  }
}
