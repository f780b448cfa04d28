package org.rollcall.stats.weighting;

/**
 * The scale an effect is measured on, with its approximate risk ratio.
 *
 * <p>Odds and hazard ratios of an outcome that is rare, below about 15% by the end of follow-up,
 * are risk ratios already: use {@link #RISK_RATIO} for them.
 *
 * @see "VanderWeele & Ding (2017), doi:10.7326/M16-2607, table 2"
 */
public enum EffectScale {
  /** Ratio of risks; also odds or hazard ratio of a rare outcome: itself. */
  RISK_RATIO {
    @Override
    double riskRatio(double effect) {
      return effect;
    }
  },
  /** Odds ratio of a common outcome: its square root. */
  ODDS_RATIO {
    @Override
    double riskRatio(double effect) {
      return Math.sqrt(effect);
    }
  },
  /** Hazard ratio of a common outcome: (1 − 0.5^√HR) / (1 − 0.5^√(1/HR)). */
  HAZARD_RATIO {
    @Override
    double riskRatio(double effect) {
      // expm1 keeps the digits of ratios near 0.
      return Math.expm1(Math.sqrt(effect) * LOG_HALF)
          / Math.expm1(Math.sqrt(1 / effect) * LOG_HALF);
    }
  };

  private static final double LOG_HALF = Math.log(0.5);

  /** The risk ratio that an effect on this scale is about; increasing in the effect. */
  abstract double riskRatio(double effect);
}
