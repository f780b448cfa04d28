package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.rollcall.engine.TestSpark;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

/** From stored rows of persons to what was reported of groups. */
class AttendanceReportsTest {

  private static final int DAY = 18_000;
  private static final StructType STAYS =
      new StructType()
          .add("participant_id", DataTypes.BinaryType)
          .add("group_id", DataTypes.BinaryType)
          .add("source_id", DataTypes.StringType)
          .add("session_id", DataTypes.BinaryType)
          .add("session_on", DataTypes.DateType)
          .add("status", DataTypes.StringType)
          .add("role", DataTypes.StringType)
          .add("attendance_mode", DataTypes.StringType)
          .add("identity_grade", DataTypes.StringType)
          .add("start_order", DataTypes.LongType);
  private static final StructType SESSIONS =
      new StructType()
          .add("session_id", DataTypes.BinaryType)
          .add("session_on", DataTypes.DateType);

  private final SparkSession spark = TestSpark.session();

  @Test
  void of_rowsOfTwoSources_countsPeopleOnceByDaySourcesAndMode() {
    assertEquals(
        Map.of(
            key(1),
            List.of(
                new Report(DAY, 1, Optional.of(Arm.ONLINE), 1),
                new Report(DAY, 2, Optional.empty(), 1),
                new Report(DAY, 3, Optional.of(Arm.ONLINE), 1),
                new Report(DAY + 7, 1, Optional.empty(), 0))),
        reports(
            stay(1, "log", DAY, "present", "online"),
            stay(1, "log", DAY, "present", "online"),
            stay(1, "sheet", DAY, "present", null),
            stay(2, "log", DAY, "present", "online"),
            stay(3, "sheet", DAY, "present", null),
            stay(1, "log", DAY + 7, "absent", null),
            stay(2, "log", DAY + 7, "absent", null)));
  }

  /** A mark that nobody made, a leader, and people who are not followed tell nothing of others. */
  @Test
  void of_whatShowsNothing_isLeftOut() {
    Row leader = stay(5, "log", DAY, "present", null, "facilitator", "account", null);
    Row named = stay(6, "log", DAY, "present", null, "participant", "display_name", null);
    assertEquals(
        Map.of(key(1), List.of(new Report(DAY, 1, Optional.empty(), 0))),
        reports(
            stay(1, "log", DAY + 1, "unknown", null),
            stay(2, "log", DAY + 2, "not_enrolled", null),
            leader,
            named));
  }

  /**
   * A calendar planned ahead alone changes nothing; somebody who was there according to a row does.
   */
  @Test
  void firstAfter_sessionsAhead_isTheFirstDayAtWhichSomebodyIsSaidToHaveBeen() {
    Dataset<Row> sessions =
        spark.createDataFrame(List.of(session(7, 3), session(8, 9), session(9, 20)), SESSIONS);
    Dataset<Row> stays =
        spark.createDataFrame(
            List.of(stay(1, "log", DAY, "present", null), byId(9), byId(8), byId(6)), STAYS);
    assertEquals(Optional.of(day(9)), Measurement.firstAfter(day(0), stays, sessions));
    assertEquals(Optional.of(day(9)), Measurement.firstAfter(day(8), stays, sessions));
    assertEquals(Optional.of(day(20)), Measurement.firstAfter(day(9), stays, sessions));
    assertEquals(Optional.empty(), Measurement.firstAfter(day(20), stays, sessions));
  }

  private static LocalDate day(int after) {
    return LocalDate.ofEpochDay(DAY + after);
  }

  private static Row session(int number, int after) {
    return RowFactory.create(id(number), Date.valueOf(day(after)));
  }

  private static Row byId(int session) {
    return stay(1, "log", null, "present", "online", "participant", "account", id(session));
  }

  /** Two sources that say the same start say it once. */
  @Test
  void of_whoWasAtTwoStarts_isCountedOnceAndToldTwice() {
    assertEquals(
        Map.of(
            key(1),
            List.of(
                new Report(DAY, 1, Optional.of(Arm.ONLINE), 2, 1),
                new Report(DAY, 3, Optional.of(Arm.ONLINE), 2, 1))),
        reports(
            started(70, 1, "log"),
            started(90, 1, "log"),
            started(70, 2, "log"),
            started(70, 3, "log"),
            started(70, 3, "sheet"),
            started(70, 4, "log"),
            started(90, 4, "sheet")));
  }

  @Test
  void of_sessionByItsId_hasTheDayOfThatSession() {
    Row byId = stay(1, "log", null, "present", "online", "participant", "account", id(9));
    Row unknown = stay(2, "log", null, "present", "online", "participant", "account", id(8));
    assertEquals(
        Map.of(key(1), List.of(new Report(DAY + 3, 1, Optional.of(Arm.ONLINE), 1))),
        reports(byId, unknown));
  }

  private Map<GroupCalendar.Key, List<Report>> reports(Row... rows) {
    Dataset<Row> stays = spark.createDataFrame(List.of(rows), STAYS);
    Dataset<Row> sessions =
        spark.createDataFrame(List.of(RowFactory.create(id(9), date(DAY + 3))), SESSIONS);
    return AttendanceReports.collect(
        AttendanceReports.of(
            AttendanceReports.dated(stays, sessions),
            List.of("account", "sign_in"),
            List.of("sheet", "log")));
  }

  private static Row stay(int person, String source, int day, String status, String mode) {
    return stay(person, source, date(day), status, mode, "participant", "account", null);
  }

  private static Row stay(
      int person,
      String source,
      int day,
      String status,
      String mode,
      String role,
      String grade,
      byte[] session) {
    return stay(person, source, date(day), status, mode, role, grade, session);
  }

  private static Row stay(
      int person,
      String source,
      Date day,
      String status,
      String mode,
      String role,
      String grade,
      byte[] session) {
    return started(null, person, source, day, status, mode, role, grade, session);
  }

  private static Row started(
      Long order,
      int person,
      String source,
      Date day,
      String status,
      String mode,
      String role,
      String grade,
      byte[] session) {
    return RowFactory.create(
        id(person), id(1), source, session, day, status, role, mode, grade, order);
  }

  private static Row started(long order, int person, String source) {
    return started(
        order, person, source, date(DAY), "present", "online", "participant", "account", null);
  }

  private static Date date(int day) {
    return Date.valueOf(LocalDate.ofEpochDay(day));
  }

  private static GroupCalendar.Key key(int number) {
    return new GroupCalendar.Key(number, number);
  }

  private static byte[] id(int number) {
    return ByteBuffer.allocate(16).putLong(number).putLong(number).array();
  }
}
