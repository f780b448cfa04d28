package org.rollcall.stats.weighting;

/**
 * Whom the arms are made alike to: weights from the probabilities e of each arm.
 *
 * <p>All are h(x) / e of one's own arm, for a tilting function h that says who is counted: people
 * count in the target population in proportion to h.
 *
 * @see "Li, Morgan & Zaslavsky (2018), doi:10.1080/01621459.2016.1260466"
 * @see "Li & Li (2019), doi:10.1214/19-AOAS1282"
 */
public enum WeightScheme {
  /** Everybody counts once, h/e = 1: no propensity is used, the arms are as they are. */
  NONE {
    @Override
    double weight(double[] e, int arm, int target) {
      return 1;
    }

    @Override
    double[] slope(double[] e, int target) {
      return new double[e.length];
    }
  },
  /** All people, h = 1: 1 / e. */
  ATE {
    @Override
    double weight(double[] e, int arm, int target) {
      return 1 / e[arm];
    }

    @Override
    double[] slope(double[] e, int target) {
      return e.clone();
    }
  },
  /**
   * People like those of the target arm t, h = e(t): e(t) / e. With two arms and t = 1 the effect
   * on the treated, with t = 0 that on the controls.
   */
  ATT {
    @Override
    double weight(double[] e, int arm, int target) {
      return arm == target ? 1 : e[target] / e[arm];
    }

    @Override
    double[] slope(double[] e, int target) {
      double[] slope = new double[e.length];
      slope[target] = 1;
      return slope;
    }
  },
  /**
   * People who might have gone either way, h = 1 / Σ 1/e: h / e, which is 1 − e with two arms.
   *
   * <p>Never above 1, and with two arms and a logistic propensity the weighted means of the model's
   * terms are equal in both arms: such a table of zeros is no sign of comparable arms.
   */
  OVERLAP {
    @Override
    double weight(double[] e, int arm, int target) {
      return overlap(e)[arm];
    }

    @Override
    double[] slope(double[] e, int target) {
      return overlap(e);
    }
  };

  /**
   * The weight of a person.
   *
   * @param e probability of each arm, positive, shape (arms,)
   * @param arm the person's own
   * @param target whose population it is, for {@link #ATT}
   */
  abstract double weight(double[] e, int arm, int target);

  /**
   * What the weight's derivative is made of: by the linear predictor of arm c it is weight times
   * (slope[c] − 1 if c is the person's own arm).
   *
   * @return shape (arms,)
   */
  abstract double[] slope(double[] e, int target);

  /** Generalised overlap weights of all arms; divided by the least e, so that none overflows. */
  private static double[] overlap(double[] e) {
    double least = e[0];
    for (double probability : e) {
      least = Math.min(least, probability);
    }
    double sum = 0;
    double[] inverse = new double[e.length];
    for (int arm = 0; arm < e.length; arm++) {
      inverse[arm] = least / e[arm];
      sum += inverse[arm];
    }
    for (int arm = 0; arm < e.length; arm++) {
      inverse[arm] /= sum;
    }
    return inverse;
  }
}
