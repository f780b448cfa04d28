package org.rollcall.compare;

import java.util.List;
import java.util.Map;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;

/**
 * All counts that a comparison rests on: one record for each home group and arm, no people.
 *
 * <p>An absent key means that there is nothing of it; an absent arm, that nobody is in it. The arms
 * are the mode of the first session, except from a landmark on, where they are the modes used
 * before it. The same cluster index in two arms, and in two maps, is the same home group.
 *
 * @param exits by definition of leaving ({@code gap_<g>_weeks}, {@code missed_<k>_sessions}); the
 *     tables must reach the primary week and the horizon of the restricted mean
 * @param retained by week: unbounded retention, of mature starters only
 * @param attendances by week: attended sessions up to it, of mature starters only
 * @param perOpportunity attended sessions over held sessions of the home group, up to the primary
 *     week, of mature starters only
 * @param retainedFromLandmark by landmark week: unbounded retention at the primary week from it
 * @param headcounts of groups that count heads: n and denominator sessions with a count, numerator
 *     attendances; by modality of the session
 * @param arms what else is known of the starters, by mode of the first session
 * @param landmarks by landmark week: who reached it, by class
 * @param calendar where the held sessions are known from
 */
public record Evidence(
    Map<String, Map<Arm, List<ClusterExits>>> exits,
    Map<Integer, Map<Arm, List<ClusterTally>>> retained,
    Map<Integer, Map<Arm, List<ClusterTally>>> attendances,
    Map<Arm, List<ClusterRatio>> perOpportunity,
    Map<Integer, Map<Arm, List<ClusterTally>>> retainedFromLandmark,
    Map<Arm, List<ClusterRatio>> headcounts,
    Map<Arm, ArmContext> arms,
    Map<Integer, Map<Arm, LandmarkContext>> landmarks,
    CalendarOrigin calendar) {

  public Evidence {
    exits = Map.copyOf(exits);
    retained = Map.copyOf(retained);
    attendances = Map.copyOf(attendances);
    perOpportunity = Map.copyOf(perOpportunity);
    retainedFromLandmark = Map.copyOf(retainedFromLandmark);
    headcounts = Map.copyOf(headcounts);
    arms = Map.copyOf(arms);
    landmarks = Map.copyOf(landmarks);
  }
}
