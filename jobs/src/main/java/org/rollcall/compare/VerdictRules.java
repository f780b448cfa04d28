package org.rollcall.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rollcall.contract.messages.Message;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.study.Arm;

/**
 * From an estimate and a margin to a verdict, in this order, the first that applies.
 *
 * <ol>
 *   <li>a check that withholds the estimate or a verdict failed, or there is none: NOT_ESTIMABLE
 *   <li>90% interval inside the margin, that is two one-sided tests at 5%: EQUIVALENT if the 95%
 *       interval holds 0, else DIFFERENCE_WITHIN_MARGIN
 *   <li>95% interval wholly beyond the margin: MEANINGFUL_DIFFERENCE
 *   <li>95% interval without 0: DIFFERENCE_SIZE_UNCLEAR
 *   <li>without a margin NO_MARGIN: how much data would be enough depends on it
 *   <li>otherwise NOT_ENOUGH_DATA
 * </ol>
 *
 * <p>Intervals are those of the step that Holm's procedure over the family gives ({@link
 * FamilyStep}). An interval that touches the margin is neither inside nor beyond it. Without a
 * margin the second and third steps cannot apply. Nor can they where people chose their arm and
 * nothing is adjusted for it: how large a difference the mode makes is not known from who came, so
 * a difference is DIFFERENCE_SIZE_UNCLEAR there and likeness NOT_ENOUGH_DATA.
 *
 * <p>No sentence holds a number of the data, except how many more groups are needed, rounded up to
 * fives: the sentences are public even where a row's numbers are suppressed.
 *
 * @see "Schuirmann (1987), doi:10.1007/BF01068419"
 */
public final class VerdictRules {

  private static final int GROUPS_ROUNDED_TO = 5;

  private VerdictRules() {}

  /**
   * A verdict and its reason.
   *
   * @param verdict the verdict
   * @param reason why, in a few messages
   */
  public record Decision(Verdict verdict, List<Message> reason) {}

  /**
   * What an estimate is judged by.
   *
   * @param margin smallest difference that matters, positive; empty if the study sets none
   * @param step its place among the comparisons that are judged with it
   * @param isByChoice whether people chose their arm, and nothing is adjusted for it
   * @param comparison the first arm and its number of groups
   * @param reference the same of the second
   */
  public record Setting(
      OptionalDouble margin, FamilyStep step, boolean isByChoice, Side comparison, Side reference) {

    public Setting {
      if (!(margin.orElse(1) > 0)) {
        throw new IllegalArgumentException(
            "Invalid margin: " + margin.getAsDouble() + " (must be positive)");
      }
    }
  }

  /**
   * One arm, as far as a verdict names it.
   *
   * @param arm the arm
   * @param groups groups in it
   */
  public record Side(Arm arm, int groups) {}

  /**
   * The verdict on one difference.
   *
   * @param checks its checks
   * @param estimate the difference
   * @param setting what it is judged by
   * @return the verdict
   */
  public static Decision decide(List<Diagnostic> checks, Estimate estimate, Setting setting) {
    List<Diagnostic> failed = checks.stream().filter(Diagnostic::withholds).toList();
    if (!failed.isEmpty()) {
      return new Decision(Verdict.NOT_ESTIMABLE, Checks.withheld(failed));
    }
    List<Message> forbidden = Checks.withoutVerdict(checks);
    if (!forbidden.isEmpty() && estimate.point().isPresent()) {
      return new Decision(Verdict.NOT_ESTIMABLE, forbidden);
    }
    return estimate.match(
        point -> decide(point, setting),
        none -> decision(Verdict.NOT_ESTIMABLE, missing(none, setting)));
  }

  private static Decision decision(Verdict verdict, ReasonCode... reason) {
    return new Decision(verdict, Stream.of(reason).map(code -> code.with()).toList());
  }

  private static Decision decision(Verdict verdict, Message reason) {
    return new Decision(verdict, List.of(reason));
  }

  private static Message missing(NotEstimable none, Setting setting) {
    Message cause = new CauseCode(none.cause()).with();
    return none.side()
        .map(side -> side == NotEstimable.Side.FIRST ? setting.comparison : setting.reference)
        .map(side -> ReasonCode.OF_ARM.with(ArmTerms.title(side.arm), cause))
        .orElse(cause);
  }

