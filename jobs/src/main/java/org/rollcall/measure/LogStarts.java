package org.rollcall.measure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
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
 * <p>Sources that begin within four weeks of each other are one record, so that a file that is
 * split, renamed or sent twice changes nothing.
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
    TreeMap<Integer, Long> records = records(groups);
    Map<GroupCalendar.Key, Integer> days = new HashMap<>();
    Set<GroupCalendar.Key> openedFull = new HashSet<>();
    Map<Optional<Arm>, Map<Integer, Boolean>> isCut = new HashMap<>();
    Set<GroupCalendar.Key> cut = new HashSet<>();
    for (ReportedGroup group : groups) {
      Stated own = stated.get(group.key());
      OptionalInt first = first(records, group);
      if (own == null || first.isEmpty()) {
        continue;
      }
      int day = first.getAsInt();
      boolean beginsLater =
          own.reachesBefore(day)
              && isCut
                  .computeIfAbsent(group.room(), room -> new HashMap<>())
                  .computeIfAbsent(
                      day, d -> isCut(alike(group, groups, stated, d), records.get(d), d));
      days.put(group.key(), beginsLater ? day : own.logged());
      if (beginsLater) {
        cut.add(group.key());
      }
      int opening = group.reports().stream().mapToInt(Report::day).min().orElse(day);
      if (own.opensWith(opening) && isFullInItsFirstWeek(group, opening)) {
        days.put(group.key(), Math.max(own.logged(), opening));
        openedFull.add(group.key());
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

  /** The records, each with its sources, by the day on which it begins. */
  private static TreeMap<Integer, Long> records(List<ReportedGroup> groups) {
    Map<Long, Integer> firsts = new HashMap<>();
    for (ReportedGroup group : groups) {
      for (Report report : group.reports()) {
        report.eachSource().forEach(source -> firsts.merge(source, report.day(), Math::min));
      }
    }
    TreeMap<Integer, Long> records = new TreeMap<>();
    int latest = Integer.MIN_VALUE;
    for (Map.Entry<Long, Integer> source :
        firsts.entrySet().stream().sorted(Comparator.comparingInt(Map.Entry::getValue)).toList()) {
      int day = source.getValue();
      boolean together = !records.isEmpty() && day - latest <= FOUR_WEEKS;
      records.merge(together ? records.lastKey() : day, source.getKey(), (a, b) -> a | b);
      latest = day;
    }
    return records;
  }

  private static OptionalInt first(TreeMap<Integer, Long> records, ReportedGroup group) {
    long own = group.reports().stream().mapToLong(Report::sources).reduce(0, (a, b) -> a | b);
    return records.entrySet().stream()
        .filter(one -> (one.getValue() & own) != 0)
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  /** Groups of which the same is asked: of the same mode, and said to reach as far back. */
  private static List<ReportedGroup> alike(
      ReportedGroup group,
      List<ReportedGroup> groups,
      Map<GroupCalendar.Key, Stated> stated,
      int day) {
    return groups.stream()
        .filter(
            other ->
                other.room().equals(group.room())
                    && stated.containsKey(other.key())
                    && stated.get(other.key()).reachesBefore(day))
        .toList();
  }

  private static boolean isCut(List<ReportedGroup> groups, long sources, int day) {
    long[] blocks = blocks(groups, sources, day);
    return blocks[0] >= AT_ONCE * fullest(blocks);
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
        && first * FOUR_WEEKS / 7 >= AT_ONCE_OF_A_GROUP * fullest(blocks(List.of(group), ~0L, day));
  }

  private static long fullest(long[] blocks) {
    return LongStream.of(blocks).max().orElse(0);
  }

  /** Attendances of each four weeks of a record's first year. */
  private static long[] blocks(List<ReportedGroup> groups, long sources, int day) {
    long[] blocks = new long[BLOCKS_OF_A_YEAR];
    for (ReportedGroup group : groups) {
      for (Report report : group.reports()) {
        int block = Math.floorDiv(report.day() - day, FOUR_WEEKS);
        if ((report.sources() & sources) != 0 && block >= 0 && block < blocks.length) {
          blocks[block] += report.people();
        }
      }
    }
    return blocks;
  }
}
