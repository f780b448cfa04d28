package org.rollcall.compare;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.rollcall.contract.Instruments;
import org.rollcall.outcome.ArmContext;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.CalendarOrigin;
import org.rollcall.outcome.Covariate;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.GroupFacts;
import org.rollcall.outcome.Guess;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.LandmarkContext;
import org.rollcall.outcome.RecordShare;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study;

/** A made-up study and counts for it. */
final class Made {

  static final int GROUPS = 20;
  static final String MINUTES = "minutes_week_12";
  static final String ATTENDED_HALF = "attended_half_week_12";
  private static final int SIZE = 30;
  private static final int WEEKS = 26;

  /** Counts, open to change before they become evidence. */
  final Map<String, Map<Arm, List<ClusterExits>>> exits = new HashMap<>();

  final Map<Integer, Map<Arm, List<ClusterTally>>> retained = new HashMap<>();
  final Map<Integer, Map<Arm, List<ClusterTally>>> attendances = new HashMap<>();
  final Map<Arm, List<ClusterRatio>> perOpportunity = new HashMap<>();
  final Map<Arm, List<ClusterTally>> minutes = new HashMap<>();
  final Map<Arm, List<ClusterRatio>> attendedHalf = new HashMap<>();
  final Map<Integer, Map<Arm, List<ClusterTally>>> retainedFromLandmark = new HashMap<>();
  final Map<Arm, List<ClusterRatio>> headcounts = new HashMap<>();
  final Map<String, List<BaselineCell>> baselines = new HashMap<>();
  final Map<String, Map<Arm, Known>> known = new HashMap<>();
  GroupFacts groups = GroupFacts.NONE;
  final Map<Arm, Double> excessZeros = new HashMap<>();
  final Map<Arm, ArmContext> arms = new HashMap<>();
  final Map<Arm, Integer> daysBeyond = new HashMap<>();
  final Map<RecordShare, Map<Arm, Known>> shares = new HashMap<>();
  boolean linked = true;
  boolean seenInBoth = true;
  final Map<Integer, Map<Arm, LandmarkContext>> landmarks = new HashMap<>();

  final Map<Guess, Long> guesses = new HashMap<>();

  private final Random random = new Random(5);

  /** Everybody does alike in both modes. */
  static Made alike() {
    Made made = new Made();
    for (String definition :
        List.of("gap_2_weeks", "gap_4_weeks", "gap_8_weeks", "missed_3_sessions")) {
      made.exits.put(definition, made.leavingArms(0.05, 0.05));
    }
    for (int week : List.of(4, 12, 26)) {
      made.retained.put(week, made.twoArms(0.5, 0.5));
    }
    made.attendances.put(12, made.counts(5, 5));
    made.attendances.put(26, made.counts(9, 9));
    made.perOpportunity.put(Arm.ONLINE, made.ratios(0, 0.4));
    made.perOpportunity.put(Arm.FACE_TO_FACE, made.ratios(100, 0.4));
    made.minutes.putAll(made.counts(300, 300));
    made.attendedHalf.put(Arm.ONLINE, made.ratios(0, 0.8));
    made.attendedHalf.put(Arm.FACE_TO_FACE, made.ratios(100, 0.8));
    for (String outcome : List.of(MINUTES, ATTENDED_HALF)) {
      made.known.put(
          outcome,
          new HashMap<>(Map.of(Arm.ONLINE, new Known(9, 10), Arm.FACE_TO_FACE, new Known(8, 10))));
    }
    made.baselines.put("retained_week_12_wholly_followed", made.alikeAtTheStart());
    for (int landmark : List.of(4, 8)) {
      Map<Arm, List<ClusterTally>> classes = new HashMap<>(made.twoArms(0.5, 0.5));
      classes.put(Arm.BOTH, made.shares(50, 0.6));
      made.retainedFromLandmark.put(landmark, classes);
      made.landmarks.put(
          landmark,
          Map.of(
              Arm.ONLINE,
              new LandmarkContext(1000, 750),
              Arm.FACE_TO_FACE,
              new LandmarkContext(1000, 800),
              Arm.BOTH,
              new LandmarkContext(700, 650)));
    }
    made.headcounts.put(Arm.ONLINE, made.ratios(0, 8));
    made.headcounts.put(Arm.FACE_TO_FACE, made.ratios(100, 8));
    made.arms.put(Arm.ONLINE, context(110, LocalDate.of(2026, 6, 30)));
    made.arms.put(Arm.FACE_TO_FACE, context(100, LocalDate.of(2026, 6, 25)));
    return made;
  }

