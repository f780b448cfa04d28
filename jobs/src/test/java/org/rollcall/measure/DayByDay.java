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
   * Whether the person is known to have left at that day by a gap of so many days; null: unknown.
   */
  Boolean leftByGap(int day, int gapDays) {
    for (int last = start; last <= day; last++) {
      if (attended.contains(last) && noneWithin(last + 1, last + gapDays + 1)) {
        return last + gapDays <= through && day <= through - gapDays ? last < day : null;
      }
    }
    return day <= through - gapDays ? false : null;
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
