package org.rollcall.report;

import java.util.List;
import org.rollcall.contract.CellStatus;
import org.rollcall.report.page.Page.Term;

/** The marks that stand for values not shown. */
final class StatusFlags {

  static final List<Term> ALL =
      List.of(
          new Term(
              of(CellStatus.CONFIDENTIAL),
              "confidential: too few people or groups to show, or nothing to show"),
          new Term(of(CellStatus.UNRELIABLE), "too unreliable to show"),
          new Term(of(CellStatus.NOT_AVAILABLE), "not available"),
          new Term(of(CellStatus.NOT_APPLICABLE), "not applicable"),
          new Term(
              of(CellStatus.PROVISIONAL),
              "provisional: not everybody has been followed long enough"),
          new Term("\u00b7", "not reached yet"));

  private StatusFlags() {}

  /** How a value of that status is marked where it is not shown. */
  static String of(CellStatus status) {
    return "[" + status.key() + "]";
  }

  /** What the row's mark means; the mark itself where the legend lacks it. */
  static String meaning(ReportRow line) {
    return ALL.stream()
        .filter(term -> term.word().equals(line.mark()))
        .map(Term::meaning)
        .findFirst()
        .orElse(line.mark());
  }

  /** The mark, its meaning and the release's own reason. */
  static String why(ReportRow line) {
    String reason = line.text("reason");
    return line.mark() + " " + meaning(line) + (reason.isBlank() ? "" : " (" + reason + ")");
  }
}