  /** Women and men, of whom as many stay in either mode; everybody could choose. */
  private List<BaselineCell> alikeAtTheStart() {
    List<BaselineCell> cells = new ArrayList<>();
    for (Arm arm : List.of(Arm.ONLINE, Arm.FACE_TO_FACE)) {
      for (int g = 0; g < GROUPS; g++) {
        for (String gender : List.of("woman", "man")) {
          long baseline =
              Baseline.of(
                  Map.of(
                      Covariate.GENDER,
                      Covariate.GENDER.at(gender),
                      Covariate.BOTH_IN_REACH,
                      Covariate.BOTH_IN_REACH.at("true")));
          long home = (arm == Arm.ONLINE ? 0 : 100) + g;
          cells.add(new BaselineCell(arm, home, baseline, SIZE / 2, SIZE / 4 + g % 5 - 2));
        }
      }
    }
    return cells;
  }

  static ArmContext context(long idNew, LocalDate completeThrough) {
    return new ArmContext(
        1200, idNew, OptionalLong.of(100), 950, 1000, Optional.of(completeThrough), 0.125);
  }

  /** So many in rooms and online, of as many in either. */
  void share(RecordShare share, long inPerson, long online, long of) {
    shares.put(
        share,
        Map.of(Arm.FACE_TO_FACE, new Known(inPerson, of), Arm.ONLINE, new Known(online, of)));
  }

  /** Of a mode whose data end so many days after those of another. */
  static ArmContext context(long idNew, ArmContext other, int days) {
    return context(idNew, other.completeThrough().orElseThrow().plusDays(days));
  }

  Evidence evidence() {
    return evidence(CalendarOrigin.STATED);
  }

  Evidence evidence(CalendarOrigin calendar) {
    Map<String, Map<Arm, List<ClusterTally>>> tallies = new HashMap<>();
    retained.forEach(
        (week, arms) -> tallies.put("retained_week_" + week + "_wholly_followed", arms));
    Map<String, Map<Arm, List<ClusterExits>>> leaving = new HashMap<>(exits);
    leaving.put("gap_13_weeks", leavingBefore(retained.get(12)));
    attendances.forEach((week, arms) -> tallies.put("attendances_week_" + week, arms));
    retainedFromLandmark.forEach(
        (week, classes) -> tallies.put("retained_week_12_from_landmark_" + week, classes));
    Map<String, Map<Arm, List<ClusterRatio>>> ratios = new HashMap<>();
    tallies.put(MINUTES, minutes);
    ratios.put(ATTENDED_HALF, attendedHalf);
    ratios.put("attendances_per_opportunity_week_12", perOpportunity);
    ratios.put("home_attendances_per_opportunity_week_12", perOpportunity);
    ratios.put("attendances_per_session", headcounts);
    return new Evidence(
        leaving,
        tallies,
        ratios,
        baselines,
        known,
        excessZeros,
        groups,
        arms,
        daysBeyond,
        shares,
        landmarks,
        linked,
        seenInBoth,
        calendar,
        guesses);
  }

  /** A study with a margin of 0.1 on retention at week 12. */
  static Study study() {
    return study("retained_week_12");
  }

