package org.rollcall.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Known;
import org.rollcall.study.Arm;

/**
 * How many attendances are of meetings that were sent once.
 *
 * <p>A report that was sent again with another start, as after its time zone was corrected, is a
 * second meeting of the day, and everybody was at both. Of a group that does meet twice a day few
 * come to both.
 */
final class MeetingsOnce {

  /** Of those who came on a day, so many were at two starts. */
  private static final double NEARLY_ALL = 0.9;

  /** Of fewer, it may be so by chance. */
  private static final int FEWEST_DAYS = 5;

  private static final int FEWEST_TWICE = 20;

  private MeetingsOnce() {}

  /** By mode; where organisers state sessions, a second start is of the day's only session. */
  static Map<Arm, Known> of(List<ReportedGroup> groups) {
    Map<Arm, Known> shares = new EnumMap<>(Arm.class);
    for (ReportedGroup group : groups) {
      byMode(group)
          .forEach(
              (mode, days) -> {
                Known own = once(days);
                shares.merge(
                    mode, own, (a, b) -> new Known(a.known() + b.known(), a.asked() + b.asked()));
              });
    }
    return shares;
  }

  private static Known once(List<Day> days) {
    List<Day> doubled =
        days.stream().filter(day -> day.twice() >= NEARLY_ALL * day.people()).toList();
    long all = days.stream().mapToLong(Day::people).sum();
    long twice = doubled.stream().mapToLong(Day::twice).sum();
    return doubled.size() < FEWEST_DAYS || twice < FEWEST_TWICE
        ? new Known(all, all)
        : new Known(all - doubled.stream().mapToLong(Day::people).sum(), all);
  }

  private record Day(long people, long twice) {

    Day plus(Day other) {
      return new Day(people + other.people, twice + other.twice);
    }
  }

  private static Map<Arm, List<Day>> byMode(ReportedGroup group) {
    Map<Arm, TreeMap<Integer, Day>> byDay = new EnumMap<>(Arm.class);
    for (Report report : group.reports()) {
      group
          .modeOf(report)
          .filter(mode -> report.people() > 0)
          .ifPresent(
              mode ->
                  byDay
                      .computeIfAbsent(mode, any -> new TreeMap<>())
                      .merge(report.day(), new Day(report.people(), report.twice()), Day::plus));
    }
    Map<Arm, List<Day>> days = new EnumMap<>(Arm.class);
    byDay.forEach((mode, own) -> days.put(mode, new ArrayList<>(own.values())));
    return days;
  }
}
