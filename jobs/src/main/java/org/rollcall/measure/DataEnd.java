package org.rollcall.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

/**
 * Through which day attendance by name is known.
 *
 * <p>It is told from what was reported of groups, and not from the day of the cut, nor from which
 * source sent it: a file that is split, renamed or sent twice changes nothing.
 *
 * <p>Attendance in a mode is known through the last day by which the groups that hold 95% of its
 * latest attendances had been reported. Whoever goes over to the other mode must be seen there, so
 * that people are followed through the earlier of both days. A group whose records broke off before
 * is known until then: of a group that was well attended nobody came any more, which is no leaving.
 */
final class DataEnd {

  /** Share of a mode's attendances whose groups must have been reported. */
  private static final double MOST = 0.95;

  /** Days before the last that say how well groups are attended now. */
  private static final int HALF_A_YEAR = 182;

  private static final int YEAR = 365;

  private static final int WEEK = 7;

  /** So few attendances that lie far beyond all others are mistyped. */
  private static final int FEW = 5;

  /** All who come to a session leave at once by chance only where they are fewer. */
  private static final double ATTENDED = 2;

  /** A source that begins so many days before another ends takes over from it. */
  private static final int HANDOVER = 28;

  private final Map<Arm, Integer> byMode;
  private final Map<Arm, Integer> beyond;
  private final int through;
  private final Map<GroupCalendar.Key, int[]> breaks;
  private final Map<GroupCalendar.Key, Map<Arm, Integer>> modeEnds;
  private final Set<GroupCalendar.Key> late;
  private final Set<GroupCalendar.Key> handedOver;

  private DataEnd(
      Modes modes,
      Map<Arm, Integer> byMode,
      int through,
      Map<GroupCalendar.Key, int[]> breaks,
      Map<GroupCalendar.Key, Map<Arm, Integer>> modeEnds,
      Set<GroupCalendar.Key> handedOver) {
    this.byMode = byMode;
    this.beyond = modes.beyond();
    this.late = modes.late();
    this.through = through;
    this.breaks = breaks;
    this.modeEnds = modeEnds;
    this.handedOver = handedOver;
  }

  /** All is known through that day. */
  static DataEnd at(int day) {
    return new DataEnd(Modes.NONE, Map.of(), day, Map.of(), Map.of(), Set.of());
  }

  /**
   * From what was reported up to a day.
   *
   * @param asOf the last day that may be known
   * @param lagDays days until the record of a session has come
   */
  static DataEnd of(List<ReportedGroup> all, int asOf, int lagDays) {
    Modes modes = Modes.of(until(all, asOf));
    Map<Arm, Integer> byMode = modes.through(lagDays);
    int through = earliest(byMode).orElse(asOf);
    // What lies after the end must not tell where it is.
    for (int next = through; ; ) {
      through = next;
      next = earliest(Modes.of(until(all, through)).through(0)).orElse(through);
      if (next == through) {
        break;
      }
    }
    Map<GroupCalendar.Key, int[]> breaks = new HashMap<>();
    Map<GroupCalendar.Key, Map<Arm, Integer>> modeEnds = new HashMap<>();
    Set<GroupCalendar.Key> handedOver = new HashSet<>();
    for (ReportedGroup group : until(all, through)) {
      List<SourceEnd> sources = sourcesThatEnd(group);
      int[] found = breaks(group, sources, through);
      if (found.length > 0) {
        breaks.put(group.key(), found);
      }
      Map<Arm, Integer> ends = modeEnds(group, through);
      if (!ends.isEmpty()) {
        modeEnds.put(group.key(), ends);
      }
      if (sources.stream().anyMatch(SourceEnd::isFollowed)) {
        handedOver.add(group.key());
      }
    }
    return new DataEnd(modes, byMode, through, breaks, modeEnds, handedOver);
  }

  private static List<ReportedGroup> until(List<ReportedGroup> groups, int day) {
    return groups.stream().map(group -> group.until(day)).toList();
  }

