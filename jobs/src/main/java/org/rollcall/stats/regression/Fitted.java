package org.rollcall.stats.regression;

/**
 * What a family's search found.
 *
 * @param family the distribution
 * @param parameters in the columns of the basis
 * @param information at the fit
 * @param residuals derivative of a person's log-likelihood by the linear predictor, per cell
 * @param weights its information, per cell
 * @param variances of a person's outcome divided by the sampling weight, per cell
 * @param logLikelihood with all constants
 * @param deviance twice the log-likelihood that is missing to a perfect fit
 * @param nullDeviance the same with the intercept and offset alone
 * @param dispersion Pearson's, of the linear model the residual variance
 * @param scale root mean square size of residuals that would not be rounding
 */
record Fitted(
    Family family,
    double[] parameters,
    double[][] information,
    double[] residuals,
    double[] weights,
    double[] variances,
    double logLikelihood,
    double deviance,
    double nullDeviance,
    double dispersion,
    double scale) {}
