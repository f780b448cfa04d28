package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

/** From which day attendance is known, of rooms that meet every week. */
class LogStartsTest {

  private static final int LONG_AGO = -1_500;
  private static final long LOG = 1;
  private static final long OTHER = 2;
  private static final int[] NONE = {};

  private final Map<GroupCalendar.Key, LogStarts.Stated> stated = new HashMap<>();
  private final List<ReportedGroup> groups = new ArrayList<>();

  private static GroupCalendar.Key key(int number) {
    return new GroupCalendar.Key(number, number);
  }

  /** Rooms whose list says that they opened and kept a log long before the first row. */
  private void rooms(int from, int before, Arm room, long source, IntUnaryOperator people) {
    for (int i = from; i < before; i++) {
      stated.put(key(i), new LogStarts.Stated(LONG_AGO, LONG_AGO));
      groups.add(group(i, room, source, people));
    }
  }

  private static ReportedGroup group(int number, Arm room, long source, IntUnaryOperator people) {
    return new ReportedGroup(
        key(number),
        true,
        Optional.of(room),
        GroupCalendar.NEVER,
        NONE,
        NONE,
        IntStream.range(0, 60)
            .mapToObj(
                week ->
                    new Report(
                        7 * week + number % 7, source, Optional.empty(), people.applyAsInt(week)))
            .filter(report -> report.people() > 0)
            .toList());
  }

  private int start(int number) {
    return LogStarts.of(stated, groups).of(key(number));
  }

  /** The dial is the share of regulars who were there before the file begins. */
  @Test
  void of_fileBeginsAmongRegulars_isItsFirstRow() {
    for (int regulars = 0; regulars <= 10; regulars++) {
      stated.clear();
      groups.clear();
      int old = regulars;
      rooms(
          0, 10, Arm.ONLINE, LOG, week -> Math.max(1, old + (10 - old) * Math.min(week, 40) / 40));
      assertEquals(regulars < 4 ? LONG_AGO : 0, start(9), regulars + " of 10 come at once");
    }
  }

  @Test
  void of_fileBeginsWithinASeason_isTheStatedDay() {
    rooms(0, 10, Arm.ONLINE, LOG, week -> 8);
    stated.replaceAll((key, any) -> new LogStarts.Stated(-84, GroupCalendar.NEVER));
    assertEquals(-84, start(0));
    stated.replaceAll((key, any) -> new LogStarts.Stated(-98, GroupCalendar.NEVER));
    assertEquals(0, start(0));
  }

  /** Of one mode the file was cut, of the other it grew. */
  @Test
  void of_modesBeginDifferently_eachHasItsOwn() {
    rooms(0, 10, Arm.ONLINE, LOG, week -> 8);
    rooms(10, 20, Arm.FACE_TO_FACE, LOG, week -> 1 + week / 2);
    assertEquals(0, start(0));
    assertEquals(LONG_AGO, start(10));
    assertEquals(10, LogStarts.of(stated, groups).cut().size());
  }

  @Test
  void of_groupThatOpenedWithTheFile_isTheStatedDay() {
    rooms(0, 9, Arm.ONLINE, LOG, week -> 8);
    rooms(9, 10, Arm.ONLINE, LOG, week -> 1 + Math.min(7, week / 4));
    stated.put(key(9), new LogStarts.Stated(LONG_AGO, -7));
    assertEquals(LONG_AGO, start(9));
    assertEquals(0, start(4));
  }

  @Test
  void of_anotherSourceBefore_isTheEarlierRecord() {
    rooms(0, 10, Arm.ONLINE, LOG, week -> week < 10 ? 0 : 8);
    groups.replaceAll(
        group ->
            new ReportedGroup(
                group.key(),
                true,
                group.room(),
                group.closed(),
                NONE,
                NONE,
                IntStream.range(-300, 60)
                    .mapToObj(
                        week -> new Report(7 * week, week < 12 ? OTHER : LOG, Optional.empty(), 8))
                    .toList()));
    assertEquals(LONG_AGO, start(0));
  }

  /** A file that is split in two says what it said whole. */
  @Test
  void of_sourceIsSplit_isTheSame() {
    rooms(0, 10, Arm.ONLINE, LOG, week -> 8);
    int[] whole = IntStream.range(0, 10).map(this::start).toArray();
    groups.clear();
    rooms(0, 5, Arm.ONLINE, LOG, week -> 8);
    rooms(5, 10, Arm.ONLINE, OTHER, week -> 8);
    assertArrayEquals(whole, IntStream.range(0, 10).map(this::start).toArray());
  }

  /** Nobody can say yet how large it will be, or that a handful was no chance. */
  @Test
  void of_groupOpenedLately_orWithAHandful_isBelieved() {
    rooms(0, 1, Arm.ONLINE, LOG, week -> week < 12 ? 8 : 0);
    rooms(1, 2, Arm.ONLINE, LOG, week -> 3);
    rooms(2, 3, Arm.ONLINE, LOG, week -> 4);
    stated.replaceAll((key, any) -> new LogStarts.Stated(LONG_AGO, 0));
    LogStarts logs = LogStarts.of(stated, groups);
    assertFalse(logs.isOpenedFull(key(0)));
    assertFalse(logs.isOpenedFull(key(1)));
    assertTrue(logs.isOpenedFull(key(2)));
  }

  @Test
  void of_nothingStatedOrReported_isNever() {
    rooms(0, 2, Arm.ONLINE, LOG, week -> 8);
    stated.put(key(0), new LogStarts.Stated(GroupCalendar.NEVER, LONG_AGO));
    stated.put(key(7), new LogStarts.Stated(LONG_AGO, LONG_AGO));
    assertEquals(GroupCalendar.NEVER, start(0));
    assertEquals(GroupCalendar.NEVER, start(7));
  }

  /** The dial is how many old members came along when the group opened. */
  @Test
  void of_groupOpensWithItsMembers_isKnownLater() {
    for (int along = 0; along <= 8; along++) {
      stated.clear();
      groups.clear();
      int old = along;
      rooms(0, 1, Arm.ONLINE, LOG, week -> old + Math.min(8 - old, 1 + week / 4));
      stated.put(key(0), new LogStarts.Stated(LONG_AGO, 0));
      LogStarts logs = LogStarts.of(stated, groups);
      boolean isFull = (old + Math.min(8 - old, 1)) * 2 >= 8;
      assertEquals(isFull, logs.isOpenedFull(key(0)), along + " came along");
      assertEquals(isFull ? 0 : LONG_AGO, logs.of(key(0)));
      assertEquals(isFull ? 1 : 0, logs.openedFull().size());
    }
  }
}
