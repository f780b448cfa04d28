package org.rollcall.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rollcall.curate.Stay.Content;
import org.rollcall.curate.Stay.Join;

/**
 * How long one person was at one session.
 *
 * <p>Stays with times of joining and leaving count as the length of the union of their intervals,
 * so that two devices at once count once. Stays without times, and times with another origin, may
 * overlap with them by an unknown amount: the largest of these lengths counts, never their sum.
 */
final class Minutes {

  private static final double SECONDS = 60.0;

  private Minutes() {}

  /** Minutes of that stay; null where it says none. */
  static Double of(Content stay) {
    return hasInterval(stay) ? Double.valueOf(stay.join().seconds() / SECONDS) : stay.minutes();
  }

  /** Minutes of those stays together; null where any of them does not say, or there is none. */
  static Double of(List<Content> stays) {
    boolean isKnown = stays.stream().allMatch(stay -> of(stay) != null);
    return isKnown ? ofKnown(stays) : null;
  }

  /** The same of those that say, which is at least so long; null where none says. */
  static Double ofKnown(List<Content> stays) {
    Map<Id, List<Join>> joins = new HashMap<>();
    List<Double> lengths = new ArrayList<>();
    for (Content stay : stays) {
      if (hasInterval(stay)) {
        joins.computeIfAbsent(stay.join().origin(), o -> new ArrayList<>()).add(stay.join());
      } else if (stay.minutes() != null) {
        lengths.add(stay.minutes());
      }
    }
    joins.values().forEach(list -> lengths.add(unionSeconds(list) / SECONDS));
    return lengths.stream().filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
  }

  /** Seconds covered by at least one of those intervals, which all share one origin. */
  static long unionSeconds(List<Join> joins) {
    int base = joins.get(0).joined();
    List<long[]> intervals = new ArrayList<>();
    for (Join join : joins) {
      long start = Join.difference(join.joined(), base);
      intervals.add(new long[] {start, start + join.seconds()});
    }
    intervals.sort(Comparator.comparingLong(interval -> interval[0]));
    long covered = 0;
    long end = Long.MIN_VALUE;
    for (long[] interval : intervals) {
      covered += Math.max(0, interval[1] - Math.max(interval[0], end));
      end = Math.max(end, interval[1]);
    }
    return covered;
  }

  private static boolean hasInterval(Content stay) {
    return stay.join() != null && stay.join().seconds() > 0;
  }
}
