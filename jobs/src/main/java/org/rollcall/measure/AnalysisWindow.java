package org.rollcall.measure;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.rollcall.study.Study;
import org.rollcall.study.Study.NewTo;

/** The study's settings in days, beside the calendar: everything that one person is judged by. */
final class AnalysisWindow implements Serializable {

  private static final long serialVersionUID = 1L;

  private final GroupCalendar calendar;
  private final List<String> programs;
  private final int logDays;
  private final int personDays;
  private final NewTo newTo;
  private final int asOf;
  private final Map<String, Integer> firstLogs;
  private final CellLayout layout;
  private final ActivityCells activity;

  AnalysisWindow(Study study, GroupCalendar calendar, int asOf, CellLayout layout) {
    this.calendar = calendar;
    this.programs = List.copyOf(study.programs());
    this.logDays = 7 * study.washout().logWeeks();
    this.personDays = study.washout().personDays();
    this.newTo = study.washout().newTo();
    this.asOf = asOf;
    this.firstLogs =
        calendar.groups().stream()
            .collect(Collectors.toMap(this::isNewTo, GroupCalendar.Group::logStarted, Math::min));
    this.layout = layout;
    this.activity = new ActivityCells(layout, calendar);
  }

  ActivityCells activity() {
    return activity;
  }

  /** Index of the group with that pseudonym, -1 if it is not known. */
  int indexOf(byte[] pseudonym) {
    return calendar.indexOf(pseudonym).orElse(-1);
  }

  CellLayout layout() {
    return layout;
  }

  GroupCalendar.Group group(int index) {
    return calendar.group(index);
  }

  int asOf() {
    return asOf;
  }

  boolean analysed(int group) {
    return programs.isEmpty() || programs.contains(calendar.group(group).program());
  }

  boolean logCovers(int group, int day) {
    return calendar.group(group).logCovers(day, logDays);
  }

  /** What a starter in that group is new to: all of one word, or the group's program. */
  private String isNewTo(GroupCalendar.Group group) {
    return newTo == NewTo.PROGRAM ? group.program() : "";
  }

  /**
   * The index of the attendance with which a person starts, -1 if there is none: one that counts,
   * preceded by the washout without any attendance of whatever kind, which some log must have
   * covered, in a group whose log can tell. Nobody starts twice.
   *
   * @param history all that is known of the person
   * @param counts whether an attendance may be a start
   */
  int start(AttendanceHistory history, IntPredicate counts) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      GroupCalendar.Group group = group(history.group(i));
      int day = history.day(i);
      Integer before = last.put(isNewTo(group), day);
      boolean isNew =
          (before == null || day - before >= personDays)
              && day - personDays >= firstLogs.get(isNewTo(group));
      if (isNew && counts.test(i) && logCovers(history.group(i), day)) {
        return i;
      }
    }
    return -1;
  }
}
