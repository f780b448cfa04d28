package org.rollcall.stats.latent;

import java.util.Arrays;

/**
 * The log-likelihood of one person's visits, with its derivatives by (α, β, γ, δ).
 *
 * <p>With B the beta function: B(α+x, β+n−x) B(γ, δ+n) + Σ over i = 0 … n−t−1 of B(α+x, β+t−x+i)
 * B(γ+1, δ+t+i), divided by B(α, β) B(γ, δ), for x attendances, the last at t, of n opportunities.
 * Each ratio of beta functions is a product of few factors, so logarithms and derivatives are sums
 * that tables hold; no gamma function is needed. The terms are added by log-sum-exp.
 */
final class History {

  private final Table alpha;
  private final Table beta;
  private final Table visits;
  private final Table delta;
  private final Table leaving;
  private final Table factorial;
  private final double gamma;

  double logLikelihood;
  final double[] gradient = new double[Shape.SIZE];
  final double[][] hessian = new double[Shape.SIZE][Shape.SIZE];

  History(Shape shape, int opportunities) {
    int size = opportunities + 2;
    this.gamma = shape.gamma();
    this.alpha = new Table(shape.alpha(), size);
    this.beta = new Table(shape.beta(), size);
    this.visits = new Table(shape.alpha() + shape.beta(), size);
    this.delta = new Table(shape.delta(), size);
    this.factorial = new Table(1, size);
    this.leaving = new Table(gamma + shape.delta(), size);
  }

  /** Sums over j < k of log(v + j), 1 / (v + j) and −1 / (v + j)². */
  private static final class Table {
    private final double[] log;
    private final double[] first;
    private final double[] second;

    Table(double v, int size) {
      this.log = new double[size];
      this.first = new double[size];
      this.second = new double[size];
      for (int k = 1; k < size; k++) {
        double at = v + k - 1;
        log[k] = log[k - 1] + Math.log(at);
        first[k] = first[k - 1] + 1 / at;
        second[k] = second[k - 1] - 1 / (at * at);
      }
    }
  }

  /**
   * Log-probability of x given attendances among the first m opportunities, then leaving or not.
   */
  private double term(int x, int m, boolean left) {
    double ofVisits = alpha.log[x] + beta.log[m - x] - visits.log[m];
    return ofVisits
        + (left
            ? Math.log(gamma) + delta.log[m] - leaving.log[m + 1]
            : delta.log[m] - leaving.log[m]);
  }

  /** The log-likelihood of a history. */
  double of(int x, int last, int n) {
    double top = term(x, n, false);
    for (int m = last; m < n; m++) {
      top = Math.max(top, term(x, m, true));
    }
    double sum = Math.exp(term(x, n, false) - top);
    for (int m = last; m < n; m++) {
      sum += Math.exp(term(x, m, true) - top);
    }
    return top + Math.log(sum);
  }

  /** Computes the log-likelihood of a history and its derivatives by (α, β, γ, δ). */
  void derive(int x, int last, int n) {
    logLikelihood = of(x, last, n);
    Arrays.fill(gradient, 0);
    for (double[] row : hessian) {
      Arrays.fill(row, 0);
    }
    add(x, n, false);
    for (int m = last; m < n; m++) {
      add(x, m, true);
    }
    for (int i = 0; i < Shape.SIZE; i++) {
      for (int j = 0; j < Shape.SIZE; j++) {
        hessian[i][j] -= gradient[i] * gradient[j];
      }
    }
  }

  private void add(int x, int m, boolean left) {
    double share = Math.exp(term(x, m, left) - logLikelihood);
    int end = left ? m + 1 : m;
    double ofGamma = left ? 1 / gamma : 0;
    double[] first = {
      alpha.first[x] - visits.first[m],
      beta.first[m - x] - visits.first[m],
      ofGamma - leaving.first[end],
      delta.first[m] - leaving.first[end]
    };
    for (int i = 0; i < Shape.SIZE; i++) {
      gradient[i] += share * first[i];
      for (int j = 0; j < Shape.SIZE; j++) {
        hessian[i][j] += share * first[i] * first[j];
      }
    }
    hessian[0][0] += share * (alpha.second[x] - visits.second[m]);
    hessian[1][1] += share * (beta.second[m - x] - visits.second[m]);
    hessian[0][1] -= share * visits.second[m];
    hessian[1][0] -= share * visits.second[m];
    hessian[2][2] += share * (-ofGamma * ofGamma - leaving.second[end]);
    hessian[3][3] += share * (delta.second[m] - leaving.second[end]);
    hessian[2][3] -= share * leaving.second[end];
    hessian[3][2] -= share * leaving.second[end];
  }

  /** Probability of x attendances, wherever they lie, among n opportunities. */
  double probability(int x, int n) {
    double sum = Math.exp(logChoose(n, x) + term(x, n, false));
    for (int m = x; m < n; m++) {
      sum += Math.exp(logChoose(m, x) + term(x, m, true));
    }
    return sum;
  }

  private double logChoose(int n, int k) {
    return factorial.log[n] - factorial.log[k] - factorial.log[n - k];
  }
}
