package org.rollcall.simulate;

/** Whose groups they are. */
enum Program {
  SMART_RECOVERY("smart_recovery", 0),
  /** Another family, in which people stay longer. */
  AL_ANON("al_anon", -.9),
  /** Another program, which the study does not analyse. */
  ALCOHOLICS_ANONYMOUS("alcoholics_anonymous", 0);

  final String key;

  /** Log-odds of leaving that it adds. */
  final double effect;

  Program(String key, double effect) {
    this.key = key;
    this.effect = effect;
  }

  boolean isAnalysed() {
    return this != ALCOHOLICS_ANONYMOUS;
  }
}
