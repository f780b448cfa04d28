package org.rollcall.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Figure;

/** The same comparison under other rules: does the sign hold? */
final class SensitivityTable {

  private SensitivityTable() {}

  /** The table of one analysis; empty where the release has no alternative to it. */
  static Optional<Figure> of(ReportRows rows, ReportRow contrast) {
    String analysis = contrast.text("analysis_id");
    Unit unit = Unit.of(contrast.text("unit"));
    List<ReportRow> lines =
        rows.of("sensitivity", line -> line.is("analysis_id", analysis)).stream()
            .sorted(Comparator.comparing((ReportRow l) -> Labels.order(l.text("alternative"))))
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String what = Labels.lower(contrast.outcome("outcome").label());
    String measure = unit.isShare() ? ", percentage points" : "";
    return Optional.of(
        new Figure(
            "other-rules",
            new Caption(
                headline(lines),
                "Difference, "
                    + Labels.contrast(contrast.text("contrast"))
                    + measure
                    + ", beside the main analysis: "
                    + what),
            Figure.Body.TABLE,
            Grids.of(lines)
                .said("Who has left", "alternative", SensitivityTable::rule)
                .count("People", "n_people")
                .count("Groups", "n_groups")
                .limits(field -> line -> CellFormatter.difference(line, field, unit))
                .cell("Same sign", "same_sign", l -> flag(l, "same_sign"))
                .cell("Turns it beyond chance", "turns_sign", l -> flag(l, "turns_sign"))
                .status()
                .captioned("The difference under other rules")));
  }

  /** Whether an alternative turns the sign of the analysis, by more than chance. */
  static boolean definitionDependent(List<ReportRow> lines) {
    return lines.stream().anyMatch(line -> line.flag("turns_sign").orElse(false));
  }

  private static String headline(List<ReportRow> lines) {
    if (definitionDependent(lines)) {
      return "Definition-dependent: the sign of the difference changes with the rule";
    }
    if (lines.stream().anyMatch(line -> !line.flag("same_sign").orElse(true))) {
      return "No other rule turns the sign of the difference by more than chance";
    }
    long known = lines.stream().filter(line -> line.flag("same_sign").isPresent()).count();
    return known == 0
        ? "Whether other rules keep the sign is withheld"
        : "The sign of the difference holds under "
            + known
            + " of "
            + lines.size()
            + " other rules"
            + (known < lines.size() ? "; the rest is not shown" : "");
  }

  private static Cell rule(ReportRow line) {
    return CellFormatter.said(
        Labels.upper(Labels.definition(line.text("alternative"))), line, "alternative");
  }

  private static Cell flag(ReportRow line, String field) {
    String said = line.flag(field).map(is -> is ? "yes" : "no").orElseGet(line::mark);
    return CellFormatter.said(said, line, field);
  }
}
