package org.rollcall.outcome;

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
 * @param exits by definition of leaving, as {@link OutcomeCatalog#definitions} names them; the
 *     tables must reach the primary week and the horizon of the restricted mean
 * @param tallies by outcome of which each person has a value; of mature starters only
 * @param ratios by outcome that sets one total against another; of mature starters only, and where
 *     heads are counted: n and denominator sessions with a count, numerator attendances, by
 *     modality of the session
 * @param baselines by outcome that is compared among people alike, of mature starters only
 * @param known of outcomes that records may lack: of how much each is known
 * @param excessZeros of counts of heads, by modality of the session: the share that is 0 beyond
 *     what counts of 1 bear out; absent where no count says over how many sessions
 * @param groups what is known of the groups that clusters are
 * @param arms what else is known of the starters, by mode of the first session
 * @param daysBeyond by mode: days by which a few attendances lie after all others, mostly 0
 * @param shares what records show, by mode of the session or of the first session
 * @param landmarks by landmark week: who reached it, by class
 * @param modesLinked whether somebody who goes over to the other mode can be seen to
 * @param seenInBothModes whether anybody was seen in both modes, or so few people that nobody need
 *     be
 * @param calendar where the held sessions are known from
 * @param guesses how often a rule had to guess, where it had to
 */
public record Evidence(
    Map<String, Map<Arm, List<ClusterExits>>> exits,
    Map<String, Map<Arm, List<ClusterTally>>> tallies,
    Map<String, Map<Arm, List<ClusterRatio>>> ratios,
    Map<String, List<BaselineCell>> baselines,
    Map<String, Map<Arm, Known>> known,
    Map<Arm, Double> excessZeros,
    GroupFacts groups,
    Map<Arm, ArmContext> arms,
    Map<Arm, Integer> daysBeyond,
    Map<RecordShare, Map<Arm, Known>> shares,
    Map<Integer, Map<Arm, LandmarkContext>> landmarks,
    boolean modesLinked,
    boolean seenInBothModes,
    CalendarOrigin calendar,
    Map<Guess, Long> guesses) {

  public Evidence {
    exits = Map.copyOf(exits);
    tallies = Map.copyOf(tallies);
    ratios = Map.copyOf(ratios);
    baselines = Map.copyOf(baselines);
    known = Map.copyOf(known);
    excessZeros = Map.copyOf(excessZeros);
    arms = Map.copyOf(arms);
    daysBeyond = Map.copyOf(daysBeyond);
    shares = Map.copyOf(shares);
    landmarks = Map.copyOf(landmarks);
    guesses = Map.copyOf(guesses);
  }

  /** A share of a mode; of nothing where records do not show it. */
  public Known share(RecordShare share, Arm mode) {
    return shares.getOrDefault(share, Map.of()).getOrDefault(mode, new Known(0, 0));
  }

  /** Whether there is anything of that outcome. */
  public boolean has(Outcome outcome) {
    return !tallies.getOrDefault(outcome.key(), Map.of()).isEmpty()
        || !ratios.getOrDefault(outcome.key(), Map.of()).isEmpty();
  }
}