  /** A study with a margin of 0.1 on that outcome. */
  static Study study(String outcome) {
    Study.Margin margin =
        new Study.Margin(0.1, "Evaluation board", LocalDate.of(2026, 1, 15), "as agreed");
    return new Study(
        "made",
        "Made",
        Path.of("."),
        ZoneId.of("UTC"),
        Optional.empty(),
        Defaults.RECORDING,
        List.of(),
        List.of(),
        List.of(),
        Instruments.STANDARD,
        new Study.Washout(26, 180, Study.NewTo.ANY_GROUP),
        new Study.Retention(
            List.of(2, 4, 8, 13), List.of(3, 6), 4, 13, List.of(4, 12, 26), 12, WEEKS, 52),
        List.of(4, 8),
        List.of("account"),
        Map.of(outcome, margin),
        new Study.DisclosureRules(11, 5, 3),
        Defaults.ON_MISSING,
        Path.of("out"),
        "0");
  }

  Map<Arm, List<ClusterTally>> twoArms(double online, double room) {
    return Map.of(Arm.ONLINE, shares(0, online), Arm.FACE_TO_FACE, shares(100, room));
  }

  /** Those who are not retained at week 12 have left before it, a few of them before week 4. */
  private static Map<Arm, List<ClusterExits>> leavingBefore(Map<Arm, List<ClusterTally>> retained) {
    Map<Arm, List<ClusterExits>> arms = new HashMap<>();
    retained.forEach(
        (arm, groups) ->
            arms.put(
                arm,
                groups.stream()
                    .map(
                        group -> {
                          long[] left = new long[WEEKS];
                          long[] followed = new long[WEEKS + 1];
                          long gone = group.n() - Math.round(group.sum());
                          left[2] = Math.min(gone, 3 + group.cluster() % 3);
                          left[8] = gone - left[2];
                          followed[WEEKS] = group.n() - gone;
                          return new ClusterExits(group.cluster(), left, followed);
                        })
                    .toList()));
    return arms;
  }

  Map<Arm, List<ClusterTally>> counts(double online, double room) {
    return Map.of(Arm.ONLINE, means(0, online), Arm.FACE_TO_FACE, means(100, room));
  }

  Map<Arm, List<ClusterExits>> leavingArms(double online, double room) {
    return Map.of(Arm.ONLINE, leaving(0, online), Arm.FACE_TO_FACE, leaving(100, room));
  }

  /** Groups of 30 whose shares spread evenly around one. */
  List<ClusterTally> shares(long firstLabel, double share) {
    List<ClusterTally> groups = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      long withOutcome = Math.round(SIZE * share) + g % 5 - 2;
      groups.add(new ClusterTally(firstLabel + g, SIZE, withOutcome, withOutcome));
    }
    return groups;
  }

  private List<ClusterTally> means(long firstLabel, double mean) {
    List<ClusterTally> groups = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      double sum = SIZE * mean + 10 * (g % 5 - 2);
      groups.add(new ClusterTally(firstLabel + g, SIZE, sum, sum * sum));
    }
    return groups;
  }

  List<ClusterRatio> ratios(long firstLabel, double ratio) {
    List<ClusterRatio> groups = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      double sessions = 40 + g % 3;
      groups.add(new ClusterRatio(firstLabel + g, SIZE, sessions * ratio + g % 4, sessions));
    }
    return groups;
  }

  private List<ClusterExits> leaving(long firstLabel, double hazard) {
    List<ClusterExits> groups = new ArrayList<>();
    for (int g = 0; g < GROUPS; g++) {
      long[] left = new long[WEEKS];
      long[] followed = new long[WEEKS + 1];
      for (int i = 0; i < SIZE; i++) {
        int week = 0;
        while (week < WEEKS && random.nextDouble() > hazard) {
          week++;
        }
        if (week < WEEKS) {
          left[week]++;
        } else {
          followed[WEEKS]++;
        }
      }
      groups.add(new ClusterExits(firstLabel + g, left, followed));
    }
    return groups;
  }
}
