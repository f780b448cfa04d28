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
  private final List<Population> populations;
  private final int logDays;
  private final int personDays;
  private final int pause;
  private final NewTo newTo;
  private final int asOf;
  private final Map<String, Integer> firstLogs;
  private final CellLayout layout;
  private final ActivityCells activity;
  private final Map<Long, Integer> known = new ConcurrentHashMap<>();
  private final List<GroupCalendar.Group> services;
  private final Map<String, int[]> heldByMode;
  private final Map<Long, Integer> knownToService = new ConcurrentHashMap<>();

  AnalysisWindow(Study study, GroupCalendar calendar, int asOf, CellLayout layout) {
    this.calendar = calendar;
    this.populations =
        Population.of(study, calendar.groups().stream().map(GroupCalendar.Group::program).toList());
    this.logDays = 7 * study.washout().logWeeks();
    this.personDays = study.washout().personDays();
    // Of a pause no more passes than a short washout allows.
    this.pause = Math.max(7, Math.min(Calendars.USUAL_PAUSE, personDays / 4));
    this.newTo = study.washout().newTo();
    this.asOf = asOf;
    this.firstLogs =
        calendar.groups().stream()
            .collect(Collectors.toMap(this::isNewTo, GroupCalendar.Group::logStarted, Math::min));
    this.layout = layout;
    this.activity = new ActivityCells(layout, calendar);
    this.services = populations.stream().map(of -> service(calendar, of)).toList();
    this.heldByMode =
        calendar.groups().stream()
            .collect(
                Collectors.groupingBy(
                    GroupCalendar.Group::modality,
                    Collectors.collectingAndThen(Collectors.toList(), AnalysisWindow::heldDays)));
  }

  private static GroupCalendar.Group service(GroupCalendar calendar, Population population) {
    int[] held =
        heldDays(
            calendar.groups().stream().filter(group -> population.has(group.program())).toList());
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

  /** The days on which any of some groups met, ascending. */
  private static int[] heldDays(List<GroupCalendar.Group> groups) {
    return groups.stream()
        .flatMapToInt(group -> Arrays.stream(group.heldDays()))
        .sorted()
        .distinct()
        .toArray();
  }

  ActivityCells activity() {
    return activity;
  }

  /** Index of the group with that pseudonym, -1 if it is not known. */
  int indexOf(byte[] pseudonym) {
    return indexOf(GroupCalendar.Key.of(pseudonym));
  }

  /** The same of its key. */
  int indexOf(GroupCalendar.Key group) {
    return calendar.indexOf(group).orElse(-1);
  }

  CellLayout layout() {
    return layout;
  }

  GroupCalendar calendar() {
    return calendar;
  }

  int groups() {
    return calendar.groups().size();
  }

  GroupCalendar.Group group(int index) {
    return calendar.group(index);
  }

  /** Stands for a group of that population where it is not known which it is. */
  int noGroup(Population population) {
    return groups() + populations.indexOf(population);
  }

  int asOf() {
    return asOf;
  }

  /** All groups of a home group's population as one, which meets whenever one of them does. */
  GroupCalendar.Group service(int home) {
    return services.get(populationOf(home));
  }

  private int populationOf(int home) {
    return IntStream.range(0, populations.size())
        .filter(at -> isOf(populations.get(at), home))
        .findFirst()
        .orElseThrow();
  }

  /** Last day of which it is known whether the service had lost somebody whose group had closed. */
  int knownToService(int home, int through) {
    GroupCalendar.Group service = service(home);
    return knownToService.computeIfAbsent(
        (long) populationOf(home) << 32 | through,
        key ->
            GroupCalendar.lastBeforeWeeksHeld(
                List.of(service),
                service.heldDays().length == 0 ? through : service.heldDays()[0] - 7,
                layout.retention().lookAheadWeeks(),
                through));
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

  List<Population> populations() {
    return populations;
  }

  boolean isAnalysed(String program) {
    return populations.stream().anyMatch(population -> population.has(program));
  }

  boolean isOf(Population population, int group) {
    return population.has(group(group).program());
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
   * @param population in whose groups the start must be
   * @param counts whether an attendance may be a start
   */
  Optional<AttendanceHistory> start(
      AttendanceHistory history,
      Population population,
      BiPredicate<AttendanceHistory, Integer> counts) {
    Map<String, Integer> last = new HashMap<>();
    int to;
    for (int from = 0; from < history.size(); from = to) {
      int day = history.day(from);
      to = history.lowerBound(day + 1);
      if (IntStream.range(from, to).anyMatch(i -> isNew(history, i, population, last))) {
        AttendanceHistory firsts =
            history
                .only(i -> history.day(i) == day && isNew(history, i, population, last))
                .earliest();
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

  private boolean isNew(
      AttendanceHistory history, int i, Population population, Map<String, Integer> last) {
    GroupCalendar.Group group = group(history.group(i));
    Integer before = last.get(isNewTo(group));
    return (newTo == NewTo.ANY_GROUP || isOf(population, history.group(i)))
        && (before == null || isLongAgo(history, i, before))
        && history.day(i) - personDays >= firstLogs.get(isNewTo(group));
  }

  /**
   * Whether the washout has passed since an attendance. Where the groups that the person attended
   * did not meet for long, and met again, nobody could come, and the washout stands still; where
   * they met no more, that is told from all groups of their mode.
   */
  private boolean isLongAgo(AttendanceHistory history, int i, int before) {
    int day = history.day(i);
    if (day - before < personDays) {
      return false;
    }
    String to = isNewTo(group(history.group(i)));
    List<GroupCalendar.Group> own =
        new OwnGroups(history, this)
            .on(before).stream().filter(group -> isNewTo(group).equals(to)).toList();
    Chances chances = new Chances(0, before).and(heldDays(own), day, pause);
    if (day - chances.last > pause) {
      chances = chances.and(heldByMode.get(own.get(0).modality()), day, pause);
    }
    return chances.and(new int[] {day}, day, pause).days >= personDays;
  }

  /** Days through which somebody might have come, up to a last one. */
  private record Chances(int days, int last) {

    /** The same up to the last of some days; of a longer pause only a part counts. */
    Chances and(int[] heldDays, int through, int pause) {
      int passed = days;
      int to = last;
      for (int held : heldDays) {
        if (held > to && held <= through) {
          passed += Math.min(held - to, pause);
          to = held;
        }
      }
      return new Chances(passed, to);
    }
  }
}
