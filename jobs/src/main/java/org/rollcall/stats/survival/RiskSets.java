package org.rollcall.stats.survival;

import java.util.Arrays;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Sum;

/**
 * A partial likelihood at given coefficients, with all that its derivatives and residuals need.
 *
 * <p>At a moment let S0 = Σ w exp(x'β) and S1 = Σ w x exp(x'β) over those at risk, E0 and E1 the
 * same over those with an event, d people with an event and W the sum of their weights. Breslow's
 * factor is S0 ^ −W. Efron's is the product over j = 0 … d − 1 of (S0 − f E0) ^ −(W / d), f = j /
 * d, as in R; with all weights 1 a cell of k people is thereby exactly k rows.
 *
 * <p>The mean covariate of the j-th step is x̄ + z δ, with x̄ = S1 / S0, δ = x̄ − E1 / E0, u = 1 /
 * (S0 − f E0) and z = f E0 u. Sums over steps of u, z and their products are all that is needed of
 * the steps, so a moment costs p² once and d scalars, not d p²; of thousands of tied events, a few
 * hundred. Those at risk are summed in one pass from the last moment to the first; each row of
 * covariates meets its square once, with the hazard that its people were exposed to in all.
 */
final class RiskSets {

  /** Relative size of a variance that is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Tied events up to which each is a step of its own. */
  private static final double FEW = 1000;

  /** Share of a risk set that may leave it in one block of steps, for sums right to 1e-14. */
  private static final double NARROW = 5e-3;

  /** The fewest blocks of the steps of a moment. */
  private static final double BLOCKS = 100;

  final CoxData data;
  final Patterns patterns;
  final double[] beta;
  final int width;

  /** exp(x'β − shift) by pattern. */
  final double[] risk;

  private final double logLikelihood;
  final double[] score;

  /** A variance that is rounding of what it is the difference of is zero in it. */
  final double[][] information;

  final Cholesky factor;

  /** By moment: W; W / d times the sums over its steps of u, f u, z, z², u z and f u z. */
  final double[] eventWeight;

  final double[] hazard;
  final double[] spared;
  final double[] sumZ;
  final double[] sumZz;
  final double[] sumUz;
  final double[] sumFuz;

  /** By moment, shape (moments, p): x̄ and δ. */
  final double[][] mean;

  final double[][] shift;

  /** By moment, shape (moments, p): sum of w x over those with an event. */
  final double[][] eventSum;

  RiskSets(CoxData data, Patterns patterns, Ties ties, double[] beta) {
    this.data = data;
    this.patterns = patterns;
    this.beta = beta;
    this.width = beta.length;
    int moments = data.moments();
    this.risk = new double[patterns.size()];
    double top = linearPredictors();
    this.eventWeight = new double[moments];
    this.hazard = new double[moments];
    this.spared = new double[moments];
    this.sumZ = new double[moments];
    this.sumZz = new double[moments];
    this.sumUz = new double[moments];
    this.sumFuz = new double[moments];
    this.mean = new double[moments][width];
    this.shift = new double[moments][width];
    this.eventSum = new double[moments][width];
    this.logLikelihood = eventPredictors(top) - backward(ties);
    this.score = scoreOf();
    this.information = informationOf();
    this.factor = Cholesky.of(information);
  }

  private double linearPredictors() {
    double top = Double.NEGATIVE_INFINITY;
    for (int q = 0; q < risk.length; q++) {
      risk[q] = Matrices.dot(beta, patterns.rows[q]);
      top = Math.max(top, risk[q]);
    }
    // Relative to the highest risk, nothing overflows; the partial likelihood does not see it.
    for (int q = 0; q < risk.length; q++) {
      risk[q] = Math.exp(risk[q] - top);
    }
    return top;
  }

  private double eventPredictors(double top) {
    Sum sum = new Sum();
    for (int c = 0; c < data.cells(); c++) {
      if (data.event[c]) {
        sum.add(data.weight[c] * (Matrices.dot(beta, patterns.rows[data.pattern[c]]) - top));
      }
    }
    return sum.value();
  }

  /** Sums over those at risk, from the last moment to the first; returns Σ log of the factors. */
  private double backward(Ties ties) {
    Sum logs = new Sum();
    Totals atRisk = new Totals(width);
    int next = data.cells() - 1;
    int leaving = 0;
    for (int k = data.moments() - 1; k >= 0; k--) {
      if (k + 1 < data.moments() && data.start[k + 1] == k + 1) {
        atRisk = new Totals(width);
      }
      Totals events = new Totals(width);
      double people = 0;
      for (; next >= 0 && data.to[next] > k; next--) {
        int q = data.pattern[next];
        if (data.from[next] < data.to[next]) {
          atRisk.add(data.weight[next] * risk[q], patterns.rows[q]);
        }
        if (data.event[next]) {
          events.add(data.weight[next] * risk[q], patterns.rows[q]);
          people += data.people[next];
          eventWeight[k] += data.weight[next];
          InPlace.add(data.weight[next], patterns.rows[q], eventSum[k]);
        }
      }
      for (; leaving < data.lateEntries.length; leaving++) {
        int c = data.lateEntries[leaving];
        if (data.from[c] <= k) {
          break;
        }
        int q = data.pattern[c];
        atRisk.add(-data.weight[c] * risk[q], patterns.rows[q]);
      }
      logs.add(moment(k, atRisk, events, ties == Ties.EFRON ? people : 1));
    }
    return logs.value();
  }

