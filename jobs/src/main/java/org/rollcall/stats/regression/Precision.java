package org.rollcall.stats.regression;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.stats.Cause;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.Variance;
import org.rollcall.stats.numeric.Matrices;

/** Covariances of the coefficients of a fit, each computed once, and why some are not known. */
final class Precision {

  /** Relative size below which a standard error is the rounding of residuals that are zero. */
  static final double ROUNDING = 1e-12;

  /** Ratio of people's variances beyond which CR2 is no more than rounding. */
  private static final double APART = 1e20;

  private final Cells cells;
  private final Basis basis;
  private final Fitted fitted;
  private final ClusterScores scores;
  private final Map<Variance, double[][]> known = new ConcurrentHashMap<>();
  private final Map<Clustering, boolean[]> decided = new ConcurrentHashMap<>();
  private volatile double[] satterthwaite;

  Precision(Cells cells, Basis basis, Fitted fitted) {
    this.cells = cells;
    this.basis = basis;
    this.fitted = fitted;
    this.scores = new ClusterScores(cells, basis, fitted);
  }

  ClusterScores scores() {
    return scores;
  }

  Optional<NotEstimable> problem(int j, Variance variance) {
    if (basis.aliased.contains(j - 1)) {
      return because(Cause.TOLD_BY_OTHERS);
    }
    Optional<NotEstimable> unknown = problem(variance);
    if (unknown.isPresent()) {
      return unknown;
    }
    if (variance.isOfClusters() && isDecided(cells.first, j)
        || variance == Variance.TWO_WAY && isDecided(cells.second, j)) {
      return because(Cause.ONE_GROUP_DECIDES);
    }
    if (!(degrees(variance, j) > 0)) {
      return tooFarApart();
    }
    double square = matrix(variance)[j][j];
    double scale = ROUNDING * fitted.scale();
    if (!(square > scale * scale * Matrices.dot(scores.contrasts[j], scores.contrasts[j]))) {
      return because(Cause.NO_SPREAD_AROUND_FIT);
    }
    return Optional.empty();
  }

  /** Why a covariance is not known, whatever the coefficient. */
  Optional<NotEstimable> problem(Variance variance) {
    Optional<NotEstimable> impossible = impossible(variance);
    return impossible.isPresent() || isFinite(matrix(variance)) ? impossible : tooFarApart();
  }

  private Optional<NotEstimable> impossible(Variance variance) {
    boolean linear = fitted.family() == Family.NORMAL;
    if (variance.isOfClusters() && smallestClusters(variance) < 2) {
      return because(Cause.ONE_GROUP);
    }
    boolean needsPeople =
        linear && !variance.isOfClusters() || variance == Variance.HC1 || variance == Variance.CR1S;
    if (needsPeople && left() < 1) {
      return because(Cause.TOO_FEW_FOR_MODEL);
    }
    if ((variance == Variance.HC2 || variance == Variance.HC3)
        && scores.largestLeverage() > 1 - ClusterScores.DECIDED) {
      return because(Cause.ONE_PERSON_DECIDES);
    }
    return variance == Variance.CR2 && !(variances().getMax() < APART * variances().getMin())
        ? tooFarApart()
        : Optional.empty();
  }

  private DoubleSummaryStatistics variances() {
    return Arrays.stream(fitted.variances()).summaryStatistics();
  }

  private static boolean isFinite(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  private static Optional<NotEstimable> tooFarApart() {
    return because(Cause.WEIGHTS_TOO_FAR_APART);
  }

  private boolean isDecided(Clustering clustering, int j) {
    return decided.computeIfAbsent(clustering, scores::decidedByOne)[j];
  }

  double degrees(Variance variance, int j) {
    if (variance == Variance.CR2) {
      matrix(variance);
      return satterthwaite[j];
    }
    if (variance.isOfClusters()) {
      return smallestClusters(variance) - 1.0;
    }
    return fitted.family() == Family.NORMAL ? left() : Double.POSITIVE_INFINITY;
  }

  private int smallestClusters(Variance variance) {
    return variance == Variance.TWO_WAY
        ? Math.min(cells.first.count(), cells.second.count())
        : cells.first.count();
  }

  double[][] matrix(Variance variance) {
    return known.computeIfAbsent(variance, this::computed);
  }

  private double[][] computed(Variance variance) {
    double people = cells.total;
    double left = left();
    double groups = cells.first.count();
    return switch (variance) {
      case MODEL -> modelBased();
      case HC0 -> scores.covariance(scores.meatOfPeople(0), 1);
      case HC1 -> scores.covariance(scores.meatOfPeople(0), people / left);
      case HC2 -> scores.covariance(scores.meatOfPeople(0.5), 1);
      case HC3 -> scores.covariance(scores.meatOfPeople(1), 1);
      case CR0 -> ofScores(scores.of(cells.first), 1);
      case CR1 -> ofScores(scores.of(cells.first), groups / (groups - 1));
      case CR1S -> ofScores(scores.of(cells.first), groups / (groups - 1) * (people - 1) / left);
      case CR2 -> {
        BellMcCaffrey adjusted = new BellMcCaffrey(scores, cells.first);
        satterthwaite = adjusted.df;
        yield ofScores(adjusted.scores, 1);
      }
      case CR3 -> ofScores(scores.leftOut(cells.first), (groups - 1) / groups);
      case TWO_WAY -> twoWay();
    };
  }

  private double[][] modelBased() {
    double[][] inverse = scores.inverseInformation();
    if (fitted.family() == Family.NORMAL) {
      for (double[] row : inverse) {
        for (int j = 0; j < row.length; j++) {
          row[j] *= fitted.dispersion();
        }
      }
    }
    return inverse;
  }

  private double[][] ofScores(double[][] adjusted, double factor) {
    return scores.covariance(Matrices.outerProducts(adjusted, scores.rank), factor);
  }

  /** Raised to be positive where the information is the unit: the same for every coding. */
  private double[][] twoWay() {
    double[][] sum = new double[scores.rank][scores.rank];
    add(sum, cells.first, 1);
    add(sum, cells.second, 1);
    add(sum, cells.pairs, -1);
    return scores.covariance(Matrices.positiveSemiDefinite(sum), 1);
  }

  private void add(double[][] sum, Clustering clustering, int sign) {
    double groups = clustering.count();
    double[][] one = Matrices.outerProducts(scores.of(clustering), scores.rank);
    for (int k = 0; k < sum.length; k++) {
      for (int l = 0; l < sum.length; l++) {
        sum[k][l] += sign * groups / (groups - 1) * one[k][l];
      }
    }
  }

  private static Optional<NotEstimable> because(Cause cause) {
    return Optional.of(new NotEstimable(cause));
  }

  /** People minus coefficients. */
  private double left() {
    return cells.total - basis.rank;
  }
}
