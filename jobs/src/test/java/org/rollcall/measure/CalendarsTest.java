package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class CalendarsTest {

  private static final LogStarts NO_LOGS = LogStarts.of(Map.of(), List.of());

  private static final int AS_OF = 18_100;

  @Test
  void occasions_countsWhatBecameOfSessions_byTheirOwnModality() {
    List<Row> groups =
        List.of(
            group(
                1,
                occasion(18_000, "held", null),
                occasion(18_007, "cancelled", null),
                occasion(18_008, "not_reported", null),
                occasion(18_009, "held", "online"),
                occasion(AS_OF + 1, "held", null)));
    Map<Occasions.Key, Occasions.Count> counts =
        Calendars.occasions(groups, naming(1, 18_000), AS_OF).counts();
    LocalDate month = LocalDate.ofEpochDay(18_000).withDayOfMonth(1);
    assertEquals(
        new Occasions.Count(3, 0, 1, 1, 1, 1, 1),
        counts.get(new Occasions.Key(month, "smart_recovery", "north", "face_to_face")));
    assertEquals(
        new Occasions.Count(1, 0, 1, 1, 0, 0, 1),
        counts.get(new Occasions.Key(month, "smart_recovery", "north", "online")));
  }

  @Test
  void occasions_groupThatCountsHeads_isHeldButNotByName() {
    List<Row> groups =
        List.of(group(1, occasion(18_000, "held", null)), group(2, occasion(18_000, "held", null)));
    assertEquals(
        List.of(new Occasions.Count(2, 0, 2, 1, 0, 0, 2)),
        List.copyOf(Calendars.occasions(groups, naming(1, 18_000), AS_OF).counts().values()));
  }

  @Test
  void occasions_sessionThatNoSourceLists_isHeldAndNotScheduled() {
    List<Row> groups = List.of(group(1, occasion(18_000, "held", null, false)));
    assertEquals(
        List.of(new Occasions.Count(0, 1, 1, 1, 0, 0, 1)),
        List.copyOf(Calendars.occasions(groups, naming(1, 18_000), AS_OF).counts().values()));
  }

  @Test
  void occasions_monthsBeforeNamesWereKept_areHeldButNotByName() {
    List<Row> groups =
        List.of(group(1, occasion(17_960, "held", null), occasion(18_000, "held", null)));
    assertEquals(
        List.of(0L, 1L),
        Calendars.occasions(groups, naming(1, 18_000), AS_OF).counts().values().stream()
            .map(Occasions.Count::heldByName)
            .toList());
  }

  private static CountedBy naming(int group, int... days) {
    List<Span> spans =
        java.util.Arrays.stream(days)
            .mapToObj(day -> Span.of(GroupCalendar.Key.of(id(group)), "register", true, day))
            .toList();
    return CountedBy.of(spans, new Headcounts(List.of()));
  }

  @Test
  void calendar_sessionOfAnotherModality_isAnException() {
    GroupCalendar calendar =
        Calendars.calendar(
            List.of(group(1, occasion(18_000, "held", null), occasion(18_007, "held", "online"))),
            NO_LOGS,
            ends(18_030),
            true);
    GroupCalendar.Group group = calendar.group(0);
    assertEquals("face_to_face", group.modalityOn(18_000));
    assertEquals("online", group.modalityOn(18_007));
    assertEquals(2, group.heldBetween(18_000, 18_008));
    assertEquals(18_030, group.followedThrough());
  }

  /** Whether somebody wrote the group off or not, its people are seen until its last session. */
  @Test
  void calendar_groupSilentForLongerThanItPauses_closedWithItsLastSession() {
    Row[] weekly = {
      occasion(18_000, "held", null), occasion(18_007, "held", null), occasion(18_014, "held", null)
    };
    assertEquals(18_014, closed(18_050, null, weekly));
    assertEquals(18_014, closed(18_050, 18_040, weekly), "a stated day after it");
    assertEquals(18_007, closed(18_050, 18_007, weekly), "a stated day before it");
    assertEquals(GroupCalendar.NEVER, closed(18_049, null, weekly), "five weeks are a pause");
  }

  @Test
  void calendar_groupThatPausedAsLongInItsLastYear_runs() {
    Row[] seasonal = {occasion(17_950, "held", null), occasion(18_000, "held", null)};
    assertEquals(GroupCalendar.NEVER, closed(18_075, null, seasonal), "half as long again");
    assertEquals(18_000, closed(18_076, null, seasonal));
    Row[] rare = {occasion(17_820, "held", null), occasion(18_000, "held", null)};
    assertEquals(GroupCalendar.NEVER, closed(18_270, null, rare), "twice a year");
  }

  /** Rooms that were shut two years ago, or a date that was mistyped, tell nothing of today. */
  @Test
  void calendar_pauseOfLongAgo_doesNotKeepADeadGroupOpen() {
    Row[] weekly = {
      occasion(13_000, "held", null),
      occasion(17_300, "held", null),
      occasion(17_986, "held", null),
      occasion(17_993, "held", null),
      occasion(18_000, "held", null)
    };
    assertEquals(18_000, closed(18_036, null, weekly));
  }

  @Test
  void calendar_cancelledSessions_areAPauseForASeason() {
    Row[] summer = {
      occasion(17_993, "held", null),
      occasion(18_000, "held", null),
      occasion(18_007, "cancelled", null),
      occasion(18_090, "cancelled", null)
    };
    assertEquals(GroupCalendar.NEVER, closed(18_091, null, summer));
    assertEquals(18_000, closed(18_092, null, summer), "nobody cancels for ever");
  }

  /** What a weekly directory plans for a group that nobody wrote off. */
  @Test
  void calendar_sessionsThatNobodyReported_areNoLife() {
    Row[] planned = {
      occasion(17_993, "held", null),
      occasion(18_000, "held", null),
      occasion(18_030, "not_reported", null)
    };
    assertEquals(18_000, closed(18_036, null, planned));
  }

  /** A day's numbers must not depend on files that came later. */
  @Test
  void calendar_sessionsAfterTheLastDay_tellNothing() {
    Row[] weekly = {
      occasion(17_993, "held", null), occasion(18_000, "held", null), occasion(18_200, "held", null)
    };
    assertEquals(18_000, closed(18_050, null, weekly));
  }

  /** Its last person's leaving would be the group's end, and no leaving. */
  @Test
  void calendar_inferredFromAttendance_closesNoGroup() {
    List<Row> groups =
        List.of(group(1, occasion(17_993, "held", null), occasion(18_000, "held", null)));
    assertEquals(
        GroupCalendar.NEVER,
        Calendars.calendar(groups, NO_LOGS, ends(AS_OF), false).group(0).closed());
  }

  @Test
  void calendar_groupWithoutSessions_closesOnTheStatedDayAlone() {
    assertEquals(18_020, closed(18_090, 18_020));
    assertEquals(GroupCalendar.NEVER, closed(18_090, null));
  }

  private static Set<GroupCalendar.Key> undeclared(int completeThrough, Row group) {
    return Calendars.calendar(List.of(group), NO_LOGS, ends(completeThrough), true).undeclared();
  }

  /** A guess is what nobody said. */
  @Test
  void undeclared_groupThatFellSilent_isItUnlessADayIsStated() {
    Row[] weekly = {occasion(18_000, "held", null), occasion(18_007, "held", null)};
    Set<GroupCalendar.Key> one = Set.of(GroupCalendar.Key.of(id(1)));
    assertEquals(one, undeclared(18_050, group(1, null, weekly)));
    assertEquals(one, undeclared(18_050, group(1, 18_060, weekly)), "it is not to close before");
    assertEquals(Set.of(), undeclared(18_050, group(1, 18_007, weekly)));
    assertEquals(Set.of(), undeclared(18_050, group(1, 18_020, weekly)), "a day after the last");
    assertEquals(Set.of(), undeclared(18_010, group(1, null, weekly)), "it goes on");
  }

  private static DataEnds ends(int day) {
    return DataEnds.of(List.of(new Population(Population.ALL, Set.of())), any -> DataEnd.at(day));
  }

  private static int closed(int completeThrough, Integer stated, Row... occasions) {
    return Calendars.calendar(
            List.of(group(1, stated, occasions)), NO_LOGS, ends(completeThrough), true)
        .group(0)
        .closed();
  }

  private static Row group(int number, Row... occasions) {
    return group(number, null, occasions);
  }

  private static Row group(int number, Integer closed, Row... occasions) {
    return new GenericRowWithSchema(
        new Object[] {
          id(number),
          "smart_recovery",
          "north",
          "face_to_face",
          "open",
          17_000,
          16_000,
          closed,
          CollectionConverters.asScala(List.of(occasions)).toSeq()
        },
        MadeWorld.GROUP);
  }

  private static Row occasion(int day, String status, String modality) {
    return occasion(day, status, modality, true);
  }

  private static Row occasion(int day, String status, String modality, boolean listed) {
    return RowFactory.create(day, status, modality, listed, 60);
  }

  private static byte[] id(int number) {
    return ByteBuffer.allocate(16).putLong(number).putLong(number).array();
  }
}
