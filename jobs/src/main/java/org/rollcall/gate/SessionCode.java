package org.rollcall.gate;

import java.util.Arrays;

/**
 * What names a session: a pseudonym of group and start, and the secret origin of its times.
 *
 * <p>The origin comes from the session's id if the row gives one, else from group and start, so all
 * rows of a source that name a session in one way share it. Not safe for use by several threads.
 */
final class SessionCode {

  /** Half a year in seconds: far more than a day, so that no time of day can be read off. */
  private static final int ORIGINS = 1 << 24;

  /** 2000-01-01T00:00Z, so that seconds up to the year 2067 fit in 32 bits. */
  private static final long EPOCH = 946_684_800L;

  /** What is remembered begins small: most files hold one session. */
  private static final int FEW_SLOTS = 1 << 5;

  private static final int SLOTS = 1 << 13;

  private final Pseudonyms keys;
  private final Pseudonyms origins;
  private int slots = FEW_SLOTS;
  private int misses;
  private long[] minuteOfSlot = new long[slots];
  private byte[][] groupOfSlot = new byte[slots][];
  private byte[][] keyOfSlot = new byte[slots][];
  private byte[][] referenceOfSlot = new byte[slots][];
  private int[] originOfSlot = new int[slots];
  private final byte[] scratch = new byte[Pseudonyms.BYTES];

  SessionCode(Keys keys) {
    this.keys = keys.of(Domain.SESSION_KEY);
    this.origins = keys.of(Domain.ORIGIN);
  }

  /** The pseudonym of a group's session that starts in that local minute. */
  byte[] key(byte[] group, long localSecond) {
    long minute = Math.floorDiv(localSecond, 60L);
    int slot = (Arrays.hashCode(group) * 31 + (int) minute) & slots - 1;
    if (keyOfSlot[slot] == null
        || minuteOfSlot[slot] != minute
        || !Arrays.equals(groupOfSlot[slot], group)) {
      keys.of(group, minute, scratch);
      minuteOfSlot[slot] = minute;
      groupOfSlot[slot] = group.clone();
      byte[] made = scratch.clone();
      keyOfSlot[slot] = made;
      miss();
      return made;
    }
    return keyOfSlot[slot];
  }

  /** Seconds from the secret origin of the session to that instant. */
  int sinceOrigin(byte[] reference, long instant) {
    int slot = (reference[0] & 0xff | (reference[1] & 0xff) << 8) & slots - 1;
    if (referenceOfSlot[slot] == null || !Arrays.equals(referenceOfSlot[slot], reference)) {
      origins.of(reference, scratch);
      int origin =
          (scratch[0] & 0xff | (scratch[1] & 0xff) << 8 | (scratch[2] & 0xff) << 16) % ORIGINS;
      referenceOfSlot[slot] = reference.clone();
      originOfSlot[slot] = origin;
      miss();
      return (int) (instant - EPOCH - origin);
    }
    return (int) (instant - EPOCH - originOfSlot[slot]);
  }

  /** Forgets all, to remember more from then on. */
  private void miss() {
    misses++;
    if (misses > slots && slots < SLOTS) {
      slots = SLOTS;
      minuteOfSlot = new long[slots];
      groupOfSlot = new byte[slots][];
      keyOfSlot = new byte[slots][];
      referenceOfSlot = new byte[slots][];
      originOfSlot = new int[slots];
    }
  }
}
