package org.rollcall.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCatalog;
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
    measured
        .headcounts()
        .byPeriod()
        .forEach(
            (key, cells) -> {
              // Families are never pooled unless the study says that they are one population.
              if (!key.program().equals("all") || !measured.hasSeveralStrata()) {
                row(sheet.add(), key, cells, measured);
              }
            });
    return sheet.build();
  }

  private static void row(Table.Row row, Headcounts.Key key, List<Cell> cells, Measured measured) {
    row.set("session_modality", key.modality())
        .set("program", key.program())
        .set("period", key.period())
        .set("n_groups_missing", groups(cells) - reporting(cells))
        .set("n_records_missing", sum(cells, Cell::recordsMissing));
    // How many sessions lack a count is unknown as soon as one record does not say.
    if (sum(cells, Cell::recordsOpen) == 0) {
      row.set("n_sessions_missing", sum(cells, Cell::sessionsMissing));
    }
    if (sum(cells, Cell::records) == 0) {
      because(row.status(CellStatus.NOT_AVAILABLE), List.of(RateReason.NO_SESSION_COUNTED));
      return;
    }
    counted(row, cells);
    newcomers(row, cells);
    List<RateReason> reasons = new ArrayList<>();
    rate(row, cells).ifPresent(reasons::add);
    // A month is too short for people to come as often as they will.
    if (key.period().equals(Headcounts.ALL) && row.get("newcomer_share") != null) {
      VisitsPerNewcomer.fill(row, cells, measured).ifPresent(reasons::add);
    }
    because(row, reasons);
  }

  private static void because(Table.Row row, List<RateReason> reasons) {
    if (!reasons.isEmpty()) {
      List<Message> messages = reasons.stream().map(reason -> reason.with()).toList();
      row.set("reason_codes", Message.coded(messages))
          .set("reason", MessageCatalog.phrases(messages));
    }
  }

  private static void counted(Table.Row row, List<Cell> cells) {
    row.set("n_groups", reporting(cells))
        .set("n_attendances", sum(cells, Cell::attendances))
        .set("n_records_sessions_missing", sum(cells, Cell::recordsUnsized))
        .set("n_records_newcomers_missing", sum(cells, Cell::recordsUnasked));
    if (sum(cells, Cell::records) > sum(cells, Cell::recordsUnsized)) {
      row.set("n_sessions", sum(cells, Cell::sessions))
          .set("n_people_at_least", cells.stream().mapToLong(Cell::largest).max().getAsLong());
    }
  }

  private static long groups(List<Cell> cells) {
    return cells.stream().map(Cell::group).distinct().count();
  }

  private static long reporting(List<Cell> cells) {
    return cells.stream().filter(cell -> cell.records() > 0).map(Cell::group).distinct().count();
  }

  private static long sum(List<Cell> cells, ToLongFunction<Cell> part) {
    return cells.stream().mapToLong(part).sum();
  }

  /** The rate; why something of it is missing, if so. */
  private static Optional<RateReason> rate(Table.Row row, List<Cell> cells) {
    long sessions = sum(cells, Cell::sessions);
    if (sessions == 0) {
      row.status(CellStatus.NOT_AVAILABLE);
      return Optional.of(RateReason.SESSIONS_NOT_KNOWN);
    }
    Estimates.set(row, ClusterJackknife.of(Sample.ofRatios(Headcounts.perSession(cells))));
    if (row.status() != CellStatus.NOT_AVAILABLE) {
      return Optional.empty();
    }
    // The rate itself is a count over a count; only its precision is not to be had.
    row.set("estimate", sum(cells, Cell::attendancesInSessions) / (double) sessions)
        .status(CellStatus.UNRELIABLE);
    return Optional.of(RateReason.NO_INTERVAL);
  }

  private static void newcomers(Table.Row row, List<Cell> cells) {
    long asked = sum(cells, Cell::attendancesWithNewcomers);
    long newcomers = sum(cells, Cell::newcomers);
    if (sum(cells, Cell::records) > sum(cells, Cell::recordsUnasked)) {
      row.set("n_newcomers", newcomers);
    }
    if (asked > 0) {
      row.set("newcomer_share", newcomers / (double) asked);
    }
  }
}