  private static Decision decide(PointEstimate estimate, Setting setting) {
    Interval wide = estimate.interval(setting.step.level());
    Interval narrow = estimate.interval(setting.step.equivalenceLevel());
    Decision decision =
        setting.margin.isPresent()
            ? byMargin(estimate.value(), wide, narrow, setting)
            : withoutMargin(wide);
    return setting.step.size() > 1 ? ofFamily(decision, setting.step.size()) : decision;
  }

  private static Decision ofFamily(Decision decision, int size) {
    List<Message> reason = new ArrayList<>(decision.reason);
    reason.add(ReasonCode.ADJUSTED_FOR_FAMILY.with(size));
    return new Decision(decision.verdict, List.copyOf(reason));
  }

  private static Decision withoutMargin(Interval wide) {
    return wide.contains(0)
        ? decision(Verdict.NO_MARGIN, ReasonCode.NO_MARGIN_WITH_ZERO)
        : decision(Verdict.DIFFERENCE_SIZE_UNCLEAR, ReasonCode.NO_MARGIN_WITHOUT_ZERO);
  }

  private static Decision byMargin(double value, Interval wide, Interval narrow, Setting setting) {
    double margin = setting.margin.getAsDouble();
    if (narrow.isInside(margin)) {
      return setting.isByChoice ? insideByChoice(wide) : inside(wide);
    }
    if (wide.isBeyond(margin)) {
      return setting.isByChoice
          ? ofUnknownSize(ReasonCode.BEYOND_MARGIN)
          : decision(Verdict.MEANINGFUL_DIFFERENCE, ReasonCode.BEYOND_MARGIN);
    }
    if (wide.contains(0)) {
      return new Decision(Verdict.NOT_ENOUGH_DATA, notEnough(value, narrow, margin, setting));
    }
    return setting.isByChoice
        ? ofUnknownSize(ReasonCode.ACROSS_MARGIN_WITHOUT_ZERO)
        : decision(Verdict.DIFFERENCE_SIZE_UNCLEAR, ReasonCode.ACROSS_MARGIN_WITHOUT_ZERO);
  }

  private static Decision inside(Interval wide) {
    return wide.contains(0)
        ? decision(Verdict.EQUIVALENT, ReasonCode.INSIDE_MARGIN_WITH_ZERO)
        : decision(Verdict.DIFFERENCE_WITHIN_MARGIN, ReasonCode.INSIDE_MARGIN_WITHOUT_ZERO);
  }

  private static Decision insideByChoice(Interval wide) {
    return wide.contains(0)
        ? decision(
            Verdict.NOT_ENOUGH_DATA, ReasonCode.INSIDE_MARGIN, ReasonCode.CHOSEN_LIKENESS_NOT_KNOWN)
        : ofUnknownSize(ReasonCode.INSIDE_MARGIN_WITHOUT_ZERO);
  }

  private static Decision ofUnknownSize(ReasonCode found) {
    return decision(Verdict.DIFFERENCE_SIZE_UNCLEAR, found, ReasonCode.CHOSEN_SIZE_NOT_KNOWN);
  }

  private static List<Message> notEnough(
      double value, Interval narrow, double margin, Setting setting) {
    if (narrow.halfWidth() > margin) {
      return List.of(
          ReasonCode.WIDER_THAN_MARGIN.with(),
          needed(ReasonCode.GROUPS_TO_BE_AS_NARROW, narrow.halfWidth() / margin, setting));
    }
    double room = margin - Math.abs(value);
    if (room > margin / 10) {
      return List.of(
          ReasonCode.ACROSS_MARGIN.with(),
          needed(ReasonCode.GROUPS_TO_FIT_INSIDE, narrow.halfWidth() / room, setting));
    }
    return List.of(ReasonCode.AS_LARGE_AS_MARGIN.with());
  }

  /** A standard error falls with the square root of the number of groups. */
  private static Message needed(ReasonCode code, double timesNarrower, Setting setting) {
    return code.with(
        more(setting.comparison, timesNarrower),
        ArmTerms.groups(setting.comparison.arm),
        more(setting.reference, timesNarrower),
        ArmTerms.groups(setting.reference.arm));
  }

  private static long more(Side side, double timesNarrower) {
    double groups = side.groups * (timesNarrower * timesNarrower - 1);
    return GROUPS_ROUNDED_TO * Math.max(1, (long) Math.ceil(groups / GROUPS_ROUNDED_TO));
  }
}
