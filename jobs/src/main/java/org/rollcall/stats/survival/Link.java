package org.rollcall.stats.survival;

/** How a linear predictor η becomes the hazard h of a period. */
public enum Link {
  /** log(h / (1 − h)) = η: coefficients are log odds ratios. */
  LOGIT {
    @Override
    double predictor(double hazard) {
      return Math.log(hazard / (1 - hazard));
    }

    @Override
    double logEvent(double eta) {
      return logNone(-eta);
    }

    @Override
    double logNone(double eta) {
      return -Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta)));
    }

    @Override
    double scoreOfEvent(double eta) {
      return 1 / (1 + Math.exp(eta));
    }

    @Override
    double scoreOfNone(double eta) {
      return -1 / (1 + Math.exp(-eta));
    }
  },
  /** log(−log(1 − h)) = η: coefficients are log hazard ratios of a time that is only grouped. */
  COMPLEMENTARY_LOG_LOG {
    @Override
    double predictor(double hazard) {
      return Math.log(-Math.log1p(-hazard));
    }

    @Override
    double logEvent(double eta) {
      return Math.log(-Math.expm1(-Math.exp(eta)));
    }

    @Override
    double logNone(double eta) {
      return -Math.exp(eta);
    }

    @Override
    double scoreOfEvent(double eta) {
      double e = Math.exp(eta);
      return e == 0 ? 1 : e / Math.expm1(e);
    }

    @Override
    double scoreOfNone(double eta) {
      return -Math.exp(eta);
    }
  };

  /** η of a hazard between 0 and 1. */
  abstract double predictor(double hazard);

  abstract double logEvent(double eta);

  abstract double logNone(double eta);

  /** Derivative of the log-likelihood of an event by η. */
  abstract double scoreOfEvent(double eta);

  /** Derivative of the log-likelihood of no event by η; the expected information is −both. */
  abstract double scoreOfNone(double eta);
}
