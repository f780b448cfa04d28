package org.rollcall.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Starter;
import org.rollcall.study.Arm;

/**
 * All attendances of one person, in the order of days.
 *
 * <p>Entries of one index belong together: day since 1970-01-01, rank of the start within the
 * person's day, index of the group, whether the person joined online, whether the identity is one
 * the study follows, and what was said of the first time, and its length in whole minutes.
 */
final class AttendanceHistory {

  /** What an attendance says of being the first. */
  static final int NOT_SAID = 0;

  static final int SAID_FIRST = 1;
  static final int SAID_RETURNING = 2;

  /** The modality of a session. */
  enum SessionModality {
    ONLINE("online"),
    FACE_TO_FACE("face_to_face"),
    HYBRID("hybrid");

    private final String key;

    SessionModality(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }

    static SessionModality of(String key) {
      return key.equals(ONLINE.key) ? ONLINE : key.equals(HYBRID.key) ? HYBRID : FACE_TO_FACE;
    }

    /** The mode that a record states, or the one that the room leaves no choice of. */
    Mode modeOf(Mode stated) {
      if (stated != Mode.NOT_STATED || this == HYBRID) {
        return stated;
      }
      return this == ONLINE ? Mode.ONLINE : Mode.FACE_TO_FACE;
    }
  }

  private static final SessionModality[] MODALITIES = SessionModality.values();

  /** The start is not known: any session of that day may have begun before or after. */
  static final int NO_RANK = 0;

  /** From the highest bits: day, rank, group, flags, minutes plus one. */
  private static final int FLAGS_SHIFT = 11;

  private static final int GROUP_SHIFT = 20;
  private static final int RANK_SHIFT = 42;
  private static final int DAY_SHIFT = 46;

  /** The gate takes the years 1900 to 2067. */
  private static final int FIRST_DAY = 1 << 16;

  private static final int LAST_RANK = (1 << DAY_SHIFT - RANK_SHIFT) - 1;
  private static final int ACCOUNT = 1 << 7;
  private static final int NO_PARTICIPANT = 1 << 8;
  private static final int MAX_MINUTES = (1 << FLAGS_SHIFT) - 2;

  private static final int FLAGS = 511;
  private static final int MODE = 3;
  private static final int MODALITY_SHIFT = 5;

  /** How many groups can be told apart. */
  static final int MAX_GROUPS = 1 << RANK_SHIFT - GROUP_SHIFT;

  private long[] order = new long[16];
  private int size;
  private boolean sorted = true;
  private long baseline = Baseline.NOTHING;

  void clear() {
    size = 0;
    sorted = true;
    baseline = Baseline.NOTHING;
  }

  /** Says what was known of the person at the start. */
  void startsFrom(long known) {
    baseline = known;
  }

  /** What was known of the person at the start. */
  long baseline() {
    return baseline;
  }

  /** Adds one attendance of unknown length, the first of its day. */
  void add(int day, int group, int flags) {
    add(day, 1, group, flags, Starter.Lengths.UNKNOWN);
  }

  /**
   * Adds one attendance; ties of day and rank are ordered by group, then mode, then length, so that
   * order is total. Ranks beyond the last that has a place are the same.
   */
  void add(int day, int rank, int group, int flags, int minutes) {
    if (size == order.length) {
      order = Arrays.copyOf(order, size * 2);
    }
    order[size] = packed(day, rank, group, flags, minutes);
    sorted = sorted && (size == 0 || order[size - 1] <= order[size]);
    size++;
  }

  /** An attendance as a number; its group may be of any list. */
  static long packed(int day, int rank, int group, int flags, int minutes) {
    // A length of more than a day is nobody's.
    int length = minutes > MAX_MINUTES ? 0 : minutes + 1;
    return (long) (day + FIRST_DAY) << DAY_SHIFT
        | (long) Math.min(LAST_RANK, rank) << RANK_SHIFT
        | (long) group << GROUP_SHIFT
        | (long) flags << FLAGS_SHIFT
        | length;
  }

  static int dayOf(long packed) {
    return (int) (packed >>> DAY_SHIFT) - FIRST_DAY;
  }

  static int groupOf(long packed) {
    return (int) (packed >>> GROUP_SHIFT) & (MAX_GROUPS - 1);
  }

  /**
   * Adds an attendance that was packed, at a session of that modality.
   *
   * @param group its group here
   */
  void add(long packed, int group, SessionModality modality) {
    int flags = (int) (packed >>> FLAGS_SHIFT) & FLAGS;
    Mode mode = modality.modeOf(MODES[flags & MODE]);
    add(
        dayOf(packed),
        (int) (packed >>> RANK_SHIFT) & LAST_RANK,
        group,
        flags & ~MODE | mode.ordinal() | modality.ordinal() << MODALITY_SHIFT,
        ((int) packed & MAX_MINUTES + 1) - 1);
  }

