package org.rollcall.stats.regression;

import org.rollcall.stats.numeric.Sum;

/** The log-likelihood of a multinomial logistic regression; parameters class by class. */
final class MultinomialLikelihood implements Likelihood {

  private final Basis basis;
  private final int contrasts;
  private final double unit;

  /** What the people of each pattern and class count for, shape (patterns, classes). */
  private final double[][] masses;

  MultinomialLikelihood(Cells cells, Basis basis, int classes) {
    this.basis = basis;
    this.contrasts = classes - 1;
    this.unit = cells.unit();
    this.masses = new double[basis.size][classes];
    for (int i = 0; i < cells.size; i++) {
      masses[cells.pattern[i]][(int) cells.outcome[i]] += cells.mass(i);
    }
  }

  @Override
  public Point at(double[] parameters) {
    int m = basis.rank;
    double[] score = new double[contrasts * m];
    double[][] information = new double[contrasts * m][contrasts * m];
    double[] probabilities = new double[contrasts + 1];
    Sum value = new Sum();
    for (int i = 0; i < basis.size; i++) {
      predictors(parameters, i, probabilities);
      double[] own = probabilities.clone();
      double normaliser = toProbabilities(probabilities);
      double all = 0;
      for (int c = 0; c <= contrasts; c++) {
        value.add(masses[i][c] * (own[c] - normaliser));
        all += masses[i][c];
      }
      for (int c = 0; c < contrasts; c++) {
        double p = probabilities[c + 1];
        double residual = masses[i][c + 1] - all * p;
        for (int k = 0; k < m; k++) {
          score[c * m + k] += residual * basis.rows[i * m + k];
        }
        for (int d = 0; d <= c; d++) {
          addBlock(information, c, d, all * p * ((c == d ? 1 : 0) - probabilities[d + 1]), i);
        }
      }
    }
    fill(information);
    return new Point(parameters, value.value(), score, information);
  }

  @Override
  public double largestMove(double[] change) {
    double largest = 0;
    double[] moves = new double[contrasts + 1];
    for (int i = 0; i < basis.size; i++) {
      predictors(change, i, moves);
      for (double move : moves) {
        largest = Math.max(largest, Math.abs(move));
      }
    }
    return largest;
  }

  @Override
  public double unit() {
    return unit;
  }

  /**
   * Turns linear predictors into probabilities, in place, without overflow.
   *
   * @return the logarithm of the sum of their exponentials
   */
  static double toProbabilities(double[] predictors) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double predictor : predictors) {
      largest = Math.max(largest, predictor);
    }
    double sum = 0;
    for (int c = 0; c < predictors.length; c++) {
      predictors[c] = Math.exp(predictors[c] - largest);
      sum += predictors[c];
    }
    for (int c = 0; c < predictors.length; c++) {
      predictors[c] /= sum;
    }
    return largest + Math.log(sum);
  }

  private void predictors(double[] parameters, int i, double[] into) {
    int m = basis.rank;
    into[0] = 0;
    for (int c = 0; c < contrasts; c++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += basis.rows[i * m + k] * parameters[c * m + k];
      }
      into[c + 1] = sum;
    }
  }

  private void addBlock(double[][] information, int c, int d, double weight, int i) {
    int m = basis.rank;
    for (int k = 0; k < m; k++) {
      double weighted = weight * basis.rows[i * m + k];
      double[] row = information[c * m + k];
      for (int l = 0; l <= k; l++) {
        row[d * m + l] += weighted * basis.rows[i * m + l];
      }
    }
  }

  /** Each block is symmetric, and so are blocks across the diagonal. */
  private void fill(double[][] information) {
    int m = basis.rank;
    for (int c = 0; c < contrasts; c++) {
      for (int d = 0; d <= c; d++) {
        for (int k = 0; k < m; k++) {
          for (int l = 0; l <= k; l++) {
            double value = information[c * m + k][d * m + l];
            information[c * m + l][d * m + k] = value;
            information[d * m + k][c * m + l] = value;
            information[d * m + l][c * m + k] = value;
          }
        }
      }
    }
  }
}
