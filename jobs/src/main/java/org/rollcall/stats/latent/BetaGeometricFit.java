package org.rollcall.stats.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.numeric.Cholesky;

/**
 * A fitted model of visits and of leaving unseen, of one arm.
 *
 * <p>Estimates S(k) and the mean probability of a visit. For precision and for differences of arms
 * give a {@link Sample} of it to {@link org.rollcall.stats.clusters.ClusterJackknife}. Without a
 * cluster, Newton's first step from the fit is taken with the other people's exact derivatives; if
 * it changes no parameter by more than 2% the rest, of second order, is left, else the model is
 * fitted anew. So thousands of clusters take moments, and one that matters is left out exactly.
 *
 * <p>Assumes what {@link BetaGeometricBetaBernoulli} does.
 *
 * <p>Edge cases: without one of the clusters there may be no fit; then there is no precision.
 *
 * <p>Checked with {@link BetaGeometricBetaBernoulli}; the jackknife against fits without each
 * cluster.
 */
public final class BetaGeometricFit {

  /**
   * People by attendances, observed and as the model has it.
   *
   * @param attendances opportunities taken
   * @param observed people with so many
   * @param fitted expected number of such people, given everybody's opportunities
   */
  public record Bar(int attendances, long observed, double fitted) {}

  /** A step in the searched parameters up to which one is enough. */
  private static final double SHORT = 0.02;

  private final VisitCounts counts;
  private final Shape shape;
  private final VisitCounts.Derivatives at;

  /** Found when first asked for. */
  private Shape[] without;

  BetaGeometricFit(VisitCounts counts, Shape shape, VisitCounts.Derivatives at) {
    this.counts = counts;
    this.shape = shape;
    this.at = at;
  }

  /** First parameter of the distribution of the probability of a visit. */
  public double alpha() {
    return shape.alpha();
  }

  /** Second parameter of the distribution of the probability of a visit. */
  public double beta() {
    return shape.beta();
  }

  /** First parameter of the distribution of the probability of leaving. */
  public double gamma() {
    return shape.gamma();
  }

  /** Second parameter of the distribution of the probability of leaving. */
  public double delta() {
    return shape.delta();
  }

  /** Log-likelihood at the maximum. */
  public double logLikelihood() {
    return at.logLikelihood();
  }

  /** Mean over people of the probability of a visit by somebody who is there: α / (α + β). */
  public double meanVisit() {
    return shape.meanVisit();
  }

  /**
   * Share of people who are still there after some opportunities.
   *
   * @param opportunities not negative
   * @return between 0 and 1
   */
  public double survival(int opportunities) {
    requireCount(opportunities);
    return shape.survival(opportunities);
  }

  /** The mean probability of a visit, for the jackknife. */
  public Sample meanVisitSample() {
    return sample("mean probability of a visit", Shape::meanVisit);
  }

  /**
   * The share still there after some opportunities, for the jackknife.
   *
   * @param opportunities positive
   * @return the arm
   */
  public Sample survivalSample(int opportunities) {
    requireCount(opportunities);
    return sample("share there after " + opportunities, s -> s.survival(opportunities));
  }

  private Sample sample(String quantity, ToDoubleFunction<Shape> number) {
    double value = number.applyAsDouble(shape);
    long[] sizes = counts.sizes();
    List<ClusterSums> parts = new ArrayList<>();
    for (int g = 0; g < sizes.length; g++) {
      Shape without = without()[g];
      double[] part =
          LeftOut.part(without == null ? Double.NaN : value - number.applyAsDouble(without));
      parts.add(new ClusterSums(counts.labels[g], sizes[g], part));
    }
    return Sample.of(parts, new LeftOut(quantity, value, ClusterSums.totals(parts)));
  }

  /** By cluster, the fit without it; null if there is none. */
  private Shape[] without() {
    if (without == null) {
      VisitCounts.Derivatives[] own = counts.byCluster(shape);
      without = new Shape[own.length];
      for (int g = 0; g < own.length; g++) {
        without[g] = without(g, at.minus(own[g]));
      }
    }
    return without;
  }

  private Shape without(int cluster, VisitCounts.Derivatives others) {
    boolean[] held = BetaGeometricBetaBernoulli.held(shape, at.gradient());
    Cholesky factor = Cholesky.of(BetaGeometricBetaBernoulli.damped(others.hessian(), held, 0));
    double[] gradient = others.gradient().clone();
    for (int j = 0; j < held.length; j++) {
      gradient[j] = held[j] ? 0 : gradient[j];
    }
    double[] step = factor.solve(gradient);
    boolean isShort = Arrays.stream(step).allMatch(s -> Math.abs(s) <= SHORT);
    if (factor.aliased().isEmpty() && isShort) {
      return shape.moved(step, 1);
    }
    Shape found = BetaGeometricBetaBernoulli.climb(counts.without(cluster), shape);
    return found == null || found.atExtreme() ? null : found;
  }

  /** People by attendances, from 0 to the most opportunities. */
  public List<Bar> histogram() {
    long[] observed = new long[counts.most + 1];
    double[] had = new double[counts.most + 1];
    for (int k = 0; k < counts.people.length; k++) {
      observed[counts.attendances[k]] += (long) counts.people[k];
      had[counts.opportunities[k]] += counts.people[k];
    }
    History history = new History(shape, counts.most);
    List<Bar> bars = new ArrayList<>();
    for (int x = 0; x <= counts.most; x++) {
      double fitted = 0;
      for (int n = x; n <= counts.most; n++) {
        fitted += had[n] == 0 ? 0 : had[n] * history.probability(x, n);
      }
      bars.add(new Bar(x, observed[x], fitted));
    }
    return List.copyOf(bars);
  }

  private static void requireCount(int opportunities) {
    if (opportunities < 0) {
      throw new IllegalArgumentException(
          "Invalid opportunities: " + opportunities + " (must not be negative)");
    }
  }
}
