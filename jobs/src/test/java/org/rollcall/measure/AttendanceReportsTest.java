package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.curate.Id;
import org.rollcall.curate.People;
import org.rollcall.curate.PeopleVisitor;
import org.rollcall.curate.Person;
import org.rollcall.curate.SharedIdentities;
import org.rollcall.curate.Stay;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

/** From stored rows of persons to what was reported of groups. */
class AttendanceReportsTest {

  private static final int DAY = 18_000;
  private static final Map<Id, Integer> SESSIONS =
      Map.of(id(9), DAY + 3, id(17), DAY + 3, id(18), DAY + 9, id(19), DAY + 20);

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
    Stay leader = stay(5, "log", DAY, "present", null, "facilitator", "account", null);
    Stay named = stay(6, "log", DAY, "present", null, "participant", "display_name", null);
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
    PeopleVisitor<Histories, PeopleReader.Told> reader =
        PeopleReader.of(SampleStudy.of(), day(0)).get();
    reader.visit(
        new Person(
            id(1),
            List.of(stay(1, "log", DAY, "present", null), byId(19), byId(18), byId(16)),
            List.of(),
            Optional.empty()));
    PeopleTold told =
        PeopleTold.of(new People<>(null, List.of(reader.told()), new SharedIdentities(Map.of())));
    assertEquals(Optional.of(day(9)), told.firstAfter(day(0)));
    assertEquals(Optional.of(day(9)), told.firstAfter(day(8)));
    assertEquals(Optional.of(day(20)), told.firstAfter(day(9)));
    assertEquals(Optional.empty(), told.firstAfter(day(20)));
  }

  private static LocalDate day(int after) {
    return LocalDate.ofEpochDay(DAY + after);
  }

  private static Stay byId(int session) {
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
    Stay byId = stay(1, "log", null, "present", "online", "participant", "account", id(9));
    Stay unknown = stay(2, "log", null, "present", "online", "participant", "account", id(8));
    assertEquals(
        Map.of(key(1), List.of(new Report(DAY + 3, 1, Optional.of(Arm.ONLINE), 1))),
        reports(byId, unknown));
  }

  private Map<GroupCalendar.Key, List<Report>> reports(Stay... rows) {
    AttendanceReports.Reading reading =
        new AttendanceReports.Reading(List.of("account", "sign_in"), List.of("sheet", "log"));
    Map<Id, List<Stay>> people = new HashMap<>();
    for (Stay row : rows) {
      people.computeIfAbsent(row.content().person(), person -> new ArrayList<>()).add(row);
    }
    // What two parts of the people tell adds up.
    AttendanceReports all = new AttendanceReports();
    for (List<Stay> person : people.values()) {
      AttendanceReports part = new AttendanceReports();
      part.add(person, reading, DAY + 30);
      all.add(part);
    }
    return all.byGroup();
  }

  private static Stay stay(int person, String source, int day, String status, String mode) {
    return stay(person, source, Integer.valueOf(day), status, mode, "participant", "account", null);
  }

  private static Stay stay(
      int person,
      String source,
      int day,
      String status,
      String mode,
      String role,
      String grade,
      Id session) {
    return stay(person, source, Integer.valueOf(day), status, mode, role, grade, session);
  }

  private static Stay stay(
      int person,
      String source,
      Integer day,
      String status,
      String mode,
      String role,
      String grade,
      Id session) {
    return started(null, person, source, day, status, mode, role, grade, session);
  }

  private static Stay started(
      Integer order,
      int person,
      String source,
      Integer day,
      String status,
      String mode,
      String role,
      String grade,
      Id session) {
    Stay.Content content =
        new Stay.Content(
            null, id(person), grade, null, null, null, mode, null, status, role, null, null, null);
    Integer dated = day == null && session != null ? SESSIONS.get(session) : day;
    return new Stay(1, 1, source, null, content, new Stay.Told(id(1), dated, day != null, order));
  }

  private static Stay started(int order, int person, String source) {
    return started(order, person, source, DAY, "present", "online", "participant", "account", null);
  }

  private static GroupCalendar.Key key(int number) {
    return new GroupCalendar.Key(number, number);
  }

  private static Id id(int number) {
    return new Id(number, number);
  }
}
