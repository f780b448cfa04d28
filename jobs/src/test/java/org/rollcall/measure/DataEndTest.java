package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

/** Through which day attendance is known, of groups that meet every week from day 0 on. */
class DataEndTest {

  private static final long LOG = 1;
  private static final long OTHER = 2;
  private static final int[] NONE = {};

  /** Weeks that a group was reported in, with so many people each. */
  private static List<Report> weeks(int from, int before, long source, int people) {
    return weeks(from, before, source, week -> people);
  }

  private static List<Report> weeks(int from, int before, long source, IntUnaryOperator people) {
    return IntStream.range(from, before)
        .mapToObj(week -> new Report(7 * week, source, Optional.empty(), people.applyAsInt(week)))
        .toList();
  }

  @SafeVarargs
  private static List<Report> all(List<Report>... parts) {
    List<Report> all = new ArrayList<>();
    for (List<Report> part : parts) {
      all.addAll(part);
    }
    all.sort(java.util.Comparator.comparingInt(Report::day));
    return all;
  }

  private static GroupCalendar.Key key(int number) {
    return new GroupCalendar.Key(number, number);
  }

  /** A room of which only attendance is known. */
  private static ReportedGroup group(int number, Arm room, List<Report> reports) {
    return group(number, room, NONE, reports);
  }

  /** A room of which organisers say when it met. */
  private static ReportedGroup group(int number, Arm room, int[] held, List<Report> reports) {
    return new ReportedGroup(
        key(number),
        true,
        Optional.ofNullable(room),
        d -> GroupCalendar.NEVER,
        0,
        held,
        held,
        reports);
  }

  private static int[] held(int weeks) {
    return IntStream.range(0, weeks).map(week -> 7 * week).toArray();
  }

  /** Twenty rooms that were reported for a hundred weeks. */
  private static List<ReportedGroup> rooms() {
    List<ReportedGroup> rooms = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(i -> rooms.add(group(i, Arm.FACE_TO_FACE, weeks(0, 100, LOG, 6))));
    return rooms;
  }

  private static DataEnd end(List<ReportedGroup> groups) {
    return DataEnd.of(groups, 100_000, 0);
  }

  @Test
  void through_asOfLongAfterTheLastRecord_isTheLastRecord() {
    assertEquals(693, end(rooms()).through());
    assertEquals(693, DataEnd.of(rooms(), 693, 0).through());
    assertEquals(686, DataEnd.of(rooms(), 692, 0).through(), "the cut before it");
    assertEquals(693 - 14, DataEnd.of(rooms(), 100_000, 14).through(), "records may still come");
  }

  @Test
  void through_nobodyNamed_isTheCut() {
    assertEquals(500, DataEnd.of(List.of(group(1, Arm.ONLINE, List.of())), 500, 0).through());
  }

  /** Whoever goes over to a late room would be missing there. */
  @Test
  void through_roomsLate_endsWithThemAndNotWithThePromptMode() {
    List<ReportedGroup> groups = new ArrayList<>(rooms());
    groups.add(group(90, Arm.ONLINE, weeks(0, 110, OTHER, 30)));
    assertEquals(693, end(groups).through());
    assertEquals(Map.of(Arm.FACE_TO_FACE, 693, Arm.ONLINE, 763), end(groups).byMode());
  }

  @Test
  void through_someRoomsOfAModeLate_endsWithTheLastOfNineteenInTwenty() {
    for (int late = 0; late <= 2; late++) {
      List<ReportedGroup> groups = rooms();
      for (int i = 0; i < late; i++) {
        groups.set(i, group(i, Arm.FACE_TO_FACE, weeks(0, 92, LOG, 6)));
      }
      // Two weeks without a record say nothing of a weekly room, and the day is one of records.
      assertEquals(late <= 1 ? 693 : 644, end(groups).through(), late + " late");
    }
  }

  @Test
  void through_roomsThatClosedOrStoppedLongAgo_countNoMore() {
    List<ReportedGroup> groups = rooms();
    for (int i = 0; i < 7; i++) {
      groups.set(i, group(i, Arm.FACE_TO_FACE, weeks(0, 70, LOG, 6)));
    }
    assertEquals(693, end(groups).through());
    for (int i = 7; i < 10; i++) {
      List<Report> reports = weeks(0, 90, LOG, 6);
      groups.set(
          i,
          new ReportedGroup(
              key(i),
              true,
              Optional.of(Arm.FACE_TO_FACE),
              d -> 7 * 89,
              0,
              held(90),
              held(90),
              reports));
    }
    assertEquals(693, end(groups).through());
  }

