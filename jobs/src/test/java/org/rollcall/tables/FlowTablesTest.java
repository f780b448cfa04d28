package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.FlowLine.Step;
import org.rollcall.contract.Table;

class FlowTablesTest {

  /** Half of the rows are unfinished surveys, one in two hundred is bad: nothing is wrong. */
  @Test
  void dataQuality_rowsSetAside_violateNothing() {
    Table quality =
        FlowTables.dataQuality(
            new Stamp("r", "h", LocalDate.of(2026, 6, 30)),
            List.of(
                line(Step.READ, "", 200, 200),
                line(Step.REJECTED, "ANSWER-RANGE", 200, 199),
                line(Step.REJECTED, "ASIDE-UNFINISHED", 199, 99),
                line(Step.CURATED, "", 99, 99)));
    List<String> checks =
        quality.rows().stream()
            .map(
                row ->
                    row.text("check")
                        + " "
                        + row.whole("n_violated")
                        + " "
                        + row.text("check_status"))
            .toList();
    assertEquals(
        List.of("rows_duplicate 0 pass", "rows_rejected 1 pass", "rule_ANSWER-RANGE 1 pass"),
        checks);
  }

  private static FlowLine line(Step step, String reason, long in, long out) {
    return new FlowLine("survey", "f", "survey_responses", step, reason, in, out);
  }
}
