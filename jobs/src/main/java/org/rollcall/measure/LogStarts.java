package org.rollcall.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

/**
 * From which day attendance by name is known, by group.
 *
 * <p>That is the stated day, unless the files show that they were cut from a longer record: they
 * begin more than thirteen weeks later, and at once with at least a third of the attendances of the
 * fullest four weeks of their first year. Then it is their first row, as whoever comes in the weeks
 * after it may have come for years. Records that begin with next to nothing and grow are believed.
 *
 * <p>A group that opened after its log began is known from its first session, unless that session
 * and those of the next weeks are as full: such a group came from elsewhere with its members, and
 * who is new is known when its log has run as long as any other's must.
 *
 * <p>Which source sent a row is not looked at, so that a file that is split, renamed or sent twice
 * changes nothing. Groups of a mode that begin within four weeks of each other are one record; the
 * first of a mode bounds all of it, and groups that begin full long after are judged by themselves.
 */
final class LogStarts {

  private static final int FOUR_WEEKS = 28;

  private static final int BLOCKS_OF_A_YEAR = 13;

  /** A record that grew from nothing begins with less of its later size. */
  private static final double AT_ONCE = 1 / 3d;

  /** Fewer who come to a first session are no members of an older group. */
  private static final int CROWD = 4;

  /**
   * Records that begin no later show members of long standing within the washout, and a group that
   * was seen for less has not grown yet.
   */
  private static final int SEASON = 91;

  /** Of one group chance has more to say. */
  private static final double AT_ONCE_OF_A_GROUP = 1 / 2d;

  private final Map<GroupCalendar.Key, Integer> days;
  private final Set<GroupCalendar.Key> openedFull;
  private final Set<GroupCalendar.Key> cut;

  private LogStarts(
      Map<GroupCalendar.Key, Integer> days,
      Set<GroupCalendar.Key> openedFull,
      Set<GroupCalendar.Key> cut) {
    this.days = days;
    this.openedFull = openedFull;
    this.cut = cut;
  }

  /**
   * What a list of groups says of one.
   *
   * @param logged first day of its log; NEVER where it does not say
   * @param opened day of its first session; NEVER where it does not say
   */
  record Stated(int logged, int opened) {

    /** Whether the group opened within its log, with its first row. */
    boolean opensWith(int day) {
      return logged != GroupCalendar.NEVER
          && logged <= opened
          && Math.abs((long) opened - day) <= FOUR_WEEKS;
    }

    /** Whether the group should have rows from long before that day. */
    boolean reachesBefore(int day) {
      return logged != GroupCalendar.NEVER
          && logged < day - SEASON
          && (opened == GroupCalendar.NEVER || opened < day - SEASON);
    }
  }

  /**
   * From what is stated of the groups, and what was reported of them.
   *
   * @param stated what the list of groups says, by group
   * @param groups what was reported of each
   */
  static LogStarts of(Map<GroupCalendar.Key, Stated> stated, List<ReportedGroup> groups) {
    List<Opened> opened =
        groups.stream()
            .filter(group -> stated.containsKey(group.key()) && !group.reports().isEmpty())
            .map(group -> new Opened(group, opening(group)))
            .toList();
    Map<Optional<Arm>, Records> byMode = new HashMap<>();
    for (Opened one : opened) {
      byMode
          .computeIfAbsent(
              one.group().room(), mode -> new Records(new ArrayList<>(), new HashMap<>()))
          .add(one, stated.get(one.group().key()));
    }
    Map<GroupCalendar.Key, Integer> days = new HashMap<>();
    Set<GroupCalendar.Key> openedFull = new HashSet<>();
    Set<GroupCalendar.Key> cut = new HashSet<>();
    for (Opened one : opened) {
      GroupCalendar.Key key = one.group().key();
      Stated own = stated.get(key);
      OptionalInt begins = byMode.get(one.group().room()).cutAt(one.opening(), own);
      days.put(key, begins.orElse(own.logged()));
      if (begins.isPresent()) {
        cut.add(key);
      }
      if (own.opensWith(one.opening()) && isFullInItsFirstWeek(one.group(), one.opening())) {
        days.put(key, Math.max(own.logged(), one.opening()));
        openedFull.add(key);
      }
    }
    return new LogStarts(days, openedFull, cut);
  }

