package org.rollcall.measure;

import java.io.Serializable;
import java.util.List;
import org.rollcall.study.Study;

/** The study's settings in days, beside the calendar: everything that one person is judged by. */
final class AnalysisWindow implements Serializable {

  private static final long serialVersionUID = 1L;

  private final GroupCalendar calendar;
  private final List<String> programs;
  private final int logDays;
  private final int personDays;
  private final int asOf;
  private final int firstLog;
  private final CellLayout layout;
  private final ActivityCells activity;

  AnalysisWindow(Study study, GroupCalendar calendar, int asOf, CellLayout layout) {
    this.calendar = calendar;
    this.programs = List.copyOf(study.programs());
    this.logDays = 7 * study.washout().logWeeks();
    this.personDays = study.washout().personDays();
    this.asOf = asOf;
    this.firstLog =
        calendar.groups().stream()
            .mapToInt(GroupCalendar.Group::logStarted)
            .min()
            .orElse(GroupCalendar.NEVER);
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

  /**
   * The index of the attendance with which a person starts: preceded by the washout without any
   * attendance, which some log must have covered, in a group whose log can tell. -1 if there is
   * none, or if it is not known how the person attended then; nobody starts twice.
   */
  int start(AttendanceHistory history) {
    for (int i = 0; i < history.size(); i++) {
      boolean fresh =
          (i == 0 || history.day(i) - history.day(i - 1) >= personDays)
              && history.day(i) - personDays >= firstLog;
      if (fresh && logCovers(history.group(i), history.day(i))) {
        return history.mode(i) == AttendanceHistory.Mode.NOT_STATED ? -1 : i;
      }
    }
    return -1;
  }
}
