package org.rollcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.compare.Alternative.Sign;
import org.rollcall.compare.Diagnostic.Result;
import org.rollcall.compare.Diagnostic.Role;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.outcome.ArmContext;
import org.rollcall.outcome.CalendarOrigin;
import org.rollcall.outcome.Estimand;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.GroupFacts;
import org.rollcall.outcome.Guess;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.LandmarkContext;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.outcome.Pair;
import org.rollcall.outcome.RecordShare;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.multiplicity.Holm;
import org.rollcall.study.Arm;

class ComparisonTest {

  private static final String PRIMARY = "E1.retained_week_12.online-face_to_face.all";
  private static final String ATTENDED = "E2.attendances_week_12.online-face_to_face.all";
  private static final String ADJUSTED =
      "E1.retained_week_12_wholly_followed.online-face_to_face.both_in_reach.overlap_weights";

  @Test
  void run_everything_hasItsAnalysesInOrder() {
    Findings findings = run(Made.alike(), Purpose.MONITORING);
    assertEquals(
        List.of(
            "E1.retained_week_4.online-face_to_face.all",
            "E1.retained_week_12.online-face_to_face.all",
            "E1.retained_week_26.online-face_to_face.all",
            "E1.rmst_26_weeks.online-face_to_face.all",
            "E2.attendances_week_12.online-face_to_face.all",
            "E2.attendances_week_26.online-face_to_face.all",
            "E2.attendances_per_opportunity_week_12.online-face_to_face.all",
            "E2.home_attendances_per_opportunity_week_12.online-face_to_face.all",
            "E2.minutes_week_12.online-face_to_face.all",
            "E2.attended_half_week_12.online-face_to_face.all",
            "E4.retained_week_12_from_landmark_4.online-face_to_face.all",
            "E4.retained_week_12_from_landmark_4.both-face_to_face.all",
            "E4.retained_week_12_from_landmark_4.both-online.all",
            "E4.retained_week_12_from_landmark_8.online-face_to_face.all",
            "E4.retained_week_12_from_landmark_8.both-face_to_face.all",
            "E4.retained_week_12_from_landmark_8.both-online.all",
            "E13.attendances_per_session.online-face_to_face.all",
            "E1.retained_week_12_wholly_followed.online-face_to_face.both_in_reach.overlap_weights"),
        findings.contrasts().stream().map(Contrast::analysisId).toList());
    assertEquals(
        List.of("share", "share", "share", "weeks", "attendances", "attendances"),
        findings.contrasts().stream().map(Contrast::unit).limit(6).toList());
    assertEquals(2 * 10 + 2 * 3 + 2 * 3 + 2, findings.arms().size());
    findings.contrasts().forEach(c -> assertTrue(c.estimate().point().isPresent(), c.analysisId()));
  }

  /** Where everybody was followed the curve is the share, and so is its error. */
  @Test
  void run_primaryContrast_isTheJackknifeOfItsTallies() {
    Made made = Made.alike();
    made.retained.put(12, made.twoArms(0.7, 0.5));
    Contrast found = contrast(run(made, Purpose.MONITORING), PRIMARY);
    PointEstimate share =
        ClusterJackknife.difference(
                Sample.ofMeans(made.retained.get(12).get(Arm.ONLINE)),
                Sample.ofMeans(made.retained.get(12).get(Arm.FACE_TO_FACE)))
            .point()
            .orElseThrow();
    PointEstimate curve = found.estimate().point().orElseThrow();
    assertEquals(share.value(), curve.value(), 1e-12);
    assertEquals(share.stdError(), curve.stdError(), 1e-12);
    assertEquals(share.df(), curve.df());
    assertEquals(0.7, found.comparison().estimate().orElseThrow(), 1e-12);
    assertEquals(0.5, found.reference().estimate().orElseThrow(), 1e-12);
    assertEquals(OptionalLong.of(600), found.comparison().people());
    assertEquals(20, found.comparison().groups());
    assertEquals(20, found.comparison().effectiveGroups(), 1e-12);
    assertEquals(OptionalDouble.of(0.1), found.margin());
    assertTrue(found.interval(0.95).orElseThrow().contains(0.2));
  }

  @Test
  void run_monitoring_hasNoVerdict() {
    for (Contrast contrast : run(Made.alike(), Purpose.MONITORING).contrasts()) {
      assertEquals(Optional.empty(), contrast.verdict());
      assertEquals(Optional.empty(), said(contrast.reason()).filter(r -> r.contains("interval")));
      assertEquals(Purpose.MONITORING, contrast.purpose());
    }
  }

  /** People chose their mode: as they are, neither a size nor likeness is judged. */
  @Test
  void run_lockedCut_judgesNoSizeOfPeopleAsTheyAre() {
    Made made = Made.alike();
    assertEquals(Verdict.NOT_ENOUGH_DATA, verdict(made));
    made.attendances.put(12, made.counts(9, 5));
    for (double[] shares : new double[][] {{0.7, 0.5}, {0.5, 0.6}, {0.5, 16.0 / 30}}) {
      made.retained.put(12, made.twoArms(shares[0], shares[1]));
      assertEquals(Verdict.DIFFERENCE_SIZE_UNCLEAR, verdict(made));
    }
    Findings findings = run(made, Purpose.VERDICT);
    // Without a margin, alike is not called equivalent.
    assertEquals(
        Optional.of(Verdict.NO_MARGIN),
        contrast(findings, "E1.retained_week_4.online-face_to_face.all").verdict());
    assertEquals(Optional.of(Verdict.EQUIVALENT), contrast(findings, ADJUSTED).verdict());
    findings.contrasts().forEach(c -> assertTrue(said(c.reason()).isPresent(), c.analysisId()));
  }

  @Test
  void run_lockedCut_judgesTheSizeOfGroups() {
    Made made = Made.alike();
    made.headcounts.put(Arm.ONLINE, made.ratios(0, 9));
    Findings findings =
        Comparison.run(Made.study("attendances_per_session"), made.evidence(), Purpose.VERDICT);
    assertEquals(
        Optional.of(Verdict.MEANINGFUL_DIFFERENCE),
        contrast(findings, "E13.attendances_per_session.online-face_to_face.all").verdict());
  }

  /** The dial is the share of weeks without a session for which one arm writes 0. */
  @Test
  void run_zerosOfAnotherKind_giveNoVerdict() {
    String id = "E13.attendances_per_session.online-face_to_face.all";
    for (double excess : new double[] {0, 0.01, 0.03, 0.06, 0.15}) {
      Made made = Made.alike();
      made.headcounts.put(Arm.ONLINE, made.ratios(0, 9));
      made.excessZeros.put(Arm.ONLINE, 0.0);
      made.excessZeros.put(Arm.FACE_TO_FACE, excess);
      Contrast found =
          contrast(
              Comparison.run(
                  Made.study("attendances_per_session"), made.evidence(), Purpose.VERDICT),
              id);
      boolean isLittle = excess < 0.02;
      assertEquals(
          Optional.of(isLittle ? Verdict.MEANINGFUL_DIFFERENCE : Verdict.NOT_ESTIMABLE),
          found.verdict());
      assertTrue(found.estimate().point().isPresent());
      assertEquals(!isLittle, MessageCatalog.text(found.reason()).contains("counts of 0"));
    }
  }

