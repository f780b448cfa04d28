package org.rollcall.measure;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.rollcall.outcome.ArmContext;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.CalendarOrigin;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.GroupFacts;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.LandmarkContext;
import org.rollcall.outcome.Measure;
import org.rollcall.outcome.Measures;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.outcome.RecordShare;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** What was counted, as the comparison takes it. */
final class CountedEvidence {

  /** Of so many people who attend in either mode somebody must have tried the other one. */
  private static final long MANY = 100;

  private CountedEvidence() {}

  private static boolean seenInBothModes(Counts counts) {
    long fewest =
        Math.min(counts.started(Arm.ONLINE).people(), counts.started(Arm.FACE_TO_FACE).people());
    return fewest < MANY || counts.inBothModes().people() > 0;
  }

  static Evidence of(Study study, Measured.Stratum measured, CalendarOrigin calendar) {
    Map<String, Map<Arm, List<ClusterExits>>> exits = new HashMap<>();
    Map<String, Map<Arm, List<ClusterTally>>> tallies = new HashMap<>();
    Map<String, Map<Arm, List<ClusterRatio>>> ratios = new HashMap<>();
    Map<String, List<BaselineCell>> baselines = new HashMap<>();
    Map<String, Map<Arm, Known>> known = new HashMap<>();
    Map<Integer, Map<Arm, LandmarkContext>> landmarks = new HashMap<>();
    measured
        .people()
        .ifPresent(
            counts -> {
              counts.rules().forEach(d -> exits.put(d, counts.exits(d)));
              for (Outcome outcome : counts.outcomes()) {
                if (outcome.measure().form() == Measure.Form.RATIO) {
                  ratios.put(outcome.key(), counts.ratios(outcome));
                } else {
                  tallies.put(outcome.key(), counts.tallies(outcome));
                }
                if (outcome.measure().isPartlyKnown()) {
                  known.put(outcome.key(), counts.known(outcome));
                }
              }
              counts.adjusted().forEach(o -> baselines.put(o.key(), counts.baselines(o)));
              study.landmarkWeeks().forEach(l -> landmarks.put(l, landmark(counts, l)));
            });
    ratios.put(
        OutcomeCatalog.of(study).primary(Measures.PER_SESSION).key(),
        headcounts(measured.headcounts()));
    return new Evidence(
        exits,
        tallies,
        ratios,
        baselines,
        known,
        excessZeros(measured.headcounts()),
        groups(measured),
        measured.people().map(counts -> arms(counts, measured)).orElse(Map.of()),
        measured.beyondByArm(),
        shares(measured),
        landmarks,
        measured.modesLinked(),
        measured.oneCode() || measured.people().map(CountedEvidence::seenInBothModes).orElse(true),
        calendar,
        measured.guesses());
  }

  private static Map<RecordShare, Map<Arm, Known>> shares(Measured.Stratum measured) {
    Map<RecordShare, Map<Arm, Known>> shares = new EnumMap<>(RecordShare.class);
    shares.putAll(measured.recorded());
    measured
        .people()
        .ifPresent(
            counts -> {
              shares.put(RecordShare.CAME_BACK, counts.cameBack());
              shares.put(RecordShare.NEW_PEOPLE, newPeople(counts, measured.completeByArm()));
            });
    return shares;
  }

  private static Map<Arm, Known> newPeople(Counts counts, Map<Arm, LocalDate> through) {
    Map<Arm, Known> known = new EnumMap<>(Arm.class);
    through.forEach((arm, day) -> known.put(arm, counts.newPeople(arm, day)));
    return known;
  }

  private static Map<Arm, LandmarkContext> landmark(Counts counts, int landmark) {
    Map<Arm, LandmarkContext> context = new EnumMap<>(Arm.class);
    for (Arm arm : Arm.values()) {
      long reached = counts.observedAt(landmark, arm).people();
      if (reached > 0) {
        context.put(arm, new LandmarkContext(reached, counts.comingAt(landmark, arm).people()));
      }
    }
    return context;
  }

  private static Map<Arm, ArmContext> arms(Counts counts, Measured.Stratum measured) {
    Map<Arm, ArmContext> arms = new EnumMap<>(Arm.class);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      Optional<LocalDate> through = Optional.ofNullable(measured.completeByArm().get(arm));
      long attended = counts.attended(arm);
      if (attended > 0) {
        arms.put(
            arm,
            new ArmContext(
                counts.started(arm).people(),
                counts.idNew(arm),
                counts.askedNew(arm) > 0
                    ? OptionalLong.of(counts.reportedNew(arm))
                    : OptionalLong.empty(),
                counts.linkageShown(arm),
                attended - counts.notFollowed(arm),
                through,
                counts.notFollowed(arm) / (double) attended));
      }
    }
    return arms;
  }

  private static Map<Arm, List<ClusterRatio>> headcounts(Headcounts headcounts) {
    Map<Arm, List<ClusterRatio>> byArm = new EnumMap<>(Arm.class);
    byArm(headcounts).forEach((arm, cells) -> byArm.put(arm, Headcounts.perSession(cells)));
    return byArm;
  }

  private static Map<Arm, Double> excessZeros(Headcounts headcounts) {
    Map<Arm, Double> shares = new EnumMap<>(Arm.class);
    byArm(headcounts)
        .forEach(
            (arm, cells) ->
                Headcounts.excessZeros(cells).ifPresent(share -> shares.put(arm, share)));
    return shares;
  }

  private static GroupFacts groups(Measured.Stratum measured) {
    return new GroupFacts(
        measured.people().map(Counts::programs).orElse(Map.of()),
        measured.headcounts().cells().stream()
            .collect(
                Collectors.toMap(
                    cell -> (long) cell.group().index(),
                    Headcounts.Cell::program,
                    (one, same) -> one)),
        measured.people().map(Counts::admissions).orElse(Map.of()));
  }

  private static Map<Arm, List<Headcounts.Cell>> byArm(Headcounts headcounts) {
    Map<Arm, List<Headcounts.Cell>> byArm = new EnumMap<>(Arm.class);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      List<Headcounts.Cell> cells =
          headcounts.cells().stream().filter(cell -> cell.modality().equals(arm.key())).toList();
      if (!cells.isEmpty()) {
        byArm.put(arm, cells);
      }
    }
    return byArm;
  }
}
