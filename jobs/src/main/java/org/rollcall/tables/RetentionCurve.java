package org.rollcall.tables;

import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.compare.Findings;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Measured;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.LifeTable;
import org.rollcall.study.Arm;

/**
 * {@code retention_curve}: one week of one curve, for every rule that says who has left. Limits end
 * where the curve rests on too few groups or people ({@link AtRisk}).
 */
final class RetentionCurve {

  private static final double LEVEL = 0.95;

  private RetentionCurve() {}

  static Table of(Stamp stamp, Measured measured, Findings findings) {
    Stamp.Sheet sheet = stamp.sheet("retention_curve");
    for (Measured.Stratum stratum : measured.strata()) {
      stratum.people().ifPresent(counts -> fill(sheet, stratum.name(), counts, findings));
    }
    return sheet.build();
  }

  private static void fill(Stamp.Sheet sheet, String stratum, Counts counts, Findings findings) {
    for (String definition : counts.definitions()) {
      counts
          .exits(definition)
          .forEach(
              (arm, clusters) -> {
                if (findings.withheld(stratum, arm).isEmpty()) {
                  curve(sheet, new Of(definition, arm, stratum), clusters);
                }
              });
    }
  }

  /**
   * Whose curve it is.
   *
   * @param definition rule that says who has left
   * @param arm mode of the first session
   * @param stratum of which population
   */
  record Of(String definition, Arm arm, String stratum) {}

  static void curve(Stamp.Sheet sheet, Of of, List<ClusterExits> clusters) {
    LifeTable table = LifeTable.of(clusters);
    for (LifeTable.Week week : table.weeks()) {
      row(
          sheet
              .add()
              .set("definition", of.definition())
              .set("arm", of.arm().key())
              .set("stratum", of.stratum()),
          table,
          week);
    }
  }

  private static void row(Table.Row row, LifeTable table, LifeTable.Week week) {
    row.set("week", week.week())
        .set("n_at_risk", week.atRisk())
        .set("n_events", week.left())
        .set("n_censored", week.censored())
        .set("n_groups", week.groups());
    OptionalDouble survival = table.survival(week.week());
    if (survival.isEmpty()) {
      row.status(CellStatus.NOT_AVAILABLE);
      return;
    }
    row.set("survival", survival.getAsDouble());
    if (!AtRisk.areEnough(week.atRisk(), week.groups())) {
      row.status(CellStatus.UNRELIABLE);
      return;
    }
    row.status(CellStatus.OK);
    table.stdError(week.week()).ifPresent(error -> row.set("std_error", error));
    table
        .interval(week.week(), LEVEL)
        .ifPresent(
            interval ->
                row.set("conf_low", interval.low())
                    .set("conf_high", interval.high())
                    .set("conf_level", LEVEL));
  }
}