  /** Both arms alike: the difference is of weeks and not of sessions. */
  @Test
  void run_zerosOfAnotherKindInBothArms_giveNoVerdict() {
    Made made = Made.alike();
    made.headcounts.put(Arm.ONLINE, made.ratios(0, 9));
    made.excessZeros.put(Arm.ONLINE, 0.15);
    made.excessZeros.put(Arm.FACE_TO_FACE, 0.15);
    Findings findings =
        Comparison.run(Made.study("attendances_per_session"), made.evidence(), Purpose.VERDICT);
    assertEquals(
        Optional.of(Verdict.NOT_ESTIMABLE),
        contrast(findings, "E13.attendances_per_session.online-face_to_face.all").verdict());
  }

  /** Within each program the modes are alike; the second program keeps fewer, and counts fewer. */
  private static Made mixed(int online, int room) {
    Made made = Made.alike();
    Map<Long, String> programs = new HashMap<>();
    Map<Arm, List<ClusterTally>> retained = new EnumMap<>(Arm.class);
    for (Arm arm : List.of(Arm.ONLINE, Arm.FACE_TO_FACE)) {
      List<ClusterTally> tallies = new ArrayList<>();
      List<ClusterRatio> heads = new ArrayList<>();
      for (int g = 0; g < Made.GROUPS; g++) {
        long index = (arm == Arm.ONLINE ? 0 : 100) + g;
        boolean isSecond = g % Made.GROUPS < (arm == Arm.ONLINE ? online : room);
        programs.put(index, isSecond ? "na" : "aa");
        long stay = (isSecond ? 9 : 18) + g % 3 - 1;
        tallies.add(new ClusterTally(index, 30, stay, stay));
        heads.add(new ClusterRatio(index, 40, 40 * (isSecond ? 6 : 12) + g % 3, 40));
      }
      retained.put(arm, tallies);
      made.headcounts.put(arm, heads);
    }
    made.retained.put(12, retained);
    made.groups = new GroupFacts(programs, programs, Map.of());
    return made;
  }

  @Test
  void run_programsMixedUnlike_giveNoVerdictOfPeopleOrHeads() {
    for (int second : new int[] {5, 6, 8, 15}) {
      Made made = mixed(second, 5);
      boolean isAlike = second < 8;
      for (String outcome : List.of("retained_week_12", "attendances_per_session")) {
        Findings findings = Comparison.run(Made.study(outcome), made.evidence(), Purpose.VERDICT);
        Contrast found =
            findings.contrasts().stream()
                .filter(
                    c -> c.outcome().equals(outcome) && !c.adjustment().equals("overlap_weights"))
                .findFirst()
                .orElseThrow();
        assertEquals(
            !isAlike, found.verdict().orElseThrow() == Verdict.NOT_ESTIMABLE, outcome + second);
        assertTrue(found.estimate().point().isPresent());
        assertEquals(!isAlike, MessageCatalog.text(found.reason()).contains("several programs"));
        assertEquals(0, within(findings, found).getAsDouble(), 0.03);
      }
    }
  }

  /** Nobody of one program started in the other mode: nothing is known within it. */
  @Test
  void run_noProgramInBothArms_hasNoDifferenceWithin() {
    Made made = mixed(20, 0);
    Findings findings = run(made, Purpose.VERDICT);
    assertEquals(OptionalDouble.empty(), within(findings, contrast(findings, PRIMARY)));
    assertEquals(Verdict.NOT_ESTIMABLE, contrast(findings, PRIMARY).verdict().orElseThrow());
  }

