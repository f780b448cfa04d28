package org.rollcall.stats.latent;

/**
 * The four parameters of the model in the scale that is searched.
 *
 * <p>A beta distribution is given by its mean μ, as a logit, and by the sum of its parameters, as a
 * logarithm: large sums are people who are all alike, small ones people of two extremes. Both ends
 * are reached by real data, so the sums are bounded, and a sum at its bound is no longer estimated.
 */
final class Shape {

  static final int SIZE = 4;
  static final double LEAST_SUM = Math.log(0.01);
  static final double LARGEST_SUM = Math.log(1e5);

  /** A mean of 6e-6 or less, or 1 less that: nothing of the kind was seen. */
  static final double LARGEST_LOGIT = 12;

  final double[] search;

  Shape(double... search) {
    this.search = search;
  }

  private double mean(int of) {
    return 1 / (1 + Math.exp(-search[2 * of]));
  }

  private double sum(int of) {
    return Math.exp(search[2 * of + 1]);
  }

  double alpha() {
    return sum(0) * mean(0);
  }

  double beta() {
    return sum(0) / (1 + Math.exp(search[0]));
  }

  double gamma() {
    return sum(1) * mean(1);
  }

  double delta() {
    return sum(1) / (1 + Math.exp(search[2]));
  }

  double meanVisit() {
    return mean(0);
  }

  /** Whether a mean has run to 0 or 1. */
  boolean atExtreme() {
    return Math.abs(search[0]) >= LARGEST_LOGIT || Math.abs(search[2]) >= LARGEST_LOGIT;
  }

  /**
   * Probability of being there still after k opportunities: Π over j < k of (δ + j)/(γ + δ + j).
   */
  double survival(int k) {
    double log = 0;
    for (int j = 0; j < k; j++) {
      log -= Math.log1p(gamma() / (delta() + j));
    }
    return Math.exp(log);
  }

  /** The shape after a step, sums and means kept within their bounds. */
  Shape moved(double[] step, double factor) {
    double[] next = new double[SIZE];
    for (int j = 0; j < SIZE; j++) {
      double to = search[j] + factor * step[j];
      next[j] =
          j % 2 == 0
              ? Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, to))
              : Math.max(LEAST_SUM, Math.min(LARGEST_SUM, to));
    }
    return new Shape(next);
  }

  /** Whether a parameter is at a bound that a gradient pushes it against. */
  boolean isHeld(int j, double gradient) {
    double low = j % 2 == 0 ? -LARGEST_LOGIT : LEAST_SUM;
    double high = j % 2 == 0 ? LARGEST_LOGIT : LARGEST_SUM;
    return search[j] <= low && gradient <= 0 || search[j] >= high && gradient >= 0;
  }

  /** Gradient by the searched parameters, from that by (α, β, γ, δ). */
  double[] gradient(double[] natural) {
    double[] found = new double[SIZE];
    for (int of = 0; of < 2; of++) {
      double spread = sum(of) * mean(of) * (1 - mean(of));
      found[2 * of] = spread * (natural[2 * of] - natural[2 * of + 1]);
      found[2 * of + 1] =
          sum(of) * (mean(of) * natural[2 * of] + (1 - mean(of)) * natural[2 * of + 1]);
    }
    return found;
  }

  /** Second derivatives by the searched parameters, from both derivatives by (α, β, γ, δ). */
  double[][] hessian(double[] gradient, double[][] hessian) {
    double[][] jacobian = new double[SIZE][SIZE];
    for (int of = 0; of < 2; of++) {
      double spread = sum(of) * mean(of) * (1 - mean(of));
      jacobian[2 * of][2 * of] = spread;
      jacobian[2 * of + 1][2 * of] = -spread;
      jacobian[2 * of][2 * of + 1] = sum(of) * mean(of);
      jacobian[2 * of + 1][2 * of + 1] = sum(of) * (1 - mean(of));
    }
    double[][] found = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int k = 0; k < SIZE; k++) {
          for (int l = 0; l < SIZE; l++) {
            found[i][j] += jacobian[k][i] * hessian[k][l] * jacobian[l][j];
          }
        }
      }
    }
    double[] first = gradient(gradient);
    for (int of = 0; of < 2; of++) {
      int m = 2 * of;
      found[m][m] += first[m] * (1 - 2 * mean(of));
      found[m][m + 1] += first[m];
      found[m + 1][m] += first[m];
      found[m + 1][m + 1] += first[m + 1];
    }
    return found;
  }
}
