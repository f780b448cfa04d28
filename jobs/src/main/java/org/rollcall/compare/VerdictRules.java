package org.rollcall.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;

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

  /** Begins why neither a size nor likeness is judged. */
  private static final String CHOSEN =
      " But people chose how to attend, and to compare them as they are";

  private static final String SIZE = " does not say how large a difference the choice makes.";

  private VerdictRules() {}

  /**
   * A verdict and its reason.
   *
   * @param verdict the verdict
   * @param reason one or two sentences
   */
  public record Decision(Verdict verdict, String reason) {}

  /**
   * What an estimate is judged by.
   *
   * @param margin smallest difference that matters, positive; empty if the study sets none
   * @param step its place among the comparisons that are judged with it
   * @param isByChoice whether people chose their arm, and nothing is adjusted for it
   * @param comparison title and number of groups of the first arm
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
   * @param title the arm for readers
   * @param groups groups in it
   */
  public record Side(String title, int groups) {}

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
      return new Decision(Verdict.NOT_ESTIMABLE, Checks.sentence(failed));
    }
    Optional<String> forbidden = Checks.withoutVerdict(checks);
    if (forbidden.isPresent() && estimate.point().isPresent()) {
      return new Decision(Verdict.NOT_ESTIMABLE, forbidden.get());
    }
    return estimate.match(
        point -> decide(point, setting),
        none -> new Decision(Verdict.NOT_ESTIMABLE, none.sentence()));
  }

  private static Decision decide(PointEstimate estimate, Setting setting) {
    Interval wide = estimate.interval(setting.step.level());
    Interval narrow = estimate.interval(setting.step.equivalenceLevel());
    Decision decision =
        setting.margin.isPresent()
            ? decide(estimate, wide, narrow, setting.margin.getAsDouble(), setting)
            : withoutMargin(wide);
    return setting.step.size() > 1
        ? new Decision(
            decision.verdict,
            decision.reason
                + " Intervals are adjusted for the "
                + setting.step.size()
                + " comparisons of this family.")
        : decision;
  }

  private static Decision withoutMargin(Interval wide) {
    return wide.contains(0)
        ? new Decision(
            Verdict.NO_MARGIN,
            "The 95% interval includes 0; no margin is set to say what difference would matter.")
        : new Decision(
            Verdict.DIFFERENCE_SIZE_UNCLEAR,
            "The 95% interval excludes 0; no margin is set to judge its size by.");
  }

  private static Decision decide(
      PointEstimate estimate, Interval wide, Interval narrow, double margin, Setting setting) {
    if (narrow.isInside(margin)) {
      return setting.isByChoice ? insideByChoice(wide) : inside(wide);
    }
    if (wide.isBeyond(margin)) {
      return setting.isByChoice
          ? new Decision(
              Verdict.DIFFERENCE_SIZE_UNCLEAR,
              "The whole 95% interval is beyond the margin." + CHOSEN + SIZE)
          : new Decision(
              Verdict.MEANINGFUL_DIFFERENCE, "The whole 95% interval is beyond the margin.");
    }
    return wide.contains(0)
        ? new Decision(
            Verdict.NOT_ENOUGH_DATA, notEnough(estimate.value(), narrow, margin, setting))
        : new Decision(
            Verdict.DIFFERENCE_SIZE_UNCLEAR,
            "The 95% interval excludes 0 but reaches across the margin."
                + (setting.isByChoice ? CHOSEN + SIZE : ""));
  }

  private static Decision inside(Interval wide) {
    return wide.contains(0)
        ? new Decision(
            Verdict.EQUIVALENT,
            "The 90% interval is inside the margin and the 95% interval includes 0.")
        : new Decision(
            Verdict.DIFFERENCE_WITHIN_MARGIN,
            "The 95% interval excludes 0, and the 90% interval is inside the margin.");
  }

  private static Decision insideByChoice(Interval wide) {
    return wide.contains(0)
        ? new Decision(
            Verdict.NOT_ENOUGH_DATA,
            "The 90% interval is inside the margin."
                + CHOSEN
                + " is not enough to call them alike.")
        : new Decision(
            Verdict.DIFFERENCE_SIZE_UNCLEAR,
            "The 95% interval excludes 0, and the 90% interval is inside the margin."
                + CHOSEN
                + SIZE);
  }

  private static String notEnough(double value, Interval narrow, double margin, Setting setting) {
    if (narrow.halfWidth() > margin) {
      return "The 90% interval is wider than the margin on either side. "
          + needed(narrow.halfWidth() / margin, setting)
          + " would make it as narrow as the margin.";
    }
    double room = margin - Math.abs(value);
    if (room > margin / 10) {
      return "The 90% interval reaches across the margin. "
          + needed(narrow.halfWidth() / room, setting)
          + " would bring it inside if the difference stayed as it is.";
    }
    return "The difference is about as large as the margin: more groups are not likely to settle"
        + " on which side of it the truth lies.";
  }

  /** A standard error falls with the square root of the number of groups. */
  private static String needed(double timesNarrower, Setting setting) {
    return "About "
        + more(setting.comparison, timesNarrower)
        + " and "
        + more(setting.reference, timesNarrower)
        + ", of the sizes seen so far,";
  }

  private static String more(Side side, double timesNarrower) {
    double groups = side.groups * (timesNarrower * timesNarrower - 1);
    long steps = Math.max(1, (long) Math.ceil(groups / GROUPS_ROUNDED_TO));
    long rounded = steps * GROUPS_ROUNDED_TO;
    return rounded + " more groups " + side.title.toLowerCase(Locale.ROOT);
  }
}
