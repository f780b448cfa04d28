package org.rollcall.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.numeric.Sums;

/**
 * The columns that a model is fitted in: the intercept and the covariates, centred, made orthogonal
 * in their order and scaled to one size once, so that normal equations stay well conditioned
 * whatever the units.
 *
 * <p>Modified Gram-Schmidt, twice, weighted by people and sampling weights. A covariate of which
 * less than 1e-9 remains after those before it are taken out is aliased: it gets no column. R's lm
 * draws this line at 1e-7.
 */
final class Basis {

  private static final double ALIASED = 1e-9;

  /** A column whose spread is less than this, relative to its values, is constant. */
  private static final double CONSTANT = 1e-13;

  /** Number of patterns of covariates. */
  final int size;

  /** Number of columns, the intercept and covariates that are not aliased. */
  final int rank;

  /** One row for each pattern, shape (size * rank), row by row; the first column is one. */
  final double[] rows;

  /** From coefficients of the columns to those of (intercept, covariates), (width + 1, rank). */
  final double[][] toCoefficients;

  /** Means of the covariates, which their columns are centred at. */
  final double[] means;

  /** Indices of aliased covariates. */
  final List<Integer> aliased = new ArrayList<>();

  private final double[] mass;
  private final double total;

  Basis(Cells cells) {
    this(cells, cells.width);
  }

  private Basis(Cells cells, int width) {
    this.size = cells.patterns;
    this.mass = cells.masses();
    this.total = Sums.of(mass);
    this.means = new double[width];
    List<double[]> kept = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    List<double[]> triangle = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      double[] column = cells.columns[j].clone();
      double length = length(column);
      means[j] = centre(column);
      double spread = length(column);
      double[] shares = new double[kept.size() + 1];
      for (int pass = 0; pass < 2; pass++) {
        means[j] += centre(column);
        orthogonalise(column, kept, shares);
      }
      double left = length(column);
      if (!(spread > CONSTANT * length) || !(left > ALIASED * spread)) {
        aliased.add(j);
        continue;
      }
      double scale = left / Math.sqrt(total);
      for (int i = 0; i < size; i++) {
        column[i] /= scale;
      }
      shares[kept.size()] = scale;
      kept.add(column);
      of.add(j);
      triangle.add(shares);
    }
    this.rank = kept.size() + 1;
    this.rows = packed(kept);
    this.toCoefficients = back(of, triangle);
  }

  /** The intercept alone. */
  static Basis ofIntercept(Cells cells) {
    return new Basis(cells, 0);
  }

  /** The row of a pattern, shape (rank,). */
  double[] row(int pattern) {
    return Arrays.copyOfRange(rows, pattern * rank, (pattern + 1) * rank);
  }

  /** Linear predictor of each pattern, without an offset. */
  double[] times(double[] coefficients) {
    double[] product = new double[size];
    for (int i = 0, at = 0; i < size; i++) {
      double sum = 0;
      for (int k = 0; k < rank; k++) {
        sum += rows[at++] * coefficients[k];
      }
      product[i] = sum;
    }
    return product;
  }

  /** The columns' products with a number for each pattern, shape (rank,). */
  double[] transposedTimes(double[] numbers) {
    double[] product = new double[rank];
    for (int i = 0, at = 0; i < size; i++) {
      for (int k = 0; k < rank; k++) {
        product[k] += rows[at++] * numbers[i];
      }
    }
    return product;
  }

  /** The columns' weighted products with each other, shape (rank, rank), symmetric. */
  double[][] products(double[] weights) {
    double[][] products = new double[rank][rank];
    for (int i = 0, at = 0; i < size; i++, at += rank) {
      for (int k = 0; k < rank; k++) {
        double weighted = weights[i] * rows[at + k];
        double[] row = products[k];
        for (int l = 0; l <= k; l++) {
          row[l] += weighted * rows[at + l];
        }
      }
    }
    mirror(products);
    return products;
  }

  /** Fills the upper triangle of a matrix from the lower. */
  static void mirror(double[][] matrix) {
    for (int k = 0; k < matrix.length; k++) {
      for (int l = 0; l < k; l++) {
        matrix[l][k] = matrix[k][l];
      }
    }
  }

  private double[] packed(List<double[]> kept) {
    double[] packed = new double[size * rank];
    for (int i = 0, at = 0; i < size; i++) {
      packed[at++] = 1;
      for (double[] column : kept) {
        packed[at++] = column[i];
      }
    }
    return packed;
  }

  /** Solves R b = unit for each column: covariates minus means = orthogonal columns times R. */
  private double[][] back(List<Integer> of, List<double[]> triangle) {
    double[][] map = new double[means.length + 1][rank];
    map[0][0] = 1;
    int columns = of.size();
    for (int k = 0; k < columns; k++) {
      double[] solution = new double[columns];
      Sum atMeans = new Sum();
      for (int j = k; j >= 0; j--) {
        double sum = j == k ? 1 : 0;
        for (int l = j + 1; l <= k; l++) {
          sum -= triangle.get(l)[j] * solution[l];
        }
        solution[j] = sum / triangle.get(j)[j];
        map[of.get(j) + 1][k + 1] = solution[j];
        atMeans.add(-means[of.get(j)] * solution[j]);
      }
      map[0][k + 1] = atMeans.value();
    }
    return map;
  }

  private void orthogonalise(double[] column, List<double[]> kept, double[] shares) {
    for (int k = 0; k < kept.size(); k++) {
      double[] other = kept.get(k);
      double share = inner(column, other) / total;
      for (int i = 0; i < size; i++) {
        column[i] -= share * other[i];
      }
      shares[k] += share;
    }
  }

  /** Takes the mean out of a column and returns it. */
  private double centre(double[] column) {
    Sum sum = new Sum();
    for (int i = 0; i < size; i++) {
      sum.add(mass[i] * column[i]);
    }
    double mean = sum.value() / total;
    for (int i = 0; i < size; i++) {
      column[i] -= mean;
    }
    return mean;
  }

  private double length(double[] column) {
    return Math.sqrt(inner(column, column));
  }

  private double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += mass[i] * a[i] * b[i];
    }
    return sum;
  }
}
