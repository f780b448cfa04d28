package org.rollcall.tables;

import java.util.List;
import java.util.function.Function;
import org.rollcall.compare.Findings;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.study.Study;

/** All tables of a release but {@code suppression}, which disclosure control fills. */
public final class Tables {

  /**
   * What the tables are filled from.
   *
   * @param stamp what every row carries
   * @param study the study
   * @param measured what was counted
   * @param findings what was estimated
   * @param flow what became of every row of every file
   */
  public record Source(
      Stamp stamp, Study study, Measured measured, Findings findings, List<FlowLine> flow) {}

  private static final List<Function<Source, Table>> ALL =
      List.of(
          s -> FindingTables.contrast(s.stamp(), s.findings(), s.measured()),
          s -> FindingTables.assumption(s.stamp(), s.findings()),
          s -> FindingTables.diagnostic(s.stamp(), s.findings()),
          s -> FindingTables.sensitivity(s.stamp(), s.findings()),
          s -> CohortFlow.of(s.stamp(), s.study(), s.measured()),
          s -> FindingTables.engagement(s.stamp(), s.findings(), s.measured()),
          s -> RetentionCurve.of(s.stamp(), s.measured(), s.findings()),
          s -> ServiceRetention.of(s.stamp(), s.measured(), s.findings()),
          s -> PeopleTables.triangle(s.stamp(), s.study(), s.measured()),
          s -> ReturnTable.of(s.stamp(), s.measured()),
          s -> PeopleTables.transitions(s.stamp(), s.measured()),
          s -> ServiceActivity.of(s.stamp(), s.measured()),
          s -> ServiceSummary.of(s.stamp(), s.measured()),
          s -> HeadcountRate.of(s.stamp(), s.measured()),
          s -> Experience.of(s.stamp(), s.study().instruments(), s.measured()),
          s -> ThemeTable.of(s.stamp(), s.measured()),
          s -> FlowTables.recordFlow(s.stamp(), s.flow()),
          s -> FlowTables.dataQuality(s.stamp(), s.flow()));

  private Tables() {}

  /**
   * Every table as the public release needs it: with a row for each combination of its keys, and
   * without what is not published.
   */
  public static List<Table> complete(Source source) {
    Source open =
        new Source(
            source.stamp(),
            source.study(),
            source.measured(),
            source.findings().published(OutcomeCatalog.of(source.study())),
            source.flow());
    return of(open).stream().map(table -> KeyGrid.complete(open, table)).toList();
  }

  /** Every table, filled. */
  public static List<Table> of(Source source) {
    return ALL.stream().map(table -> table.apply(source)).toList();
  }
}
