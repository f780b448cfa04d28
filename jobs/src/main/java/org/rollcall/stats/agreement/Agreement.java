package org.rollcall.stats.agreement;

import org.rollcall.stats.Estimate;

/**
 * A coefficient of agreement, (observed − expected) / (1 − expected).
 *
 * @param observed share of agreement, between 0 and 1: the percent agreement
 * @param expected share expected by chance, below 1
 * @param value the coefficient, 1 for perfect agreement
 * @param estimate the coefficient with its standard error, or why there is none: perfect agreement
 *     has none
 */
public record Agreement(double observed, double expected, double value, Estimate estimate) {}
