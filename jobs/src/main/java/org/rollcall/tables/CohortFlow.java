package org.rollcall.tables;

import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Counts.Passed;
import org.rollcall.measure.Measured;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** {@code cohort_flow}: what is left of one arm after one eligibility rule. */
final class CohortFlow {

  private final Stamp.Sheet sheet;

  private CohortFlow(Stamp.Sheet sheet) {
    this.sheet = sheet;
  }

  static Table of(Stamp stamp, Study study, Measured measured) {
    CohortFlow flow = new CohortFlow(stamp.sheet("cohort_flow"));
    measured.people().ifPresent(counts -> flow.fill(study, counts));
    return flow.sheet.build();
  }

  private void fill(Study study, Counts counts) {
    Passed seen = counts.seen();
    Passed followed = counts.followed();
    for (String estimand : new String[] {"E1", "E2"}) {
      row(estimand, "all", 1, "attended at least once", seen, seen);
      row(
          estimand,
          "all",
          2,
          "identified well enough to follow, in an analysed program",
          followed,
          seen);
      Passed started = counts.started();
      row(
          estimand,
          "all",
          3,
          "new starter: no attendance in the washout before, in a group whose log goes back that far",
          started,
          followed);
      for (Arm arm : new Arm[] {Arm.FACE_TO_FACE, Arm.ONLINE}) {
        Passed ofArm = counts.started(arm);
        row(estimand, arm.key(), 4, "first session in this mode", ofArm, ofArm);
        row(
            estimand,
            arm.key(),
            5,
            "followed for the whole look-ahead of week " + study.retention().primaryWeek(),
            counts.mature(arm),
            ofArm);
      }
    }
    for (int landmark : study.landmarkWeeks()) {
      landmark(study, counts, landmark);
    }
  }

  private void landmark(Study study, Counts counts, int landmark) {
    String estimand = "E4." + landmark;
    Passed started = counts.started();
    Passed observed = counts.observedAt(landmark);
    Passed coming = counts.comingAt(landmark);
    row(estimand, "all", 1, "new starter", started, started);
    row(estimand, "all", 2, "observed to week " + landmark, observed, started);
    row(estimand, "all", 3, "still coming at week " + landmark, coming, observed);
    for (Arm arm : Arm.values()) {
      Passed ofArm = counts.comingAt(landmark, arm);
      row(estimand, arm.key(), 4, "used this mode until week " + landmark, ofArm, ofArm);
      row(
          estimand,
          arm.key(),
          5,
          "followed for the whole look-ahead from week " + landmark,
          counts.matureFrom(landmark, arm),
          ofArm);
    }
  }

  private void row(
      String estimand, String arm, int order, String step, Passed left, Passed before) {
    Table.Row row =
        sheet
            .add()
            .set("estimand", estimand)
            .set("arm", arm)
            .set("step_order", order)
            .set("step", step)
            .set("n_people", left.people())
            .set("n_groups", left.groups())
            .status(CellStatus.OK);
    // A step that cannot remove anybody has nothing to say, and 0 would say it.
    if (before != left) {
      Passed lost = left.lostOf(before);
      row.set("n_people_removed", lost.people()).set("n_groups_removed", lost.groups());
    }
  }
}
