package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Known;
import org.rollcall.study.Arm;

class RecordedSessionsTest {

  /** A room that met for a hundred weeks, without the sheet of each so-and-so-manieth. */
  private static ReportedGroup room(int people, int everyLost) {
    int[] held = IntStream.range(0, 100).map(week -> 7 * week).toArray();
    return new ReportedGroup(
        new GroupCalendar.Key(1, 1),
        true,
        Optional.of(Arm.FACE_TO_FACE),
        GroupCalendar.NEVER,
        held,
        held,
        IntStream.of(held)
            .filter(day -> everyLost == 0 || day / 7 % everyLost != everyLost / 2)
            .mapToObj(day -> new Report(day, 1, Optional.empty(), people))
            .toList());
  }

  private static Known known(ReportedGroup room) {
    return RecordedSessions.of(List.of(room)).get(Arm.FACE_TO_FACE);
  }

  /** The dial is how many sheets are lost. */
  @Test
  void of_sheetsLostBetweenFullSessions_areMissing() {
    assertEquals(new Known(100, 100), known(room(5, 0)));
    for (int every : new int[] {20, 10, 5, 4}) {
      assertEquals(new Known(100 - 100 / every, 100), known(room(5, every)), "each " + every);
    }
  }

  @Test
  void of_emptySessionsOfASmallGroup_sayNothing() {
    assertEquals(new Known(0, 0), known(room(2, 5)));
  }

  @Test
  void of_groupsWithoutACalendar_sayNothing() {
    ReportedGroup room = room(5, 5);
    ReportedGroup without =
        new ReportedGroup(
            room.key(), true, room.room(), room.closed(), new int[0], new int[0], room.reports());
    assertEquals(Map.of(Arm.FACE_TO_FACE, new Known(0, 0)), RecordedSessions.of(List.of(without)));
  }
}
