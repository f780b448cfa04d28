package org.rollcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.outcome.ArmContext;
import org.rollcall.outcome.Evidence;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;

/**
 * Each rule of checks and verdicts over a dial from harmless to harmful: what is told is held to
 * what may be, and what plain arithmetic would have told stands beside it.
 */
class VerdictDialsTest {

  private static final String PRIMARY = "E1.retained_week_12.online-face_to_face.all";
  private static final LocalDate ENDS = LocalDate.of(2026, 6, 30);
  private static final Set<Verdict> OF_SIZE =
      Set.of(Verdict.MEANINGFUL_DIFFERENCE, Verdict.EQUIVALENT, Verdict.DIFFERENCE_WITHIN_MARGIN);

  /** Of two in ten a difference, which an estimate without checks would tell. */
  private static Made different() {
    Made made = Made.alike();
    made.retained.put(12, made.twoArms(0.7, 0.5));
    PointEstimate plain = plain(made);
    assertTrue(plain.value() > .19 && plain.interval(.95).low() > 0, plain.toString());
    return made;
  }

  private static PointEstimate plain(Made made) {
    Map<Arm, List<ClusterTally>> tallies = made.retained.get(12);
    return ClusterJackknife.difference(
            Sample.ofMeans(tallies.get(Arm.ONLINE)), Sample.ofMeans(tallies.get(Arm.FACE_TO_FACE)))
        .point()
        .orElseThrow();
  }

  private static Contrast primary(Findings findings) {
    return findings.contrasts().stream()
        .filter(contrast -> contrast.analysisId().equals(PRIMARY))
        .findFirst()
        .orElseThrow();
  }

