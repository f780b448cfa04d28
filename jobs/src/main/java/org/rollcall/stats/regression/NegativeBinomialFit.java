package org.rollcall.stats.regression;

/**
 * A fitted negative binomial regression.
 *
 * @param regression coefficients on the log scale; precision given theta
 * @param theta size: the variance of a count is mean + mean² / theta
 * @param thetaStdError from the observed information on theta alone; blind to clusters and to
 *     sampling weights
 */
public record NegativeBinomialFit(RegressionFit regression, double theta, double thetaStdError) {}
