package org.rollcall.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.study.Arm;

/**
 * One check of one analysis.
 *
 * @param analysisId the analysis
 * @param check name of the check
 * @param arm the arm that was checked; empty for all together
 * @param value what was found; empty if there was nothing to check
 * @param threshold what it was held against; empty for a number that is only shown
 * @param result how it came out
 * @param consequence what follows from a failure
 */
public record Diagnostic(
    String analysisId,
    String check,
    Optional<Arm> arm,
    OptionalDouble value,
    OptionalDouble threshold,
    Result result,
    Consequence consequence) {

  /** How a check came out. */
  public enum Result {
    PASS("pass"),
    FAIL("fail"),
    NOT_APPLICABLE("not_applicable");

    private final String key;

    Result(String key) {
      this.key = key;
    }

    /** The name in tables. */
    public String key() {
      return key;
    }
  }

  /** What follows from a failure. */
  public enum Role {
    /** The estimate is withheld. */
    GATE,
    /** No verdict is given; the estimate is shown, with the reason beside it. */
    VERDICT,
    /** The estimate is shown beside it. */
    NOTE
  }

  /** The same, failed: there is nothing that its value could be. */
  Diagnostic failed() {
    return new Diagnostic(analysisId, check, arm, value, threshold, Result.FAIL, consequence);
  }

  /** Whether no verdict may rest on the estimate. */
  public boolean forbidsVerdict() {
    return consequence.role() == Role.VERDICT && result == Result.FAIL;
  }

  /** Whether the estimate must be withheld. */
  public boolean withholds() {
    return consequence.role() == Role.GATE && result == Result.FAIL;
  }
}
