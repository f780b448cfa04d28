package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.History.Mode;
import org.rollcall.measure.History.Room;
import org.rollcall.outcome.Starter.Lengths;

class HistoryTest {

  private record Visit(
      int day, int group, Mode mode, boolean followed, int firstTime, Room room, int minutes) {}

  /** Days before 1970, the last group that has a place, and lengths at both ends. */
  @Test
  void add_anyVisits_areReadBackInTheOrderOfDays() {
    SplittableRandom random = new SplittableRandom(11);
    int[] minutes = {Lengths.UNKNOWN, 0, 1, 59, 2046};
    int[] groups = {0, 1, 77_000, History.MAX_GROUPS - 1};
    History history = new History();
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Visit visit =
          new Visit(
              -900 + i * 67 % 500 * 50,
              groups[random.nextInt(groups.length)],
              Mode.values()[random.nextInt(3)],
              random.nextBoolean(),
              random.nextInt(3),
              Room.values()[random.nextInt(3)],
              minutes[random.nextInt(minutes.length)]);
      visits.add(visit);
      history.add(
          visit.day(),
          visit.group(),
          History.flags(visit.mode(), visit.followed(), visit.firstTime(), visit.room()),
          visit.minutes());
    }
    history.sort();
    visits.sort(Comparator.comparingInt(Visit::day));
    for (int i = 0; i < visits.size(); i++) {
      assertEquals(
          visits.get(i),
          new Visit(
              history.day(i),
              history.group(i),
              history.mode(i),
              history.followed(i),
              history.firstTime(i),
              history.room(i),
              history.minutes(i)));
    }
  }

  /** A room that nobody closed: no length, and still no other person. */
  @Test
  void add_stayOfDays_isOfUnknownLength() {
    History history = new History();
    history.add(5, 3, History.flags(Mode.ONLINE, true, 0, Room.ONLINE), 100_000);
    assertEquals(Lengths.UNKNOWN, history.minutes(0));
    assertEquals(3, history.group(0));
  }
}
