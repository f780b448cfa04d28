package org.rollcall.stats.weighting;

import java.util.Arrays;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Sum;

/**
 * Scores and information of the propensity model at the fitted probabilities.
 *
 * <p>Covariates are centred and scaled first. What is computed from scores does not depend on that,
 * but its digits do.
 */
final class PropensityScores {

  /** A column whose spread is less than this, relative to its values, is constant. */
  private static final double CONSTANT = 1e-13;

  private final Weighting weighting;
  private final People people;

  /** Standardised rows of the patterns, intercept first. */
  private final double[][] rows;

  /** Parameters: (arms − 1) times the width of a row. */
  final int size;

  PropensityScores(Weighting weighting) {
    this.weighting = weighting;
    this.people = weighting.people;
    this.rows = standardised();
    this.size = (people.arms - 1) * rows[0].length;
  }

  /**
   * Products of people's scores with a direction.
   *
   * @param direction shape (size,)
   * @return by cell, of all its people
   */
  double[] along(double[] direction) {
    int width = rows[0].length;
    double[][] ofArm = new double[rows.length][people.arms];
    for (int p = 0; p < rows.length; p++) {
      double mean = 0;
      for (int c = 1; c < people.arms; c++) {
        for (int k = 0; k < width; k++) {
          ofArm[p][c] += direction[(c - 1) * width + k] * rows[p][k];
        }
        mean += weighting.probabilities[p][c] * ofArm[p][c];
      }
      for (int c = 0; c < people.arms; c++) {
        ofArm[p][c] -= mean;
      }
    }
    double[] found = new double[people.size()];
    Arrays.setAll(found, i -> people.mass(i) * ofArm[people.pattern[i]][people.arm[i]]);
    return found;
  }

  /** The information of all people. */
  Cholesky information() {
    double[][] mass = new double[rows.length][people.arms];
    for (int i = 0; i < people.size(); i++) {
      mass[people.pattern[i]][people.arm[i]] += people.mass(i);
    }
    return Cholesky.of(information(mass));
  }

  /**
   * The derivative of a sum over weighted people of an arm, by the coefficients.
   *
   * @param byPattern mass times what is summed, of the people whose weights are free
   */
  double[] slopeOfWeights(double[] byPattern, int arm) {
    double[] slope = new double[size];
    for (int p = 0; p < byPattern.length; p++) {
      double[] of = byPattern[p] == 0 ? null : slopeOfScheme(p);
      for (int c = 1; c < people.arms && of != null; c++) {
        add(slope, byPattern[p] * (of[c] - (c == arm ? 1 : 0)), p, c);
      }
    }
    return slope;
  }

  /**
   * The derivative of a sum over people of all arms in the population that the weights are about.
   *
   * @param byPattern mass times tilt times what is summed
   */
  double[] slopeOfTilt(double[] byPattern) {
    double[] slope = new double[size];
    for (int p = 0; p < byPattern.length; p++) {
      double[] of = slopeOfScheme(p);
      for (int c = 1; c < people.arms; c++) {
        add(slope, byPattern[p] * (of[c] - weighting.probabilities[p][c]), p, c);
      }
    }
    return slope;
  }

  private double[] slopeOfScheme(int pattern) {
    return weighting
        .options
        .scheme()
        .slope(weighting.probabilities[pattern], weighting.options.target());
  }

  /**
   * Probabilities by pattern after one Newton step from the fit towards that of other people.
   *
   * @param mass of the others by pattern and arm
   */
  double[][] stepTowards(double[][] mass) {
    double[] score = new double[size];
    for (int p = 0; p < rows.length; p++) {
      double total = total(mass[p]);
      for (int c = 1; c < people.arms; c++) {
        add(score, mass[p][c] - total * weighting.probabilities[p][c], p, c);
      }
    }
    double[] step = Cholesky.of(information(mass)).solve(score);
    double[][] moved = new double[rows.length][];
    int width = rows[0].length;
    for (int p = 0; p < rows.length; p++) {
      double[] e = weighting.probabilities[p];
      double[] predictors = new double[people.arms];
      for (int c = 0; c < people.arms; c++) {
        predictors[c] = Math.log(e[c]);
        for (int k = 0; c > 0 && k < width; k++) {
          predictors[c] += step[(c - 1) * width + k] * rows[p][k];
        }
      }
      moved[p] = PropensityModel.softmax(predictors);
    }
    return moved;
  }

  /** The standardised row of a pattern, intercept first. */
  double[] row(int pattern) {
    return rows[pattern];
  }

  private void add(double[] to, double factor, int pattern, int arm) {
    double[] row = rows[pattern];
    int at = (arm - 1) * row.length;
    for (double x : row) {
      to[at++] += factor * x;
    }
  }

  private double[][] information(double[][] mass) {
    double[][] information = new double[size][size];
    int width = rows[0].length;
    for (int p = 0; p < rows.length; p++) {
      double total = total(mass[p]);
      double[] e = weighting.probabilities[p];
      for (int c = 1; c < people.arms && total > 0; c++) {
        for (int d = 1; d <= c; d++) {
          double factor = total * e[c] * ((c == d ? 1 : 0) - e[d]);
          addOuter(information, factor, rows[p], (c - 1) * width, (d - 1) * width);
        }
      }
    }
    return lowerToBoth(information);
  }

  private static void addOuter(double[][] to, double factor, double[] row, int top, int left) {
    for (int j = 0; j < row.length; j++) {
      double scaled = factor * row[j];
      double[] line = to[top + j];
      for (int k = 0; k < row.length; k++) {
        line[left + k] += scaled * row[k];
      }
    }
  }

  private static double[][] lowerToBoth(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        matrix[j][i] = matrix[i][j];
      }
    }
    return Matrices.symmetric(matrix);
  }

  private static double total(double[] mass) {
    double total = 0;
    for (double one : mass) {
      total += one;
    }
    return total;
  }

  private double[][] standardised() {
    int width = people.patterns[0].length;
    double[][] made = new double[people.patterns.length][width];
    for (int k = 0; k < width; k++) {
      double mean = k == 0 ? 0 : mean(k, 0, 1);
      double spread = k == 0 ? 1 : Math.sqrt(mean(k, mean, 2));
      for (int p = 0; p < made.length; p++) {
        // A constant covariate is a column of zeros, which counts as aliased.
        double shifted = people.patterns[p][k] - mean;
        made[p][k] = spread > CONSTANT * Math.abs(mean) ? shifted / spread : 0;
      }
    }
    return made;
  }

  private double mean(int column, double shift, int power) {
    Sum sum = new Sum();
    Sum mass = new Sum();
    for (int i = 0; i < people.size(); i++) {
      double x = people.patterns[people.pattern[i]][column] - shift;
      sum.add(people.mass(i) * (power == 2 ? x * x : x));
      mass.add(people.mass(i));
    }
    return sum.value() / mass.value();
  }
}
