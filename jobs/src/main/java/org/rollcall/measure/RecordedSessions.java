package org.rollcall.measure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Known;
import org.rollcall.study.Arm;

/**
 * Of how many held sessions there is a record by name, in groups that are well attended then.
 *
 * <p>That organisers say that a session was held and nobody is named may mean that nobody came.
 * Between sessions with three people or more it means that the sheet was lost, and all who were on
 * it look as if they had stayed away.
 */
final class RecordedSessions {

  /** To a session of a group that has fewer, nobody may come by chance. */
  private static final double ATTENDED = 3;

  /** So many sessions before and after say how a group is attended. */
  private static final int AROUND = 2;

  private RecordedSessions() {}

  /** By mode; of groups of which organisers state the sessions. */
  static Map<Arm, Known> of(List<ReportedGroup> groups) {
    Map<Arm, long[]> sessions = new EnumMap<>(Arm.class);
    for (ReportedGroup group : groups) {
      int[] recorded = group.days();
      if (group.room().isEmpty() || recorded.length == 0) {
        continue;
      }
      long[] own = sessions.computeIfAbsent(group.room().get(), mode -> new long[2]);
      int last = recorded[recorded.length - 1];
      IntStream.of(group.held())
          .distinct()
          .filter(day -> recorded[0] <= day && day <= last)
          .filter(day -> around(group, recorded, day) >= ATTENDED)
          .forEach(
              day -> {
                own[0] += Arrays.binarySearch(recorded, day) >= 0 ? 1 : 0;
                own[1]++;
              });
    }
    Map<Arm, Known> known = new EnumMap<>(Arm.class);
    sessions.forEach((mode, n) -> known.put(mode, new Known(n[0], n[1])));
    return known;
  }

  /** People at the recorded sessions before and after a day, at each. */
  private static double around(ReportedGroup group, int[] recorded, int day) {
    int at = Arrays.binarySearch(recorded, day);
    int after = at < 0 ? -at - 1 : at + 1;
    int before = at < 0 ? after : at;
    int[] near =
        IntStream.range(Math.max(0, before - AROUND), Math.min(recorded.length, after + AROUND))
            .filter(i -> i != at)
            .map(i -> recorded[i])
            .toArray();
    int people =
        group.reports().stream()
            .filter(report -> Arrays.binarySearch(near, report.day()) >= 0)
            .mapToInt(Report::people)
            .sum();
    return near.length == 0 ? 0 : people / (double) near.length;
  }
}
