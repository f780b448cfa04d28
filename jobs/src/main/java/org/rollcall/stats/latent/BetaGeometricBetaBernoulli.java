package org.rollcall.stats.latent;

import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * Staying, told apart from coming seldom: a model of visits in which leaving is not seen.
 *
 * <p>Estimates the model of Fader, Hardie and Shang: whoever is there takes an opportunity with a
 * probability p of their own, and leaves for good before an opportunity with a probability q of
 * their own; p is Beta(α, β) and q is Beta(γ, δ) over people. The maximum of the likelihood of the
 * counts by attendances, last attendance and opportunities, by Newton's method with analytic
 * derivatives from four starts. S(k) = Π over j &lt; k of (δ + j) / (γ + δ + j) is the share still
 * there after k opportunities.
 *
 * <p>Assumes nobody returns after leaving; visits independent of each other given the person;
 * probabilities that do not change with time. A sensitivity analysis, never a headline: compare the
 * {@linkplain BetaGeometricFit#histogram fitted} with the observed attendances.
 *
 * <p>Edge cases: where people do not differ at all, or only by extremes, the sum α + β or γ + δ
 * runs away; it is held at 1e5 or 0.01 and the rest estimated. Reasons: nobody; nobody ever came
 * again, or everybody always came; a mean probability of 0 or 1; counts that cannot tell leaving
 * from staying away.
 *
 * <p>Checked in {@code BetaGeometricBetaBernoulliTest} against the donation data of the paper, to
 * its printed digits, and an optimisation of the likelihood in R, relative 1e-5; the derivatives
 * against differences; planted parameters.
 *
 * @see "Fader, Hardie & Shang (2010), doi:10.1287/mksc.1100.0580"
 */
public final class BetaGeometricBetaBernoulli {

  private static final int ITERATIONS = 500;
  private static final double SETTLED = 1e-18;
  private static final double LONGEST = 2;
  private static final double LARGEST_DAMPING = 1e12;

  /** Relative size of a pivot below which a direction counts as flat. */
  private static final double FLAT = 1e-9;

  private static final double[] START_SUMS = {1, 15};

  private BetaGeometricBetaBernoulli() {}

  /**
   * Fits the model to one arm.
   *
   * @param cells any order; equal ones are merged
   * @return the fit, or the reason why there is none
   */
  public static Estimable<BetaGeometricFit> fit(List<VisitCell> cells) {
    VisitCell[] counted =
        cells.stream()
            .filter(cell -> cell.frequency().people() > 0 && cell.opportunities() > 0)
            .toArray(VisitCell[]::new);
    if (counted.length == 0) {
      return Estimable.missing(Cause.NO_OPPORTUNITY);
    }
    if (Arrays.stream(counted).allMatch(cell -> cell.attendances() == 0)) {
      return Estimable.missing(Cause.NEVER_CAME_AGAIN);
    }
    if (Arrays.stream(counted).allMatch(cell -> cell.attendances() == cell.opportunities())) {
      return Estimable.missing(Cause.ALWAYS_CAME);
    }
    return fit(new VisitCounts(counted));
  }

  private static Estimable<BetaGeometricFit> fit(VisitCounts counts) {
    Shape best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (double ofVisits : START_SUMS) {
      for (double ofLeaving : START_SUMS) {
        Shape found = climb(counts, start(counts, ofVisits, ofLeaving));
        double reached = found == null ? Double.NaN : counts.logLikelihood(found);
        if (reached > highest) {
          best = found;
          highest = reached;
        }
      }
    }
    if (best == null) {
      return Estimable.missing(Cause.NOT_CONVERGED);
    }
    if (best.atExtreme()) {
      return Estimable.missing(Cause.ALWAYS_OR_NEVER_LEFT);
    }
    VisitCounts.Derivatives at = counts.derivatives(best);
    boolean[] held = held(best, at.gradient());
    return isFlat(at.hessian(), held)
        ? Estimable.missing(Cause.RECORDS_TOO_SHORT)
        : Estimable.of(new BetaGeometricFit(counts, best, at));
  }

  private static Shape start(VisitCounts counts, double ofVisits, double ofLeaving) {
    double taken = 0;
    double offered = 0;
    double gone = 0;
    for (int k = 0; k < counts.people.length; k++) {
      taken += counts.people[k] * counts.attendances[k];
      offered += counts.people[k] * (counts.last[k] + 0.5);
      gone += counts.last[k] < counts.opportunities[k] ? counts.people[k] : 0;
    }
    double visit = Math.min(0.95, taken / offered);
    double leave = Math.max(0.001, Math.min(0.5, gone / (offered + gone)));
    return new Shape(logit(visit), Math.log(ofVisits), logit(leave), Math.log(ofLeaving));
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }

  static boolean[] held(Shape shape, double[] gradient) {
    boolean[] held = new boolean[Shape.SIZE];
    for (int j = 0; j < Shape.SIZE; j++) {
      held[j] = shape.isHeld(j, gradient[j]);
    }
    return held;
  }

  private static boolean isFlat(double[][] hessian, boolean[] held) {
    return !Cholesky.of(damped(hessian, held, 0), FLAT).aliased().isEmpty();
  }

  /** Minus the second derivatives, with a multiple of their size added; held parameters alone. */
  static double[][] damped(double[][] hessian, boolean[] held, double damping) {
    double[][] information = new double[Shape.SIZE][Shape.SIZE];
    for (int i = 0; i < Shape.SIZE; i++) {
      for (int j = 0; j < Shape.SIZE; j++) {
        information[i][j] = held[i] || held[j] ? 0 : -hessian[i][j];
      }
      information[i][i] += held[i] ? 1 : damping * (1e-3 + Math.abs(hessian[i][i]));
    }
    return information;
  }

  /** Newton's method, damped where the likelihood is not concave; null if it does not settle. */
  static Shape climb(VisitCounts counts, Shape start) {
    Shape here = start;
    double damping = 0;
    VisitCounts.Derivatives at = counts.derivatives(here);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      boolean[] held = held(here, at.gradient());
      double[] gradient = at.gradient().clone();
      for (int j = 0; j < Shape.SIZE; j++) {
        gradient[j] = held[j] ? 0 : gradient[j];
      }
      Cholesky factor = Cholesky.of(damped(at.hessian(), held, damping), 0);
      double[] step = factor.solve(gradient);
      double worth = Matrices.dot(gradient, step);
      boolean concave = factor.aliased().isEmpty();
      if (concave && worth <= SETTLED * Math.max(1, Math.abs(at.logLikelihood()))) {
        return here.moved(step, 1);
      }
      double length = Arrays.stream(step).map(Math::abs).max().getAsDouble();
      Shape next = here.moved(step, Math.min(1, LONGEST / length));
      if (concave && counts.logLikelihood(next) > at.logLikelihood()) {
        here = next;
        at = counts.derivatives(here);
        damping = damping < 1e-6 ? 0 : damping / 10;
      } else if (concave && damping == 0 && worth < 1e-10) {
        // The rise is below rounding: this is as high as numbers tell.
        return next;
      } else if (damping > LARGEST_DAMPING) {
        return null;
      } else {
        damping = Math.max(1e-6, 10 * damping);
      }
    }
    return null;
  }
}
