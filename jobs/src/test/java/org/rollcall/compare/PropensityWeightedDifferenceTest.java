package org.rollcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.rollcall.compare.Diagnostic.Result;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.Covariate;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.study.Arm;

class PropensityWeightedDifferenceTest {

  private static final String RETAINED = "retained_week_12_wholly_followed";
  private static final String ANALYSIS =
      "E1.retained_week_12_wholly_followed.online-face_to_face.both_in_reach.overlap_weights";

  /** People by age and by who sent them; both move the mode and staying. */
  private static final double[] AGE_ONLINE = {1.2, 0, -1.2};

  private static final double[] AGE_STAYS = {-0.9, 0, 0.9};
  private static final double[] COURT_ONLINE = {0, -1};
  private static final double[] COURT_STAYS = {0, 0.8};
  private static final String[] AGES = {"18_24", "35_44", "65_plus"};
  private static final String[] ROUTES = {"self", "court"};

  private static double expit(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Chance of staying; the planted difference is added to those who start online. */
  private static double stays(int age, int route, boolean online, double planted) {
    return expit(AGE_STAYS[age] + COURT_STAYS[route]) * 0.8 + (online ? planted : 0);
  }

  private static double startsOnline(int age, int route) {
    return expit(AGE_ONLINE[age] + COURT_ONLINE[route]);
  }

  private static long baseline(int age, int route, int quarter, String reach) {
    return Baseline.startingIn(
        quarter,
        Baseline.of(
            Map.of(
                Covariate.AGE_BAND, Covariate.AGE_BAND.at(AGES[age]),
                Covariate.REFERRAL_ROUTE, Covariate.REFERRAL_ROUTE.at(ROUTES[route]),
                Covariate.BOTH_IN_REACH, Covariate.BOTH_IN_REACH.at(reach))));
  }

  /** A study in which who starts online would have left sooner anyhow. */
  private static List<BaselineCell> confounded(long seed, int people, int groups, double planted) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] effects = new double[2 * groups];
    for (int g = 0; g < effects.length; g++) {
      effects[g] = 0.16 * (random.nextDouble() - 0.5);
    }
    Map<List<Long>, long[]> cells = new TreeMap<>(PropensityWeightedDifferenceTest::compare);
    for (int i = 0; i < people; i++) {
      int age = random.nextInt(3);
      int route = random.nextInt(2);
      boolean online = random.nextDouble() < startsOnline(age, route);
      int home = (online ? 0 : groups) + random.nextInt(groups);
      boolean stays = random.nextDouble() < stays(age, route, online, planted) + effects[home];
      long baseline = baseline(age, route, random.nextInt(4), "true");
      long[] n =
          cells.computeIfAbsent(
              List.of(online ? 1L : 0L, (long) home, baseline), cell -> new long[2]);
      n[0]++;
      n[1] += stays ? 1 : 0;
    }
    return cells(cells);
  }

  private static List<BaselineCell> cells(Map<List<Long>, long[]> cells) {
    List<BaselineCell> alike = new ArrayList<>();
    cells.forEach(
        (cell, n) ->
            alike.add(
                new BaselineCell(
                    cell.get(0) == 1 ? Arm.ONLINE : Arm.FACE_TO_FACE,
                    cell.get(1),
                    cell.get(2),
                    n[0],
                    n[1])));
    return alike;
  }

  private static int compare(List<Long> one, List<Long> two) {
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).equals(two.get(i))) {
        return Long.compare(one.get(i), two.get(i));
      }
    }
    return 0;
  }

  private static Findings findings(List<BaselineCell> cells) {
    Made made = Made.alike();
    made.baselines.put(RETAINED, cells);
    return Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT);
  }

  private static Contrast adjusted(Findings findings) {
    return findings.contrasts().stream()
        .filter(contrast -> contrast.analysisId().equals(ANALYSIS))
        .findFirst()
        .orElseThrow();
  }

  private static PointEstimate point(List<BaselineCell> cells) {
    return adjusted(findings(cells)).estimate().point().orElseThrow();
  }

  private static Diagnostic check(Findings findings, String name, Arm arm) {
    return findings.diagnostics().stream()
        .filter(check -> check.analysisId().equals(ANALYSIS) && check.check().equals(name))
        .filter(check -> check.arm().orElse(null) == arm)
        .findFirst()
        .orElseThrow();
  }

  private static double crude(List<BaselineCell> cells) {
    double[][] n = new double[2][2];
    for (BaselineCell cell : cells) {
      n[cell.arm() == Arm.ONLINE ? 1 : 0][0] += cell.people();
      n[cell.arm() == Arm.ONLINE ? 1 : 0][1] += cell.withOutcome();
    }
    return n[1][1] / n[1][0] - n[0][1] / n[0][0];
  }

  /** The planted difference is the same for everybody, so it is that of any population. */
  @Test
  void difference_whoStartsOnlineLeavesSooner_recoversThePlantedDifference() {
    double sum = 0;
    double squares = 0;
    int held = 0;
    int studies = 200;
    for (int seed = 0; seed < studies; seed++) {
      List<BaselineCell> cells = confounded(seed, 3000, 30, 0.05);
      assertTrue(crude(cells) < 0, "as they are, online looks worse");
      PointEstimate found = point(cells);
      sum += found.value() - 0.05;
      squares += (found.value() - 0.05) * (found.value() - 0.05);
      held += found.interval(0.95).contains(0.05) ? 1 : 0;
    }
    double bias = sum / studies;
    double error = Math.sqrt(squares / studies / studies);
    assertTrue(Math.abs(bias) < 3 * error, "bias " + bias + " with Monte Carlo error " + error);
    assertTrue(held >= 0.91 * studies, "intervals that hold the truth: " + held);
    assertTrue(held <= 0.99 * studies, "intervals that hold the truth: " + held);
  }

  /**
   * Eight groups an arm, whose people are much alike: there is no difference, and one that is not
   * there must not be seen more often than the interval says.
   */
  @Test
  void difference_fewGroupsOfPeopleAlike_isSeldomSeenWhereThereIsNone() {
    int studies = 0;
    int seen = 0;
    for (int seed = 0; seed < 120; seed++) {
      Optional<PointEstimate> found =
          adjusted(findings(ofFewGroups(seed, 8, 40))).estimate().point();
      if (found.isPresent()) {
        studies++;
        seen += found.get().interval(0.95).contains(0) ? 0 : 1;
      }
    }
    assertTrue(studies > 80, "studies with an estimate: " + studies);
    assertTrue(seen <= 0.1 * studies, seen + " differences of " + studies);
  }

  /** Most people of a group have its usual level of each of six characteristics. */
  private static List<BaselineCell> ofFewGroups(long seed, int groups, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<List<Long>, long[]> cells = new TreeMap<>(PropensityWeightedDifferenceTest::compare);
    for (int home = 0; home < 2 * groups; home++) {
      Map<Covariate, Integer> usual = levels(random);
      double effect = 0.3 * (random.nextDouble() - 0.5);
      for (int i = 0; i < size; i++) {
        Map<Covariate, Integer> levels = levels(random);
        usual.forEach(
            (covariate, level) -> {
              if (random.nextDouble() < 0.6) {
                levels.put(covariate, level);
              }
            });
        levels.put(Covariate.BOTH_IN_REACH, Covariate.BOTH_IN_REACH.at("true"));
        long online = home < groups ? 1 : 0;
        long[] n =
            cells.computeIfAbsent(
                List.of(online, (long) home, Baseline.of(levels)), cell -> new long[2]);
        n[0]++;
        n[1] += random.nextDouble() < 0.5 + effect ? 1 : 0;
      }
    }
    return cells(cells);
  }

  private static Map<Covariate, Integer> levels(SplittableRandom random) {
    Map<Covariate, Integer> levels = new EnumMap<>(Covariate.class);
    for (Covariate covariate :
        List.of(
            Covariate.AGE_BAND,
            Covariate.GENDER,
            Covariate.RURALITY,
            Covariate.TRAVEL_BAND,
            Covariate.PRIMARY_CONCERN,
            Covariate.REFERRAL_ROUTE)) {
      levels.put(covariate, 1 + random.nextInt(Math.min(4, covariate.levels() - 1)));
    }
    return levels;
  }

  @Test
  void difference_peopleOneByOne_isThatOfCells() {
    List<BaselineCell> cells = confounded(7, 2000, 12, 0);
    List<BaselineCell> people = new ArrayList<>();
    for (BaselineCell cell : cells) {
      for (long i = 0; i < cell.people(); i++) {
        long has = i < cell.withOutcome() ? 1 : 0;
        people.add(new BaselineCell(cell.arm(), cell.home(), cell.baseline(), 1, has));
      }
    }
    Collections.shuffle(people, new Random(3));
    PointEstimate one = point(cells);
    PointEstimate other = point(people);
    assertEquals(one.value(), other.value(), 1e-12);
    assertEquals(one.stdError(), other.stdError(), 1e-12);
  }

  @Test
  void difference_peopleWithoutAChoice_changeNothing() {
    List<BaselineCell> cells = new ArrayList<>(confounded(8, 2000, 12, 0));
    PointEstimate expected = point(cells);
    for (int g = 0; g < 12; g++) {
      cells.add(new BaselineCell(Arm.ONLINE, g, baseline(0, 0, 0, "false"), 40, 0));
    }
    Findings findings = findings(cells);
    assertEquals(expected, adjusted(findings).estimate().point().orElseThrow());
    double online = people(cells, Arm.ONLINE);
    assertEquals(
        (online - 12 * 40) / online,
        check(findings, "both_in_reach", Arm.ONLINE).value().getAsDouble(),
        1e-12);
  }

  private static double people(List<BaselineCell> cells, Arm arm) {
    return cells.stream().filter(c -> c.arm() == arm).mapToLong(BaselineCell::people).sum();
  }

  @Test
  void difference_choiceOfTooFewKnown_isWithheld() {
    List<BaselineCell> cells = new ArrayList<>(confounded(9, 2000, 12, 0));
    cells.add(new BaselineCell(Arm.ONLINE, 3, Baseline.NOTHING, 400, 180));
    Findings findings = findings(cells);
    assertEquals(Result.FAIL, check(findings, "reach_known", Arm.ONLINE).result());
    assertEquals(Result.PASS, check(findings, "reach_known", Arm.FACE_TO_FACE).result());
    Contrast contrast = adjusted(findings);
    assertEquals(
        "Withheld. Online: of too few it is known whether both modes were in reach (reach_known"
            + " must be at least 0.8).",
        MessageCatalog.text(contrast.reason()));
    assertTrue(contrast.comparison().estimate().isEmpty());
    assertEquals(Verdict.NOT_ESTIMABLE, contrast.verdict().orElseThrow());
  }

  @Test
  void difference_modesOfUnlikePeople_isWithheld() {
    List<BaselineCell> cells = new ArrayList<>();
    for (int g = 0; g < 12; g++) {
      cells.add(new BaselineCell(Arm.ONLINE, g, baseline(0, 0, 0, "true"), 95, 40 + g));
      cells.add(new BaselineCell(Arm.ONLINE, g, baseline(2, 1, 0, "true"), 5, 1));
      cells.add(new BaselineCell(Arm.FACE_TO_FACE, 20 + g, baseline(0, 0, 0, "true"), 5, 2));
      cells.add(new BaselineCell(Arm.FACE_TO_FACE, 20 + g, baseline(2, 1, 0, "true"), 95, 60 - g));
    }
    Findings findings = findings(cells);
    assertEquals(Result.FAIL, check(findings, "equipoise", null).result());
    assertEquals(
        NotEstimable.Reason.WITHHELD,
        adjusted(findings).estimate().missing().orElseThrow().reason());
  }

  @Test
  void difference_nothingKnownThatVaries_isNotEstimable() {
    List<BaselineCell> cells = new ArrayList<>();
    for (int g = 0; g < 12; g++) {
      cells.add(new BaselineCell(Arm.ONLINE, g, baseline(0, 0, 0, "true"), 20, 9 + g % 3));
      cells.add(new BaselineCell(Arm.FACE_TO_FACE, 20 + g, baseline(0, 0, 0, "true"), 20, 8));
    }
    Estimate found = adjusted(findings(cells)).estimate();
    assertEquals(
        "Nothing that is known of people at the start varies enough to adjust for it.",
        MessageCatalog.text(new CauseCode(found.missing().orElseThrow().cause()).with()));
  }

  /** Who left one question empty left them all empty: the columns say the same. */
  @Test
  void difference_questionsLeftEmptyTogether_areEstimated() {
    List<BaselineCell> cells = new ArrayList<>(confounded(10, 2000, 12, 0));
    long empty = Baseline.of(Map.of(Covariate.BOTH_IN_REACH, Covariate.BOTH_IN_REACH.at("true")));
    for (int g = 0; g < 12; g++) {
      cells.add(new BaselineCell(Arm.ONLINE, g, empty, 6, g % 6));
      cells.add(new BaselineCell(Arm.FACE_TO_FACE, 12 + g, empty, 7, g % 5));
    }
    assertTrue(adjusted(findings(cells)).estimate().point().isPresent());
  }

  /** A quarter in which nobody could start face to face tells the mode without fail. */
  @Test
  void difference_levelOfOneModeAlone_isJoinedAndSaid() {
    List<BaselineCell> cells = new ArrayList<>(confounded(11, 2000, 12, 0));
    double before = check(findings(cells), "levels_joined", null).value().getAsDouble();
    for (int g = 0; g < 12; g++) {
      cells.add(new BaselineCell(Arm.ONLINE, g, baseline(1, 0, 9, "true"), 5, 2));
    }
    Findings findings = findings(cells);
    assertEquals(before + 1, check(findings, "levels_joined", null).value().getAsDouble());
    assertTrue(adjusted(findings).estimate().point().isPresent());
  }

  @Test
  void published_adjusted_staysSecure() {
    Findings findings = findings(confounded(12, 2000, 12, 0));
    Findings open = findings.published(OutcomeCatalog.of(Made.study()));
    assertTrue(adjusted(findings).estimate().point().isPresent());
    assertFalse(open.contrasts().stream().anyMatch(c -> c.analysisId().equals(ANALYSIS)));
    assertFalse(open.diagnostics().stream().anyMatch(c -> c.analysisId().equals(ANALYSIS)));
  }

  @Test
  void difference_orderOfCells_changesNothing() {
    List<BaselineCell> cells = new ArrayList<>(confounded(13, 2000, 12, 0));
    Findings expected = findings(cells);
    Collections.shuffle(cells, new Random(1));
    assertEquals(expected, findings(cells));
  }

  @Test
  void reason_estimate_saysWhatIsNotAdjustedFor() {
    assertTrue(
        MessageCatalog.text(adjusted(findings(confounded(14, 2000, 12, 0))).reason())
            .endsWith("what no file knows is not adjusted for."));
  }

  /** A form that rooms fill in at the third session is blank for who left before. */
  private static List<BaselineCell> formsFilledInLater(double blank) {
    return knownOfThoseWhoStay(
        Baseline.of(Map.of(Covariate.BOTH_IN_REACH, Covariate.BOTH_IN_REACH.at("true"))),
        left -> Math.round(blank * left));
  }

  /** In rooms no more than that is known of some of those who left. */
  private static List<BaselineCell> knownOfThoseWhoStay(long bare, LongUnaryOperator unseenOfLeft) {
    List<BaselineCell> cells = new ArrayList<>();
    for (BaselineCell cell : confounded(5, 4_000, 30, 0)) {
      long left = cell.people() - cell.withOutcome();
      long unseen = cell.arm() == Arm.ONLINE ? 0 : unseenOfLeft.applyAsLong(left);
      if (unseen > 0) {
        long known = Baseline.startingIn(Baseline.quarter(cell.baseline()), bare);
        cells.add(new BaselineCell(cell.arm(), cell.home(), known, unseen, 0));
      }
      if (cell.people() > unseen) {
        cells.add(
            new BaselineCell(
                cell.arm(),
                cell.home(),
                cell.baseline(),
                cell.people() - unseen,
                cell.withOutcome()));
      }
    }
    return cells;
  }

  @Test
  void run_formsAreFilledInByThoseWhoStay_isWithheld() {
    for (double blank : new double[] {0.25, 0.5, 0.9}) {
      Findings findings = findings(formsFilledInLater(blank));
      Diagnostic check = check(findings, "unknown_by_outcome", Arm.FACE_TO_FACE);
      assertEquals(Result.FAIL, check.result(), blank + ": " + check.value());
      assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), adjusted(findings).verdict());
      assertTrue(adjusted(findings).estimate().point().isEmpty());
    }
    assertEquals(
        Result.PASS,
        check(findings(formsFilledInLater(0)), "unknown_by_outcome", Arm.FACE_TO_FACE).result());
  }

  /** Who came once and never again has no row in the table of participants. */
  @Test
  void run_reachIsKnownOfThoseWhoStay_isWithheld() {
    Findings findings = findings(knownOfThoseWhoStay(Baseline.NOTHING, left -> left / 3));
    assertEquals(Result.PASS, check(findings, "reach_known", Arm.FACE_TO_FACE).result());
    assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), adjusted(findings).verdict());
    assertTrue(
        MessageCatalog.text(adjusted(findings).reason()).contains("unknown_by_outcome"),
        MessageCatalog.text(adjusted(findings).reason()));
  }

  /** One program keeps half as many as the other, and is mostly online; the modes are alike. */
  private static List<BaselineCell> ofTwoPrograms(boolean isKnown, int online, int room) {
    SplittableRandom random = new SplittableRandom(11);
    Map<List<Long>, long[]> cells = new TreeMap<>(PropensityWeightedDifferenceTest::compare);
    for (int home = 0; home < 40; home++) {
      int inArm = home % 20;
      boolean isSecond = inArm < (home < 20 ? online : room);
      for (int i = 0; i < 100; i++) {
        long baseline = baseline(random.nextInt(3), random.nextInt(2), random.nextInt(4), "true");
        long at = Baseline.inProgram(isSecond && isKnown ? 1 : 0, baseline);
        long[] n =
            cells.computeIfAbsent(
                List.of(home < 20 ? 1L : 0L, (long) home, at), cell -> new long[2]);
        n[0]++;
        n[1] += random.nextDouble() < (isSecond ? 0.3 : 0.6) ? 1 : 0;
      }
    }
    return cells(cells);
  }

  @Test
  void difference_programsMixedUnlike_isOfPeopleOfTheSameProgram() {
    assertTrue(point(ofTwoPrograms(false, 13, 7)).value() < -0.06);
    PointEstimate found = point(ofTwoPrograms(true, 13, 7));
    assertTrue(found.interval(0.95).contains(0), found.toString());
    assertEquals(0, found.value(), 0.04);
    assertTrue(
        MessageCatalog.text(adjusted(findings(ofTwoPrograms(true, 16, 4))).reason())
            .contains("too unlike to be compared"));
  }

  /** Where one program is of one mode alone, its people are like nobody. */
  @Test
  void difference_programOfOneModeAlone_givesNoVerdict() {
    Findings findings = findings(ofTwoPrograms(true, 8, 0));
    assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), adjusted(findings).verdict());
    assertTrue(MessageCatalog.text(adjusted(findings).reason()).contains("programs_shared"));
    assertNotEquals(
        Optional.of(Verdict.NOT_ESTIMABLE),
        adjusted(findings(ofTwoPrograms(true, 8, 8))).verdict());
  }
}