  private static OptionalInt earliest(Map<Arm, Integer> days) {
    return days.values().stream().mapToInt(day -> day).min();
  }

  /**
   * Where attendance in each mode ends.
   *
   * @param ends the last day through which it is known
   * @param beyond how many days a few attendances lie after all others
   * @param last the last day of any, these few aside
   * @param late groups that were reported less far
   */
  private record Modes(
      Map<Arm, Integer> ends, Map<Arm, Integer> beyond, int last, Set<GroupCalendar.Key> late) {

    static final Modes NONE = new Modes(Map.of(), Map.of(), Integer.MIN_VALUE, Set.of());

    static Modes of(List<ReportedGroup> groups) {
      Map<Arm, Sittings> sittings = new EnumMap<>(Arm.class);
      Map<Arm, Integer> solid = new EnumMap<>(Arm.class);
      for (Arm mode : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
        Sittings found = Sittings.of(groups, mode);
        if (!found.isEmpty()) {
          sittings.put(mode, found);
          solid.put(mode, found.lastOfMany());
        }
      }
      int last = solid.values().stream().mapToInt(day -> day).max().orElse(Integer.MIN_VALUE);
      Map<Arm, Integer> ends = new EnumMap<>(Arm.class);
      Map<Arm, Integer> beyond = new EnumMap<>(Arm.class);
      Set<GroupCalendar.Key> late = new HashSet<>();
      sittings.forEach(
          (mode, own) -> {
            beyond.put(mode, own.last() - solid.get(mode));
            // Where all groups of a mode have closed, none is left that could still report.
            Optional<Reached> reached = end(groups, mode, solid.get(mode), last);
            ends.put(mode, reached.map(to -> own.lastUpTo(to.through())).orElse(last));
            reached.ifPresent(to -> late.addAll(to.late()));
          });
      return new Modes(ends, beyond, last, late);
    }

    Map<Arm, Integer> through(int lagDays) {
      Map<Arm, Integer> days = new EnumMap<>(Arm.class);
      ends.forEach((mode, day) -> days.put(mode, Math.min(day, last - lagDays)));
      return days;
    }
  }

  /** The last day through which people can be followed. */
  int through() {
    return through;
  }

  /** The last day through which attendance in each mode is known. */
  Map<Arm, Integer> byMode() {
    return byMode;
  }

  /** How many days the last few attendances of a mode lie after all others; mostly 0. */
  Map<Arm, Integer> beyond() {
    return beyond;
  }

  /** Days after which the people whom that group had by then are not seen there, ascending. */
  int[] breaks(GroupCalendar.Key group) {
    return breaks.getOrDefault(group, new int[0]);
  }

  /**
   * Of a group in which people attend in both modes, the last day of a mode whose records stopped
   * though the other's go on: people who came in that mode are not seen there after it.
   */
  Map<Arm, Integer> modeEnds(GroupCalendar.Key group) {
    return modeEnds.getOrDefault(group, Map.of());
  }

  /** Groups whose records break off somewhere, in both modes or in one. */
  Set<GroupCalendar.Key> brokenOff() {
    Set<GroupCalendar.Key> all = new HashSet<>(breaks.keySet());
    all.addAll(modeEnds.keySet());
    return all;
  }

  /** Groups that were reported less far than the end of their mode, and did not break off. */
  Set<GroupCalendar.Key> late() {
    return late.stream().filter(key -> !breaks.containsKey(key)).collect(Collectors.toSet());
  }

  /** Groups of which one source stopped and another took over. */
  Set<GroupCalendar.Key> handedOver() {
    return handedOver;
  }

  /**
   * How far a mode was reported.
   *
   * @param through the day by which the groups that hold most of its attendances had been reported
   * @param late the others
   */
  private record Reached(int through, Set<GroupCalendar.Key> late) {}

