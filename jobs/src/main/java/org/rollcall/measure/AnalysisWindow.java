package org.rollcall.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.outcome.Starter;
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
  private final Map<Long, Integer> known = new ConcurrentHashMap<>();
  private final GroupCalendar.Group service;
  private final Map<Integer, Integer> knownToService = new ConcurrentHashMap<>();

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
    this.service = service(calendar);
  }

  private GroupCalendar.Group service(GroupCalendar calendar) {
    int[] held =
        calendar.groups().stream()
            .filter(group -> programs.isEmpty() || programs.contains(group.program()))
            .flatMapToInt(group -> Arrays.stream(group.heldDays()))
            .sorted()
            .distinct()
            .toArray();
    int[] unknown = new int[held.length];
    Arrays.fill(unknown, Starter.Lengths.UNKNOWN);
    return new GroupCalendar.Group(
        new GroupCalendar.Key(0, 0),
        "",
        "",
        "",
        GroupCalendar.NEVER,
        GroupCalendar.NEVER,
        GroupCalendar.NEVER,
        GroupCalendar.NEVER,
        held,
        unknown,
        Map.of());
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

  /** Stands for a group where it is not known which it is. */
  int noGroup() {
    return calendar.groups().size();
  }

  int asOf() {
    return asOf;
  }

  /** All groups that are analysed as one, which meets whenever one of them does. */
  GroupCalendar.Group service() {
    return service;
  }

  /** Last day of which it is known whether the service had lost somebody whose group had closed. */
  int knownToService(int through) {
    return knownToService.computeIfAbsent(
        through,
        end ->
            GroupCalendar.lastBeforeWeeksHeld(
                List.of(service),
                service.heldDays().length == 0 ? end : service.heldDays()[0] - 7,
                layout.retention().lookAheadWeeks(),
                end));
  }

  /**
   * Last day of which it is known whether somebody of a home group had left by then: from it the
   * group met in so many weeks before the end of follow-up. It is of the group alone, so that the
   * end of follow-up tells nothing of the person.
   */
  int knownBeforeGap(int group, int weeks) {
    return known.computeIfAbsent((long) group << 32 | weeks, key -> knownOf(group(group), weeks));
  }

  private int knownOf(GroupCalendar.Group group, int weeks) {
    int through = Math.min(asOf, group.followedThrough());
    int first = group.heldDays().length == 0 ? through : group.heldDays()[0] - 7;
    return GroupCalendar.lastBeforeWeeksHeld(List.of(group), first, weeks, through);
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
   * The attendances of which each may be the one that a person starts with; empty if nobody starts.
   *
   * <p>The first of a day that counts, preceded by the washout without any attendance of whatever
   * kind, which some log must have covered, in a group whose log can tell. Several are of one day:
   * they began together, or nobody knows when they began. Nobody starts twice.
   *
   * @param history all that is known of the person
   * @param counts whether an attendance may be a start
   */
  Optional<AttendanceHistory> start(
      AttendanceHistory history, BiPredicate<AttendanceHistory, Integer> counts) {
    Map<String, Integer> last = new HashMap<>();
    int to;
    for (int from = 0; from < history.size(); from = to) {
      int day = history.day(from);
      to = history.lowerBound(day + 1);
      if (IntStream.range(from, to).anyMatch(i -> isNew(history, i, last))) {
        AttendanceHistory firsts =
            history.only(i -> history.day(i) == day && isNew(history, i, last)).earliest();
        boolean starts =
            IntStream.range(0, firsts.size())
                .anyMatch(i -> counts.test(firsts, i) && logCovers(firsts.group(i), day));
        if (starts) {
          return Optional.of(firsts);
        }
      }
      for (int i = from; i < to; i++) {
        last.put(isNewTo(group(history.group(i))), day);
      }
    }
    return Optional.empty();
  }

  private boolean isNew(AttendanceHistory history, int i, Map<String, Integer> last) {
    GroupCalendar.Group group = group(history.group(i));
    Integer before = last.get(isNewTo(group));
    return (newTo == NewTo.ANY_GROUP || analysed(history.group(i)))
        && (before == null || history.day(i) - before >= personDays)
        && history.day(i) - personDays >= firstLogs.get(isNewTo(group));
  }
}
