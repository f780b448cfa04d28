package org.rollcall.tables;

import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Counts.Passed;
import org.rollcall.measure.Measured;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** {@code cohort_flow}: what is left of one arm after one eligibility rule. */
final class CohortFlow {

  private final Stamp.Sheet sheet;
  private final String stratum;

  private CohortFlow(Stamp.Sheet sheet, String stratum) {
    this.sheet = sheet;
    this.stratum = stratum;
  }

  static Table of(Stamp stamp, Study study, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("cohort_flow");
    for (Measured.Stratum stratum : measured.strata()) {
      CohortFlow flow = new CohortFlow(sheet, stratum.name());
      stratum.people().ifPresent(counts -> flow.fill(study, counts));
      long analysed = stratum.headcounts().groups();
      long all = measured.hasSeveralStrata() ? analysed : measured.groupsThatCount();
      // Of all strata or of none: which of them has headcounts is not told by a row.
      if (measured.groupsThatCount() > 0) {
        flow.headcounts(analysed, all);
      }
    }
    return sheet.build();
  }

  private void fill(Study study, Counts counts) {
    Passed seen = counts.seen();
    Passed analysed = counts.analysed();
    Passed followed = counts.followed();
    Passed anyhow = counts.startedAnyhow();
    Passed told = counts.firstTold();
    Passed started = counts.started();
    Message mature = StepCode.FOLLOWED_TO_WEEK.with(study.retention().primaryWeek());
    for (String estimand : new String[] {"E1", "E2"}) {
      row(estimand, "all", 1, StepCode.ATTENDED.with(), seen, seen);
      row(estimand, "all", 2, StepCode.ATTENDED_ANALYSED.with(), analysed, seen);
      row(estimand, "all", 3, StepCode.IDENTIFIED.with(), followed, analysed);
      row(estimand, "all", 4, StepCode.STARTED_AFTER_WASHOUT.with(), anyhow, followed);
      row(estimand, "all", 5, StepCode.FIRST_SESSION_TOLD.with(), told, anyhow);
      row(estimand, "all", 6, StepCode.STARTED_IN_STATED_MODE.with(), started, told);
      for (Arm arm : new Arm[] {Arm.FACE_TO_FACE, Arm.ONLINE}) {
        Passed ofArm = counts.started(arm);
        row(estimand, arm.key(), 7, StepCode.STARTED_IN_MODE.with(), ofArm, ofArm);
        row(estimand, arm.key(), 8, mature, counts.mature(arm), ofArm);
      }
    }
    for (int landmark : study.landmarkWeeks()) {
      landmark(counts, landmark);
    }
  }

  /** Where heads are counted no person is known: groups alone are told. */
  private void headcounts(long analysed, long all) {
    row("E13", "all", 1, StepCode.COUNTED_HEADS.with()).set("n_groups", all);
    row("E13", "all", 2, StepCode.COUNTED_HEADS_ANALYSED.with())
        .set("n_groups", analysed)
        .set("n_groups_removed", all - analysed);
  }

  private void landmark(Counts counts, int landmark) {
    String estimand = "E4." + landmark;
    Passed started = counts.started();
    Passed observed = counts.observedAt(landmark);
    Passed coming = counts.comingAt(landmark);
    Message mature = StepCode.FOLLOWED_FROM_WEEK.with(landmark);
    row(estimand, "all", 1, StepCode.STARTED.with(), started, started);
    row(estimand, "all", 2, StepCode.OBSERVED_TO_WEEK.with(landmark), observed, started);
    row(estimand, "all", 3, StepCode.COMING_AT_WEEK.with(landmark), coming, observed);
    for (Arm arm : Arm.values()) {
      Passed ofArm = counts.comingAt(landmark, arm);
      row(estimand, arm.key(), 4, StepCode.USED_MODE_UNTIL_WEEK.with(landmark), ofArm, ofArm);
      row(estimand, arm.key(), 5, mature, counts.matureFrom(landmark, arm), ofArm);
    }
  }

  private void row(
      String estimand, String arm, int order, Message step, Passed left, Passed before) {
    Table.Row row =
        row(estimand, arm, order, step)
            .set("n_people", left.people())
            .set("n_groups", left.groups());
    // A step that cannot remove anybody has nothing to say, and 0 would say it.
    if (before != left) {
      Passed lost = left.lostOf(before);
      row.set("n_people_removed", lost.people()).set("n_groups_removed", lost.groups());
    }
  }

  private Table.Row row(String estimand, String arm, int order, Message step) {
    return sheet
        .add()
        .set("estimand", estimand)
        .set("stratum", stratum)
        .set("arm", arm)
        .set("step_order", order)
        .set("step_code", step.coded())
        .set("step", MessageCatalog.text(step))
        .status(CellStatus.OK);
  }
}
