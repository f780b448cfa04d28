package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
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
   * What may be published: without outcomes that records know of some people alone, and without
   * what is of a part of the people, as the difference of two counts would tell of the others.
   * Checks of an outcome are published as alternatives to it.
   *
   * @param outcomes those of the study
   * @return the same without contrasts, arms and checks of these, and without what was guessed
   */
  public Findings published(OutcomeCatalog outcomes) {
    Set<String> kept =
        outcomes.all().stream()
            .filter(outcome -> outcome.isCompared() && !outcome.measure().isPartlyKnown())
            .map(Outcome::key)
            .collect(Collectors.toSet());
    List<Contrast> open =
        contrasts.stream().filter(c -> kept.contains(c.outcome()) && c.isPublished()).toList();
    Set<String> analyses = open.stream().map(Contrast::analysisId).collect(Collectors.toSet());
    return new Findings(
        open,
        arms.stream().filter(arm -> kept.contains(arm.measure())).toList(),
        diagnostics.stream().filter(check -> analyses.contains(check.analysisId())).toList(),
        assumptions.stream().filter(Assumption::isPublished).toList(),
        alternatives.stream().filter(other -> analyses.contains(other.analysisId())).toList());
  }

  /**
   * Why nothing that follows single people of a mode may be shown, as its retention curve.
   *
   * @param stratum of which population
   * @param mode face-to-face or online
   * @return the reason; empty if it may be shown
   */
  public List<Message> withheld(String stratum, Arm mode) {
    Set<String> analyses =
        contrasts.stream()
            .filter(contrast -> contrast.stratum().equals(stratum))
            .map(Contrast::analysisId)
            .collect(Collectors.toSet());
    return diagnostics.stream()
        .filter(check -> analyses.contains(check.analysisId()))
        .filter(Diagnostic::withholds)
        .filter(
            d ->
                d.check().equals(Checks.MODES_LINKED)
                    || d.check().equals(Checks.LINKAGE) && d.arm().equals(Optional.of(mode)))
        .findFirst()
        .map(failed -> Checks.withheld(List.of(failed)))
        .orElse(List.of());
  }
}
