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
 * later.
 */
final class IdentityTurnover {

  /** Attendances of a regular. */
  static final int REGULAR = 4;

  /** Days from a regular's first to the last attendance, at least. */
  static final int REGULAR_DAYS = 14;

  /** Weeks within which who took another name is there again. */
  private static final int SOON = 3;

  /**
   * Weeks after which nobody begins because of somebody who is gone: from the first to the last.
   */
  private static final int FIRST_LATER = 4;

  private static final int LAST_LATER = 15;

  /** Chance has that many standard errors. */
  private static final double BEYOND_CHANCE = 3;

  private IdentityTurnover() {}

  /**
   * Identities of one group and mode, by week.
   *
   * @param ended regulars who are seen for the last time
   * @param began people who are seen for the first time
   */
  record Weeks(long[] ended, long[] began) {

    /** Pairs of one who is gone and one who began so many weeks later. */
    private long pairs(int from, int before, int lag) {
      return IntStream.range(from, before).mapToLong(week -> ended[week] * began[week + lag]).sum();
    }
  }

  /**
   * How many of the new identities are new people.
   *
   * @param groups by group
   * @param from first week in which newcomers are told from others
   * @param to week before which it is known who is gone
   */
  static Known of(List<Weeks> groups, int from, int to) {
    long began =
        groups.stream()
            .mapToLong(
                group -> IntStream.range(from, to).mapToLong(week -> group.began()[week]).sum())
            .sum();
    // The last weeks have no later ones to be held against.
    int before = Math.max(from, to - LAST_LATER);
    double soon =
        IntStream.range(0, SOON).mapToDouble(lag -> pairs(groups, from, before, lag)).sum();
    double later =
        IntStream.rangeClosed(FIRST_LATER, LAST_LATER)
            .mapToDouble(lag -> pairs(groups, from, before, lag))
            .average()
            .orElseThrow();
    double excess = soon - SOON * later;
    double chance = BEYOND_CHANCE * Math.sqrt(2 * SOON * Math.max(1, later));
    long replaced = excess > chance ? Math.min(began, Math.round(excess)) : 0;
    return new Known(began - replaced, began);
  }

  private static long pairs(List<Weeks> groups, int from, int before, int lag) {
    return groups.stream().mapToLong(group -> group.pairs(from, before, lag)).sum();
  }
}