  /** Sums over the steps of a moment; returns the log of its factor's inverse. */
  private double moment(int k, Totals atRisk, Totals events, double steps) {
    double s0 = atRisk.total();
    double e0 = events.total();
    for (int j = 0; j < width; j++) {
      mean[k][j] = atRisk.value(j) / s0;
      shift[k][j] = steps > 1 && e0 > 0 ? mean[k][j] - events.value(j) / e0 : 0;
    }
    double logs = 0;
    for (double step = 0; step < steps; ) {
      double block = block(step, steps, s0, e0);
      double middle = step + (block - 1) / 2;
      logs += step(k, middle / steps, s0, e0, block - 2 * outer(block));
      if (block > 1) {
        double reach = Math.sqrt((3 * block * block - 7) / 20);
        logs += step(k, (middle - reach) / steps, s0, e0, outer(block));
        logs += step(k, (middle + reach) / steps, s0, e0, outer(block));
      }
      step += block;
    }
    double weight = eventWeight[k] / steps;
    for (double[] sums : new double[][] {hazard, spared, sumZ, sumZz, sumUz, sumFuz}) {
      sums[k] *= weight;
    }
    return weight * logs;
  }

  /** How many steps go together: one, unless there are many that hardly differ. */
  private static double block(double step, double steps, double s0, double e0) {
    double alike = Math.floor(Math.min(NARROW * (s0 / e0 * steps - step), steps / BLOCKS));
    double block = Math.min(alike, steps - step);
    return steps > FEW && block >= 3 ? block : 1;
  }

  /**
   * Gauss's quadrature with three points of a sum over equidistant steps, exact to the fifth
   * degree: how many steps each of the outer points stands for.
   */
  private static double outer(double block) {
    double square = block * block;
    return block > 1 ? block * 5 * (square - 1) / (6 * (3 * square - 7)) : 0;
  }

  private double step(int k, double f, double s0, double e0, double count) {
    double rest = s0 - f * e0;
    double u = 1 / rest;
    double z = f * e0 * u;
    hazard[k] += count * u;
    spared[k] += count * f * u;
    sumZ[k] += count * z;
    sumZz[k] += count * z * z;
    sumUz[k] += count * u * z;
    sumFuz[k] += count * f * u * z;
    return count * Math.log(rest);
  }

  private double[] scoreOf() {
    Sum[] sums = new Sum[width];
    for (int j = 0; j < width; j++) {
      sums[j] = new Sum();
      for (int k = 0; k < data.moments(); k++) {
        sums[j].add(schoenfeld(k, j));
      }
    }
    double[] values = new double[width];
    for (int j = 0; j < width; j++) {
      values[j] = sums[j].value();
    }
    return values;
  }

  /** Weighted sum of the Schoenfeld residuals of a moment. */
  double schoenfeld(int k, int j) {
    return eventSum[k][j] - eventWeight[k] * mean[k][j] - sumZ[k] * shift[k][j];
  }

  double logLikelihood() {
    return logLikelihood;
  }

  /** Twice what Newton's step promises to be worth: the score statistic. */
  double decrement() {
    return Matrices.dot(score, factor.solve(score));
  }

  private double[][] informationOf() {
    double[] ones = new double[data.moments()];
    Arrays.fill(ones, 1);
    double[] exposure = exposure(ones);
    double[] squares = new double[width];
    for (int q = 0; q < exposure.length; q++) {
      for (int j = 0; j < width; j++) {
        squares[j] += exposure[q] * risk[q] * patterns.rows[q][j] * patterns.rows[q][j];
      }
    }
    double[][] information = information(ones);
    InPlace.clear(information, squares, ROUNDING);
    return information;
  }

  /**
   * The sum of the moments' informations, each times a factor.
   *
   * @param factor by moment
   * @return symmetric, shape (p, p)
   */
  double[][] information(double[] factor) {
    double[] exposure = exposure(factor);
    double[][] sum = new double[width][width];
    for (int q = 0; q < exposure.length; q++) {
      InPlace.square(sum, exposure[q] * risk[q], patterns.rows[q]);
    }
    for (int k = 0; k < data.moments(); k++) {
      InPlace.square(sum, -eventWeight[k] * factor[k], mean[k]);
      InPlace.square(sum, -sumZz[k] * factor[k], shift[k]);
      InPlace.cross(sum, -sumZ[k] * factor[k], mean[k], shift[k]);
    }
    InPlace.mirror(sum);
    return sum;
  }

  /** Hazard that the people of each pattern were exposed to in all, relative to their risk. */
  private double[] exposure(double[] factor) {
    double[] exposure = new double[risk.length];
    double[] cumulative = cumulative(hazard, factor);
    for (int c = 0; c < data.cells(); c++) {
      double sum = between(c, cumulative);
      if (data.event[c]) {
        sum -= spared[data.to[c] - 1] * factor[data.to[c] - 1];
      }
      exposure[data.pattern[c]] += data.weight[c] * sum;
    }
    return exposure;
  }

  /** What a risk cell was exposed to, of a sum over moments that restarts by stratum. */
  double between(int c, double[] cumulative) {
    if (data.from[c] >= data.to[c]) {
      return 0;
    }
    int first = data.from[c];
    double before = first == data.start[first] ? 0 : cumulative[first - 1];
    return cumulative[data.to[c] - 1] - before;
  }

  double[] cumulative(double[] increments, double[] factor) {
    double[] sums = new double[increments.length];
    for (int k = 0; k < sums.length; k++) {
      double before = k == data.start[k] ? 0 : sums[k - 1];
      sums[k] = before + increments[k] * factor[k];
    }
    return sums;
  }
}
