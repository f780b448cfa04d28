package org.rollcall.stats.latent;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Ranks;
import org.rollcall.stats.numeric.Sum;

/** The cells of visits, merged and in the order of their content. */
final class VisitCounts {

  /** By distinct history. */
  final int[] attendances;

  final int[] last;
  final int[] opportunities;
  final double[] people;
  final int most;

  /** By history and cluster, in the order of their content. */
  private final int[] history;

  private final int[] cluster;
  private final double[] members;

  /** The clusters' own labels, ascending. */
  final long[] labels;

  /**
   * Sums over people of the log-likelihood and its derivatives by the searched parameters.
   *
   * @param logLikelihood the log-likelihood
   * @param gradient shape (4,)
   * @param hessian shape (4, 4)
   */
  record Derivatives(double logLikelihood, double[] gradient, double[][] hessian) {

    Derivatives minus(Derivatives part) {
      double[] slope = gradient.clone();
      double[][] curve = new double[Shape.SIZE][];
      for (int i = 0; i < Shape.SIZE; i++) {
        slope[i] -= part.gradient[i];
        curve[i] = hessian[i].clone();
        for (int j = 0; j < Shape.SIZE; j++) {
          curve[i][j] -= part.hessian[i][j];
        }
      }
      return new Derivatives(logLikelihood - part.logLikelihood, slope, curve);
    }
  }

  VisitCounts(VisitCell[] cells) {
    Ranks clusters = ranks(cells, VisitCell::cluster);
    Ranks[] keys = {
      ranks(cells, VisitCell::opportunities),
      ranks(cells, VisitCell::last),
      ranks(cells, VisitCell::attendances),
      clusters
    };
    int[] order = Ranks.order(keys);
    int[] kind = Ranks.groups(order, keys[0], keys[1], keys[2]);
    int[] member = Ranks.groups(order, keys);
    int kinds = kind[order.length - 1] + 1;
    this.attendances = new int[kinds];
    this.last = new int[kinds];
    this.opportunities = new int[kinds];
    this.people = new double[kinds];
    this.history = new int[member[order.length - 1] + 1];
    this.cluster = new int[history.length];
    this.members = new double[history.length];
    for (int i = 0; i < order.length; i++) {
      VisitCell cell = cells[order[i]];
      int k = kind[i];
      attendances[k] = cell.attendances();
      last[k] = cell.last();
      opportunities[k] = cell.opportunities();
      people[k] += cell.frequency().people();
      history[member[i]] = k;
      cluster[member[i]] = clusters.rank()[order[i]];
      members[member[i]] += cell.frequency().people();
    }
    this.most = Arrays.stream(opportunities).max().getAsInt();
    this.labels = Arrays.stream(clusters.example()).mapToLong(c -> cells[c].cluster()).toArray();
  }

  /** The same counts without a cluster. */
  private VisitCounts(VisitCounts all, int without) {
    this.attendances = all.attendances;
    this.last = all.last;
    this.opportunities = all.opportunities;
    this.most = all.most;
    this.labels = all.labels;
    this.history = all.history;
    this.cluster = all.cluster;
    this.members = all.members;
    this.people = all.people.clone();
    for (int m = 0; m < history.length; m++) {
      people[history[m]] -= cluster[m] == without ? members[m] : 0;
    }
  }

  VisitCounts without(int one) {
    return new VisitCounts(this, one);
  }

  private static Ranks ranks(VisitCell[] cells, ToLongFunction<VisitCell> of) {
    return Ranks.of(Arrays.stream(cells).mapToLong(of).toArray());
  }

  /** People of each cluster. */
  long[] sizes() {
    long[] sizes = new long[labels.length];
    for (int m = 0; m < history.length; m++) {
      sizes[cluster[m]] += (long) members[m];
    }
    return sizes;
  }

  double logLikelihood(Shape shape) {
    History one = new History(shape, most);
    Sum sum = new Sum();
    for (int k = 0; k < people.length; k++) {
      if (people[k] > 0) {
        sum.add(people[k] * one.of(attendances[k], last[k], opportunities[k]));
      }
    }
    return sum.value();
  }

  Derivatives derivatives(Shape shape) {
    History one = new History(shape, most);
    Sums all = new Sums();
    for (int k = 0; k < people.length; k++) {
      if (people[k] > 0) {
        one.derive(attendances[k], last[k], opportunities[k]);
        all.add(people[k], one);
      }
    }
    return all.by(shape);
  }

  /** The derivatives of each cluster's people. */
  Derivatives[] byCluster(Shape shape) {
    History one = new History(shape, most);
    Sums[] sums = new Sums[labels.length];
    Arrays.setAll(sums, g -> new Sums());
    for (int m = 0; m < history.length; m++) {
      int k = history[m];
      if (m == 0 || k != history[m - 1]) {
        one.derive(attendances[k], last[k], opportunities[k]);
      }
      sums[cluster[m]].add(members[m], one);
    }
    return Arrays.stream(sums).map(sum -> sum.by(shape)).toArray(Derivatives[]::new);
  }

  /** Sums of derivatives by (α, β, γ, δ). */
  private static final class Sums {

    private final Sum logLikelihood = new Sum();
    private final double[] gradient = new double[Shape.SIZE];
    private final double[][] hessian = new double[Shape.SIZE][Shape.SIZE];

    void add(double people, History one) {
      logLikelihood.add(people * one.logLikelihood);
      for (int i = 0; i < Shape.SIZE; i++) {
        gradient[i] += people * one.gradient[i];
        for (int j = 0; j < Shape.SIZE; j++) {
          hessian[i][j] += people * one.hessian[i][j];
        }
      }
    }

    Derivatives by(Shape shape) {
      double[][] searched = Matrices.symmetric(shape.hessian(gradient, hessian));
      return new Derivatives(logLikelihood.value(), shape.gradient(gradient), searched);
    }
  }
}