  /** Empty if all groups of the mode have closed and none has sessions that nobody reported. */
  private static Optional<Reached> end(
      List<ReportedGroup> groups, Arm mode, int last, int lastOfAll) {
    record Weighed(GroupCalendar.Key key, int through, long attendances) {}
    List<Weighed> weighed = new ArrayList<>();
    for (ReportedGroup group : groups) {
      long attendances = 0;
      long sources = 0;
      for (Report report : group.reports()) {
        if (report.day() > last - HALF_A_YEAR
            && report.day() <= last
            && group.modeOf(report).equals(Optional.of(mode))) {
          attendances += report.people();
          sources |= report.sources();
        }
      }
      if (group.analysed() && attendances > 0 && !isGone(group, last, lastOfAll)) {
        weighed.add(new Weighed(group.key(), reported(group, sources, last), attendances));
      }
    }
    weighed.sort(Comparator.comparingInt(Weighed::through).reversed());
    long whole = weighed.stream().mapToLong(Weighed::attendances).sum();
    long part = 0;
    for (Weighed group : weighed) {
      part += group.attendances();
      if (part >= MOST * whole) {
        return Optional.of(
            new Reached(
                group.through(),
                weighed.stream()
                    .filter(other -> other.through() < group.through())
                    .map(Weighed::key)
                    .collect(Collectors.toSet())));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a group had closed by then. One that held nothing any more, though sessions were still
   * planned of which nobody said what became of them, may have closed or be late: it is waited for.
   */
  private static boolean isGone(ReportedGroup group, int last, int lastOfAll) {
    int closed = group.closed();
    return closed <= last
        && IntStream.of(group.due()).noneMatch(day -> closed < day && day <= lastOfAll);
  }

  /**
   * The day through which a group was reported by those sources: until its next session but one, as
   * to one session nobody may have come. Where organisers do not say when it was, it is told from
   * the days between its sessions.
   */
  private static int reported(ReportedGroup group, long sources, int last) {
    int reported =
        group.reports().stream()
            .filter(report -> report.day() <= last && (report.sources() & sources) != 0)
            .mapToInt(Report::day)
            .max()
            .orElse(last);
    if (group.due().length > 0) {
      return IntStream.of(group.due())
          .filter(day -> day > reported && day <= last)
          .skip(1)
          .map(day -> day - 1)
          .findFirst()
          .orElse(last);
    }
    return Math.min(last, reported + Math.max(WEEK, 2 * between(group.days(), reported)) - 1);
  }

  /** Days between most sessions of the last year. */
  private static int between(int[] days, int last) {
    int[] gaps =
        IntStream.range(1, days.length)
            .filter(i -> days[i] <= last && days[i - 1] >= last - YEAR)
            .map(i -> days[i] - days[i - 1])
            .sorted()
            .toArray();
    return gaps.length == 0 ? WEEK : gaps[(gaps.length - 1) / 2];
  }

  private static int[] breaks(ReportedGroup group, List<SourceEnd> sources, int through) {
    int[] days = IntStream.of(group.days()).filter(day -> day <= through).toArray();
    TreeSet<Integer> found = new TreeSet<>();
    // A group that closed has no records after it; who goes on elsewhere is followed there.
    int end = Math.min(through, group.closed());
    for (int i = 0; i < days.length; i++) {
      boolean isLast = i + 1 == days.length;
      int next = isLast ? end + 1 : days[i + 1];
      if (next - days[i] > 1 + pause(days, i)
          && group.peopleUpTo(days[i]) >= ATTENDED
          && (isLast || isHole(group, days[i], next))) {
        found.add(days[i]);
      }
    }
    sources.stream()
        .filter(source -> source.isMissed(group))
        .forEach(source -> found.add(source.day()));
    return found.stream().mapToInt(day -> day).toArray();
  }

  private static Map<Arm, Integer> modeEnds(ReportedGroup group, int through) {
    Map<Arm, Integer> ends = new EnumMap<>(Arm.class);
    if (group.room().isEmpty()) {
      for (Arm mode : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
        int[] found = breaks(group.in(mode), List.of(), through);
        if (found.length > 0) {
          ends.put(mode, found[found.length - 1]);
        }
      }
    }
    return ends;
  }

  private static int pause(int[] days, int at) {
    return Calendars.usualPause(IntStream.of(days).limit(at + 1L).toArray());
  }

  /** Between records there were sessions: it was no break of the group. */
  private static boolean isHole(ReportedGroup group, int from, int before) {
    return IntStream.of(group.held()).filter(day -> day > from && day < before).count() > 1;
  }

  /**
   * A source that stops for longer than its group pauses, though the group goes on.
   *
   * @param source its bit
   * @param day its last day
   * @param isFollowed whether another source takes over from it
   */
  private record SourceEnd(long source, int day, boolean isFollowed) {

    /** Of whom it alone reported, at least half are missing since. */
    boolean isMissed(ReportedGroup group) {
      double alone = group.peopleOfAlone(source);
      return !isFollowed
          && alone >= ATTENDED
          && group.peopleUpTo(day) - group.peopleAfter(day) >= alone / 2;
    }
  }

  private static List<SourceEnd> sourcesThatEnd(ReportedGroup group) {
    Map<Long, TreeSet<Integer>> bySource = new TreeMap<>();
    for (Report report : group.reports()) {
      report
          .eachSource()
          .forEach(
              source -> bySource.computeIfAbsent(source, s -> new TreeSet<>()).add(report.day()));
    }
    int[] days = group.days();
    List<SourceEnd> ends = new ArrayList<>();
    bySource.forEach(
        (source, own) -> {
          int end = own.last();
          boolean isFollowed =
              bySource.entrySet().stream()
                  .anyMatch(
                      other ->
                          !other.getKey().equals(source)
                              && other.getValue().first() > end - HANDOVER);
          int at = (int) IntStream.of(days).filter(day -> day <= end).count() - 1;
          if (days[days.length - 1] - end > pause(days, at)) {
            ends.add(new SourceEnd(source, end, isFollowed));
          }
        });
    return ends;
  }

  /** The sessions of a mode, by day, and how many attended. */
  private record Sittings(TreeMap<Integer, Integer> groups, TreeMap<Integer, Integer> people) {

    static Sittings of(List<ReportedGroup> groups, Arm mode) {
      Sittings sittings = new Sittings(new TreeMap<>(), new TreeMap<>());
      for (ReportedGroup group : groups) {
        Map<Integer, Integer> own = new TreeMap<>();
        for (Report report : group.reports()) {
          if (group.analysed() && group.modeOf(report).equals(Optional.of(mode))) {
            own.merge(report.day(), report.people(), Integer::sum);
          }
        }
        own.forEach(
            (day, people) -> {
              sittings.groups.merge(day, 1, Integer::sum);
              sittings.people.merge(day, people, Integer::sum);
            });
      }
      return sittings;
    }

    boolean isEmpty() {
      return groups.isEmpty();
    }

    int last() {
      return groups.lastKey();
    }

    int lastUpTo(int day) {
      Integer found = groups.floorKey(day);
      return found == null ? day : found;
    }

    private int pause(int last) {
      return Calendars.usualPause(
          groups.headMap(last, true).keySet().stream().mapToInt(day -> day).toArray());
    }

    /** The last day before a few sessions that lie far beyond all others. */
    int lastOfMany() {
      int sessions = 0;
      int attended = 0;
      int solid = last();
      Integer day = last();
      while (day != null) {
        sessions += groups.get(day);
        attended += people.get(day);
        if (sessions > 1 && attended > FEW) {
          break;
        }
        Integer before = groups.lowerKey(day);
        if (before != null && day - before > pause(before)) {
          solid = before;
        }
        day = before;
      }
      return solid;
    }
  }
}
