/**
 * Propensity weighting on counts: weights, balance, overlap, weighted differences with a variance
 * that knows the propensity was estimated, a doubly robust second opinion, and how strong an
 * unmeasured reason would have to be.
 */
package org.rollcall.stats.weighting;
