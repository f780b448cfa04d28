package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import org.rollcall.study.Arm;

/**
 * All that a comparison found.
 *
 * @param contrasts differences, in a fixed order
 * @param arms measures of single arms
 * @param diagnostics checks of the contrasts
 * @param assumptions sentences, by estimand
 * @param alternatives the same analyses done differently
 */
public record Findings(
    List<Contrast> contrasts,
    List<ArmEstimate> arms,
    List<Diagnostic> diagnostics,
    List<Assumption> assumptions,
    List<Alternative> alternatives) {

  public Findings {
    contrasts = List.copyOf(contrasts);
    arms = List.copyOf(arms);
    diagnostics = List.copyOf(diagnostics);
    assumptions = List.copyOf(assumptions);
    alternatives = List.copyOf(alternatives);
  }

  /**
   * Why nothing that follows single people of a mode may be shown, as its retention curve.
   *
   * @param mode face-to-face or online
   * @return the sentence; empty if it may be shown
   */
  public Optional<String> withheld(Arm mode) {
    return diagnostics.stream()
        .filter(Diagnostic::withholds)
        .filter(d -> d.check().equals(Checks.LINKAGE) && d.arm().equals(Optional.of(mode)))
        .findFirst()
        .map(failed -> Checks.sentence(List.of(failed)));
  }
}
