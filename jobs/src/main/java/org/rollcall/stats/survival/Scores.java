package org.rollcall.stats.survival;

/**
 * What sandwich variances are made of.
 *
 * @param byCluster sums of the people's scores by cluster, shape (clusters, p)
 * @param ofPeople sum over people of the square of their score, shape (p, p)
 * @param unit what one person counts for on average
 */
record Scores(double[][] byCluster, double[][] ofPeople, double unit) {}
