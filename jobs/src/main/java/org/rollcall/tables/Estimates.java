package org.rollcall.tables;

import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;

/** An estimate into the columns that all tables of estimates share. */
final class Estimates {

  private static final double LEVEL = 0.95;

  private Estimates() {}

  /** Sets the estimate, or the status that says there is none. */
  static Table.Row set(Table.Row row, Estimate estimate) {
    return estimate.match(
        point -> {
          Interval interval = point.interval(LEVEL);
          if (Double.isFinite(point.df())) {
            row.set("df", point.df());
          }
          return row.set("estimate", point.value())
              .set("std_error", point.stdError())
              .set("conf_low", interval.low())
              .set("conf_high", interval.high())
              .set("conf_level", LEVEL)
              .status(CellStatus.OK);
        },
        missing -> row.status(CellStatus.NOT_AVAILABLE));
  }
}
