package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Known;
import org.rollcall.study.Arm;

class MeetingsOnceTest {

  private static final int PEOPLE = 8;

  /** A group that met for a hundred days, and how many of its eight people came to two starts. */
  private static Known known(IntUnaryOperator twice) {
    ReportedGroup group =
        new ReportedGroup(
            new GroupCalendar.Key(1, 1),
            true,
            Optional.of(Arm.ONLINE),
            GroupCalendar.NEVER,
            new int[0],
            new int[0],
            IntStream.range(0, 100)
                .mapToObj(
                    day -> new Report(day, 1, Optional.empty(), PEOPLE, twice.applyAsInt(day)))
                .toList());
    return MeetingsOnce.of(List.of(group)).get(Arm.ONLINE);
  }

  /** The dial is on how many days the report was sent again with another start. */
  @Test
  void of_daysSentTwice_areNoAttendancesOfTwoMeetings() {
    for (int days : new int[] {0, 5, 20, 70, 100}) {
      Known known = known(day -> day < days ? PEOPLE : 0);
      assertEquals(new Known(PEOPLE * (100L - days), PEOPLE * 100L), known, days + " days");
    }
  }

  @Test
  void of_groupThatMeetsTwiceADay_isBelieved() {
    assertEquals(new Known(800, 800), known(day -> PEOPLE / 2));
  }

  @Test
  void of_fewDays_mayBeChance() {
    assertEquals(new Known(800, 800), known(day -> day < 4 ? PEOPLE : 0));
  }

  @Test
  void of_twoGroups_addsThemUp() {
    ReportedGroup silent =
        new ReportedGroup(
            new GroupCalendar.Key(2, 2),
            true,
            Optional.of(Arm.ONLINE),
            GroupCalendar.NEVER,
            new int[0],
            new int[0],
            List.of(new Report(1, 1, Optional.empty(), 0), new Report(2, 1, Optional.empty(), 3)));
    assertEquals(Map.of(Arm.ONLINE, new Known(6, 6)), MeetingsOnce.of(List.of(silent, silent)));
    assertEquals(Map.of(), MeetingsOnce.of(List.of()));
  }
}
