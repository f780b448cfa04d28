package org.rollcall.stats.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rollcall.stats.regression.MadeCells.point;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.Variance;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/** CR2 against its definition with matrices of people, written out. */
class BellMcCaffreyTest {

  /** Cells with frequencies, of which some clusters have more than there are coefficients. */
  private static List<RegressionCell> cells() {
    List<RegressionCell> cells = new ArrayList<>();
    for (int g = 0; g < 7; g++) {
      for (int i = 0; i < 2 + 2 * g; i++) {
        double x = (3 * i + g) % 5;
        double y = (i * i + 3 * g + i) % 3 == 0 ? 1 : 0;
        cells.add(
            RegressionCell.of(y, x, g % 2)
                .withCluster(g)
                .withFrequency(Frequency.of(1 + (i + g) % 3)));
      }
    }
    return cells;
  }

  @Test
  void estimate_linearOnCells_equalsMatricesOfPeople() {
    check(
        LinearRegression.fit(MadeCells.NAMES, cells()).value().orElseThrow(),
        Family.NORMAL,
        cells(),
        1e-10);
  }

  @Test
  void estimate_logisticOnCells_equalsMatricesOfPeople() {
    check(
        LogisticRegression.fit(MadeCells.NAMES, cells(), LogisticOptions.defaults())
            .value()
            .orElseThrow(),
        Family.BERNOULLI,
        cells(),
        1e-10);
  }

  @Test
  void estimate_poissonOnCells_equalsMatricesOfPeople() {
    check(
        PoissonRegression.fit(MadeCells.NAMES, cells(), FitOptions.defaults())
            .value()
            .orElseThrow(),
        Family.POISSON,
        cells(),
        1e-10);
  }

  /** More patterns in a cluster than matrices of them would be comfortable for. */
  @Test
  void estimate_clusterWithManyPatterns_equalsMatricesOfPeople() {
    List<RegressionCell> cells = new ArrayList<>(cells());
    for (int i = 0; i < 90; i++) {
      cells.add(RegressionCell.of(i * i % 7 < 3 ? 1 : 0, 0.1 * i - 4, i % 2).withCluster(7));
    }
    check(
        LogisticRegression.fit(MadeCells.NAMES, cells, LogisticOptions.defaults())
            .value()
            .orElseThrow(),
        Family.BERNOULLI,
        cells,
        1e-9);
  }

  private static void check(
      RegressionFit fit, Family family, List<RegressionCell> cells, double relative) {
    double[][] expected = ofPeople(fit, family, cells);
    for (int j = 0; j < fit.names().size(); j++) {
      var found = point(fit, fit.names().get(j), Variance.CR2);
      assertEquals(expected[0][j], found.stdError(), relative * expected[0][j]);
      assertEquals(expected[1][j], found.df(), 10 * relative * expected[1][j]);
    }
  }

  /** Standard errors and degrees of freedom by A = D'(D V D')^(-1/2) D, D = Φ^(1/2). */
  private static double[][] ofPeople(RegressionFit fit, Family family, List<RegressionCell> cells) {
    Map<Long, List<RegressionCell>> clusters = new TreeMap<>();
    for (RegressionCell cell : cells) {
      for (long one = 0; one < cell.frequency().people(); one++) {
        clusters.computeIfAbsent(cell.cluster(), key -> new ArrayList<>()).add(cell);
      }
    }
    double[][] information = new double[3][3];
    for (List<RegressionCell> people : clusters.values()) {
      for (RegressionCell person : people) {
        double[] row = row(person);
        double w = family.variance(mean(fit, person));
        for (int j = 0; j < 9; j++) {
          information[j / 3][j % 3] += w * row[j / 3] * row[j % 3];
        }
      }
    }
    double[][] bread = Cholesky.of(information).inverse();
    double[][] meat = new double[3][3];
    // Columns a_g of the quadratic form, whitened, by coefficient; and U_g.
    List<double[][]> forms = new ArrayList<>();
    List<double[][]> roots = new ArrayList<>();
    for (List<RegressionCell> people : clusters.values()) {
      int n = people.size();
      double[][] u = new double[n][3];
      double[] phi = new double[n];
      double[] e = new double[n];
      for (int i = 0; i < n; i++) {
        double mean = mean(fit, people.get(i));
        phi[i] = family.variance(mean);
        e[i] = (people.get(i).outcome() - mean) / Math.sqrt(phi[i]);
        for (int k = 0; k < 3; k++) {
          u[i][k] = Math.sqrt(phi[i]) * row(people.get(i))[k];
        }
      }
      double[][] left = Matrices.times(Matrices.times(u, bread), Matrices.transpose(u));
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
          left[i][k] = ((i == k ? 1 : 0) - left[i][k]) * phi[i] * phi[k];
        }
      }
      double[][] adjust = Matrices.power(left, -0.5, 1e-10);
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
          adjust[i][k] *= phi[k];
        }
      }
      double[] score = Matrices.times(Matrices.transpose(u), Matrices.times(adjust, e));
      for (int j = 0; j < 9; j++) {
        meat[j / 3][j % 3] += score[j / 3] * score[j % 3];
      }
      double[][] form = Matrices.times(Matrices.transpose(adjust), Matrices.times(u, bread));
      forms.add(form);
      roots.add(u);
    }
    double[][] covariance = Matrices.sandwich(bread, meat);
    double[][] result = new double[2][3];
    for (int j = 0; j < 3; j++) {
      result[0][j] = Math.sqrt(covariance[j][j]);
      result[1][j] = degrees(forms, roots, bread, j);
    }
    return result;
  }

  /** (tr θ)² / tr θ² with the matrix θ_gh = a_g' (I - H)_gh a_h written out. */
  private static double degrees(
      List<double[][]> forms, List<double[][]> roots, double[][] bread, int j) {
    int groups = forms.size();
    double trace = 0;
    double squares = 0;
    for (int g = 0; g < groups; g++) {
      for (int h = 0; h < groups; h++) {
        double[] a = Matrices.transpose(forms.get(g))[j];
        double[] b = Matrices.transpose(forms.get(h))[j];
        double[] ua = Matrices.times(Matrices.transpose(roots.get(g)), a);
        double[] ub = Matrices.times(Matrices.transpose(roots.get(h)), b);
        double theta =
            (g == h ? Matrices.dot(a, b) : 0) - Matrices.dot(ua, Matrices.times(bread, ub));
        trace += g == h ? theta : 0;
        squares += theta * theta;
      }
    }
    return trace * trace / squares;
  }

  private static double[] row(RegressionCell person) {
    return new double[] {1, person.covariate(0), person.covariate(1)};
  }

  private static double mean(RegressionFit fit, RegressionCell person) {
    return fit.fitted(person.covariates(), 0);
  }
}
