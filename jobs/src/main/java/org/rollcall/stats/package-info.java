/**
 * Statistics: counts in, estimates or reasons out. No Spark, no files; on commons-math3.
 *
 * <p><b>Cells.</b> Every estimator takes cells of counts: people who are alike in all that it looks
 * at are one cell with a {@link org.rollcall.stats.Frequency}. First it puts the cells in an order
 * of content and merges equal ones. So counts give what rows would give, in estimates and in their
 * precision, and neither the order of cells nor the labels of clusters matter. A {@link
 * org.rollcall.stats.SamplingWeight} is another thing: how much a person counts for.
 *
 * <p><b>Answers.</b> One number is an {@link org.rollcall.stats.Estimate}, a curve or a model an
 * {@link org.rollcall.stats.Estimable}; both may be a {@link org.rollcall.stats.NotEstimable} with
 * a reason that a reader understands. No NaN, no infinite limit, no exception for data that are too
 * few or too plain; an {@code IllegalArgumentException} is a mistake of the caller.
 *
 * <p><b>Precision.</b> Groups are the units that vary. {@link
 * org.rollcall.stats.clusters.ClusterJackknife} leaves out one group at a time and refers to t with
 * the smaller arm's groups less one; sandwiches sum scores by group and refer to t with groups less
 * one. Variances that take people as independent say so in their name.
 *
 * <p><b>Topics.</b> {@code clusters}: means and shares of grouped people, likeness within groups,
 * what a study could detect. {@code survival}: curves, incidences, recurrent attendances, hazards.
 * {@code regression}: linear, logistic, multinomial, counts. {@code weighting}: propensities,
 * balance, weighted comparisons, unmeasured confounding. {@code twosample}: shares, ranks and means
 * of two samples, equivalence. {@code agreement}: coders and scales. {@code multiplicity}: several
 * tests. {@code latent}: leaving that nobody sees. {@code series}: before and after a date. {@code
 * likelihood} and {@code numeric}: what they share.
 *
 * <p><b>Checked</b> by {@code GoldenTest} against R on real and made-up data, by a subclass of
 * {@code EstimatorContract} for the laws, and by tests of their own.
 *
 * <p><b>Where R differs on counts.</b> Case weights under Efron's ties are not repeated people
 * ({@link org.rollcall.stats.survival.CoxRegression}); CR2 on weighted cells is not CR2 on rows
 * ({@link org.rollcall.stats.Variance}); curves are carried on past the last follow-up ({@link
 * org.rollcall.stats.survival.KaplanMeier}); {@code glm} prints errors of its last step but one,
 * and {@code survfit} leaves {@code cluster} out of several states (see the tests).
 */
package org.rollcall.stats;
