package org.rollcall.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rollcall.stats.clusters.ClusterRatio;

/**
 * Groups that count heads: sums by group, modality, program and month. Nobody is followed.
 *
 * @param cells one per group, modality, program and month, in that order
 * @param sessions counts of single sessions, by group and day
 */
public record Headcounts(List<Cell> cells, List<Session> sessions) {

  /**
   * The counts of one group in one month.
   *
   * @param group the group
   * @param modality session modality; not_stated where absent
   * @param program program; not_stated where absent
   * @param region region; not_stated where absent
   * @param month month as yyyy-mm
   * @param sessions sessions held with a count
   * @param sessionsMissing sessions of which no count was returned
   * @param heldMissing of these, sessions that the record says were held
   * @param records records with a count
   * @param recordsMissing records with no count
   * @param recordsUnsized records with a count of people that do not say over how many sessions
   * @param recordsOpen records with no count that do not say of how many sessions
   * @param recordsUnasked records with a count that report no newcomers, not even none
   * @param attendances people counted, summed over sessions
   * @param attendancesInSessions of these, in records that say over how many sessions
   * @param newcomers newcomers reported, over records that report them
   * @param attendancesWithNewcomers people counted in the records that report newcomers
   * @param zeros of the sessions with a count, those of which it is 0
   * @param ones of them, those of which it is 1 or, for counts by period, at most 1 on the mean
   * @param largest largest number of people counted at one session; for counts by period, the mean
   *     of the period, rounded down; 0 where no record says so
   */
  public record Cell(
      Group group,
      String modality,
      String program,
      String region,
      String month,
      long sessions,
      long sessionsMissing,
      long heldMissing,
      long records,
      long recordsMissing,
      long recordsUnsized,
      long recordsOpen,
      long recordsUnasked,
      long attendances,
      long attendancesInSessions,
      long newcomers,
      long attendancesWithNewcomers,
      long zeros,
      long ones,
      long largest) {

    /** The month as {@link Months} numbers it. */
    int monthNumber() {
      return Months.of((int) LocalDate.parse(month + "-01").toEpochDay());
    }

    /** The counts of the same group, modality and month from other records. */
    Cell plus(Cell other) {
      return new Cell(
          group,
          modality,
          program,
          region,
          month,
          sessions + other.sessions,
          sessionsMissing + other.sessionsMissing,
          heldMissing + other.heldMissing,
          records + other.records,
          recordsMissing + other.recordsMissing,
          recordsUnsized + other.recordsUnsized,
          recordsOpen + other.recordsOpen,
          recordsUnasked + other.recordsUnasked,
          attendances + other.attendances,
          attendancesInSessions + other.attendancesInSessions,
          newcomers + other.newcomers,
          attendancesWithNewcomers + other.attendancesWithNewcomers,
          zeros + other.zeros,
          ones + other.ones,
          Math.max(largest, other.largest));
    }
  }

  /**
   * A group that counts heads.
   *
   * @param index its index among them
   * @param key its pseudonym
   */
  public record Group(int index, GroupCalendar.Key key) {}

  /** In place of a month or a program: all of them. */
  public static final String ALL = "all";

  public Headcounts {
    cells = List.copyOf(cells);
    sessions = List.copyOf(sessions);
  }

  /** Counts of months alone. */
  public Headcounts(List<Cell> cells) {
    this(cells, List.of());
  }

  /**
   * What was counted of a group on a day.
   *
   * @param group its pseudonym
   * @param day days since 1970-01-01
   * @param heads people counted
   * @param newcomers newcomers among them, if that was said
   */
  public record Session(GroupCalendar.Key group, int day, long heads, OptionalLong newcomers) {

    /** With those of another count of that day. */
    Session plus(Session other) {
      boolean isSaid = newcomers.isPresent() && other.newcomers.isPresent();
      return new Session(
          group,
          day,
          heads + other.heads,
          isSaid
              ? OptionalLong.of(newcomers.getAsLong() + other.newcomers.getAsLong())
              : OptionalLong.empty());
    }
  }

  /** How many different groups counted heads. */
  public long groups() {
    return cells.stream().map(Cell::group).distinct().count();
  }

  /** Those cells alone. */
  Headcounts only(Predicate<Cell> wanted) {
    return new Headcounts(cells.stream().filter(wanted).toList(), sessions);
  }

  /**
   * Attendances over sessions, by group, as the estimators take them; records that do not say over
   * how many sessions they count are left out.
   */
  public static List<ClusterRatio> perSession(List<Cell> cells) {
    Map<Integer, long[]> sums = new TreeMap<>();
    for (Cell cell : cells) {
      long[] sum = sums.computeIfAbsent(cell.group().index(), group -> new long[2]);
      sum[0] += cell.attendancesInSessions();
      sum[1] += cell.sessions();
    }
    List<ClusterRatio> ratios = new ArrayList<>();
    sums.forEach(
        (group, sum) -> {
          if (sum[1] > 0) {
            ratios.add(new ClusterRatio(group, sum[1], sum[0], sum[1]));
          }
        });
    return ratios;
  }

  /**
   * The share of counts that are 0 beyond what counts of 1 bear out. Of groups at which now and
   * then nobody is, more often one person is; where counts of 1 are lacking, somebody writes 0 for
   * weeks without a session. Each group is held against its own counts.
   */
  static OptionalDouble excessZeros(List<Cell> cells) {
    Map<Integer, Long> excess = new TreeMap<>();
    cells.forEach(c -> excess.merge(c.group().index(), c.zeros() - c.ones(), Long::sum));
    long sessions = cells.stream().mapToLong(Cell::sessions).sum();
    long beyond = excess.values().stream().mapToLong(n -> Math.max(0, n)).sum();
    return sessions == 0 ? OptionalDouble.empty() : OptionalDouble.of(beyond / (double) sessions);
  }

  /**
   * The most people counted at one session of that modality: so many different ones there were at
   * least. One person may go to several groups, so those of groups are not added up.
   */
  public OptionalLong largest(String modality) {
    return cells.stream()
        .filter(cell -> cell.modality().equals(modality))
        .filter(cell -> cell.records() > cell.recordsUnsized())
        .mapToLong(Cell::largest)
        .max();
  }

  /** The cells by modality and program, and by period: each month, and {@code all}. */
  public Map<Key, List<Cell>> byPeriod() {
    Map<Key, List<Cell>> rows = new TreeMap<>();
    for (Cell cell : cells) {
      for (String period : List.of(cell.month(), ALL)) {
        for (String program : List.of(cell.program(), ALL)) {
          rows.computeIfAbsent(new Key(cell.modality(), program, period), key -> new ArrayList<>())
              .add(cell);
        }
      }
    }
    return rows;
  }

  /**
   * What a row is about.
   *
   * @param modality session modality
   * @param program program, or all
   * @param period month as yyyy-mm, or all
   */
  public record Key(String modality, String program, String period) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = modality.compareTo(other.modality);
      order = order != 0 ? order : program.compareTo(other.program);
      return order != 0 ? order : period.compareTo(other.period);
    }
  }
}
