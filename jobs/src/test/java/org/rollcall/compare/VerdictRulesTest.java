package org.rollcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rollcall.compare.Diagnostic.Result;
import org.rollcall.compare.Diagnostic.Role;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.study.Arm;

/** With infinite df, the 90% interval is -+1.645 and the 95% interval -+1.960 standard errors. */
class VerdictRulesTest {

  private static final double MARGIN = 0.05;
  private static final VerdictRules.Side ONLINE = new VerdictRules.Side(Arm.ONLINE, 20);
  private static final VerdictRules.Side ROOM = new VerdictRules.Side(Arm.FACE_TO_FACE, 10);

  @Test
  void decide_narrowAroundZero_isEquivalent() {
    assertEquals(
        new Said(
            Verdict.EQUIVALENT,
            "The 90% interval is inside the margin and the 95% interval includes 0."),
        decide(0.01, 0.02, MARGIN));
  }

  @Test
  void decide_smallButNotZero_isDifferenceWithinMargin() {
    // 95%: 0.0104 to 0.0296
    assertEquals(Verdict.DIFFERENCE_WITHIN_MARGIN, decide(0.02, 0.0049, MARGIN).verdict());
    assertEquals(Verdict.DIFFERENCE_WITHIN_MARGIN, decide(-0.02, 0.0049, MARGIN).verdict());
  }

  @Test
  void decide_insideAt90ButNotAt95_isWithinMargin() {
    // 90%: 0.0107 to 0.0493, 95%: 0.0070 to 0.0530: two one-sided tests at 5% reject
    assertEquals(Verdict.DIFFERENCE_WITHIN_MARGIN, decide(0.03, 0.01172, MARGIN).verdict());
  }

  @Test
  void decide_beyondMargin_isMeaningfulDifference() {
    // 95%: 0.0608 to 0.1392
    assertEquals(Verdict.MEANINGFUL_DIFFERENCE, decide(0.1, 0.02, MARGIN).verdict());
    assertEquals(Verdict.MEANINGFUL_DIFFERENCE, decide(-0.1, 0.02, MARGIN).verdict());
  }

  @Test
  void decide_acrossMarginWithoutZero_isSizeUnclear() {
    // 95%: 0.0208 to 0.0992
    assertEquals(
        new Said(
            Verdict.DIFFERENCE_SIZE_UNCLEAR,
            "The 95% interval excludes 0 but reaches across the margin."),
        decide(0.06, 0.02, MARGIN));
  }

  @Test
  void decide_wideAroundZero_saysHowManyGroups() {
    // Half-width 1.645 * 0.0608 = 2 margins: four times the groups, 60 and 30 more.
    double se = 2 * MARGIN / 1.6448536269514722 * 0.9999;
    assertEquals(
        new Said(
            Verdict.NOT_ENOUGH_DATA,
            "The 90% interval is wider than the margin on either side. About 60 more groups online"
                + " and 30 more groups face-to-face, of the sizes seen so far, would make it as"
                + " narrow as the margin."),
        decide(0.01, se, MARGIN));
  }

  @Test
  void decide_narrowButOffCentre_saysHowManyGroupsToFit() {
    // 90%: -0.0129 to 0.0529, half-width 0.0329; room 0.03: 1.203 times the groups
    assertEquals(
        new Said(
            Verdict.NOT_ENOUGH_DATA,
            "The 90% interval reaches across the margin. About 5 more groups online and 5 more"
                + " groups face-to-face, of the sizes seen so far, would bring it inside if the"
                + " difference stayed as it is."),
        decide(0.02, 0.02, MARGIN));
  }

  @Test
  void decide_asLargeAsTheMargin_saysThatMoreWouldNotSettleIt() {
    assertEquals(
        new Said(
            Verdict.NOT_ENOUGH_DATA,
            "The difference is about as large as the margin: more groups are not likely to settle"
                + " on which side of it the truth lies."),
        decide(0.049, 0.028, MARGIN));
  }

  @Test
  void decide_touchingTheMargin_isNotInside() {
    PointEstimate estimate = new PointEstimate(0.01, 0.02, 12);
    double limit = estimate.interval(0.90).high();
    assertEquals(Verdict.NOT_ENOUGH_DATA, decide(estimate, limit).verdict());
    assertEquals(Verdict.EQUIVALENT, decide(estimate, Math.nextUp(limit)).verdict());
  }

