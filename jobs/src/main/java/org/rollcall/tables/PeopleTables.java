package org.rollcall.tables;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Counts.GroupedCount;
import org.rollcall.measure.Counts.Passed;
import org.rollcall.measure.Measured;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** Tables of plain shares of people: the triangle, and moves between states. */
final class PeopleTables {

  private static final List<Arm> FIRST_MODES = List.of(Arm.FACE_TO_FACE, Arm.ONLINE);

  private PeopleTables() {}

  /** {@code retention_triangle}: a month is mature when its last starter had the whole window. */
  static Table triangle(Stamp stamp, Study study, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("retention_triangle");
    measured
        .strata()
        .forEach(
            stratum ->
                stratum
                    .people()
                    .ifPresent(
                        counts -> {
                          for (int month = 0; month < counts.months().size(); month++) {
                            for (Arm arm : FIRST_MODES) {
                              triangleRows(
                                  sheet,
                                  study,
                                  measured,
                                  new MonthOfArm(stratum.name(), counts, month, arm));
                            }
                          }
                        }));
    return sheet.build();
  }

  private record MonthOfArm(String stratum, Counts counts, int month, Arm arm) {}

  private static void triangleRows(
      Stamp.Sheet sheet, Study study, Measured measured, MonthOfArm cell) {
    Counts counts = cell.counts();
    LocalDate month = counts.months().get(cell.month());
    LocalDate end = measured.completeThrough();
    int lookAhead = study.retention().lookAheadWeeks();
    for (int i = 0; i < counts.triangleWeeks().size(); i++) {
      int week = counts.triangleWeeks().get(i);
      LocalDate last = month.plusMonths(1).minusDays(1).plusWeeks(week + lookAhead);
      boolean mature = week == 0 || !last.isAfter(end.plusDays(1));
      GroupedCount share = counts.triangle(cell.month(), i, cell.arm());
      if (share.people() == 0 && mature) {
        continue;
      }
      if (month.plusWeeks(week).isAfter(end)) {
        continue;
      }
      Table.Row row =
          sheet
              .add()
              .set("start_month", month)
              .set("arm", cell.arm().key())
              .set("stratum", cell.stratum())
              .set("weeks_since_start", week)
              .set("mature", mature)
              .status(mature ? CellStatus.OK : CellStatus.PROVISIONAL);
      // Before all have been followed, the few who have are not the starters of the month.
      if (mature) {
        row.set("n_people", share.people())
            .set("n_groups", share.groups())
            .set("n_retained", share.withOutcome())
            .set("n_groups_retained", share.groupsWithOutcome())
            .set("n_groups_not_retained", share.groupsWithout())
            .set("share_retained", share.withOutcome() / (double) share.people());
      }
    }
  }

  /** {@code modality_transition}: shares of those in the state before. */
  static Table transitions(Stamp stamp, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("modality_transition");
    measured
        .strata()
        .forEach(
            stratum ->
                stratum
                    .people()
                    .ifPresent(
                        counts -> {
                          for (int week = 1; week <= counts.transitionWeeks(); week++) {
                            for (int from = 0; from < counts.states().size(); from++) {
                              moves(sheet, stratum.name(), counts, week, from);
                            }
                          }
                        }));
    return sheet.build();
  }

  private static void moves(Stamp.Sheet sheet, String stratum, Counts counts, int week, int from) {
    Passed all = counts.inState(week, from);
    for (int to = 0; to < counts.states().size(); to++) {
      Passed moved = counts.transition(week, from, to);
      if (moved.people() > 0) {
        sheet
            .add()
            .set("stratum", stratum)
            .set("week", week)
            .set("from_state", counts.states().get(from))
            .set("to_state", counts.states().get(to))
            .set("n_people", moved.people())
            .set("n_people_from", all.people())
            .set("n_groups", moved.groups())
            .set("n_groups_other", moved.lostOf(all).groups())
            .set("share", moved.people() / (double) all.people())
            .status(CellStatus.OK);
      }
    }
  }
}
