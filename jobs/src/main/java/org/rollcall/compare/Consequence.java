package org.rollcall.compare;

/**
 * What follows from a failed check.
 *
 * @param role whether the estimate, or a verdict, is withheld
 * @param sentence why, with a place for the name of the check and one for its limit; empty where
 *     nothing is withheld
 */
record Consequence(Diagnostic.Role role, String sentence) {

  /** The estimate is shown beside it. */
  static final Consequence NOTED = new Consequence(Diagnostic.Role.NOTE, "");

  /** There is no verdict; the reason is told with those of other arms. */
  static final Consequence NO_VERDICT = new Consequence(Diagnostic.Role.VERDICT, "");

  /** The estimate is withheld. */
  static Consequence withholds(String sentence) {
    return new Consequence(Diagnostic.Role.GATE, sentence);
  }
}
