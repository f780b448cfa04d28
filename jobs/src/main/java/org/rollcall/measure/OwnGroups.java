package org.rollcall.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The groups that a person attends on a day: those attended in the thirteen weeks up to it. */
final class OwnGroups {

  /** Who attended a group within so many days might have gone on to. */
  static final int DAYS = 91;

  private final AttendanceHistory history;
  private final AnalysisWindow window;

  OwnGroups(AttendanceHistory history, AnalysisWindow window) {
    this.history = history;
    this.window = window;
  }

  /** Those on a day, the latest first. */
  List<GroupCalendar.Group> on(int day) {
    List<GroupCalendar.Group> own = new ArrayList<>();
    for (int i = history.lowerBound(day + 1) - 1; i >= 0 && history.day(i) > day - DAYS; i--) {
      GroupCalendar.Group group = window.group(history.group(i));
      if (!own.contains(group)) {
        own.add(group);
      }
    }
    return own;
  }

  /** The day on which the last of some groups closed; empty while one of them runs. */
  static Optional<Integer> closed(List<GroupCalendar.Group> groups) {
    return groups.stream()
        .map(GroupCalendar.Group::closed)
        .max(Integer::compare)
        .filter(day -> day != GroupCalendar.NEVER);
  }

  /**
   * The groups that are left to a person on the day when some others close: those of the last
   * thirteen weeks that go on. What the person attends later is not looked at, so that the end of
   * follow-up depends on the past alone.
   */
  List<GroupCalendar.Group> leftOn(int closed) {
    return on(closed).stream().filter(group -> group.closed() > closed).toList();
  }
}