  /** How a person attended. */
  enum Mode {
    FACE_TO_FACE,
    ONLINE,
    /** A hybrid session whose record does not say. */
    NOT_STATED
  }

  private static final Mode[] MODES = Mode.values();

  /** Packs mode, followed identity, what was said of the first time, and the session's modality. */
  static int flags(Mode mode, boolean followed, int firstTime, SessionModality modality) {
    return mode.ordinal()
        | (followed ? 4 : 0)
        | firstTime << 3
        | modality.ordinal() << MODALITY_SHIFT;
  }

  /** The same of somebody who is known by an account. */
  static int byAccount(int flags) {
    return flags | ACCOUNT;
  }

  /** The same of somebody who led the session or looked on. */
  static int asNoParticipant(int flags) {
    return flags | NO_PARTICIPANT;
  }

  void sort() {
    if (!sorted) {
      Arrays.sort(order, 0, size);
      sorted = true;
    }
  }

  int size() {
    return size;
  }

  int day(int i) {
    return (int) (order[i] >>> DAY_SHIFT) - FIRST_DAY;
  }

  /** Place of the start within the person's day, from 1, or {@link #NO_RANK}. */
  int rank(int i) {
    return (int) (order[i] >>> RANK_SHIFT) & LAST_RANK;
  }

  int group(int i) {
    return (int) (order[i] >>> GROUP_SHIFT) & (MAX_GROUPS - 1);
  }

  /** How long it was, or {@link Starter.Lengths#UNKNOWN}. */
  int minutes(int i) {
    return ((int) order[i] & MAX_MINUTES + 1) - 1;
  }

  private int flags(int i) {
    return (int) (order[i] >>> FLAGS_SHIFT) & FLAGS;
  }

  Mode mode(int i) {
    return MODES[flags(i) & MODE];
  }

  /** The mode as an arm; empty where the record does not say. */
  Optional<Arm> arm(int i) {
    return switch (mode(i)) {
      case FACE_TO_FACE -> Optional.of(Arm.FACE_TO_FACE);
      case ONLINE -> Optional.of(Arm.ONLINE);
      case NOT_STATED -> Optional.empty();
    };
  }

  boolean online(int i) {
    return mode(i) == Mode.ONLINE;
  }

  boolean followed(int i) {
    return (flags(i) & 4) != 0;
  }

  boolean isByAccount(int i) {
    return (flags(i) & ACCOUNT) != 0;
  }

  boolean isParticipant(int i) {
    return (flags(i) & NO_PARTICIPANT) == 0;
  }

  int firstTime(int i) {
    return flags(i) >>> 3 & 3;
  }

  SessionModality modality(int i) {
    return MODALITIES[flags(i) >>> MODALITY_SHIFT & 3];
  }

  /** Those attendances alone; the history itself where they are all. */
  AttendanceHistory only(IntPredicate kept) {
    int from = 0;
    while (from < size && kept.test(from)) {
      from++;
    }
    if (from == size) {
      return this;
    }
    AttendanceHistory some = new AttendanceHistory();
    some.baseline = baseline;
    some.order = Arrays.copyOf(order, size);
    some.size = from;
    for (int i = from + 1; i < size; i++) {
      if (kept.test(i)) {
        some.order[some.size++] = order[i];
      }
    }
    return some;
  }

  /**
   * The attendances of which each may be the first of the person's first day: one, unless several
   * began together, or nobody knows when they began.
   */
  AttendanceHistory firsts() {
    return size == 1 || day(1) > day(0)
        ? only(i -> i == 0)
        : only(i -> day(i) == day(0)).earliest();
  }

  /** Those that began first of attendances of one day. */
  AttendanceHistory earliest() {
    return rank(0) == NO_RANK ? this : only(i -> rank(i) == rank(0));
  }

  /** The group of all of these, or -1 if they are of several. */
  int onlyGroup() {
    for (int i = 1; i < size; i++) {
      if (group(i) != group(0)) {
        return -1;
      }
    }
    return group(0);
  }

  /** Whether all of these were attended in one way. */
  boolean isOfOneMode() {
    for (int i = 1; i < size; i++) {
      if (mode(i) != mode(0)) {
        return false;
      }
    }
    return true;
  }

  /** The index here of an attendance of another history of the same person. */
  int indexOf(AttendanceHistory other, int i) {
    return Arrays.binarySearch(order, 0, size, other.order[i]);
  }

  /** The first index whose day is that or later. */
  int lowerBound(int day) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (day(middle) < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Attendances from one day to before another. */
  int between(int from, int before) {
    return lowerBound(before) - lowerBound(from);
  }
}
