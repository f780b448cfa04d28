package org.rollcall.tables;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.rollcall.compare.Alternative;
import org.rollcall.compare.ArmEstimate;
import org.rollcall.compare.ArmSummary;
import org.rollcall.compare.Assumption;
import org.rollcall.compare.Contrast;
import org.rollcall.compare.Diagnostic;
import org.rollcall.compare.FamilyStep;
import org.rollcall.compare.Findings;
import org.rollcall.compare.Purpose;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Measured;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;
import org.rollcall.study.Arm;

/** What the comparison found: contrasts, estimates by arm, checks, sentences and alternatives. */
final class FindingTables {

  private FindingTables() {}

  /** {@code contrast}. */
  static Table contrast(Stamp stamp, Findings findings, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("contrast");
    for (Contrast contrast : findings.contrasts()) {
      Table.Row row =
          Estimates.set(sheet.add(), contrast.estimate())
              .set("analysis_id", contrast.analysisId())
              .set("estimand", contrast.estimand().name())
              .set("outcome", contrast.outcome())
              .set("contrast", contrast.pair().key())
              .set("stratum", contrast.stratum())
              .set("adjustment", contrast.adjustment())
              .set("unit", contrast.unit())
              .set("family", contrast.step().family().key())
              .set("family_size", contrast.step().size())
              .set("purpose", contrast.purpose().key())
              .set("verdict", contrast.verdict().map(Enum::name).orElse(null));
      if (!contrast.reason().isEmpty()) {
        row.set("reason_codes", Message.coded(contrast.reason()))
            .set("reason", MessageCatalog.text(contrast.reason()));
      }
      side(row, "comparison", contrast.comparison());
      side(row, "reference", contrast.reference());
      people(
          row,
          "n_people_at_least_comparison",
          contrast.comparison().sessions(),
          measured.headcountsOf(contrast.stratum()),
          contrast.pair().comparison());
      people(
          row,
          "n_people_at_least_reference",
          contrast.reference().sessions(),
          measured.headcountsOf(contrast.stratum()),
          contrast.pair().reference());
      contrast
          .interval(Contrast.EQUIVALENCE_LEVEL)
          .ifPresent(
              interval ->
                  row.set("conf_low_90", interval.low()).set("conf_high_90", interval.high()));
      if (contrast.purpose() == Purpose.VERDICT) {
        judged(row, contrast);
      }
      set(row, "margin", contrast.margin());
    }
    return sheet.build();
  }

  /** What the verdict rests on. */
  private static void judged(Table.Row row, Contrast contrast) {
    FamilyStep step = contrast.step();
    set(row, "p_value", contrast.pValue());
    set(row, "p_adjusted", step.pAdjusted());
    contrast
        .judged()
        .ifPresent(
            range ->
                row.set("conf_low_adjusted", range.low())
                    .set("conf_high_adjusted", range.high())
                    .set("conf_level_adjusted", step.level()));
    contrast
        .interval(step.equivalenceLevel())
        .ifPresent(
            interval ->
                row.set("conf_low_90_adjusted", interval.low())
                    .set("conf_high_90_adjusted", interval.high()));
  }

  private static void side(Table.Row row, String side, ArmSummary arm) {
    arm.people().ifPresent(n -> row.set("n_people_" + side, n));
    arm.sessions().ifPresent(n -> row.set("n_sessions_" + side, n));
    row.set("n_groups_" + side, arm.groups());
    set(row, "estimate_" + side, arm.estimate());
  }

  /** Where heads are counted, the people that there are at least. */
  private static void people(
      Table.Row row, String column, OptionalLong sessions, Headcounts heads, Arm arm) {
    if (sessions.isPresent()) {
      heads.largest(arm.key()).ifPresent(n -> row.set(column, n));
    }
  }

  private static void set(Table.Row row, String column, OptionalDouble value) {
    value.ifPresent(number -> row.set(column, number));
  }

  /** {@code engagement}. */
  static Table engagement(Stamp stamp, Findings findings, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("engagement");
    for (ArmEstimate arm : findings.arms()) {
      Table.Row row =
          Estimates.set(sheet.add(), arm.estimate())
              .set("measure", arm.measure())
              .set("arm", arm.arm().key())
              .set("stratum", arm.stratum())
              .set("unit", arm.unit())
              .set("n_groups", arm.groups())
              .set("method_code", arm.method().coded())
              .set("method", MessageCatalog.text(arm.method()));
      arm.people().ifPresent(n -> row.set("n_people", n));
      arm.sessions().ifPresent(n -> row.set("n_sessions", n));
      people(
          row,
          "n_people_at_least",
          arm.sessions(),
          measured.headcountsOf(arm.stratum()),
          arm.arm());
    }
    return sheet.build();
  }

  /** {@code diagnostic}. */
  static Table diagnostic(Stamp stamp, Findings findings) {
    Stamp.Sheet sheet = stamp.sheet("diagnostic");
    for (Diagnostic check : findings.diagnostics()) {
      Table.Row row =
          sheet
              .add()
              .set("analysis_id", check.analysisId())
              .set("check", check.check())
              .set("arm", check.arm().map(Arm::key).orElse("all"))
              .set("check_status", check.result().key())
              .status(check.value().isPresent() ? CellStatus.OK : CellStatus.NOT_APPLICABLE);
      set(row, "value", check.value());
      set(row, "threshold", check.threshold());
    }
    return sheet.build();
  }

  /** {@code assumption}. */
  static Table assumption(Stamp stamp, Findings findings) {
    Stamp.Sheet sheet = stamp.sheet("assumption");
    for (Assumption assumption : findings.assumptions()) {
      sheet
          .add()
          .set("estimand", assumption.estimand().name())
          .set("sentence_order", assumption.order())
          .set("assumption_code", assumption.message().coded())
          .set("sentence", MessageCatalog.text(assumption.message()));
    }
    return sheet.build();
  }

  private static void change(Table.Row row, PointEstimate change) {
    Interval interval = change.interval(Contrast.LEVEL);
    row.set("change", change.value())
        .set("change_conf_low", interval.low())
        .set("change_conf_high", interval.high());
  }

  /** {@code sensitivity}. */
  static Table sensitivity(Stamp stamp, Findings findings) {
    Stamp.Sheet sheet = stamp.sheet("sensitivity");
    for (Alternative other : findings.alternatives()) {
      Table.Row row =
          Estimates.set(sheet.add(), other.estimate())
              .set("analysis_id", other.analysisId())
              .set("alternative", other.name())
              .set("n_people", other.people())
              .set("n_groups", other.groups());
      if (other.sign() != Alternative.Sign.UNKNOWN) {
        row.set("same_sign", other.sign() == Alternative.Sign.SAME)
            .set("turns_sign", other.turnsSign());
      }
      other.change().ifPresent(change -> change(row, change));
    }
    return sheet.build();
  }
}
