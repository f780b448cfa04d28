package org.rollcall.ingest.meet;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.stream.Stream;

/** Times of day to moments: reports of Meet write the date once at most. */
final class MeetClock {

  private final LocalDateTime start;

  /**
   * A clock of a meeting.
   *
   * @param start when it began, by its report
   */
  MeetClock(LocalDateTime start) {
    this.start = start;
  }

  /** When it began. */
  String start() {
    return iso(start);
  }

  /** The moment nearest to the start at which the clock shows that time: some come before it. */
  LocalDateTime near(LocalTime time) {
    return Stream.of(-1, 0, 1)
        .map(days -> start.toLocalDate().plusDays(days).atTime(time))
        .min(Comparator.comparing(at -> Duration.between(start, at).abs()))
        .orElseThrow();
  }

  /** The first moment from {@code joined} on at which the clock shows that time. */
  static LocalDateTime after(LocalDateTime joined, LocalTime time) {
    LocalDateTime at = joined.toLocalDate().atTime(time);
    return at.isBefore(joined) ? at.plusDays(1) : at;
  }

  /** ISO text; LocalDateTime leaves out seconds that are zero. */
  static String iso(LocalDateTime at) {
    return at.getSecond() == 0 ? at + ":00" : at.toString();
  }
}
