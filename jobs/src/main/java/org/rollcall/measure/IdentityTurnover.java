package org.rollcall.measure;

import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.outcome.Known;

/**
 * How many new identities take the place of another: of regulars who are seen nowhere again, when a
 * new identity begins in the same group within three weeks, more often than it does later.
 *
 * <p>Whoever comes back under another name, or by an account made anew, would be one who left and
 * one who is new, and no mark or account shows it. Of people who leave and others who begin, none
 * waits for the other: as many begin in the weeks after a regular is gone as a month or three
 * later, or before.
 */
final class IdentityTurnover {

  /** Attendances of a regular. */
  static final int REGULAR = 4;

  /** Days from a regular's first to the last attendance, at least. */
  static final int REGULAR_DAYS = 14;

  /**
   * Weeks within which who took another name is there again, from the next one on. They are as many
   * as lie between the sessions of a group that meets every month, and so a rhythm is no excess.
   */
  private static final int SOON = 4;

  /**
   * Weeks after or before which nobody begins because of somebody who is gone: from the first to
   * the last. Both sides, so that it is nothing if ever more people begin, or ever fewer.
   */
  private static final int FIRST_APART = 5;

  private static final int LAST_APART = 16;

  /** A group that goes on for less has nobody who begins later. */
  static final int WATCHED_DAYS = 7 * (LAST_APART + 1);

  /** Chance has that many standard errors. */
  private static final double BEYOND_CHANCE = 3;

  private IdentityTurnover() {}

  /**
   * Identities of one group and mode, by week.
   *
   * @param ended regulars who are seen for the last time, where the group goes on
   * @param began people who are seen for the first time
   * @param own of those who ended, how many had begun there within the weeks that are held against
   */
  record Weeks(long[] ended, long[] began, long[] own) {

    /** Pairs of one who is gone and one who began so many weeks later. */
    private long pairs(int from, int before, int lag) {
      return IntStream.range(from, before).mapToLong(week -> ended[week] * began[week + lag]).sum();
    }

    private long own(int from, int before) {
      return IntStream.range(from, before).mapToLong(week -> own[week]).sum();
    }
  }

  /** Whether somebody who was there for so many weeks would be taken for another. */
  static boolean isOwn(int weeks) {
    return FIRST_APART <= weeks && weeks <= LAST_APART;
  }

  /**
   * How many of the new identities are new people.
   *
   * @param groups by group
   * @param from first week in which newcomers are told from others, at least sixteen
   * @param to week before which it is known who is gone
   */
  static Known of(List<Weeks> groups, int from, int to) {
    long began =
        groups.stream()
            .mapToLong(
                group -> IntStream.range(from, to).mapToLong(week -> group.began()[week]).sum())
            .sum();
    // The last weeks have no later ones to be held against.
    int before = Math.max(from, to - LAST_APART);
    double soon =
        IntStream.rangeClosed(1, SOON).mapToDouble(lag -> pairs(groups, from, before, lag)).sum();
    double apart =
        IntStream.rangeClosed(FIRST_APART, LAST_APART)
            .mapToDouble(
                lag -> pairs(groups, from, before, lag) + pairs(groups, from, before, -lag))
            .sum();
    double own = groups.stream().mapToLong(group -> group.own(from, before)).sum();
    double byChance = SOON * (apart - own) / (2 * (LAST_APART - FIRST_APART + 1));
    double excess = soon - byChance;
    double chance = BEYOND_CHANCE * Math.sqrt(2 * Math.max(SOON, byChance));
    long replaced = excess > chance ? Math.min(began, Math.round(excess)) : 0;
    return new Known(began - replaced, began);
  }

  private static long pairs(List<Weeks> groups, int from, int before, int lag) {
    return groups.stream().mapToLong(group -> group.pairs(from, before, lag)).sum();
  }
}
