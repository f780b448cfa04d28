package org.rollcall.stats.weighting;

/**
 * What a difference of two arms' means is divided by.
 *
 * <p>All but the last are of the arms before weighting, so that weighting changes a difference and
 * not the yardstick.
 *
 * @see "Austin & Stuart (2015), doi:10.1002/sim.6607"
 */
public enum DifferenceScale {
  /** √((s₁² + s₂²) / 2), with n − 1: the project's, for any column. */
  POOLED {
    @Override
    double variance(Moments one, Moments two, Moments oneAfter, Moments twoAfter) {
      return (one.variance() + two.variance()) / 2;
    }
  },
  /** s₁ of the first arm, as R's MatchIt for columns that are not 0/1. */
  FIRST_ARM {
    @Override
    double variance(Moments one, Moments two, Moments oneAfter, Moments twoAfter) {
      return one.variance();
    }
  },
  /** √((p₁(1 − p₁) + p₂(1 − p₂)) / 2), for 0/1 columns, as R's cobalt. */
  POOLED_SHARES {
    @Override
    double variance(Moments one, Moments two, Moments oneAfter, Moments twoAfter) {
      return (ofShare(one) + ofShare(two)) / 2;
    }
  },
  /** √(p₁(1 − p₁)) of the first arm, for 0/1 columns, as R's MatchIt. */
  FIRST_ARM_SHARE {
    @Override
    double variance(Moments one, Moments two, Moments oneAfter, Moments twoAfter) {
      return ofShare(one);
    }
  },
  /** The pooled standard deviation of the arms as weighted. */
  POOLED_WEIGHTED {
    @Override
    double variance(Moments one, Moments two, Moments oneAfter, Moments twoAfter) {
      return (oneAfter.variance() + twoAfter.variance()) / 2;
    }
  };

  /** The square of what is divided by. */
  abstract double variance(Moments one, Moments two, Moments oneAfter, Moments twoAfter);

  private static double ofShare(Moments of) {
    return of.mean() * (1 - of.mean());
  }
}
