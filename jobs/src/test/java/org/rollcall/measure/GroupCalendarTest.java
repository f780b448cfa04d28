package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
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
}
