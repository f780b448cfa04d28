package org.rollcall.stats.survival;

/** Sums of vectors and of their squares, in place and without anything allocated. */
final class InPlace {

  private InPlace() {}

  /** Adds factor x. */
  static void add(double factor, double[] x, double[] into) {
    for (int j = 0; j < x.length; j++) {
      into[j] += factor * x[j];
    }
  }

  /** Adds factor x x' to the lower triangle. */
  static void square(double[][] into, double factor, double[] x) {
    for (int i = 0; i < x.length; i++) {
      double left = factor * x[i];
      for (int j = 0; j <= i; j++) {
        into[i][j] += left * x[j];
      }
    }
  }

  /** Adds factor (x y' + y x') to the lower triangle. */
  static void cross(double[][] into, double factor, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        into[i][j] += factor * (x[i] * y[j] + y[i] * x[j]);
      }
    }
  }

  /** Sets to zero the rows and columns whose variance is rounding of the squares it came from. */
  static void clear(double[][] variance, double[] squares, double rounding) {
    for (int j = 0; j < squares.length; j++) {
      if (!(variance[j][j] > rounding * squares[j])) {
        for (int i = 0; i < squares.length; i++) {
          variance[i][j] = 0;
          variance[j][i] = 0;
        }
      }
    }
  }

  /** Copies the lower triangle to the upper. */
  static void mirror(double[][] lower) {
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j < i; j++) {
        lower[j][i] = lower[i][j];
      }
    }
  }
}
