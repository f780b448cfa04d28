package org.rollcall.measure;

import java.util.Set;
import java.util.TreeSet;

/**
 * The definitions read literally, day by day: slow, and told apart from the production walk on
 * purpose. It is the reference for one person who attends only her home group or others.
 */
final class DayByDay {

  private final Set<Integer> attended;
  private final Set<Integer> held;
  private final int start;
  private final int through;

  DayByDay(Set<Integer> attended, Set<Integer> held, int start, int through) {
    this.attended = new TreeSet<>(attended);
    this.held = new TreeSet<>(held);
    this.start = start;
    this.through = through;
  }

  /**
   * Whether the person is known to have left at that day by a gap of so many weeks with sessions;
   * null: unknown.
   */
  Boolean leftByGap(int day, int weeks) {
    if (day > known(weeks)) {
      return null;
    }
    for (int last = start; last <= day; last++) {
      if (attended.contains(last)) {
        Integer told = told(last, weeks);
        if (told != null && noneWithin(last + 1, told + 1)) {
          return last < day;
        }
      }
    }
    return false;
  }

  /** Last day from which so many weeks with sessions are seen. */
  int known(int weeks) {
    int day = through;
    while (day >= start - 100 && told(day, weeks) == null) {
      day--;
    }
    return day;
  }

  private Integer told(int day, int weeks) {
    int passed = 0;
    for (int to = day + 7; to <= through; to += 7) {
      boolean met = false;
      for (int one = to - 6; one <= to; one++) {
        met |= held.contains(one);
      }
      passed += met ? 1 : 0;
      if (passed == weeks) {
        return to;
      }
    }
    return null;
  }

  private boolean noneWithin(int from, int before) {
    for (int day = from; day < before; day++) {
      if (attended.contains(day)) {
        return false;
      }
    }
    return true;
  }

  /** Last attendance before the first run of so many held sessions without any attendance. */
  int lastBeforeMissing(int sessions) {
    int last = -1;
    int missed = 0;
    for (int day = start; day <= through; day++) {
      if (attended.contains(day)) {
        last = day;
        missed = 0;
      } else if (held.contains(day) && ++missed == sessions) {
        return last;
      }
    }
    return -1;
  }

  boolean retained(int week, int lookAheadWeeks) {
    for (int day = start + 7 * week; day < start + 7 * (week + lookAheadWeeks); day++) {
      if (attended.contains(day)) {
        return true;
      }
    }
    return false;
  }
}
