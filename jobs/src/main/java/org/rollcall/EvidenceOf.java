package org.rollcall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.compare.ArmContext;
import org.rollcall.compare.CalendarOrigin;
import org.rollcall.compare.Evidence;
import org.rollcall.compare.LandmarkContext;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Measured;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** What was counted, as the comparison takes it. */
final class EvidenceOf {

  private EvidenceOf() {}

  static Evidence measured(Study study, Measured measured, CalendarOrigin calendar) {
    Map<String, Map<Arm, List<ClusterExits>>> exits = new HashMap<>();
    Map<Integer, Map<Arm, List<ClusterTally>>> retained = new HashMap<>();
    Map<Integer, Map<Arm, List<ClusterTally>>> attendances = new HashMap<>();
    Map<Integer, Map<Arm, List<ClusterTally>>> fromLandmark = new HashMap<>();
    Map<Integer, Map<Arm, LandmarkContext>> landmarks = new HashMap<>();
    Map<Arm, List<ClusterRatio>> perOpportunity = new HashMap<>();
    measured
        .people()
        .ifPresent(
            counts -> {
              counts.definitions().forEach(d -> exits.put(d, counts.exits(d)));
              for (int week : study.retention().weeks()) {
                retained.put(week, counts.tallies("retained_week_" + week));
              }
              for (int week : counts.attendanceWeeks()) {
                attendances.put(week, counts.tallies("attendances_week_" + week));
              }
              for (int landmark : study.landmarkWeeks()) {
                fromLandmark.put(landmark, counts.tallies("retained_from_landmark_" + landmark));
                landmarks.put(landmark, landmark(counts, landmark));
              }
              perOpportunity.putAll(counts.perOpportunity(study.retention().primaryWeek()));
            });
    return new Evidence(
        exits,
        retained,
        attendances,
        perOpportunity,
        fromLandmark,
        headcounts(measured.headcounts()),
        measured.people().map(counts -> arms(counts, measured)).orElse(Map.of()),
        landmarks,
        calendar);
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

  private static Map<Arm, ArmContext> arms(Counts counts, Measured measured) {
    Map<Arm, ArmContext> arms = new EnumMap<>(Arm.class);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      long reported = counts.reportedNew(arm);
      Optional<LocalDate> through = Optional.ofNullable(measured.completeByArm().get(arm));
      long attended = counts.attended(arm);
      if (attended > 0) {
        arms.put(
            arm,
            new ArmContext(
                counts.started(arm).people(),
                counts.idNew(arm),
                reported > 0 ? OptionalLong.of(reported) : OptionalLong.empty(),
                through,
                counts.notFollowed(arm) / (double) attended));
      }
    }
    return arms;
  }

  private static Map<Arm, List<ClusterRatio>> headcounts(Headcounts headcounts) {
    Map<Arm, List<ClusterRatio>> byArm = new EnumMap<>(Arm.class);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      List<Headcounts.Cell> cells = new ArrayList<>();
      headcounts.cells().stream()
          .filter(cell -> cell.modality().equals(arm.key()))
          .forEach(cells::add);
      if (!cells.isEmpty()) {
        byArm.put(arm, Headcounts.perSession(cells));
      }
    }
    return byArm;
  }
}
