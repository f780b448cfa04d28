package org.rollcall.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.outcome.Guess;
import org.rollcall.study.Arm;

/**
 * How often rules had to guess in the data of a run.
 *
 * @param ends through which day attendance is known, and of which groups that is a guess
 * @param logs since when logs are taken to tell who is new
 * @param undeclared groups taken for closed though nobody says so
 * @param programs the program of each group
 */
record Guesses(
    DataEnds ends,
    LogStarts logs,
    Set<GroupCalendar.Key> undeclared,
    Map<GroupCalendar.Key, HeadcountCells.Known> programs) {

  /** Those on the people of one population. */
  Map<Guess, Long> of(Population population, Counts counts) {
    Map<Guess, Long> found = new EnumMap<>(Guess.class);
    DataEnd end = ends.of(population);
    put(
        found,
        Guess.DAYS_MISTYPED,
        end.beyond().values().stream().mapToLong(d -> d).max().orElse(0));
    put(found, Guess.SOURCES_HANDED_OVER, of(population, end.handedOver()));
    put(found, Guess.RECORDS_BROKE_OFF, of(population, end.brokenOff()));
    put(found, Guess.RECORDS_LATE, of(population, end.late()));
    put(found, Guess.LOGS_CUT, of(population, logs.cut()));
    put(found, Guess.OPENED_FULL, of(population, logs.openedFull()));
    put(
        found,
        Guess.FIRST_SESSIONS_NOT_TOLD,
        counts.startedAnyhow().people() - counts.firstTold().people());
    put(found, Guess.CLOSURES_NOT_DECLARED, of(population, undeclared));
    put(
        found,
        Guess.IDENTITIES_NOT_SHOWN,
        Stream.of(Arm.FACE_TO_FACE, Arm.ONLINE)
            .mapToLong(a -> counts.attended(a) - counts.notFollowed(a) - counts.linkageShown(a))
            .sum());
    put(found, Guess.LEADERS_NOT_TOLD, counts.groupsWithoutLeaders());
    return found;
  }

  private long of(Population population, Set<GroupCalendar.Key> groups) {
    return groups.stream()
        .map(programs::get)
        .filter(group -> group != null && population.has(group.program()))
        .count();
  }

  private static void put(Map<Guess, Long> found, Guess guess, long times) {
    if (times > 0) {
      found.put(guess, times);
    }
  }
}
