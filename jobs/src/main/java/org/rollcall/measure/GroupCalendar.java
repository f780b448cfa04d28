package org.rollcall.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.rollcall.contract.RedactedException;
import org.rollcall.curate.Id;
import org.rollcall.outcome.Starter;
import org.rollcall.study.Arm;

/** All groups with the days on which they met: what every person's history is read against. */
public final class GroupCalendar implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Stands for a day that is not known or not yet come. */
  public static final int NEVER = Integer.MAX_VALUE;

  private static final int LONG_AGO = Integer.MIN_VALUE / 2;

  private final List<Group> groups;
  private final Map<Key, Integer> indexes = new HashMap<>();
  private final Facts facts;

  /**
   * What is known of some groups besides.
   *
   * @param undeclared those that closed though nobody says so
   * @param admissions whether newcomers may join at any session, where that is stated
   * @param modeEnds of groups with both modes, the last day of a mode whose records stopped
   */
  record Facts(
      Set<Key> undeclared, Map<Key, String> admissions, Map<Key, Map<Arm, Integer>> modeEnds)
      implements Serializable {

    static final Facts NONE = new Facts(Set.of(), Map.of(), Map.of());

    Facts {
      undeclared = Set.copyOf(undeclared);
      admissions = Map.copyOf(admissions);
      modeEnds = Map.copyOf(modeEnds);
    }
  }

  /** A calendar of groups of which nothing else is known. */
  public GroupCalendar(List<Group> groups) {
    this(groups, Facts.NONE);
  }

  /** A calendar of these groups; a group's place in the list is its index. */
  GroupCalendar(List<Group> groups, Facts facts) {
    this.facts = facts;
    if (groups.size() > AttendanceHistory.MAX_GROUPS) {
      throw new RedactedException(
          "Cannot measure: more than " + AttendanceHistory.MAX_GROUPS + " groups (must be fewer)");
    }
    this.groups = List.copyOf(groups);
    for (int i = 0; i < groups.size(); i++) {
      indexes.put(groups.get(i).key(), i);
    }
  }

  public List<Group> groups() {
    return groups;
  }

  public Group group(int index) {
    return groups.get(index);
  }

  /** Groups that closed though nobody says so. */
  Set<Key> undeclared() {
    return facts.undeclared();
  }

  /** Whether newcomers may join the group at any session; the empty text if nobody says. */
  String admission(Key group) {
    return facts.admissions().getOrDefault(group, "");
  }

  /** The last day on which somebody who comes in that mode is seen there; NEVER if to the end. */
  int seenThrough(Key group, Arm mode) {
    return facts.modeEnds().getOrDefault(group, Map.of()).getOrDefault(mode, NEVER);
  }

  /** Whether somebody says that the group closed. */
  boolean isDeclaredClosed(Key group) {
    return !facts.undeclared().contains(group);
  }

  /**
   * The day by which so many weeks after a day have passed in which one of some groups met, or in
   * which it would not have met anyhow.
   *
   * @param through no later day is looked at
   * @return {@link #NEVER} if there were fewer
   */
  static int afterWeeksHeld(List<Group> groups, int day, int weeks, int through) {
    int passed = 0;
    for (int to = day + 7; to <= through; to += 7) {
      int from = to - 6;
      int before = to + 1;
      if (groups.stream().anyMatch(group -> group.isOpenBetween(from, before))) {
        passed++;
      }
      if (passed == weeks) {
        return to;
      }
    }
    return NEVER;
  }

  /**
   * The last day from which so many weeks with a session of one of some groups were seen.
   *
   * @param first no earlier day is looked at
   * @return long before any day if there is none
   */
  static int lastBeforeWeeksHeld(List<Group> groups, int first, int weeks, int through) {
    int day = through - 7 * weeks;
    while (day >= first && afterWeeksHeld(groups, day, weeks, through) == NEVER) {
      day--;
    }
    return day >= first ? day : LONG_AGO;
  }

  /** The index of the group with that pseudonym, if it is known. */
  public Optional<Integer> indexOf(byte[] pseudonym) {
    return indexOf(Key.of(pseudonym));
  }

  Optional<Integer> indexOf(Key group) {
    return Optional.ofNullable(indexes.get(group));
  }

  /**
   * A pseudonym as two longs, so that it can be a key.
   *
   * @param high first 8 bytes
   * @param low last 8 bytes
   */
  public record Key(long high, long low) implements Serializable, Comparable<Key> {

    /** The key of 16 bytes. */
    public static Key of(byte[] bytes) {
      return new Key(word(bytes, 0), word(bytes, 8));
    }

    static Key ofId(Id id) {
      return new Key(id.high(), id.low());
    }

    private static long word(byte[] bytes, int from) {
      long word = 0;
      for (int i = from; i < from + 8; i++) {
        word = word << 8 | bytes[i] & 0xff;
      }
      return word;
    }

    @Override
    public int compareTo(Key other) {
      int order = Long.compareUnsigned(high, other.high);
      return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }
  }

  /**
   * One group. Days are days since 1970-01-01.
   *
   * @param key its pseudonym
   * @param program program
   * @param region region; not_stated where absent
   * @param modality usual modality
   * @param logStarted first day of its log; NEVER where not known
   * @param opened day of its first session; NEVER where not known
   * @param closed day of its last session; NEVER while it runs
   * @param completeThrough last day through which attendance is known
   * @param breaks days after which the people whom it had by then are not seen there, ascending
   * @param heldDays days on which it met, ascending
   * @param plannedMinutes how long each of these sessions was to last, {@link
   *     Starter.Lengths#UNKNOWN} where not known
   * @param exceptions days with another modality than the usual one
   * @param openDays the days on which it met, and in groups that meet more rarely than weekly a day
   *     of each week between two sessions of its rhythm, ascending
   */
  public record Group(
      Key key,
      String program,
      String region,
      String modality,
      int logStarted,
      int opened,
      int closed,
      int completeThrough,
      int[] breaks,
      int[] heldDays,
      int[] plannedMinutes,
      Map<Integer, String> exceptions,
      int[] openDays)
      implements Serializable {

    private static final int WEEK = 7;

    public Group {
      if (plannedMinutes.length != heldDays.length) {
        throw new IllegalArgumentException(
            "Cannot plan sessions: %d lengths of %d sessions (must be one each)"
                .formatted(plannedMinutes.length, heldDays.length));
      }
    }

    /** A group of which the days on which it met are all that is known. */
    public Group(
        Key key,
        String program,
        String region,
        String modality,
        int logStarted,
        int opened,
        int closed,
        int completeThrough,
        int[] breaks,
        int[] heldDays,
        int[] plannedMinutes,
        Map<Integer, String> exceptions) {
      this(
          key,
          program,
          region,
          modality,
          logStarted,
          opened,
          closed,
          completeThrough,
          breaks,
          heldDays,
          plannedMinutes,
          exceptions,
          openDays(heldDays));
    }

    /**
     * A group that meets every other week or month is there in the weeks between, too: thirteen
     * weeks without attendance are a season, however often it meets. Longer pauses than half as
     * long again as most are breaks, in which nobody could come.
     */
    private static int[] openDays(int[] heldDays) {
      int[] gaps =
          IntStream.range(1, heldDays.length)
              .map(i -> heldDays[i] - heldDays[i - 1])
              .filter(gap -> gap > 0)
              .sorted()
              .toArray();
      int usual = gaps.length == 0 ? WEEK : gaps[(gaps.length - 1) / 2];
      if (usual <= WEEK) {
        return heldDays;
      }
      IntStream.Builder open = IntStream.builder();
      for (int i = 0; i < heldDays.length; i++) {
        open.add(heldDays[i]);
        int next = i + 1 < heldDays.length ? heldDays[i + 1] : heldDays[i];
        if (next - heldDays[i] <= usual * 3 / 2) {
          for (int day = heldDays[i] + WEEK; day < next; day += WEEK) {
            open.add(day);
          }
        }
      }
      return open.build().toArray();
    }

    /** A group whose records never broke off. */
    public Group(
        Key key,
        String program,
        String region,
        String modality,
        int logStarted,
        int opened,
        int closed,
        int completeThrough,
        int[] heldDays,
        int[] plannedMinutes,
        Map<Integer, String> exceptions) {
      this(
          key,
          program,
          region,
          modality,
          logStarted,
          opened,
          closed,
          completeThrough,
          new int[0],
          heldDays,
          plannedMinutes,
          exceptions);
    }

    /** The last day on which somebody who attended on that day is seen there. */
    public int seenThrough(int day) {
      return IntStream.of(breaks).filter(end -> end >= day).min().orElse(completeThrough);
    }

    /** Modality of the session on that day. */
    public String modalityOn(int day) {
      return exceptions.getOrDefault(day, modality);
    }

    /** Sessions held from one day to before another. */
    public int heldBetween(int from, int before) {
      return lowerBound(before) - lowerBound(from);
    }

    /** Whether it met from one day to before another, or would not have met anyhow. */
    boolean isOpenBetween(int from, int before) {
      int at = Arrays.binarySearch(openDays, from);
      int next = at < 0 ? -at - 1 : at;
      return next < openDays.length && openDays[next] < before;
    }

    /** How long the sessions of that day were to last; unknown where they differ. */
    public int plannedOn(int day) {
      int from = lowerBound(day);
      int before = lowerBound(day + 1);
      for (int i = from + 1; i < before; i++) {
        if (plannedMinutes[i] != plannedMinutes[from]) {
          return Starter.Lengths.UNKNOWN;
        }
      }
      return from < before ? plannedMinutes[from] : Starter.Lengths.UNKNOWN;
    }

    /** How many sessions were held before that day. */
    public int lowerBound(int day) {
      int at = Arrays.binarySearch(heldDays, day);
      if (at < 0) {
        return -at - 1;
      }
      while (at > 0 && heldDays[at - 1] == day) {
        at--;
      }
      return at;
    }

    /** Last day on which a person of this group can still be followed. */
    public int followedThrough() {
      return Math.min(completeThrough, closed);
    }

    /** Whether the log had run long enough on that day to tell newcomers from stock. */
    public boolean logCovers(int day, int logDays) {
      if (logStarted == NEVER) {
        return false;
      }
      return logStarted + logDays <= day || opened != NEVER && logStarted <= opened;
    }
  }
}
