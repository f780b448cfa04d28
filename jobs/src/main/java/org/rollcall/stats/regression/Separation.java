package org.rollcall.stats.regression;

/** What to do where covariates tell the outcome without fail, so that no best fit exists. */
public enum Separation {
  /** Say so and give no fit. */
  REFUSE,
  /**
   * Maximise the likelihood with Firth's penalty instead, which has a finite maximum always.
   *
   * @see "Heinze & Schemper (2002), doi:10.1002/sim.1047"
   */
  FIRTH
}
