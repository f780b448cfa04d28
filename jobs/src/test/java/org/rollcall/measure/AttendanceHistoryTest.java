package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.outcome.Starter.Lengths;

class AttendanceHistoryTest {

  private record Visit(
      int day,
      int rank,
      int group,
      Mode mode,
      boolean followed,
      int firstTime,
      SessionModality modality,
      int minutes) {}

  /** Days before 1970, the last group that has a place, and lengths at both ends. */
  @Test
  void add_anyVisits_areReadBackInTheOrderOfDays() {
    SplittableRandom random = new SplittableRandom(11);
    int[] minutes = {Lengths.UNKNOWN, 0, 1, 59, 2046};
    int[] groups = {0, 1, 77_000, AttendanceHistory.MAX_GROUPS - 1};
    AttendanceHistory history = new AttendanceHistory();
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Visit visit =
          new Visit(
              -25_567 + i * 67 % 500 * 122,
              random.nextInt(16),
              groups[random.nextInt(groups.length)],
              Mode.values()[random.nextInt(3)],
              random.nextBoolean(),
              random.nextInt(3),
              SessionModality.values()[random.nextInt(3)],
              minutes[random.nextInt(minutes.length)]);
      visits.add(visit);
      history.add(
          visit.day(),
          visit.rank(),
          visit.group(),
          AttendanceHistory.flags(
              visit.mode(), visit.followed(), visit.firstTime(), visit.modality()),
          visit.minutes());
    }
    history.sort();
    visits.sort(Comparator.comparingInt(Visit::day));
    for (int i = 0; i < visits.size(); i++) {
      assertEquals(
          visits.get(i),
          new Visit(
              history.day(i),
              history.rank(i),
              history.group(i),
              history.mode(i),
              history.followed(i),
              history.firstTime(i),
              history.modality(i),
              history.minutes(i)));
    }
  }

  /** A room that nobody closed: no length, and still no other person. */
  @Test
  void add_stayOfDays_isOfUnknownLength() {
    AttendanceHistory history = new AttendanceHistory();
    history.add(
        5, 1, 3, AttendanceHistory.flags(Mode.ONLINE, true, 0, SessionModality.ONLINE), 100_000);
    assertEquals(Lengths.UNKNOWN, history.minutes(0));
    assertEquals(3, history.group(0));
  }
}