  private static Contrast primary(Made made) {
    return primary(Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT));
  }

  @Test
  void ends_soManyDaysApart_beyondTwoWeeksAreNotCompared() {
    for (int days : new int[] {0, 7, 14, 15, 40, 400}) {
      for (int sign : new int[] {1, -1}) {
        Made made = different();
        made.arms.put(Arm.ONLINE, Made.context(110, ENDS.plusDays((long) sign * days)));
        made.arms.put(Arm.FACE_TO_FACE, Made.context(100, ENDS));
        Contrast found = primary(made);
        assertEquals(days <= 14, found.estimate().point().isPresent(), days + " days");
        assertEquals(days > 14, found.verdict().equals(Optional.of(Verdict.NOT_ESTIMABLE)));
      }
    }
  }

  @Test
  void linkage_shownOfSoFewAttendances_hasNoVerdict() {
    for (long shown : new long[] {1000, 900, 750, 749, 300, 0}) {
      Made made = different();
      made.arms.put(Arm.ONLINE, context(110, OptionalLong.of(100), shown));
      Contrast found = primary(made);
      assertEquals(
          shown >= 750 ? Verdict.DIFFERENCE_SIZE_UNCLEAR : Verdict.NOT_ESTIMABLE,
          found.verdict().orElseThrow(),
          "shown of " + shown);
    }
  }

  /** So many identities are new where a hundred people are said to be. */
  @Test
  void linkage_renamesForEachNewcomer_withholdBeyondTheLimit() {
    for (long identities : new long[] {80, 100, 120, 121, 150, 1_000}) {
      Made made = different();
      made.arms.put(Arm.FACE_TO_FACE, context(identities, OptionalLong.of(100), 1000));
      assertEquals(
          identities <= 120, primary(made).estimate().point().isPresent(), "of " + identities);
    }
  }

  /** The ratio grows until there is none, and none is no pass. */
  @Test
  void linkage_reportedNewcomersDownToNone_fails() {
    for (long reported : new long[] {100, 84, 83, 20, 1, 0}) {
      Made made = different();
      made.arms.put(Arm.ONLINE, context(100, OptionalLong.of(reported), 1000));
      assertEquals(
          reported >= 84, primary(made).estimate().point().isPresent(), "reported " + reported);
    }
  }

  private static ArmContext context(long identities, OptionalLong reported, long shown) {
    return new ArmContext(1200, identities, reported, shown, 1000, Optional.of(ENDS), 0.125);
  }

  /** By another rule the sign turns more and more: by chance at first. */
  @Test
  void rules_signTurnedByNoise_isNoDependence() {
    Map<Boolean, Integer> byPlainSigns = new TreeMap<>();
    Map<Boolean, Integer> byChange = new TreeMap<>();
    for (double hazard : new double[] {.05, .052, .054, .06, .07, .09, .12, .2}) {
      Made made = Made.alike();
      made.retained.put(12, made.twoArms(16.0 / 30, 0.5));
      made.exits.put("gap_4_weeks", made.leavingArms(hazard, .05));
      Findings findings = Comparison.run(Made.study(), made.evidence(), Purpose.VERDICT);
      Alternative rule =
          findings.alternatives().stream()
              .filter(a -> a.analysisId().equals(PRIMARY) && a.name().equals("gap_4_weeks"))
              .findFirst()
              .orElseThrow();
      boolean turns = rule.turnsSign();
      PointEstimate change = rule.change().orElseThrow();
      assertEquals(
          rule.estimate().point().orElseThrow().value() < 0
              && change.value() + 2.1 * change.stdError() < 0,
          turns,
          "hazard " + hazard + ": " + change);
      byPlainSigns.merge(rule.sign() == Alternative.Sign.OTHER, 1, Integer::sum);
      byChange.merge(turns, 1, Integer::sum);
      assertEquals(
          turns,
          findings.diagnostics().stream()
              .anyMatch(d -> d.analysisId().equals(PRIMARY) && SensitivityAnalyses.disagrees(d)));
    }
    assertTrue(byChange.get(true) > 1 && byChange.get(false) > 1, byChange.toString());
    assertTrue(
        byPlainSigns.get(true) > byChange.get(true), "signs differ by chance: " + byPlainSigns);
  }

  /** A difference that is beyond chance alone is not beyond it among so many. */
  @Test
  void verdict_amongSoManyPopulations_usesTheIntervalOfTheFamily() {
    boolean wasClear = true;
    for (int populations : new int[] {1, 2, 4, 8, 16}) {
      Map<String, Evidence> all = new LinkedHashMap<>();
      for (int i = 0; i < populations; i++) {
        Made made = Made.alike();
        made.retained.put(12, made.twoArms(i == 0 ? 16.0 / 30 : 0.5, 0.5));
        all.put(i == 0 ? "all" : "other_" + i, made.evidence());
      }
      Contrast found = primary(Comparison.run(Made.study(), all, Purpose.VERDICT));
      PointEstimate estimate = found.estimate().point().orElseThrow();
      assertEquals(2 * populations, found.step().size());
      assertTrue(found.range().orElseThrow().low() > 0, "alone it excludes 0");
      // The least p of the family is judged at a share of 5% as large as there are members.
      boolean isClear = estimate.interval(1 - .05 / (2 * populations)).low() > 0;
      assertEquals(
          isClear ? Verdict.DIFFERENCE_SIZE_UNCLEAR : Verdict.NOT_ENOUGH_DATA,
          found.verdict().orElseThrow(),
          populations + " populations");
      assertTrue(wasClear || !isClear);
      wasClear = isClear;
    }
    assertFalse(wasClear, "among the most it must not be clear");
  }

  /** Alike or as different as may be: as they are, people tell nothing of sizes. */
  @Test
  void verdict_ofPeopleAsTheyAre_isNeverOfASize() {
    boolean wouldBe = false;
    for (double online : new double[] {.5, 16.0 / 30, .6, .7, .9}) {
      Made made = Made.alike();
      made.retained.put(12, made.twoArms(online, .5));
      Contrast found = primary(made);
      assertFalse(OF_SIZE.contains(found.verdict().orElseThrow()), found.toString());
      PointEstimate plain = plain(made);
      wouldBe |= plain.interval(.95).isBeyond(.1) || plain.interval(.9).isInside(.1);
    }
    assertTrue(wouldBe, "by the margin alone there would have been one");
  }

  /** However much or little is known, what lacks is the margin. */
  @Test
  void verdict_withoutMargin_saysSoAtEveryPrecision() {
    VerdictRules.Side online = new VerdictRules.Side(Arm.ONLINE, 20);
    VerdictRules.Side room = new VerdictRules.Side(Arm.FACE_TO_FACE, 20);
    for (boolean byChoice : new boolean[] {true, false}) {
      VerdictRules.Setting setting =
          new VerdictRules.Setting(
              OptionalDouble.empty(), FamilyStep.alone(Family.PRIMARY), byChoice, online, room);
      for (double error : new double[] {1e-6, .001, .02, .1, 1, 50}) {
        for (double z : new double[] {0, -1, 1.9}) {
          assertEquals(
              Verdict.NO_MARGIN,
              VerdictRules.decide(List.of(), new PointEstimate(z * error, error, 1e6), setting)
                  .verdict(),
              z + " times " + error);
        }
        assertEquals(
            Verdict.DIFFERENCE_SIZE_UNCLEAR,
            VerdictRules.decide(List.of(), new PointEstimate(2.1 * error, error, 1e6), setting)
                .verdict());
      }
    }
  }
}
