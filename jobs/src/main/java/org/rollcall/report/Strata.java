package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.ProgramFamily;
import org.rollcall.report.page.Page;

/**
 * Families of programs that a release keeps apart: the page draws the one with most starters, tells
 * the answer of each other in a sentence, and says so.
 *
 * @param families those that the release has, in their order; none where there is one population
 * @param shown the one that the page draws
 */
record Strata(List<ProgramFamily> families, Optional<ProgramFamily> shown) {

  static Strata of(ReportRows rows) {
    List<String> found =
        rows.peek("engagement").stream().map(line -> line.text("stratum")).distinct().toList();
    List<ProgramFamily> families =
        List.of(ProgramFamily.values()).stream().filter(f -> found.contains(f.key())).toList();
    return new Strata(
        families,
        families.stream().min(Comparator.comparingDouble(family -> -starters(rows, family))));
  }

  private static double starters(ReportRows rows, ProgramFamily family) {
    return rows.peek("engagement").stream()
        .filter(line -> line.is("stratum", family.key()))
        .flatMap(line -> line.count("n_people").stream())
        .mapToDouble(ReportRow.Count::middle)
        .max()
        .orElse(0);
  }

  /** The rows that the page draws. */
  ReportRows drawn(ReportRows rows) {
    return shown.map(rows::in).orElse(rows);
  }

  /** With what the other families show. */
  Page.Answer completed(Page.Answer answer, ReportRows rows, Provenance.Focus focus) {
    if (shown.isEmpty()) {
      return answer;
    }
    List<String> notes = new ArrayList<>(answer.notes());
    notes.add(
        "These data are of programs of "
            + families.size()
            + " families, which are not pooled, as attending means something else in each. This page"
            + " draws "
            + Labels.lower(shown.get().title())
            + "; the tables hold each family.");
    families.stream()
        .filter(family -> !family.equals(shown.get()))
        .forEach(family -> notes.add(family.title() + ": " + said(rows.in(family), focus)));
    return new Page.Answer(
        shown.get().title() + ": " + Labels.lower(answer.heading()),
        answer.lead(),
        answer.cards(),
        notes);
  }

  private static String said(ReportRows rows, Provenance.Focus focus) {
    return LeadAnswer.primary(rows, focus)
        .flatMap(FindingText::finding)
        .map(finding -> FindingText.of(finding) + ": " + FindingText.range(finding) + ".")
        .orElse("no difference can be shown.");
  }
}