  @Test
  void decide_touchingTheMargin_isNotBeyond() {
    PointEstimate estimate = new PointEstimate(0.1, 0.02, 12);
    double limit = estimate.interval(0.95).low();
    assertEquals(Verdict.DIFFERENCE_SIZE_UNCLEAR, decide(estimate, limit).verdict());
    assertEquals(Verdict.MEANINGFUL_DIFFERENCE, decide(estimate, Math.nextDown(limit)).verdict());
  }

  @Test
  void decide_noMargin_onlySizeUnclearOrNoMargin() {
    OptionalDouble none = OptionalDouble.empty();
    VerdictRules.Setting setting = setting(none);
    assertEquals(
        new Said(
            Verdict.DIFFERENCE_SIZE_UNCLEAR,
            "The 95% interval excludes 0; no margin is set to judge its size by."),
        decide(List.of(), new PointEstimate(0.5, 0.01, 30), setting));
    assertEquals(
        new Said(
            Verdict.NO_MARGIN,
            "The 95% interval includes 0; no margin is set to say what difference would matter."),
        decide(List.of(), new PointEstimate(0.0001, 0.01, 30), setting));
    assertEquals(
        Verdict.NO_MARGIN,
        decide(List.of(), new PointEstimate(0.1, 1, 30), setting).verdict(),
        "wide or narrow, the margin is what is missing");
  }

  @Test
  void verdict_codes_areTheListOfTheTable() {
    assertEquals(
        Arrays.stream(Verdict.values()).map(Enum::name).toList(),
        Schemas.report("contrast").field("verdict").constraints().values());
  }

  /** Whoever came chose the mode: what the mode does is not known from them, large or small. */
  @Test
  void decide_peopleByTheirOwnChoice_judgesNoSizeAndNoLikeness() {
    assertEquals(
        new Said(
            Verdict.NOT_ENOUGH_DATA,
            "The 90% interval is inside the margin. But people chose how to attend, and to compare"
                + " them as they are is not enough to call them alike."),
        byChoice(0.01, 0.02));
    assertEquals(
        new Said(
            Verdict.DIFFERENCE_SIZE_UNCLEAR,
            "The whole 95% interval is beyond the margin. But people chose how to attend, and to"
                + " compare them as they are does not say how large a difference the choice"
                + " makes."),
        byChoice(0.1, 0.02));
    for (double[] d : new double[][] {{0.02, 0.0049}, {0.03, 0.01172}, {0.06, 0.02}}) {
      Said decision = byChoice(d[0], d[1]);
      assertEquals(Verdict.DIFFERENCE_SIZE_UNCLEAR, decision.verdict());
      assertTrue(decision.reason().contains("people chose how to attend"), decision.reason());
    }
    assertEquals(
        Verdict.NOT_ENOUGH_DATA, byChoice(0.02, 0.02).verdict(), "reaches across the margin");
  }

  /** z of 2.1: beyond 1.960 alone, not beyond 2.241 where two share the error. */
  @Test
  void decide_oneOfTwo_usesTheIntervalOfItsStep() {
    PointEstimate estimate = new PointEstimate(0.042, 0.02, Double.POSITIVE_INFINITY);
    assertEquals(Verdict.DIFFERENCE_SIZE_UNCLEAR, decide(estimate, MARGIN).verdict());
    Said shared = decide(estimate, 2);
    assertEquals(Verdict.NOT_ENOUGH_DATA, shared.verdict());
    assertTrue(
        shared.reason().endsWith("Intervals are adjusted for the 2 comparisons of this family."),
        shared.reason());
    assertEquals(Verdict.DIFFERENCE_SIZE_UNCLEAR, decide(estimate, 1).verdict());
  }

  /** Half-width of the 90% interval 0.0411, of that at 95% 0.0490. */
  @Test
  void decide_equivalenceOfOneOfTwo_usesTheIntervalOfItsStep() {
    PointEstimate estimate = new PointEstimate(0.005, 0.025, Double.POSITIVE_INFINITY);
    assertEquals(Verdict.EQUIVALENT, decide(estimate, 1).verdict());
    assertEquals(Verdict.NOT_ENOUGH_DATA, decide(estimate, 2).verdict());
  }

  private static Said decide(PointEstimate estimate, int sharing) {
    FamilyStep step = new FamilyStep(Family.ADJUSTED, 2, sharing, OptionalDouble.empty());
    return decide(
        List.of(),
        estimate,
        new VerdictRules.Setting(OptionalDouble.of(MARGIN), step, false, ONLINE, ROOM));
  }

