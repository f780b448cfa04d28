package org.rollcall.stats.weighting;

/** How an outcome is modelled in each arm. */
public enum OutcomeModel {
  /** Linear in the covariates. */
  LINEAR,
  /** The log odds linear in the covariates, for 0/1 outcomes. */
  LOGISTIC
}
