package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Headcounts that leave out one thing or another, and months in which a group changes its ways. */
class HeadcountCellsTest {

  private static final int AS_OF = (int) LocalDate.of(2026, 6, 30).toEpochDay();
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final StructType TYPE =
      new StructType()
          .add("group_id", DataTypes.BinaryType)
          .add("session_modality", DataTypes.StringType)
          .add("session_on", DataTypes.DateType)
          .add("period_start", DataTypes.DateType)
          .add("sessions_held", DataTypes.IntegerType)
          .add("attendees", DataTypes.IntegerType)
          .add("newcomers", DataTypes.IntegerType);

  private final List<Row> rows = new ArrayList<>();

  @Test
  void of_periodThatDoesNotSayHowManySessions_isCountedInNoSession() {
    period(1, 4, 40, 3);
    period(1, null, 25, null);
    period(1, null, null, null);
    period(1, 2, null, null);
    Headcounts.Cell cell = only();
    assertEquals(4, cell.sessions());
    assertEquals(65, cell.attendances());
    assertEquals(40, cell.attendancesInSessions());
    assertEquals(2, cell.records());
    assertEquals(2, cell.recordsMissing());
    assertEquals(1, cell.recordsUnsized());
    assertEquals(1, cell.recordsOpen());
    assertEquals(1, cell.recordsUnasked());
    assertEquals(2, cell.sessionsMissing());
    assertEquals(2, cell.heldMissing());
    assertEquals(3, cell.newcomers());
    assertEquals(40, cell.attendancesWithNewcomers());
    assertEquals(10, cell.largest());
  }

  @Test
  void of_sessionWithoutANumber_isMissingAndNotSaidToBeHeld() {
    session(1, "online", 3, null);
    session(1, null, 10, 0);
    Headcounts.Cell cell = only();
    assertEquals(1, cell.sessions());
    assertEquals(1, cell.sessionsMissing());
    assertEquals(0, cell.heldMissing());
    assertEquals(0, cell.attendances());
  }

  @Test
  void headcountOnly_groupInNoCalendar_bringsItsOwnSessions() {
    period(1, 4, 40, null);
    period(2, 3, null, null);
    HeadcountOnly.Count count = count(List.of(), Set.of());
    assertEquals(7, count.held());
    assertEquals(3, count.uncounted());
    assertEquals(2, count.groups());
    assertEquals(0, count.sessionsInCalendar());
  }

  @Test
  void headcountOnly_groupInACalendar_addsNoSessionsToIt() {
    session(1, "online", 3, 12);
    HeadcountOnly.Count count =
        count(
            List.of(),
            Set.of(
                new CountedBy.GroupMonth(
                    GroupCalendar.Key.of(id(1)), Months.of((int) MARCH.toEpochDay()))));
    assertEquals(0, count.held());
    assertEquals(0, count.groups());
    assertEquals(1, count.sessionsInCalendar());
    assertEquals(12, count.attendances());
  }

  @Test
  void headcountOnly_groupThatKeepsNamesLater_countsHeadsUntilThen() {
    session(1, "online", 3, 12);
    session(1, "online", 40, 9);
    Span named =
        Span.of(
            GroupCalendar.Key.of(id(1)), "register", true, (int) MARCH.plusDays(35).toEpochDay());
    assertEquals(12, count(List.of(named), Set.of()).attendances());
  }

  /** Who counts a room of about two people finds nobody now and then; of nine never. */
  @Test
  void excessZeros_groupsOfFewAndOfMany_areHeldAgainstTheirOwnCounts() {
    int[] few = {0, 1, 2, 3, 1, 2, 0, 1};
    int[] many = {9, 8, 0, 11, 9, 10, 0, 7};
    for (int i = 0; i < few.length; i++) {
      session(1, "online", i, few[i]);
    }
    assertEquals(OptionalDouble.of(0), Headcounts.excessZeros(headcounts().cells()));
    for (int i = 0; i < many.length; i++) {
      session(2, "online", i, many[i]);
    }
    assertEquals(OptionalDouble.of(2 / 16.0), Headcounts.excessZeros(headcounts().cells()));
  }

  @Test
  void excessZeros_periodsOfSessionsWithNobody_countAsMany() {
    period(1, 4, 0, null);
    period(1, 4, 36, null);
    period(1, null, 0, null);
    assertEquals(OptionalDouble.of(0.5), Headcounts.excessZeros(headcounts().cells()));
  }

  @Test
  void sessions_countsOfSingleSessions_areByGroupAndDay() {
    session(1, "online", 2, 7);
    session(1, "face_to_face", 2, 4);
    session(1, "online", 9, 0);
    session(2, "online", 2, null);
    period(2, 4, 36, null);
    int day = (int) MARCH.toEpochDay();
    GroupCalendar.Key one = GroupCalendar.Key.of(id(1));
    assertEquals(
        List.of(
            new Headcounts.Session(one, day + 2, 11, OptionalLong.empty()),
            new Headcounts.Session(one, day + 9, 0, OptionalLong.empty())),
        headcounts().sessions());
  }

  private HeadcountOnly.Count count(List<Span> spans, Set<CountedBy.GroupMonth> calendared) {
    Headcounts heads = headcounts();
    Map<Occasions.Key, HeadcountOnly.Count> counts =
        HeadcountOnly.of(heads, CountedBy.of(spans, heads), calendared).counts();
    assertEquals(1, counts.size(), counts.toString());
    return counts.values().iterator().next();
  }

  private Headcounts.Cell only() {
    List<Headcounts.Cell> cells = headcounts().cells();
    assertEquals(1, cells.size(), cells.toString());
    return cells.get(0);
  }

  private Headcounts headcounts() {
    HeadcountCells.Known known = new HeadcountCells.Known("smart_recovery", "north", "online");
    return HeadcountCells.of(
        TestRows.of(TYPE, rows),
        Map.of(GroupCalendar.Key.of(id(1)), known, GroupCalendar.Key.of(id(2)), known),
        AS_OF);
  }

  private void period(int group, Integer sessions, Integer attendees, Integer newcomers) {
    rows.add(
        RowFactory.create(
            id(group), "online", null, Date.valueOf(MARCH), sessions, attendees, newcomers));
  }

  private void session(int group, String modality, int days, Integer attendees) {
    Date day = Date.valueOf(MARCH.plusDays(days));
    rows.add(RowFactory.create(id(group), modality, day, null, null, attendees, null));
  }

  private static byte[] id(int number) {
    byte[] id = new byte[16];
    id[15] = (byte) number;
    return id;
  }
}
