package org.rollcall.measure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.outcome.Known;
import org.rollcall.study.Arm;

/**
 * How many of the heads that were counted are named, at sessions of which both is known. Who stays
 * nameless is not followed: where visitors are, most of those who came once are missing.
 */
final class NamedHeads {

  private NamedHeads() {}

  /** By mode; of groups with one mode. */
  static Map<Arm, Known> of(List<ReportedGroup> groups, List<Headcounts.Session> counted) {
    Map<GroupCalendar.Key, Map<Integer, Long>> heads = new HashMap<>();
    for (Headcounts.Session session : counted) {
      heads
          .computeIfAbsent(session.group(), group -> new HashMap<>())
          .merge(session.day(), session.heads(), Long::sum);
    }
    Map<Arm, long[]> sums = new EnumMap<>(Arm.class);
    for (ReportedGroup group : groups) {
      Optional<Arm> mode = group.room();
      if (mode.isPresent() && heads.containsKey(group.key())) {
        long[] own = sums.computeIfAbsent(mode.get(), any -> new long[2]);
        named(group)
            .forEach(
                (day, names) -> {
                  long present = heads.get(group.key()).getOrDefault(day, 0L);
                  own[0] += Math.min(names, present);
                  own[1] += present;
                });
      }
    }
    Map<Arm, Known> shares = new EnumMap<>(Arm.class);
    sums.forEach((mode, n) -> shares.put(mode, new Known(n[0], n[1])));
    return shares;
  }

  /** Counts that say how many were new, of sessions of which somebody is named. */
  static List<Headcounts.Session> asked(
      List<ReportedGroup> groups, List<Headcounts.Session> counted) {
    Map<GroupCalendar.Key, Set<Integer>> days = new HashMap<>();
    groups.forEach(group -> days.put(group.key(), named(group).keySet()));
    return counted.stream()
        .filter(session -> session.newcomers().isPresent())
        .filter(session -> days.getOrDefault(session.group(), Set.of()).contains(session.day()))
        .toList();
  }

  private static Map<Integer, Long> named(ReportedGroup group) {
    Map<Integer, Long> named = new TreeMap<>();
    group.reports().stream()
        .filter(report -> report.people() > 0)
        .forEach(report -> named.merge(report.day(), (long) report.people(), Long::sum));
    return named;
  }
}
