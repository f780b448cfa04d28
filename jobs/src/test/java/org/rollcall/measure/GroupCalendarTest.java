package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.outcome.Starter.Lengths;

class GroupCalendarTest {

  /** Lengths of sessions that nobody planned. */
  static int[] unknown(int sessions) {
    int[] planned = new int[sessions];
    Arrays.fill(planned, Lengths.UNKNOWN);
    return planned;
  }

  private static GroupCalendar.Group group(int[] days, int... planned) {
    int never = GroupCalendar.NEVER;
    return new GroupCalendar.Group(
        new GroupCalendar.Key(1, 1),
        "aa",
        "north",
        "online",
        0,
        0,
        never,
        never,
        days,
        planned,
        Map.of());
  }

  @Test
  void plannedOn_sessionsOfOneLength_isThat() {
    GroupCalendar.Group group = group(new int[] {3, 5, 5, 9}, 60, 90, 90, Lengths.UNKNOWN);
    assertEquals(60, group.plannedOn(3));
    assertEquals(90, group.plannedOn(5));
    assertEquals(Lengths.UNKNOWN, group.plannedOn(9));
    assertEquals(Lengths.UNKNOWN, group.plannedOn(4));
  }

  /** Which of the two somebody was at is not known here. */
  @Test
  void plannedOn_sessionsOfTwoLengthsOnOneDay_isUnknown() {
    assertEquals(Lengths.UNKNOWN, group(new int[] {5, 5}, 60, 90).plannedOn(5));
  }

  @Test
  void group_lengthsOfOtherSessions_isRefused() {
    int[] days = {5, 6};
    assertThrows(IllegalArgumentException.class, () -> group(days, 60));
  }

  /** Sessions every so many days, without those of the weeks of a break. */
  private static GroupCalendar.Group every(int days, int breakFrom, int breakTo) {
    int[] held =
        IntStream.iterate(0, day -> day < 800, day -> day + days)
            .filter(day -> day < breakFrom || day >= breakTo)
            .toArray();
    return group(held, unknown(held.length));
  }

  /** The dial is how often a group meets: a season is a season everywhere. */
  @Test
  void afterWeeksHeld_groupsOfAnyRhythm_isTheSameSeason() {
    for (int days : new int[] {1, 3, 7, 14, 21, 28, 30}) {
      int through = 700;
      assertEquals(
          91,
          GroupCalendar.afterWeeksHeld(List.of(every(days, 0, 0)), 0, 13, through),
          "every " + days + " days");
    }
  }

  @Test
  void afterWeeksHeld_breakOfAGroup_isNotCountedWhateverItsRhythm() {
    for (int days : new int[] {7, 14, 28}) {
      int end = GroupCalendar.afterWeeksHeld(List.of(every(days, 28, 28 + 140)), 0, 13, 700);
      assertEquals(91 + 140, end, days, "every " + days + " days, a break of twenty weeks");
    }
  }
}