  /** First day from which a group's attendance is known; NEVER where nothing says it. */
  int of(GroupCalendar.Key group) {
    return days.getOrDefault(group, GroupCalendar.NEVER);
  }

  /** Whether a group opened with as many people as later on: not all of them can be new. */
  boolean isOpenedFull(GroupCalendar.Key group) {
    return openedFull.contains(group);
  }

  /** Groups that opened with as many people as later on. */
  Set<GroupCalendar.Key> openedFull() {
    return openedFull;
  }

  /** Groups that have no rows of the first of the time that their log is said to cover. */
  Set<GroupCalendar.Key> cut() {
    return cut;
  }

  private static int opening(ReportedGroup group) {
    return group.reports().stream().mapToInt(Report::day).min().orElseThrow();
  }

  /**
   * A group with its first row.
   *
   * @param group what was reported of it
   * @param opening the day of the first row
   */
  private record Opened(ReportedGroup group, int opening) {}

  /**
   * The groups of one mode that are said to reach back before their first row.
   *
   * @param groups these
   * @param isCut what was found already, by the first row of a group
   */
  private record Records(List<Opened> groups, Map<Integer, Boolean> isCut) {

    void add(Opened group, Stated stated) {
      if (stated.reachesBefore(group.opening())) {
        groups.add(group);
      }
    }

    /**
     * The first row of the record from which the group's earlier rows are missing: that of its
     * mode, or of those that begin with it much later.
     */
    OptionalInt cutAt(int opening, Stated own) {
      OptionalInt first = groups.stream().mapToInt(Opened::opening).min();
      if (first.isEmpty()) {
        return OptionalInt.empty();
      }
      if (opening > first.getAsInt() + SEASON && own.reachesBefore(opening) && isCut(opening)) {
        return OptionalInt.of(begins(together(opening)));
      }
      return own.reachesBefore(first.getAsInt()) && isCut(first.getAsInt())
          ? first
          : OptionalInt.empty();
    }

    private boolean isCut(int opening) {
      return isCut.computeIfAbsent(opening, this::isFullAtOnce);
    }

    private boolean isFullAtOnce(int opening) {
      List<Opened> together = together(opening);
      List<ReportedGroup> reported = together.stream().map(Opened::group).toList();
      if (reported.size() == 1) {
        return isFullInItsFirstWeek(reported.get(0), opening);
      }
      long[] blocks = blocks(reported, begins(together));
      return blocks[0] >= AT_ONCE * fullest(blocks);
    }

    private static int begins(List<Opened> together) {
      return together.stream().mapToInt(Opened::opening).min().orElseThrow();
    }

    private List<Opened> together(int opening) {
      return groups.stream()
          .filter(group -> Math.abs(group.opening() - opening) <= FOUR_WEEKS)
          .toList();
    }
  }

  /** Whether a crowd came at once, of a group that has been seen long enough to tell. */
  private static boolean isFullInItsFirstWeek(ReportedGroup group, int day) {
    int[] days = group.days();
    long first =
        group.reports().stream()
            .filter(report -> report.day() < day + 7)
            .mapToLong(Report::people)
            .sum();
    return days[days.length - 1] - day >= SEASON
        && first >= CROWD
        && first * FOUR_WEEKS / 7 >= AT_ONCE_OF_A_GROUP * fullest(blocks(List.of(group), day));
  }

  private static long fullest(long[] blocks) {
    return LongStream.of(blocks).max().orElse(0);
  }

  /** Attendances of each four weeks of a record's first year. */
  private static long[] blocks(List<ReportedGroup> groups, int day) {
    long[] blocks = new long[BLOCKS_OF_A_YEAR];
    for (ReportedGroup group : groups) {
      for (Report report : group.reports()) {
        int block = Math.floorDiv(report.day() - day, FOUR_WEEKS);
        if (block >= 0 && block < blocks.length) {
          blocks[block] += report.people();
        }
      }
    }
    return blocks;
  }
}