  private static OptionalDouble within(Findings findings, Contrast contrast) {
    return findings.diagnostics().stream()
        .filter(d -> d.analysisId().equals(contrast.analysisId()))
        .filter(d -> d.check().equals("difference_within_programs"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Verdict verdict(Made made) {
    return contrast(run(made, Purpose.VERDICT), PRIMARY).verdict().orElseThrow();
  }

  @Test
  void run_primaryFamily_isAdjustedByHolm() {
    Made made = Made.alike();
    made.retained.put(12, made.twoArms(0.55, 0.5));
    made.attendances.put(12, made.counts(5.1, 5));
    Findings findings = run(made, Purpose.MONITORING);
    Contrast retained = contrast(findings, PRIMARY);
    Contrast attended = contrast(findings, ATTENDED);
    double[] expected =
        Holm.adjust(
            new double[] {retained.pValue().orElseThrow(), attended.pValue().orElseThrow()});
    assertEquals(OptionalDouble.of(expected[0]), retained.step().pAdjusted());
    assertEquals(OptionalDouble.of(expected[1]), attended.step().pAdjusted());
    assertEquals(
        List.of("SECONDARY 14", "PRIMARY 2", "HEADCOUNTS 1", "ADJUSTED 1"),
        findings.contrasts().stream()
            .map(c -> c.step().family() + " " + c.step().size())
            .distinct()
            .toList());
  }

  /** Each p is about .03: alone below 5%, together with the other not. */
  @Test
  void run_twoWeakDifferences_areNoDifferenceTogether() {
    Made made = Made.alike();
    made.attendances.put(12, made.counts(5.34, 5));
    Findings findings = run(made, Purpose.VERDICT);
    Contrast attended = contrast(findings, ATTENDED);
    assertTrue(attended.pValue().orElseThrow() < 0.05);
    assertEquals(Optional.of(Verdict.NO_MARGIN), attended.verdict());
    assertTrue(attended.judged().orElseThrow().low() < 0);
    assertTrue(attended.range().orElseThrow().low() > 0);
  }

  @Test
  void run_memberWithoutEstimate_leavesTheSizeOfTheFamily() {
    Made made = Made.alike();
    made.attendances.put(12, made.counts(5.34, 5));
    double together =
        contrast(run(made, Purpose.VERDICT), ATTENDED).step().pAdjusted().orElseThrow();
    made.retained.put(12, Map.of());
    Findings findings = run(made, Purpose.VERDICT);
    Contrast attended = contrast(findings, ATTENDED);
    assertEquals(2, attended.step().size());
    assertEquals(2, contrast(findings, PRIMARY).step().size());
    assertEquals(OptionalDouble.empty(), contrast(findings, PRIMARY).step().pAdjusted());
    assertEquals(together, attended.step().pAdjusted().orElseThrow(), 1e-12);
    assertEquals(2 * attended.pValue().orElseThrow(), together, 1e-12);
    assertEquals(Optional.of(Verdict.NO_MARGIN), attended.verdict());
  }

  @Test
  void run_splitIdentities_withholdAllThatFollowsPeople() {
    Made made = Made.alike();
    made.arms.put(Arm.ONLINE, Made.context(121, LocalDate.of(2026, 6, 30)));
    for (Purpose purpose : Purpose.values()) {
      Findings findings = run(made, purpose);
      for (Contrast contrast : findings.contrasts()) {
        boolean people = contrast.estimand() != Estimand.E13;
        assertEquals(people, contrast.estimate().missing().isPresent(), contrast.analysisId());
        assertEquals(people, contrast.comparison().estimate().isEmpty());
        assertEquals(people, contrast.reference().estimate().isEmpty());
        assertEquals(people, contrast.pValue().isEmpty());
        assertEquals(people, contrast.interval(0.9).isEmpty());
      }
      Contrast primary = contrast(findings, PRIMARY);
      assertEquals(
          Optional.of(
              "Withheld. Online: more new identities than reported newcomers (linkage_ratio must be"
                  + " at most 1.2)."),
          said(primary.reason()));
      assertEquals(
          purpose == Purpose.VERDICT ? Optional.of(Verdict.NOT_ESTIMABLE) : Optional.empty(),
          primary.verdict());
      findings
          .alternatives()
          .forEach(a -> assertEquals(Reason.WITHHELD, reason(a.estimate().missing())));
      assertEquals(primary.reason(), findings.withheld("all", Arm.ONLINE));
      assertEquals(List.of(), findings.withheld("all", Arm.FACE_TO_FACE));
      for (ArmEstimate arm : findings.arms()) {
        boolean online = arm.estimand() != Estimand.E13 && arm.arm() != Arm.FACE_TO_FACE;
        assertEquals(online, arm.estimate().missing().isPresent(), arm.toString());
      }
    }
  }

  /** Whoever went over to the other mode would count as left in one and new in the other. */
  @Test
  void run_modesThatShareNoCodes_withholdAllThatFollowsPeople() {
    Made made = Made.alike();
    made.linked = false;
    Findings findings = run(made, Purpose.VERDICT);
    for (Contrast contrast : findings.contrasts()) {
      assertEquals(
          contrast.estimand().followsPeople(),
          contrast.estimate().point().isEmpty(),
          contrast.analysisId());
    }
    assertEquals(
        "Withheld. All: people online and face to face are known by codes that share no"
            + " link_domain, so nobody can be seen to change mode (modes_linked must be at least"
            + " 1).",
        said(contrast(findings, PRIMARY).reason()).orElseThrow());
    assertFalse(findings.withheld("all", Arm.ONLINE).isEmpty());
    assertFalse(findings.withheld("all", Arm.FACE_TO_FACE).isEmpty());
  }

  /** New identities where nobody is new: everybody came back under another name. */
  @Test
  void run_newIdentitiesWhereNobodyIsNew_withholds() {
    Made made = Made.alike();
    made.arms.put(
        Arm.ONLINE,
        new ArmContext(
            1200, 40, OptionalLong.of(0), 0, 1000, Optional.of(LocalDate.of(2026, 6, 30)), 0));
    Findings findings = run(made, Purpose.VERDICT);
    Diagnostic linkage = check(findings, PRIMARY, "linkage_ratio", Arm.ONLINE);
    assertEquals(Result.FAIL, linkage.result());
    assertTrue(linkage.value().isEmpty());
    assertTrue(
        said(contrast(findings, PRIMARY).reason()).orElseThrow().startsWith("Withheld. Online:"));
  }

  @Test
  void run_noEvidenceOfLinkageInBothArms_namesBothInOneSentence() {
    Made made = Made.alike();
    made.arms.put(Arm.ONLINE, unreported(749));
    made.arms.put(Arm.FACE_TO_FACE, unreported(749));
    List<Message> reason = contrast(run(made, Purpose.VERDICT), PRIMARY).reason().subList(0, 2);
    assertEquals(
        Optional.of(
            "Linkage not shown, and no verdict may rest on it. Online and Face-to-face: of too few"
                + " attendances an account, or a word on whether it was the first, shows that one"
                + " person keeps one identity."),
        said(reason));
    assertEquals(
        "linkage_not_shown linkage_not_shown_of_both(online,face_to_face)", Message.coded(reason));
  }

  @Test
  void run_noEvidenceOfLinkageInOneArm_hasNoVerdictButTheEstimate() {
    Made made = Made.alike();
    made.arms.put(Arm.ONLINE, unreported(749));
    String reason =
        "Linkage not shown, and no verdict may rest on it. Online: of too few attendances an"
            + " account, or a word on whether it was the first, shows that one person keeps one"
            + " identity.";
    Contrast locked = contrast(run(made, Purpose.VERDICT), PRIMARY);
    assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), locked.verdict());
    assertTrue(said(locked.reason()).orElseThrow().startsWith(reason), said(locked.reason()).get());
    assertTrue(locked.estimate().point().isPresent());
    Contrast nightly = contrast(run(made, Purpose.MONITORING), PRIMARY);
    assertTrue(
        said(nightly.reason()).orElseThrow().startsWith(reason), said(nightly.reason()).get());
    made.arms.put(Arm.ONLINE, unreported(750));
    assertEquals(
        Optional.of(Verdict.EQUIVALENT),
        contrast(run(made, Purpose.VERDICT), ADJUSTED).verdict(),
        "accounts show it");
  }

  /** One register that asks, of fourteen, is evidence of one register. */
  @Test
  void run_newcomersReportedAtFewSessions_showNoLinkage() {
    Made made = Made.alike();
    made.arms.put(
        Arm.ONLINE,
        new ArmContext(
            1200, 5, OptionalLong.of(5), 70, 1000, Optional.of(LocalDate.of(2026, 6, 30)), 0));
    Findings findings = run(made, Purpose.VERDICT);
    assertEquals(Result.FAIL, check(findings, PRIMARY, Checks.LINKAGE_SHOWN, Arm.ONLINE).result());
    assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), contrast(findings, PRIMARY).verdict());
  }

  /** An arm whose sessions report no newcomers, with so many of 1,000 attendances by account. */
  private static ArmContext unreported(long byAccount) {
    return new ArmContext(
        1200, 0, OptionalLong.empty(), byAccount, 1000, Optional.of(LocalDate.of(2026, 6, 30)), 0);
  }

  @Test
  void run_linkageAtTheThreshold_passes() {
    Made made = Made.alike();
    made.arms.put(Arm.ONLINE, Made.context(120, LocalDate.of(2026, 6, 30)));
    assertTrue(contrast(run(made, Purpose.MONITORING), PRIMARY).estimate().point().isPresent());
  }

  @Test
  void run_fewEffectiveGroups_withholdsThatAnalysisOnly() {
    Made made = Made.alike();
    Map<Arm, List<ClusterTally>> few = new EnumMap<>(made.twoArms(0.5, 0.5));
    few.put(Arm.ONLINE, few.get(Arm.ONLINE).subList(0, 5));
    made.retained.put(12, few);
    Findings findings = run(made, Purpose.VERDICT);
    Contrast primary = contrast(findings, PRIMARY);
    assertEquals(Reason.WITHHELD, reason(primary.estimate().missing()));
    assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), primary.verdict());
    assertEquals(5, primary.comparison().groups());
    assertEquals(Result.FAIL, check(findings, PRIMARY, "effective_groups", Arm.ONLINE).result());
    assertEquals(
        Role.GATE, check(findings, PRIMARY, "effective_groups", Arm.ONLINE).consequence().role());
    assertEquals(
        Result.PASS, check(findings, PRIMARY, "effective_groups", Arm.FACE_TO_FACE).result());
    assertEquals(List.of(), findings.withheld("all", Arm.ONLINE));
    assertTrue(
        contrast(findings, "E1.rmst_26_weeks.online-face_to_face.all")
            .estimate()
            .missing()
            .isPresent(),
        "of the same curve");
    assertTrue(
        contrast(findings, "E2.attendances_week_12.online-face_to_face.all")
            .estimate()
            .point()
            .isPresent());
    few.put(Arm.ONLINE, made.shares(0, 0.5).subList(0, 6));
    assertTrue(contrast(run(made, Purpose.VERDICT), PRIMARY).estimate().point().isPresent());
  }

  @Test
  void run_shareOfNone_isNotEstimableAndNamesTheArm() {
    Made made = Made.alike();
    Map<Arm, List<ClusterTally>> none = new EnumMap<>(made.twoArms(0.5, 0.5));
    none.replace(
        Arm.FACE_TO_FACE,
        none.get(Arm.FACE_TO_FACE).stream()
            .map(t -> new ClusterTally(t.cluster(), t.n(), 0, 0))
            .toList());
    made.retained.put(12, none);
    Contrast found = contrast(run(made, Purpose.MONITORING), PRIMARY);
    assertEquals(Reason.NO_VARIATION, reason(found.estimate().missing()));
    assertEquals(
        Optional.of("Face-to-face: All groups have the same value, so its precision is not known."),
        said(found.reason()));
    assertEquals(OptionalDouble.empty(), found.comparison().estimate());
  }

  @Test
  void run_noEvidenceAtAll_isNotEstimableEverywhere() {
    Evidence nothing =
        new Evidence(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            GroupFacts.NONE,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            true,
            true,
            CalendarOrigin.INFERRED,
            Map.of());
    Findings findings = Comparison.run(Made.study(), nothing, Purpose.VERDICT);
    assertEquals(
        OutcomeCatalog.of(Made.study()).ofPeople().stream()
                .mapToInt(outcome -> outcome.pairs().size())
                .sum()
            + 2,
        findings.contrasts().size(),
        "each pair of each outcome, the restricted mean, and the adjusted one");
    for (Contrast contrast : findings.contrasts()) {
      assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), contrast.verdict());
      assertEquals(OptionalLong.of(0), contrast.comparison().people());
    }
    assertEquals(
        Result.NOT_APPLICABLE, check(findings, PRIMARY, "linkage_ratio", Arm.ONLINE).result());
    assertEquals(
        Result.NOT_APPLICABLE, check(findings, PRIMARY, "mature_share", Arm.ONLINE).result());
    assertEquals(
        Result.NOT_APPLICABLE,
        check(findings, PRIMARY, "data_complete_through_days_apart", null).result());
  }

  @Test
  void run_orderOfRecords_changesNothing() {
    Made made = Made.alike();
    Findings expected = run(made, Purpose.VERDICT);
    Random random = new Random(8);
    made.exits.replaceAll((key, arms) -> shuffled(arms, random));
    made.retained.replaceAll((key, arms) -> shuffled(arms, random));
    made.attendances.replaceAll((key, arms) -> shuffled(arms, random));
    made.retainedFromLandmark.replaceAll((key, arms) -> shuffled(arms, random));
    assertEquals(expected, run(made, Purpose.VERDICT));
  }

  private static <C> Map<Arm, List<C>> shuffled(Map<Arm, List<C>> arms, Random random) {
    Map<Arm, List<C>> other = new EnumMap<>(Arm.class);
    arms.forEach(
        (arm, records) -> {
          List<C> copy = new ArrayList<>(records);
          Collections.shuffle(copy, random);
          other.put(arm, copy);
        });
    return other;
  }

  /** Every outcome that is compared can be judged. */
  @Test
  void run_marginOfAnyOutcome_givesAVerdict() {
    OutcomeCatalog catalog = OutcomeCatalog.of(Made.study());
    for (Outcome outcome : catalog.all().stream().filter(Outcome::isCompared).toList()) {
      Findings findings =
          Comparison.run(Made.study(outcome.key()), Made.alike().evidence(), Purpose.VERDICT);
      for (Contrast contrast : findings.contrasts()) {
        Outcome found = catalog.find(contrast.outcome()).orElseThrow();
        boolean judged = catalog.judgedAs(found).equals(outcome);
        assertEquals(judged, contrast.margin().isPresent(), contrast.analysisId());
        if (judged) {
          assertNotEquals(Optional.of(Verdict.NOT_ESTIMABLE), contrast.verdict());
        }
      }
      assertTrue(
          findings.contrasts().stream().anyMatch(c -> c.outcome().equals(outcome.key())),
          outcome.key());
    }
  }

  /** Rooms where hardly anybody notes the time tell of those who do. */
  @Test
  void run_valueMostlyUnknownInOneArm_isWithheldThereAndInTheContrast() {
    Made made = Made.alike();
    made.known.get(Made.MINUTES).put(Arm.FACE_TO_FACE, new Known(4, 10));
    Findings findings = run(made, Purpose.VERDICT);
    String id = "E2.minutes_week_12.online-face_to_face.all";
    Contrast withheld = contrast(findings, id);
    assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), withheld.verdict());
    assertEquals(
        Optional.of(
            "Withheld. Face-to-face: the records lack too much of it (values_known must be at least"
                + " 0.8)."),
        said(withheld.reason()));
    for (ArmEstimate arm : findings.arms()) {
      if (arm.measure().equals(Made.MINUTES)) {
        assertEquals(arm.arm() == Arm.ONLINE, arm.estimate().point().isPresent());
      }
    }
    assertTrue(
        contrast(findings, "E2.attended_half_week_12.online-face_to_face.all")
            .estimate()
            .point()
            .isPresent());
    Diagnostic shown =
        findings.diagnostics().stream()
            .filter(d -> d.analysisId().equals(id) && d.check().equals("values_known"))
            .filter(d -> d.arm().equals(Optional.of(Arm.ONLINE)))
            .findFirst()
            .orElseThrow();
    assertEquals(OptionalDouble.of(0.9), shown.value());
  }

  @Test
  void run_headcounts_countNoPeople() {
    Findings findings = run(Made.alike(), Purpose.MONITORING);
    String id = "E13.attendances_per_session.online-face_to_face.all";
    Contrast found = contrast(findings, id);
    assertEquals(OptionalLong.empty(), found.comparison().people());
    assertEquals("attendances per session", found.unit());
    assertEquals(
        List.of(
            "effective_groups",
            "groups",
            "largest_group_share",
            "excess_zeros",
            "excess_zeros_apart"),
        findings.diagnostics().stream()
            .filter(d -> d.analysisId().equals(id))
            .map(Diagnostic::check)
            .distinct()
            .toList());
    Made made = Made.alike();
    made.headcounts.clear();
    assertFalse(
        run(made, Purpose.MONITORING).contrasts().stream()
            .anyMatch(c -> c.estimand() == Estimand.E13));
  }

  @Test
  void diagnostics_keys_areUnique() {
    List<List<Object>> keys =
        run(Made.alike(), Purpose.MONITORING).diagnostics().stream()
            .map(d -> List.<Object>of(d.analysisId(), d.check(), d.arm()))
            .toList();
    assertEquals(keys.size(), keys.stream().distinct().count());
  }

  @Test
  void diagnostics_values_areTheEvidence() {
    Findings findings = run(Made.alike(), Purpose.MONITORING);
    assertEquals(
        OptionalDouble.of(1.1), check(findings, PRIMARY, "linkage_ratio", Arm.ONLINE).value());
    assertEquals(
        OptionalDouble.of(0.5), check(findings, PRIMARY, "mature_share", Arm.ONLINE).value());
    assertEquals(OptionalDouble.of(600), check(findings, PRIMARY, "people", Arm.ONLINE).value());
    assertEquals(OptionalDouble.of(20), check(findings, PRIMARY, "groups", Arm.ONLINE).value());
    assertEquals(
        OptionalDouble.of(0.125),
        check(findings, PRIMARY, "attendances_left_out", Arm.ONLINE).value());
    Diagnostic days = check(findings, PRIMARY, "data_complete_through_days_apart", null);
    assertEquals(OptionalDouble.of(5), days.value());
    assertEquals(OptionalDouble.of(14), days.threshold());
    assertEquals(Result.PASS, days.result());
    String both = "E4.retained_week_12_from_landmark_4.both-online.all";
    assertEquals(
        OptionalDouble.of(50.0 / 700),
        check(findings, both, "excluded_before_landmark", Arm.BOTH).value());
    assertEquals(
        OptionalDouble.of(600.0 / 650), check(findings, both, "mature_share", Arm.BOTH).value());
    // Those who use both come from the records of both modes.
    assertEquals(Result.PASS, check(findings, both, "linkage_ratio", Arm.FACE_TO_FACE).result());
  }

  /** Whoever goes over to the mode that ends first would be missing there. */
  @Test
  void diagnostics_modesThatEndFarApart_withholdEveryComparisonOfPeople() {
    Made made = Made.alike();
    made.arms.put(Arm.ONLINE, Made.context(100, made.arms.get(Arm.FACE_TO_FACE), 14));
    assertTrue(contrast(run(made, Purpose.MONITORING), PRIMARY).estimate().point().isPresent());
    made.arms.put(Arm.ONLINE, Made.context(100, made.arms.get(Arm.FACE_TO_FACE), 15));
    Findings findings = run(made, Purpose.MONITORING);
    Diagnostic days = check(findings, PRIMARY, Checks.DAYS_APART, null);
    assertEquals(OptionalDouble.of(15), days.value());
    assertTrue(days.withholds());
    assertEquals(
        Optional.of(
            "Withheld. All: the data of one mode end long before those of the other; as_of on the"
                + " earlier day makes them comparable (data_complete_through_days_apart must be at"
                + " most 14)."),
        said(contrast(findings, PRIMARY).reason()));
    assertTrue(
        findings.contrasts().stream()
            .filter(contrast -> contrast.estimand().followsPeople())
            .allMatch(contrast -> contrast.estimate().point().isEmpty()));
  }

  @Test
  void diagnostics_loneDateFarBeyondTheRest_withholdsThoseOfItsMode() {
    Made made = Made.alike();
    made.daysBeyond.put(Arm.ONLINE, 0);
    assertTrue(contrast(run(made, Purpose.MONITORING), PRIMARY).estimate().point().isPresent());
    made.daysBeyond.put(Arm.ONLINE, 400);
    Findings findings = run(made, Purpose.MONITORING);
    assertEquals(
        Optional.of(
            "Withheld. Online: a few attendances lie long after all others, as mistyped dates do;"
                + " correct them, or set latest_day (days_beyond_all_others must be at most 0)."),
        said(contrast(findings, PRIMARY).reason()));
    assertEquals(
        Result.NOT_APPLICABLE,
        check(findings, PRIMARY, Checks.DAYS_BEYOND, Arm.FACE_TO_FACE).result());
  }

  @Test
  void alternatives_byRule_areListedWithTheirSign() {
    Made made = Made.alike();
    made.retained.put(12, made.twoArms(0.4, 0.6));
    for (String rule : List.of("gap_2_weeks", "gap_4_weeks", "gap_8_weeks", "missed_3_sessions")) {
      made.exits.put(rule, made.leavingArms(0.09, 0.03));
    }
    Findings findings = run(made, Purpose.VERDICT);
    assertEquals(
        List.of(
            "wholly_followed",
            "gap_2_weeks",
            "gap_4_weeks",
            "gap_8_weeks",
            "missed_3_sessions",
            "groups_weighted_equally"),
        alternatives(findings, PRIMARY).stream().map(Alternative::name).toList());
    for (Alternative alternative : alternatives(findings, PRIMARY)) {
      assertEquals(Sign.SAME, alternative.sign());
      assertEquals(40, alternative.groups());
      assertEquals(1200, alternative.people());
    }
    assertEquals(
        List.of("gap_2_weeks", "gap_4_weeks", "gap_8_weeks", "missed_3_sessions"),
        alternatives(findings, "E1.rmst_26_weeks.online-face_to_face.all").stream()
            .map(Alternative::name)
            .toList());
    assertEquals(
        List.of(
            "attendances_week_26",
            "attendances_per_opportunity_week_12",
            "home_attendances_per_opportunity_week_12",
            "groups_weighted_equally"),
        alternatives(findings, "E2.attendances_week_12.online-face_to_face.all").stream()
            .map(Alternative::name)
            .toList());
    assertEquals(
        List.of("landmark_8"),
        alternatives(findings, "E4.retained_week_12_from_landmark_4.both-online.all").stream()
            .map(Alternative::name)
            .toList());
    Diagnostic agree = check(findings, PRIMARY, "same_sign_over_rules", null);
    assertEquals(OptionalDouble.of(1), agree.value());
    assertEquals(Result.PASS, agree.result());
    assertFalse(said(contrast(findings, PRIMARY).reason()).orElseThrow().contains("Definition"));
  }

  /** Near 0 the sign of one rule or another differs from that of the analysis by chance. */
  @Test
  void alternatives_otherSignWithinChance_isNoDependence() {
    Made made = Made.alike();
    made.retained.put(12, made.twoArms(0.54, 0.5));
    for (String rule : made.exits.keySet()) {
      made.exits.put(rule, made.leavingArms(0.05, 0.05));
    }
    Findings findings = run(made, Purpose.MONITORING);
    List<Alternative> rules =
        alternatives(findings, PRIMARY).stream()
            .filter(a -> made.exits.containsKey(a.name()))
            .toList();
    assertTrue(rules.stream().anyMatch(a -> a.sign() == Sign.OTHER), rules.toString());
    assertTrue(rules.stream().noneMatch(Alternative::turnsSign), rules.toString());
    assertEquals(Result.PASS, check(findings, PRIMARY, "same_sign_over_rules", null).result());
    assertFalse(said(contrast(findings, PRIMARY).reason()).orElse("").contains("Definition"));
  }

  @Test
  void alternatives_ofOtherWeeks_haveNoChange() {
    Made made = Made.alike();
    made.attendances.put(12, made.counts(4, 5));
    Findings findings = run(made, Purpose.MONITORING);
    for (Alternative other : alternatives(findings, ATTENDED)) {
      assertEquals(Optional.empty(), other.change(), other.name());
    }
    alternatives(findings, PRIMARY).stream()
        .filter(other -> made.exits.containsKey(other.name()))
        .forEach(other -> assertTrue(other.change().isPresent(), other.name()));
  }

  @Test
  void alternatives_otherSignUnderOneRule_isDefinitionDependent() {
    Made made = Made.alike();
    made.retained.put(12, made.twoArms(0.4, 0.6));
    for (String rule : List.of("gap_2_weeks", "gap_4_weeks", "missed_3_sessions")) {
      made.exits.put(rule, made.leavingArms(0.09, 0.03));
    }
    made.exits.put("gap_8_weeks", made.leavingArms(0.03, 0.09));
    Findings findings = run(made, Purpose.MONITORING);
    Diagnostic agree = check(findings, PRIMARY, "same_sign_over_rules", null);
    assertEquals(OptionalDouble.of(0.75), agree.value());
    assertEquals(Result.FAIL, agree.result());
    assertFalse(agree.withholds());
    assertEquals(
        Optional.of(
            "Definition-dependent: a rule of who has left turns the sign of the difference, by more"
                + " than chance."),
        said(contrast(findings, PRIMARY).reason()));
    assertEquals(
        Optional.of(Sign.OTHER),
        alternatives(findings, PRIMARY).stream()
            .filter(a -> a.name().equals("gap_8_weeks"))
            .map(Alternative::sign)
            .findFirst());
  }

  @Test
  void alternatives_fewGroupsInOneRule_withholdsThatRule() {
    Made made = Made.alike();
    Map<Arm, List<org.rollcall.stats.survival.ClusterExits>> few =
        new EnumMap<>(made.leavingArms(0.05, 0.05));
    few.put(Arm.ONLINE, few.get(Arm.ONLINE).subList(0, 5));
    made.exits.put("gap_8_weeks", few);
    Findings findings = run(made, Purpose.MONITORING);
    Alternative rule = alternatives(findings, PRIMARY).get(3);
    assertEquals(Reason.WITHHELD, reason(rule.estimate().missing()));
    assertEquals(Sign.UNKNOWN, rule.sign());
    assertEquals(25, rule.groups());
  }

  /** A reason in words; empty where there is none. */
  private static Optional<String> said(List<Message> reason) {
    return Optional.of(MessageCatalog.text(reason)).filter(words -> !words.isEmpty());
  }

  private static String said(Assumption assumption) {
    return MessageCatalog.text(assumption.message());
  }

  @Test
  void assumptions_eachEstimand_beginsWithWhatWasNotDone() {
    List<Assumption> stated = run(Made.alike(), Purpose.MONITORING).assumptions();
    for (Estimand estimand : Estimand.values()) {
      List<Assumption> own = stated.stream().filter(a -> a.estimand() == estimand).toList();
      for (int i = 0; i < own.size(); i++) {
        assertEquals(i + 1, own.get(i).order());
      }
      assertTrue(said(own.get(0)).startsWith("Not adjusted: "), estimand.name());
      assertFalse(estimand.question().isBlank());
    }
    assertEquals(
        "Not adjusted: people chose how to attend, so a difference here is not an effect of the"
            + " mode.",
        said(stated.get(0)));
    Evidence inferred = Made.alike().evidence(CalendarOrigin.INFERRED);
    assertEquals(
        stated.size() + 2,
        Comparison.run(Made.study(), inferred, Purpose.MONITORING).assumptions().size());
  }

  private static List<Assumption> of(Findings findings, Estimand estimand) {
    return findings.assumptions().stream().filter(a -> a.estimand() == estimand).toList();
  }

  /** Whoever follows people rests on them; a public row of them would tell who came. */
  @Test
  void assumptions_rulesThatGuessed_areSaidLastAndNotPublished() {
    Findings without = run(Made.alike(), Purpose.MONITORING);
    Made made = Made.alike();
    made.guesses.put(Guess.CLOSURES_NOT_DECLARED, 1L);
    made.guesses.put(Guess.RECORDS_BROKE_OFF, 3L);
    Findings with = run(made, Purpose.MONITORING);
    for (Estimand estimand : Estimand.values()) {
      List<Assumption> before = of(without, estimand);
      List<Assumption> after = of(with, estimand);
      assertEquals(before, after.subList(0, before.size()), estimand.name());
      List<Assumption> guessed = after.subList(before.size(), after.size());
      assertEquals(
          estimand.followsPeople()
              ? List.of("records_broke_off(3)", "closures_not_declared(1)")
              : List.of(),
          guessed.stream().map(a -> a.message().coded()).toList());
      for (int i = 0; i < after.size(); i++) {
        assertEquals(i + 1, after.get(i).order());
      }
    }
    assertTrue(said(of(with, Estimand.E1).get(11)).startsWith("A4: of 3 groups the records broke"));
    assertTrue(said(of(with, Estimand.E1).get(12)).startsWith("C10: 1 group held no session"));
    assertEquals(
        without.assumptions(), with.published(OutcomeCatalog.of(Made.study())).assumptions());
  }

  @Test
  void assumptions_eachGuess_hasItsSentence() {
    for (Guess guess : Guess.values()) {
      Made made = Made.alike();
      made.guesses.put(guess, 2L);
      List<Assumption> all = of(run(made, Purpose.MONITORING), Estimand.E2);
      Message last = all.get(all.size() - 1).message();
      assertEquals(guess.name().toLowerCase(java.util.Locale.ROOT) + "(2)", last.coded());
      assertTrue(
          MessageCatalog.text(last).matches("[A-D]\\d+: .*\\b2 (days|groups|people|attend).*\\."),
          MessageCatalog.text(last));
    }
  }

  /** They are of the run, whose table has one list for each estimand. */
  @Test
  void assumptions_guessesInTwoPopulations_areSaidOnceOverBoth() {
    Made first = Made.alike();
    first.guesses.putAll(Map.of(Guess.RECORDS_LATE, 2L, Guess.DAYS_MISTYPED, 90L));
    Made second = Made.alike();
    second.guesses.putAll(Map.of(Guess.RECORDS_LATE, 3L, Guess.DAYS_MISTYPED, 90L));
    Map<String, Evidence> populations = new LinkedHashMap<>();
    populations.put("mutual_help", first.evidence());
    populations.put("family_and_friends", second.evidence());
    List<Assumption> said =
        of(Comparison.run(Made.study(), populations, Purpose.MONITORING), Estimand.E1);
    assertEquals(
        List.of("days_mistyped(90)", "records_late(5)"),
        said.stream().filter(a -> !a.isPublished()).map(a -> a.message().coded()).toList());
  }

  @Test
  void keys_areThoseOfTheTables() {
    assertEquals("online-face_to_face", Pair.ONLINE_FACE_TO_FACE.key());
    assertEquals("both-face_to_face", Pair.BOTH_FACE_TO_FACE.key());
    assertEquals("both-online", Pair.BOTH_ONLINE.key());
    assertEquals("monitoring", Purpose.MONITORING.key());
    assertEquals("verdict", Purpose.VERDICT.key());
    assertEquals("not_applicable", Result.NOT_APPLICABLE.key());
    assertNotEquals(Result.PASS.key(), Result.FAIL.key());
  }

  @Test
  void contexts_impossibleNumbers_areRefused() {
    Optional<LocalDate> never = Optional.empty();
    OptionalLong none = OptionalLong.empty();
    assertThrows(IllegalArgumentException.class, () -> new ArmContext(-1, 0, none, 0, 0, never, 0));
    assertThrows(IllegalArgumentException.class, () -> new ArmContext(0, -1, none, 0, 0, never, 0));
    assertThrows(IllegalArgumentException.class, () -> new ArmContext(0, 0, none, 2, 1, never, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ArmContext(0, 0, OptionalLong.of(-1), 0, 0, never, 0));
    Exception share =
        assertThrows(
            IllegalArgumentException.class, () -> new ArmContext(0, 0, none, 0, 0, never, 1.5));
    assertEquals(
        "Invalid share of attendances left out: 1.5 (must be in [0, 1])", share.getMessage());
    Exception landmark =
        assertThrows(IllegalArgumentException.class, () -> new LandmarkContext(3, 4));
    assertEquals(
        "Invalid landmark: 4 attending of 3 (must be from 0 to all)", landmark.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new LandmarkContext(3, -1));
  }

  private static Findings run(Made made, Purpose purpose) {
    return Comparison.run(Made.study(), made.evidence(), purpose);
  }

  private static Contrast contrast(Findings findings, String id) {
    return findings.contrasts().stream()
        .filter(c -> c.analysisId().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id));
  }

  private static Diagnostic check(Findings findings, String id, String check, Arm arm) {
    return findings.diagnostics().stream()
        .filter(d -> d.analysisId().equals(id) && d.check().equals(check))
        .filter(d -> d.arm().equals(Optional.ofNullable(arm)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " " + check));
  }

  private static List<Alternative> alternatives(Findings findings, String id) {
    return findings.alternatives().stream().filter(a -> a.analysisId().equals(id)).toList();
  }

  private static Reason reason(Optional<NotEstimable> missing) {
    return missing.map(NotEstimable::reason).orElseThrow(() -> new AssertionError("estimated"));
  }

  /** Each family its own contrasts, none over both, and all of them judged as one family. */
  @Test
  void run_twoPopulations_comparesWithinEachAndNeverBetween() {
    Map<String, Evidence> populations = new LinkedHashMap<>();
    populations.put("mutual_help", Made.alike().evidence());
    populations.put("family_and_friends", Made.alike().evidence());
    Findings both = Comparison.run(Made.study(), populations, Purpose.VERDICT);
    Findings one = run(Made.alike(), Purpose.VERDICT);
    assertEquals(2 * one.contrasts().size(), both.contrasts().size());
    List<String> strata = both.contrasts().stream().map(Contrast::stratum).distinct().toList();
    assertEquals(
        List.of(
            "mutual_help",
            "mutual_help_both_in_reach",
            "family_and_friends",
            "family_and_friends_both_in_reach"),
        strata);
    Contrast first = both.contrasts().get(1);
    assertEquals("E1.retained_week_12.online-face_to_face.mutual_help", first.analysisId());
    assertEquals(one.contrasts().get(1).estimate(), first.estimate());
    assertEquals(2 * one.contrasts().get(1).step().size(), first.step().size());
    assertEquals(one.assumptions(), both.assumptions());
  }

  /** What withholds one population's curve leaves the other's. */
  @Test
  void withheld_oneOfTwoPopulations_isThatAlone() {
    Map<String, Evidence> populations = new LinkedHashMap<>();
    populations.put("mutual_help", Made.alike().evidence());
    Evidence e = Made.alike().evidence();
    populations.put(
        "family_and_friends",
        new Evidence(
            e.exits(),
            e.tallies(),
            e.ratios(),
            e.baselines(),
            e.known(),
            e.excessZeros(),
            e.groups(),
            e.arms(),
            e.daysBeyond(),
            e.shares(),
            e.landmarks(),
            false,
            true,
            e.calendar(),
            e.guesses()));
    Findings findings = Comparison.run(Made.study(), populations, Purpose.VERDICT);
    assertEquals(List.of(), findings.withheld("mutual_help", Arm.ONLINE));
    assertFalse(findings.withheld("family_and_friends", Arm.ONLINE).isEmpty());
  }

  /** Which population has headcounts, or people, is not told by which rows there are. */
  @Test
  void run_onePopulationOfNobody_hasTheSameAnalyses() {
    Evidence e = Made.alike().evidence();
    Map<String, Evidence> populations = new LinkedHashMap<>();
    populations.put("mutual_help", e);
    populations.put(
        "family_and_friends",
        new Evidence(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            GroupFacts.NONE,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            true,
            true,
            e.calendar(),
            e.guesses()));
    List<Contrast> all = Comparison.run(Made.study(), populations, Purpose.MONITORING).contrasts();
    assertEquals(0, all.size() % 2);
    for (int i = 0; i < all.size() / 2; i++) {
      assertEquals(all.get(i).outcome(), all.get(i + all.size() / 2).outcome());
    }
  }

  /** The dial is how many of all joins carry no account. */
  @Test
  void run_manyAttendancesLeftOut_hasNoVerdict() {
    for (int percent = 0; percent <= 60; percent += 10) {
      Made made = Made.alike();
      ArmContext online = made.arms.get(Arm.ONLINE);
      made.arms.put(
          Arm.ONLINE,
          new ArmContext(
              online.starters(),
              online.idNew(),
              online.reportedNew(),
              online.linkageShown(),
              online.followed(),
              online.completeThrough(),
              percent / 100.0));
      Contrast contrast =
          contrast(Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT), PRIMARY);
      boolean isTooMany = percent > 20;
      assertEquals(
          isTooMany,
          contrast.verdict().equals(Optional.of(Verdict.NOT_ESTIMABLE)),
          percent + "%: " + contrast.verdict());
      assertTrue(contrast.estimate().point().isPresent());
      assertEquals(
          isTooMany, MessageCatalog.text(contrast.reason()).contains("attendances_left_out"));
    }
  }

  @Test
  void run_nobodySeenInBothModes_hasNoVerdict() {
    Made made = Made.alike();
    made.seenInBoth = false;
    Contrast contrast =
        contrast(Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT), PRIMARY);
    assertEquals(Optional.of(Verdict.NOT_ESTIMABLE), contrast.verdict());
    assertTrue(contrast.estimate().point().isPresent());
    assertTrue(MessageCatalog.text(contrast.reason()).contains("seen_in_both_modes"));
  }

  /** The dial is how many sheets of well-attended rooms were lost. */
  @Test
  void run_sheetsWereLost_saysNoVerdictOnHowOftenPeopleCome() {
    saysNoVerdictOnHowOften(RecordShare.SESSIONS_RECORDED, "sessions_recorded");
  }

  /** The dial is how many attendances are of meetings that were sent twice. */
  @Test
  void run_meetingsSentTwice_saysNoVerdictOnHowOftenPeopleCome() {
    saysNoVerdictOnHowOften(RecordShare.MEETINGS_ONCE, "meetings_sent_once");
  }

  /** The dial is how many heads of rooms nobody named. */
  @Test
  void run_headsNotNamed_saysNoVerdictOnPeople() {
    for (int nameless = 0; nameless <= 40; nameless += 10) {
      Made made = Made.alike();
      made.share(RecordShare.HEADS_NAMED, 100 - nameless, 100, 100);
      Findings findings = Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT);
      for (String analysis :
          List.of(PRIMARY, PRIMARY.replace("retained", "attendances").replace("E1", "E2"))) {
        assertEquals(
            nameless > 25,
            MessageCatalog.text(contrast(findings, analysis).reason()).contains("heads_named"),
            nameless + " of 100: " + analysis);
      }
    }
  }

  @Test
  void run_countedNewcomersNotNamed_saysNoVerdictOnPeople() {
    for (int nameless = 0; nameless <= 40; nameless += 10) {
      Made made = Made.alike();
      made.share(RecordShare.NEWCOMERS_NAMED, 100 - nameless, 100, 100);
      assertEquals(
          nameless > 20,
          said(contrast(run(made, Purpose.VERDICT), PRIMARY).reason())
              .orElse("")
              .contains("counted_newcomers_named"),
          nameless + " of 100");
    }
    Made few = Made.alike();
    few.share(RecordShare.NEWCOMERS_NAMED, 0, 20, 20);
    assertFalse(
        said(contrast(run(few, Purpose.VERDICT), PRIMARY).reason())
            .orElse("")
            .contains("counted_newcomers_named"));
  }

  private static void saysNoVerdictOnHowOften(RecordShare share, String check) {
    for (int lost = 0; lost <= 20; lost += 5) {
      Made made = Made.alike();
      made.share(share, 100 - lost, 100, 100);
      Findings findings = Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT);
      Contrast often =
          contrast(findings, PRIMARY.replace("retained", "attendances").replace("E1", "E2"));
      assertEquals(
          lost > 5,
          MessageCatalog.text(often.reason()).contains(check),
          lost + " of 100: " + often.reason());
      assertTrue(often.estimate().point().isPresent());
      assertFalse(MessageCatalog.text(contrast(findings, PRIMARY).reason()).contains(check));
    }
  }

  /** The dial is how many of those who left online came back: people who come rarely. */
  @Test
  void run_leaversOfOneModeComeBack_saysNoVerdictOnWhetherPeopleStay() {
    for (int back = 0; back <= 60; back += 10) {
      Made made = Made.alike();
      made.share(RecordShare.CAME_BACK, 5, 5 + back, 100);
      Findings findings = Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT);
      // Half of the starters leave by then.
      assertEquals(
          back > 10,
          MessageCatalog.text(contrast(findings, PRIMARY).reason()).contains("came_back_apart"),
          back + " of 100");
      assertTrue(contrast(findings, PRIMARY).estimate().point().isPresent());
      Contrast often =
          contrast(findings, PRIMARY.replace("retained", "attendances").replace("E1", "E2"));
      assertFalse(MessageCatalog.text(often.reason()).contains("came_back"));
    }
    Made few = Made.alike();
    few.share(RecordShare.CAME_BACK, 0, 20, 20);
    assertEquals(
        Result.NOT_APPLICABLE,
        check(run(few, Purpose.VERDICT), PRIMARY, "came_back_apart", null).result());
  }

  /** The dial is how many of the groups of rooms are courses. */
  @Test
  void run_coursesOfOneArmAlone_saysNoVerdict() {
    for (int courses : new int[] {0, 1, 2, 5, Made.GROUPS}) {
      Made made = Made.alike();
      Map<Long, String> admissions = new HashMap<>();
      for (int g = 0; g < Made.GROUPS; g++) {
        admissions.put((long) g, "open");
        admissions.put(100L + g, g < courses ? "closed" : "open");
      }
      made.groups = new GroupFacts(Map.of(), Map.of(), admissions);
      Findings findings = Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT);
      boolean isMixed = courses > Made.GROUPS / 10;
      for (String analysis :
          List.of(PRIMARY, PRIMARY.replace("retained", "attendances").replace("E1", "E2"))) {
        Contrast found = contrast(findings, analysis);
        assertEquals(
            isMixed,
            MessageCatalog.text(found.reason()).contains("admission_mix_apart"),
            courses + " of " + Made.GROUPS + ": " + analysis);
        assertTrue(found.estimate().point().isPresent());
      }
    }
  }
}