  /** Nothing more can come from rooms that are all shut; those who went online are seen there. */
  @Test
  void through_allRoomsClosed_isThatOfTheOtherMode() {
    List<ReportedGroup> groups = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> groups.add(closed(i, 7 * 59, weeks(0, 60, LOG, 6))));
    groups.add(group(90, Arm.ONLINE, weeks(0, 100, OTHER, 30)));
    assertEquals(693, end(groups).through());
    assertEquals(Map.of(Arm.FACE_TO_FACE, 693, Arm.ONLINE, 693), end(groups).byMode());
    groups.add(group(91, Arm.FACE_TO_FACE, weeks(0, 60, LOG, 6)));
    assertEquals(413, end(groups).byMode().get(Arm.FACE_TO_FACE), "one has not closed");
  }

  @Test
  void through_groupsOfOtherPrograms_countNot() {
    List<ReportedGroup> groups = new ArrayList<>(rooms());
    groups.add(
        new ReportedGroup(
            key(91),
            false,
            Optional.of(Arm.ONLINE),
            d -> GroupCalendar.NEVER,
            0,
            NONE,
            NONE,
            weeks(0, 50, LOG, 90)));
    assertEquals(693, end(groups).through());
  }

  /** The sessions that organisers report go on, and the registers do not come. */
  @Test
  void breaks_registersStop_endWithTheLastWhetherSessionsAreStatedOrNot() {
    for (int[] held : List.of(NONE, held(100))) {
      List<ReportedGroup> groups = rooms();
      for (int i = 0; i < 7; i++) {
        groups.set(i, group(i, Arm.FACE_TO_FACE, held, weeks(0, 60, LOG, 6)));
      }
      DataEnd end = end(groups);
      assertEquals(693, end.through());
      assertArrayEquals(new int[] {413}, end.breaks(key(0)));
      assertArrayEquals(NONE, end.breaks(key(7)));
    }
  }

  /** Who goes on elsewhere when a group closes is followed there. */
  @Test
  void breaks_groupThatClosed_isNone_unlessItsRecordsStoppedLongBefore() {
    List<ReportedGroup> groups = rooms();
    groups.set(0, closed(0, 7 * 59, weeks(0, 60, LOG, 6)));
    groups.set(1, closed(1, 7 * 59 + 30, weeks(0, 60, LOG, 6)));
    groups.set(2, closed(2, 7 * 80, weeks(0, 60, LOG, 6)));
    DataEnd end = end(groups);
    assertArrayEquals(NONE, end.breaks(key(0)));
    assertArrayEquals(NONE, end.breaks(key(1)));
    assertArrayEquals(new int[] {413}, end.breaks(key(2)));
  }

  /**
   * A hybrid group of which one mode's records stop; that nobody comes in the room any more is not.
   */
  @Test
  void modeEnds_roomOfAHybridGroupStops_isItsLastDay() {
    for (int last : new int[] {6, 1}) {
      List<Report> both = new ArrayList<>();
      for (int week = 0; week < 100; week++) {
        both.add(new Report(7 * week, LOG, Optional.of(Arm.ONLINE), 5));
        if (week < 60) {
          int people = week < 56 ? 6 : last;
          both.add(new Report(7 * week, LOG, Optional.of(Arm.FACE_TO_FACE), people));
        }
      }
      List<ReportedGroup> groups = rooms();
      groups.set(
          0, new ReportedGroup(key(0), true, Optional.empty(), d -> 9_999, 0, NONE, NONE, both));
      groups.set(1, group(1, Arm.FACE_TO_FACE, both));
      DataEnd end = end(groups);
      assertEquals(
          last < 2 ? Map.of() : Map.of(Arm.FACE_TO_FACE, 413), end.modeEnds(key(0)), "of " + last);
      assertEquals(Map.of(), end.modeEnds(key(1)), "a room");
      assertEquals(last < 2 ? Set.of() : Set.of(key(0)), end.brokenOff());
      assertArrayEquals(NONE, end.breaks(key(0)));
    }
  }

  private static ReportedGroup closed(int number, int day, List<Report> reports) {
    return new ReportedGroup(
        key(number), true, Optional.of(Arm.FACE_TO_FACE), d -> day, 0, NONE, NONE, reports);
  }

  /** The last to leave is no end of the records. */
  @Test
  void breaks_groupThatDwindled_isSeenToTheEnd() {
    List<Report> dwindling = weeks(0, 60, LOG, week -> week < 56 ? 6 : 1);
    for (int[] held : List.of(NONE, held(100))) {
      List<ReportedGroup> groups = rooms();
      groups.set(0, group(0, Arm.FACE_TO_FACE, held, dwindling));
      assertArrayEquals(NONE, end(groups).breaks(key(0)));
    }
  }

  /** A session that was held with nobody present tells how a group is attended. */
  @Test
  void breaks_emptySessionsBeforeTheLast_countAsSessions() {
    List<Report> rare = all(weeks(0, 56, LOG, 6), weeks(57, 58, LOG, 3), weeks(60, 61, LOG, 4));
    List<ReportedGroup> groups = rooms();
    groups.set(0, group(0, Arm.FACE_TO_FACE, held(100), rare));
    assertArrayEquals(NONE, end(groups).breaks(key(0)), "7 people at 4 sessions");
    groups.set(0, group(0, Arm.FACE_TO_FACE, NONE, rare));
    assertArrayEquals(new int[] {420}, end(groups).breaks(key(0)), "at 4 that are known");
  }

  /** Absences are records: the register came, and nobody did. */
  @Test
  void breaks_registersOfAbsences_goOn() {
    List<ReportedGroup> groups = rooms();
    groups.set(0, group(0, Arm.FACE_TO_FACE, all(weeks(0, 60, LOG, 6), weeks(60, 100, LOG, 0))));
    assertArrayEquals(NONE, end(groups).breaks(key(0)));
  }

  @Test
  void breaks_sourceThatAnotherFollows_isNone() {
    List<ReportedGroup> groups = rooms();
    groups.set(0, group(0, Arm.FACE_TO_FACE, all(weeks(0, 60, LOG, 6), weeks(60, 100, OTHER, 6))));
    assertArrayEquals(NONE, end(groups).breaks(key(0)));
    groups.set(0, group(0, Arm.FACE_TO_FACE, all(weeks(0, 60, LOG, 6), weeks(57, 100, OTHER, 3))));
    assertArrayEquals(NONE, end(groups).breaks(key(0)), "which it overlaps");
  }

  @Test
  void breaks_holeBetweenTwoSources_endsForThoseWhoCameBefore() {
    List<Report> hole = all(weeks(0, 60, LOG, 6), weeks(70, 100, OTHER, 6));
    List<ReportedGroup> groups = rooms();
    groups.set(0, group(0, Arm.FACE_TO_FACE, held(100), hole));
    assertArrayEquals(new int[] {413}, end(groups).breaks(key(0)));
    // Nobody met: the clock of opportunities stands, and nobody is lost.
    int[] pause = IntStream.of(held(100)).filter(day -> day < 420 || day >= 490).toArray();
    groups.set(0, group(0, Arm.FACE_TO_FACE, pause, hole));
    assertArrayEquals(NONE, end(groups).breaks(key(0)));
  }

  /** A register beside a log of the same hybrid room: without it, those in the room are missing. */
  @Test
  void breaks_oneOfTwoSourcesSideBySideStops_endsWithItForThoseWhoCameBefore() {
    List<Report> both = all(weeks(0, 60, LOG, 4), weeks(0, 100, OTHER, 5));
    List<ReportedGroup> groups = rooms();
    groups.set(0, group(0, null, both));
    assertArrayEquals(new int[] {413}, end(groups).breaks(key(0)));
    List<Report> madeUp =
        all(weeks(0, 60, LOG, 4), weeks(0, 60, OTHER, 5), weeks(60, 100, OTHER, 9));
    groups.set(0, group(0, null, madeUp));
    assertArrayEquals(NONE, end(groups).breaks(key(0)), "the other reports them since");
  }

  @Test
  void breaks_copyThatEndsEarlier_isNone() {
    List<ReportedGroup> groups = rooms();
    groups.set(
        0, group(0, Arm.FACE_TO_FACE, all(weeks(0, 60, LOG | OTHER, 6), weeks(60, 100, OTHER, 2))));
    assertArrayEquals(NONE, end(groups).breaks(key(0)));
  }

  /** What is guessed of groups: none where every register came, whichever source sent it. */
  @Test
  void guesses_everyGroupReported_areNone() {
    assertEquals(Set.of(), end(rooms()).late());
    assertEquals(Set.of(), end(rooms()).brokenOff());
    assertEquals(Set.of(), end(rooms()).handedOver());
  }

  @Test
  void handedOver_sourceThatAnotherFollows_isThatGroup() {
    List<ReportedGroup> groups = rooms();
    groups.set(4, group(4, Arm.FACE_TO_FACE, all(weeks(0, 60, LOG, 6), weeks(60, 100, OTHER, 6))));
    assertEquals(Set.of(key(4)), end(groups).handedOver());
    groups.set(4, group(4, Arm.FACE_TO_FACE, all(weeks(0, 60, LOG, 6), weeks(0, 100, OTHER, 6))));
    assertEquals(Set.of(), end(groups).handedOver(), "side by side");
    groups.set(4, group(4, Arm.FACE_TO_FACE, all(weeks(0, 99, LOG, 6), weeks(98, 100, OTHER, 6))));
    assertEquals(Set.of(), end(groups).handedOver(), "the first may go on");
  }

  /** Of one in twenty rooms the last registers are not waited for. */
  @Test
  void late_roomThatIsNotWaitedFor_isIt() {
    List<ReportedGroup> groups = rooms();
    groups.set(3, group(3, Arm.FACE_TO_FACE, weeks(0, 96, LOG, 6)));
    assertEquals(693, end(groups).through());
    assertEquals(Set.of(key(3)), end(groups).late());
    assertEquals(Set.of(), end(groups).brokenOff());
    groups.set(3, group(3, Arm.FACE_TO_FACE, weeks(0, 90, LOG, 1)));
    assertEquals(Set.of(key(3)), end(groups).late(), "dwindled: its last has left");
  }

  /** It is followed to its last record, and so not counted as absences. */
  @Test
  void brokenOff_roomSilentForLonger_isThatAndNotLate() {
    List<ReportedGroup> groups = rooms();
    groups.set(3, group(3, Arm.FACE_TO_FACE, weeks(0, 90, LOG, 6)));
    assertEquals(Set.of(key(3)), end(groups).brokenOff());
    assertEquals(Set.of(), end(groups).late());
  }

  @Test
  void beyond_loneDate_isToldAndMovesNothing() {
    List<ReportedGroup> groups = rooms();
    assertEquals(Map.of(Arm.FACE_TO_FACE, 0), end(groups).beyond());
    groups.set(3, group(3, Arm.FACE_TO_FACE, all(weeks(0, 100, LOG, 6), weeks(150, 151, LOG, 1))));
    assertEquals(Map.of(Arm.FACE_TO_FACE, 357), end(groups).beyond());
    assertEquals(693, end(groups).through());
    groups.set(3, group(3, Arm.FACE_TO_FACE, all(weeks(0, 100, LOG, 6), weeks(150, 151, LOG, 9))));
    assertEquals(Map.of(Arm.FACE_TO_FACE, 357), end(groups).beyond(), "a whole session");
  }

  @Test
  void beyond_modeThatMeetsEveryMonth_isNotFarApart() {
    List<Report> monthly =
        IntStream.range(0, 24)
            .mapToObj(i -> new Report(30 * i, LOG, Optional.<Arm>empty(), 3))
            .toList();
    assertEquals(Map.of(Arm.ONLINE, 0), end(List.of(group(1, Arm.ONLINE, monthly))).beyond());
  }

  /** Made groups with every kind of end, of which each law is tried. */
  private static List<ReportedGroup> made(Random dice) {
    List<ReportedGroup> groups = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int weeks = dice.nextInt(3) == 0 ? 20 + dice.nextInt(80) : 100;
      int level = 1 + dice.nextInt(6);
      int weekday = dice.nextInt(7);
      List<Report> reports = new ArrayList<>();
      for (int week = 0; week < weeks; week++) {
        int people = dice.nextInt(level + 1);
        if (people > 0) {
          reports.add(new Report(7 * week + weekday, LOG, Optional.empty(), people));
        }
      }
      int[] held =
          i % 2 == 0 ? NONE : IntStream.range(0, 100).map(week -> 7 * week + weekday).toArray();
      groups.add(group(i, i % 3 == 0 ? Arm.ONLINE : Arm.FACE_TO_FACE, held, reports));
    }
    return groups;
  }

  private static String all(DataEnd end, int groups) {
    StringBuilder text = new StringBuilder();
    text.append(end.through()).append(end.byMode()).append(end.beyond());
    IntStream.range(0, groups)
        .forEach(i -> text.append(' ').append(java.util.Arrays.toString(end.breaks(key(i)))));
    return text.toString();
  }

  private static ReportedGroup with(ReportedGroup group, List<Report> reports) {
    return new ReportedGroup(
        group.key(),
        group.analysed(),
        group.room(),
        group.closing(),
        group.known(),
        group.held(),
        group.due(),
        reports);
  }

  private interface Change {
    ReportedGroup of(ReportedGroup group);
  }

  private static Change source(java.util.function.ToLongFunction<Report> source) {
    return group ->
        with(
            group,
            group.reports().stream()
                .map(r -> new Report(r.day(), source.applyAsLong(r), r.mode(), r.people()))
                .toList());
  }

  @Test
  void laws_sourcesSplitRenamedOrSentTwice_changeNothing() {
    Map<String, Change> changes =
        Map.of(
            "renamed", source(r -> 64),
            "split by date", source(r -> r.day() < 350 ? LOG : OTHER),
            "sent twice", source(r -> LOG | OTHER),
            "sent twice for a time", source(r -> r.day() < 350 ? LOG | OTHER : LOG),
            "split by group", group -> source(r -> 1L << (group.key().high() % 2)).of(group));
    int breaks = 0;
    for (int seed = 0; seed < 300; seed++) {
      List<ReportedGroup> groups = made(new Random(seed));
      String plain = all(end(groups), 12);
      breaks += plain.endsWith("[] [] [] [] [] [] [] [] [] [] [] []") ? 0 : 1;
      int world = seed;
      changes.forEach(
          (name, change) ->
              assertEquals(
                  plain,
                  all(end(groups.stream().map(change::of).toList()), 12),
                  name + ", world " + world));
    }
    assertTrue(breaks > 30, "worlds in which records broke off: " + breaks);
  }

  @Test
  void laws_laterCutAndGroupThatNobodyAttends_changeNothing() {
    for (int seed = 0; seed < 300; seed++) {
      List<ReportedGroup> groups = made(new Random(seed));
      String plain = all(DataEnd.of(groups, 700, 0), 12);
      assertEquals(plain, all(DataEnd.of(groups, 7_000, 0), 12), "cut, world " + seed);
      groups.add(group(77, Arm.ONLINE, held(150), List.of()));
      assertEquals(plain, all(DataEnd.of(groups, 700, 0), 12), "empty, world " + seed);
    }
  }

  /** What is cut lies after the end of its group. */
  @Test
  void laws_recordsAfterTheEndCut_changeNothing() {
    for (int seed = 0; seed < 300; seed++) {
      List<ReportedGroup> groups = made(new Random(seed));
      DataEnd end = end(groups);
      List<ReportedGroup> cut =
          groups.stream()
              .map(
                  group ->
                      with(
                          group,
                          group.reports().stream().filter(r -> r.day() <= end.through()).toList()))
              .toList();
      DataEnd again = end(cut);
      assertEquals(end.through(), again.through(), "world " + seed);
      IntStream.range(0, 12)
          .forEach(i -> assertArrayEquals(end.breaks(key(i)), again.breaks(key(i))));
    }
  }

  /** Rooms that hold nothing any more; the dial is whether sessions of theirs are still planned. */
  @Test
  void byMode_allRoomsSilent_endWhereTheyStoppedUnlessNothingIsPlanned() {
    for (boolean isPlanned : new boolean[] {true, false}) {
      List<ReportedGroup> groups = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        groups.add(
            new ReportedGroup(
                key(i),
                true,
                Optional.of(Arm.FACE_TO_FACE),
                7 * 59,
                held(60),
                held(isPlanned ? 104 : 60),
                weeks(0, 60, LOG, 6)));
        groups.add(group(100 + i, Arm.ONLINE, held(104), weeks(0, 104, OTHER, 6)));
      }
      DataEnd end = end(groups);
      assertEquals(7 * 103, end.byMode().get(Arm.ONLINE));
      assertEquals(isPlanned ? 7 * 59 : 7 * 103, end.byMode().get(Arm.FACE_TO_FACE));
    }
  }
}