  /** What is data in tables: which sentence, and what it is about. */
  @Test
  void decide_reason_isCodesWithParameters() {
    double se = 2 * MARGIN / 1.6448536269514722 * 0.9999;
    VerdictRules.Setting setting = setting(OptionalDouble.of(MARGIN));
    Diagnostic failed = check("linkage_ratio", 1.3, 1.2, Result.FAIL, Role.GATE);
    Estimate wide = new PointEstimate(0.01, se, Double.POSITIVE_INFINITY);
    assertEquals(
        "wider_than_margin groups_to_be_as_narrow(60,online,30,face_to_face)",
        Message.coded(VerdictRules.decide(List.of(), wide, setting).reason()));
    assertEquals(
        "withheld more_new_than_reported(online,linkage_ratio,1.2)",
        Message.coded(VerdictRules.decide(List.of(failed), wide, setting).reason()));
    assertEquals(
        "of_arm(face_to_face,nobody)",
        Message.coded(
            VerdictRules.decide(
                    List.of(), new NotEstimable(Cause.NOBODY).of(NotEstimable.Side.SECOND), setting)
                .reason()));
  }

  @Test
  void decide_failedGate_isNotEstimableWhateverTheEstimate() {
    Diagnostic failed = check("effective_groups", 5.9, 6, Result.FAIL, Role.GATE);
    Diagnostic noted = check("largest_group_share", 0.9, 0.7, Result.FAIL, Role.NOTE);
    Diagnostic passed = check("linkage_ratio", 1.1, 1.2, Result.PASS, Role.GATE);
    VerdictRules.Setting setting = setting(OptionalDouble.of(MARGIN));
    Estimate clear = new PointEstimate(0.5, 0.01, 30);
    assertEquals(
        new Said(
            Verdict.NOT_ESTIMABLE,
            "Withheld. Online: too few groups, or groups too uneven in size (effective_groups must"
                + " be at least 6)."),
        decide(List.of(passed, failed, noted), clear, setting));
    assertEquals(
        Verdict.MEANINGFUL_DIFFERENCE, decide(List.of(passed, noted), clear, setting).verdict());
  }

  @Test
  void decide_noEstimate_isNotEstimableWithItsReason() {
    Estimate none = new NotEstimable(Cause.NOBODY).of(NotEstimable.Side.FIRST);
    assertEquals(
        new Said(Verdict.NOT_ESTIMABLE, "Online: Nobody to estimate from."),
        decide(List.of(), none, setting(OptionalDouble.of(MARGIN))));
  }

  @Test
  void setting_marginNotPositive_isRefused() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> setting(OptionalDouble.of(0)));
    assertEquals("Invalid margin: 0.0 (must be positive)", e.getMessage());
  }

  private static Diagnostic check(
      String name, double value, double limit, Result result, Role role) {
    return new Diagnostic(
        "E1.x",
        name,
        Optional.of(Arm.ONLINE),
        OptionalDouble.of(value),
        OptionalDouble.of(limit),
        result,
        role != Role.GATE
            ? Consequence.NOTED
            : name.equals(Checks.LINKAGE) ? Checks.SPLIT : Checks.TOO_FEW);
  }

  /** A decision in words. */
  private record Said(Verdict verdict, String reason) {}

  private static Said decide(
      List<Diagnostic> checks, Estimate estimate, VerdictRules.Setting setting) {
    VerdictRules.Decision decision = VerdictRules.decide(checks, estimate, setting);
    return new Said(decision.verdict(), MessageCatalog.text(decision.reason()));
  }

  private static Said decide(double value, double se, double margin) {
    return decide(new PointEstimate(value, se, Double.POSITIVE_INFINITY), margin);
  }

  private static Said decide(PointEstimate estimate, double margin) {
    return decide(List.of(), estimate, setting(OptionalDouble.of(margin)));
  }

  /** Of people who are made alike, judged alone. */
  private static VerdictRules.Setting setting(OptionalDouble margin) {
    return new VerdictRules.Setting(margin, FamilyStep.alone(Family.ADJUSTED), false, ONLINE, ROOM);
  }

  private static Said byChoice(double value, double se) {
    return decide(
        List.of(),
        new PointEstimate(value, se, Double.POSITIVE_INFINITY),
        new VerdictRules.Setting(
            OptionalDouble.of(MARGIN), FamilyStep.alone(Family.PRIMARY), true, ONLINE, ROOM));
  }
}
