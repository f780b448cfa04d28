package org.rollcall.measure;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Headcounts of groups in months in which they kept no names, by month of one program, region and
 * modality: the part of the services' activity that nobody's name tells of.
 *
 * @param counts by month, program, region and modality
 */
public record HeadcountOnly(Map<Occasions.Key, HeadcountOnly.Count> counts) {

  /**
   * What the headcounts of one key say. A group that is in no calendar that month has sessions and
   * is a group by its headcounts alone.
   *
   * @param records headcounts with a number of people
   * @param recordsOpen headcounts of groups in no calendar that leave open how many sessions were
   *     held
   * @param sessions sessions of which it is known how many came
   * @param sessionsInCalendar of these, sessions of groups that a calendar has
   * @param attendances people counted, summed over sessions
   * @param attendancesInSessions of these, in records that say in how many sessions
   * @param largest most people counted at one session
   * @param held sessions held by groups in no calendar, as far as the records say
   * @param uncounted sessions of groups in no calendar whose record has no number of people
   * @param groups groups in no calendar that met
   */
  public record Count(
      long records,
      long recordsOpen,
      long sessions,
      long sessionsInCalendar,
      long attendances,
      long attendancesInSessions,
      long largest,
      long held,
      long uncounted,
      long groups) {

    /** No headcount. */
    public static final Count NONE = new Count(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private Count plus(Count other) {
      return new Count(
          records + other.records,
          recordsOpen + other.recordsOpen,
          sessions + other.sessions,
          sessionsInCalendar + other.sessionsInCalendar,
          attendances + other.attendances,
          attendancesInSessions + other.attendancesInSessions,
          Math.max(largest, other.largest),
          held + other.held,
          uncounted + other.uncounted,
          groups + other.groups);
    }
  }

  public HeadcountOnly {
    counts = Map.copyOf(counts);
  }

  static HeadcountOnly of(
      Headcounts headcounts, CountedBy countedBy, Set<CountedBy.GroupMonth> calendared) {
    Map<Occasions.Key, Count> counts = new TreeMap<>();
    for (Headcounts.Cell cell : headcounts.cells()) {
      CountedBy.GroupMonth month = new CountedBy.GroupMonth(cell.group().key(), cell.monthNumber());
      if (countedBy.heads(month.group(), month.month())) {
        counts.merge(key(cell), count(cell, calendared.contains(month)), Count::plus);
      }
    }
    return new HeadcountOnly(counts);
  }

  private static Occasions.Key key(Headcounts.Cell cell) {
    return new Occasions.Key(
        LocalDate.parse(cell.month() + "-01"), cell.program(), cell.region(), cell.modality());
  }

  private static Count count(Headcounts.Cell cell, boolean calendared) {
    long held = cell.sessions() + cell.heldMissing();
    boolean met = held > 0 || cell.attendances() > 0;
    return new Count(
        cell.records(),
        calendared ? 0 : cell.recordsUnsized() + cell.recordsOpen(),
        cell.sessions(),
        calendared ? cell.sessions() : 0,
        cell.attendances(),
        cell.attendancesInSessions(),
        cell.largest(),
        calendared ? 0 : held,
        calendared ? 0 : cell.sessionsMissing(),
        !calendared && met ? 1 : 0);
  }
}
