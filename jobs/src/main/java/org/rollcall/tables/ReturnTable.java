package org.rollcall.tables;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.stats.survival.AalenJohansen;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.SurvivalCell;
import org.rollcall.study.Arm;

/**
 * {@code return_after_lapse}: cumulative share of those who lapsed that came back, with the closing
 * of the home group as a competing end. It never falls: those who are followed for longer add to
 * it, and those who are not are not counted as staying away.
 */
final class ReturnTable {

  static final int BACK = 1;
  static final int CLOSED = 2;

  private static final List<Arm> FIRST_MODES = List.of(Arm.FACE_TO_FACE, Arm.ONLINE);

  private ReturnTable() {}

  static Table of(Stamp stamp, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("return_after_lapse");
    for (Measured.Stratum stratum : measured.strata()) {
      stratum
          .people()
          .ifPresent(
              counts ->
                  FIRST_MODES.forEach(
                      arm ->
                          rows(
                              sheet,
                              new Of(arm, stratum.name()),
                              counts.lapses(arm),
                              counts.returnWeeks())));
    }
    return sheet.build();
  }

  /**
   * Who lapsed.
   *
   * @param arm mode of the first session
   * @param stratum of which population
   */
  record Of(Arm arm, String stratum) {}

  static void rows(Stamp.Sheet sheet, Of of, List<SurvivalCell> lapses, int weeks) {
    AalenJohansen.of(lapses, CurveOptions.DEFAULT)
        .value()
        .ifPresent(
            found -> {
              for (int week = 1; week <= weeks; week++) {
                if (found.incidence(BACK, week).isPresent()) {
                  row(
                      sheet.add().set("arm", of.arm().key()).set("stratum", of.stratum()),
                      found,
                      lapses,
                      week);
                }
              }
            });
  }

  private static void row(Table.Row row, AalenJohansen found, List<SurvivalCell> lapses, int week) {
    Predicate<SurvivalCell> back = cell -> cell.cause() == BACK && cell.exit() <= week;
    Predicate<SurvivalCell> atRisk = cell -> cell.exit() >= week;
    OptionalDouble closed = found.incidence(CLOSED, week);
    row.set("weeks_since_lapse", week)
        .set("n_people", people(lapses, cell -> true))
        .set("n_groups", groups(lapses, cell -> true))
        .set("n_at_risk", people(lapses, atRisk))
        .set("n_returned", people(lapses, back))
        .set("n_groups_returned", groups(lapses, back))
        .set("n_groups_not_returned", groups(lapses, back.negate()))
        .set("n_closed", people(lapses, c -> c.cause() == CLOSED && c.exit() <= week))
        .set("n_not_followed", people(lapses, c -> isCensored(c) && c.exit() < week))
        .set("share_returned", found.incidence(BACK, week).getAsDouble())
        .set("share_closed", closed.getAsDouble())
        .status(
            AtRisk.areEnough(people(lapses, atRisk), groups(lapses, atRisk))
                ? CellStatus.OK
                : CellStatus.UNRELIABLE);
  }

  private static boolean isCensored(SurvivalCell cell) {
    return cell.ending() == Ending.CENSORED;
  }

  private static long people(List<SurvivalCell> lapses, Predicate<SurvivalCell> which) {
    return lapses.stream().filter(which).mapToLong(cell -> cell.frequency().people()).sum();
  }

  private static long groups(List<SurvivalCell> lapses, Predicate<SurvivalCell> which) {
    return lapses.stream().filter(which).mapToLong(SurvivalCell::cluster).distinct().count();
  }
}
