package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.Optional;
import org.rollcall.stats.likelihood.LogLikelihood.Step;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Sum;

/**
 * The log-likelihood of hazards by period at given parameters: an intercept for each informative
 * period, then a coefficient for each column.
 *
 * <p>No two intercepts share a person-period, so their block D of the information is diagonal. With
 * the block C of intercepts by coefficients and B of coefficients, a step solves for the
 * coefficients with B − C' D⁻¹ C first: 52 periods cost 52 divisions, not a matrix of them.
 */
final class HazardPoint {

  /** Relative size of a variance that is rounding. */
  private static final double ROUNDING = 1e-12;

  final HazardData data;
  final Patterns patterns;
  final Link link;
  final double[] intercepts;
  final double[] beta;

  /** For each period from 0 on, its place among the intercepts, or −1. */
  final int[] place;

  private final Sum logLikelihood = new Sum();
  private final double[] scoreOfIntercepts;
  private final double[] scoreOfBeta;

  /** D, and C' D⁻¹: the mean covariates of a period, weighted by information. */
  final double[] diagonal;

  final double[][] means;
  private final double[] profileScore;
  final Cholesky factor;

  HazardPoint(HazardData data, Patterns patterns, Link link, int[] periods, double[] parameters) {
    int count = periods.length;
    this.data = data;
    this.patterns = patterns;
    this.link = link;
    this.intercepts = Arrays.copyOf(parameters, count);
    this.beta = Arrays.copyOfRange(parameters, count, parameters.length);
    this.place = new int[data.peopleAtRisk.length];
    Arrays.fill(place, -1);
    for (int k = 0; k < count; k++) {
      place[periods[k]] = k;
    }
    this.scoreOfIntercepts = new double[count];
    this.scoreOfBeta = new double[beta.length];
    this.diagonal = new double[count];
    this.means = new double[count][beta.length];
    double[][] information = new double[beta.length][beta.length];
    for (int q = 0; q < patterns.size(); q++) {
      add(q, information);
    }
    this.profileScore = scoreOfBeta.clone();
    this.factor = Cholesky.of(profiled(information));
  }

  private void add(int q, double[][] information) {
    double[] x = patterns.rows[q];
    double fixed = Matrices.dot(beta, x);
    double scores = 0;
    double weights = 0;
    for (int i = 0; i < data.events[q].length; i++) {
      int k = place[data.begin[q] + i];
      double events = data.events[q][i];
      double none = data.none[q][i];
      if (k < 0 || events + none == 0) {
        continue;
      }
      double eta = intercepts[k] + fixed;
      double ofEvent = link.scoreOfEvent(eta);
      double ofNone = link.scoreOfNone(eta);
      double score = events * ofEvent + none * ofNone;
      double weight = -(events + none) * ofEvent * ofNone;
      logLikelihood.add(none * link.logNone(eta) + (events == 0 ? 0 : events * link.logEvent(eta)));
      scoreOfIntercepts[k] += score;
      diagonal[k] += weight;
      InPlace.add(weight, x, means[k]);
      scores += score;
      weights += weight;
    }
    InPlace.add(scores, x, scoreOfBeta);
    InPlace.square(information, weights, x);
  }

  /** Takes what the intercepts explain out of the information and the score. */
  private double[][] profiled(double[][] information) {
    double[] squares = new double[beta.length];
    Arrays.setAll(squares, j -> information[j][j]);
    for (int k = 0; k < diagonal.length; k++) {
      for (int j = 0; j < beta.length; j++) {
        means[k][j] /= diagonal[k];
      }
      InPlace.square(information, -diagonal[k], means[k]);
      InPlace.add(-scoreOfIntercepts[k], means[k], profileScore);
    }
    InPlace.mirror(information);
    InPlace.clear(information, squares, ROUNDING);
    return information;
  }

  double logLikelihood() {
    return logLikelihood.value();
  }

  /** Newton's step; empty if the information is singular. */
  Optional<Step> step() {
    if (!factor.aliased().isEmpty() || !Arrays.stream(diagonal).allMatch(d -> d > 0)) {
      return Optional.empty();
    }
    double[] ofBeta = factor.solve(profileScore);
    double[] ofIntercepts = ofIntercepts(ofBeta);
    double[] change = Arrays.copyOf(ofIntercepts, diagonal.length + beta.length);
    System.arraycopy(ofBeta, 0, change, diagonal.length, beta.length);
    double decrement =
        Matrices.dot(scoreOfBeta, ofBeta) + Matrices.dot(scoreOfIntercepts, ofIntercepts);
    return Optional.of(new Step(change, decrement));
  }

  private double[] ofIntercepts(double[] ofBeta) {
    double[] step = new double[diagonal.length];
    for (int k = 0; k < step.length; k++) {
      step[k] = scoreOfIntercepts[k] / diagonal[k] - Matrices.dot(means[k], ofBeta);
    }
    return step;
  }

  /**
   * The people's scores of the coefficients, less what the intercepts explain of them: sums over
   * periods at risk of the score of η times (x − mean of the period).
   */
  Scores scores() {
    double[][] byCluster = new double[data.clusters][beta.length];
    double[][] ofPeople = new double[beta.length][beta.length];
    double[] one = new double[beta.length];
    Exposure exposure = null;
    for (int c = 0; c < data.pattern.length; c++) {
      if (c == 0 || data.pattern[c] != data.pattern[c - 1]) {
        exposure = new Exposure(data.pattern[c]);
      }
      exposure.score(c, one);
      double weight = data.weight[c];
      InPlace.add(data.people[c] * weight, one, byCluster[data.cluster[c]]);
      InPlace.square(ofPeople, data.people[c] * weight * weight, one);
    }
    InPlace.mirror(ofPeople);
    return new Scores(byCluster, ofPeople, data.unit);
  }

  /** Scores of no event of one pattern, cumulated over periods from the pattern's first. */
  private final class Exposure {

    private final double[] x;
    private final int begin;
    private final double fixed;
    private final double[] sums;
    private final double[][] sumsOfMeans;

    Exposure(int q) {
      this.x = patterns.rows[q];
      this.begin = data.begin[q];
      this.fixed = Matrices.dot(beta, x);
      this.sums = new double[data.events[q].length + 1];
      this.sumsOfMeans = new double[sums.length][beta.length];
      for (int i = 0; i + 1 < sums.length; i++) {
        int k = place[begin + i];
        double score = k < 0 ? 0 : link.scoreOfNone(intercepts[k] + fixed);
        sums[i + 1] = sums[i] + score;
        System.arraycopy(sumsOfMeans[i], 0, sumsOfMeans[i + 1], 0, beta.length);
        if (k >= 0) {
          InPlace.add(score, means[k], sumsOfMeans[i + 1]);
        }
      }
    }

    void score(int c, double[] into) {
      int from = data.first[c] - begin;
      int to = data.last[c] - begin + 1;
      int k = place[data.last[c]];
      boolean event = data.event[c] && k >= 0;
      double eta = event ? intercepts[k] + fixed : 0;
      double jump = event ? link.scoreOfEvent(eta) - link.scoreOfNone(eta) : 0;
      for (int j = 0; j < into.length; j++) {
        into[j] = x[j] * (sums[to] - sums[from]) - (sumsOfMeans[to][j] - sumsOfMeans[from][j]);
        into[j] += event ? jump * (x[j] - means[k][j]) : 0;
      }
    }
  }
}
