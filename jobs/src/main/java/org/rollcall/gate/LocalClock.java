package org.rollcall.gate;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Turns times as written into local time and into seconds since 1970 in one zone.
 *
 * <p>A local time that a change of clocks skips is moved forward by the gap. One that it repeats is
 * the earlier; {@link #later} gives the other. Not safe for use by several threads.
 */
final class LocalClock {

  private static final int DAY = 86_400;
  private static final int SLOTS = 1 << 12;
  private static final int CHANGES = Integer.MIN_VALUE;

  private final ZoneRules rules;
  private final int[] dayOfSlot = new int[SLOTS];
  private final int[] offsetOfSlot = new int[SLOTS];
  private long local;
  private long instant;
  private long later;

  LocalClock(ZoneId zone) {
    rules = zone.getRules();
    Arrays.fill(dayOfSlot, CHANGES);
  }

  /** Seconds since 1970-01-01T00:00 on the local clock. */
  long local() {
    return local;
  }

  /** Seconds since 1970-01-01T00:00Z. */
  long instant() {
    return instant;
  }

  /** As {@link #instant}, for the second time that the clock shows a repeated time. */
  long later() {
    return later;
  }

  /** A time as written; the offset is {@link TimeText#NONE} if none was given. */
  void set(int day, int second, int offset) {
    long written = (long) day * DAY + second;
    if (offset != TimeText.NONE) {
      instant = written - offset;
      local = instant + offsetAt(instant);
      later = instant;
      return;
    }
    int usual = offsetOn(day);
    if (usual == CHANGES) {
      resolve(written);
    } else {
      local = written;
      instant = written - usual;
      later = instant;
    }
  }

  private void resolve(long written) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(written, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(time);
    local = written;
    if (change == null) {
      instant = written - rules.getOffset(time).getTotalSeconds();
      later = instant;
      return;
    }
    instant = written - change.getOffsetBefore().getTotalSeconds();
    later = instant;
    if (change.isGap()) {
      local = written + change.getDuration().toSeconds();
    } else {
      later = written - change.getOffsetAfter().getTotalSeconds();
    }
  }

  private int offsetAt(long second) {
    int usual = offsetOn((int) Math.floorDiv(second, (long) DAY));
    return usual == CHANGES
        ? rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds()
        : usual;
  }

  /** The offset that holds from the day before to the day after, or {@link #CHANGES}. */
  private int offsetOn(int day) {
    int slot = day & SLOTS - 1;
    if (dayOfSlot[slot] != day) {
      Instant from = Instant.ofEpochSecond((long) (day - 1) * DAY);
      Instant to = Instant.ofEpochSecond((long) (day + 2) * DAY);
      ZoneOffsetTransition change = rules.nextTransition(from.minusSeconds(1));
      boolean steady = change == null || change.getInstant().isAfter(to);
      offsetOfSlot[slot] = steady ? rules.getOffset(from).getTotalSeconds() : CHANGES;
      dayOfSlot[slot] = day;
    }
    return offsetOfSlot[slot];
  }
}
