package org.rollcall.stats.survival;

import java.util.Optional;
import org.rollcall.stats.likelihood.LogLikelihood;

/** The partial log-likelihood of a Cox regression; parameters are its coefficients. */
record PartialLikelihood(CoxData data, Patterns patterns, Ties ties)
    implements LogLikelihood<RiskSets> {

  @Override
  public RiskSets at(double[] parameters) {
    return new RiskSets(data, patterns, ties, parameters);
  }

  @Override
  public double value(RiskSets point) {
    return point.logLikelihood();
  }

  @Override
  public Optional<Step> step(RiskSets point) {
    return Step.of(point.score, point.factor);
  }

  @Override
  public double largestMove(double[] change) {
    return patterns.spread(change);
  }

  @Override
  public double unit() {
    return data.unit;
  }
}
