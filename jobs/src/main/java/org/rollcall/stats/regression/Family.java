package org.rollcall.stats.regression;

import org.apache.commons.math3.special.Gamma;

/** The distribution of an outcome given its linear predictor. */
interface Family {

  /** The mean at a linear predictor. */
  double mean(double predictor);

  /** The log-likelihood of one person, up to what {@link #constant} adds. */
  double logLikelihood(double outcome, double predictor);

  /** Its derivative by the linear predictor. */
  double score(double outcome, double predictor);

  /** Minus its expected second derivative. */
  double information(double predictor);

  /** Variance of the outcome at a mean, in units of the dispersion. */
  double variance(double mean);

  /** The part of the log-likelihood that depends on the outcome alone. */
  double constant(double outcome);

  /** The greatest log-likelihood of one person that any linear predictor could give. */
  double saturated(double outcome);

  /** The linear predictor of a mean. */
  double link(double mean);

  /** Whether the exponential of an offset multiplies the mean. */
  default boolean hasLogLink() {
    return false;
  }

  /** Independent normal outcomes of variance one. */
  Family NORMAL =
      new Family() {
        @Override
        public double mean(double predictor) {
          return predictor;
        }

        @Override
        public double logLikelihood(double outcome, double predictor) {
          double residual = outcome - predictor;
          return -residual * residual / 2;
        }

        @Override
        public double score(double outcome, double predictor) {
          return outcome - predictor;
        }

        @Override
        public double information(double predictor) {
          return 1;
        }

        @Override
        public double variance(double mean) {
          return 1;
        }

        @Override
        public double constant(double outcome) {
          return 0;
        }

        @Override
        public double saturated(double outcome) {
          return 0;
        }

        @Override
        public double link(double mean) {
          return mean;
        }
      };

  /** Outcomes 0 and 1, logit link; forms that keep their digits where a probability is near one. */
  Family BERNOULLI =
      new Family() {
        @Override
        public double mean(double predictor) {
          return 1 / (1 + Math.exp(-predictor));
        }

        @Override
        public double logLikelihood(double outcome, double predictor) {
          double against = outcome == 1 ? -predictor : predictor;
          return against > 0
              ? -against - Math.log1p(Math.exp(-against))
              : -Math.log1p(Math.exp(against));
        }

        @Override
        public double score(double outcome, double predictor) {
          return outcome == 1 ? 1 / (1 + Math.exp(predictor)) : -1 / (1 + Math.exp(-predictor));
        }

        @Override
        public double information(double predictor) {
          double odds = Math.exp(-Math.abs(predictor));
          return odds / ((1 + odds) * (1 + odds));
        }

        @Override
        public double variance(double mean) {
          return mean * (1 - mean);
        }

        @Override
        public double constant(double outcome) {
          return 0;
        }

        @Override
        public double saturated(double outcome) {
          return 0;
        }

        @Override
        public double link(double mean) {
          return Math.log(mean / (1 - mean));
        }
      };

  /** Counts, log link. */
  Family POISSON =
      new Family() {
        @Override
        public double mean(double predictor) {
          return Math.exp(predictor);
        }

        @Override
        public double logLikelihood(double outcome, double predictor) {
          return outcome * predictor - Math.exp(predictor);
        }

        @Override
        public double score(double outcome, double predictor) {
          return outcome - Math.exp(predictor);
        }

        @Override
        public double information(double predictor) {
          return Math.exp(predictor);
        }

        @Override
        public double variance(double mean) {
          return mean;
        }

        @Override
        public double constant(double outcome) {
          return -Gamma.logGamma(outcome + 1);
        }

        @Override
        public double saturated(double outcome) {
          return outcome == 0 ? 0 : outcome * Math.log(outcome) - outcome;
        }

        @Override
        public double link(double mean) {
          return Math.log(mean);
        }

        @Override
        public boolean hasLogLink() {
          return true;
        }
      };

  /**
   * Counts, log link, variance mean + mean² / theta (NB2).
   *
   * @param theta size, positive
   */
  record NegativeBinomial(double theta) implements Family {

    @Override
    public double mean(double predictor) {
      return Math.exp(predictor);
    }

    @Override
    public double logLikelihood(double outcome, double predictor) {
      double mean = Math.exp(predictor);
      return outcome * (predictor - Math.log(theta + mean)) - theta * Math.log1p(mean / theta);
    }

    @Override
    public double score(double outcome, double predictor) {
      double mean = Math.exp(predictor);
      return (outcome - mean) / (1 + mean / theta);
    }

    @Override
    public double information(double predictor) {
      double mean = Math.exp(predictor);
      return mean / (1 + mean / theta);
    }

    @Override
    public double variance(double mean) {
      return mean + mean * mean / theta;
    }

    @Override
    public double constant(double outcome) {
      return Gamma.logGamma(outcome + theta) - Gamma.logGamma(theta) - Gamma.logGamma(outcome + 1);
    }

    @Override
    public double saturated(double outcome) {
      return outcome == 0 ? 0 : logLikelihood(outcome, Math.log(outcome));
    }

    @Override
    public double link(double mean) {
      return Math.log(mean);
    }

    @Override
    public boolean hasLogLink() {
      return true;
    }
  }
}
