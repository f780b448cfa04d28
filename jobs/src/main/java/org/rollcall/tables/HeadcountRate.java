package org.rollcall.tables;

import java.util.List;
import org.rollcall.contract.Table;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Headcounts.Cell;
import org.rollcall.measure.Measured;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.Sample;

/**
 * {@code headcount_rate}: groups that count heads. No person is followed, so nothing is retained.
 */
final class HeadcountRate {

  private HeadcountRate() {}

  static Table of(Stamp stamp, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("headcount_rate");
    measured.headcounts().byPeriod().forEach((key, cells) -> row(sheet.add(), key, cells));
    return sheet.build();
  }

  private static void row(Table.Row row, Headcounts.Key key, List<Cell> cells) {
    long sessions = cells.stream().mapToLong(Cell::sessions).sum();
    long attendances = cells.stream().mapToLong(Cell::attendances).sum();
    long groups =
        cells.stream().filter(cell -> cell.records() > 0).map(Cell::group).distinct().count();
    row.set("session_modality", key.modality())
        .set("program", key.program())
        .set("period", key.period())
        .set("n_groups", groups)
        .set("n_sessions", sessions)
        .set("n_sessions_missing", cells.stream().mapToLong(Cell::sessionsMissing).sum())
        .set("n_records_missing", cells.stream().mapToLong(Cell::recordsMissing).sum())
        .set("n_attendances", attendances)
        .set("n_people_at_least", cells.stream().mapToLong(Cell::largest).max().orElse(0));
    newcomers(row, cells);
    if (sessions == 0) {
      row.set("status", "x").set("reason", "no session with a count");
      return;
    }
    Estimates.set(row, ClusterJackknife.of(Sample.ofRatios(Headcounts.perSession(cells))));
    if ("x".equals(row.text("status"))) {
      // The rate itself is a count over a count; only its precision is not to be had.
      row.set("estimate", attendances / (double) sessions)
          .set("status", "u")
          .set("reason", "no interval: too few groups differ");
    }
  }

  private static void newcomers(Table.Row row, List<Cell> cells) {
    long asked = cells.stream().mapToLong(Cell::attendancesWithNewcomers).sum();
    long newcomers = cells.stream().mapToLong(Cell::newcomers).sum();
    if (asked > 0) {
      row.set("n_newcomers", newcomers).set("newcomer_share", newcomers / (double) asked);
      if (newcomers > 0) {
        row.set("visits_per_newcomer", asked / (double) newcomers);
      }
    }
  }
}
