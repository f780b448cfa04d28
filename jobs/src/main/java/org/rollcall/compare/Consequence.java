package org.rollcall.compare;

import java.util.Optional;

/**
 * What follows from a failed check.
 *
 * @param role whether the estimate, or a verdict, is withheld
 * @param reason what is said of it, with the arm, the name of the check and its limit; empty where
 *     nothing is withheld
 */
record Consequence(Diagnostic.Role role, Optional<ReasonCode> reason) {

  /** The estimate is shown beside it. */
  static final Consequence NOTED = new Consequence(Diagnostic.Role.NOTE, Optional.empty());

  /** There is no verdict; the reason is told with those of other arms. */
  static final Consequence NO_VERDICT = new Consequence(Diagnostic.Role.VERDICT, Optional.empty());

  /** There is no verdict, for that reason. */
  static Consequence forbidsVerdict(ReasonCode reason) {
    return new Consequence(Diagnostic.Role.VERDICT, Optional.of(reason));
  }

  /** The estimate is withheld. */
  static Consequence withholds(ReasonCode reason) {
    return new Consequence(Diagnostic.Role.GATE, Optional.of(reason));
  }
}
