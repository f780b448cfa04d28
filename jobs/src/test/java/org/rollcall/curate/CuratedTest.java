package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.curate.Inbox.id;
import static org.rollcall.curate.Inbox.row;
import static org.rollcall.curate.Inbox.stay;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.FlowLine;
import org.rollcall.engine.TestSpark;
import org.rollcall.outcome.CalendarOrigin;

class CuratedTest {

  @TempDir Path output;
  private CuratedStore store;
  private Quarantine quarantine;

  @BeforeEach
  void open() {
    store = CuratedStore.open(TestSpark.session(), output.resolve("curated"), Inbox.OWNER);
    quarantine = Quarantine.at(output.resolve("quarantine"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void attendance_duplicateAcrossFiles_countsOnceAndSurvivesACorrection() {
    Inbox inbox =
        new Inbox()
            .put("attendance", "1.csv", List.of(stay("r1", "a", "2026-01-05", "minutes", 30.0)))
            .put("attendance", "2.csv", List.of(stay("r1", "a", "2026-01-05", "minutes", 40.0)));
    inbox.takeIn(store, quarantine);
    double kept = firstOf("1.csv", "2.csv").equals("1.csv") ? 30.0 : 40.0;
    assertEquals(List.of("a 2026-01-05 " + kept + " 1"), attendances());

    String earlier = firstOf("1.csv", "2.csv");
    inbox.put("attendance", earlier, List.of(stay("r7", "b", "2026-01-12", "minutes", 50.0)));
    inbox.takeIn(store, quarantine);
    double other = 70.0 - kept;
    assertEquals(List.of("a 2026-01-05 " + other + " 1", "b 2026-01-12 50.0 1"), attendances());
  }

  @Test
  void attendance_rejoinedUnderIdAndUnderStart_isOneSession() {
    Map<String, Object> byId =
        stay("r1", "a", "2026-01-05", "session_id", id("s1"), "minutes", 9.0);
    byId.remove("session_key");
    byId.remove("session_on");
    Map<String, Object> byStart = stay("r2", "a", "2026-01-05", "minutes", 20.0);
    new Inbox()
        .put("attendance", "1.csv", List.of(byId, byStart))
        .put("sessions", "s.csv", List.of(session("s1", "2026-01-05")))
        .takeIn(store, quarantine);
    assertEquals(List.of("a 2026-01-05 20.0 2"), attendances());
    try (Curated curated = read()) {
      assertEquals(Id.of(id("s1")), Attendances.of(curated).get(0).session().id());
      assertEquals(CalendarOrigin.STATED, curated.calendar().origin());
    }
  }

  @Test
  void attendance_startThatTheCalendarLacks_isTheOnlySessionOfTheDay() {
    Map<String, Object> opened = stay(null, "a", "2026-01-05", "minutes", 20.0);
    opened.put("session_key", id("opened three minutes early"));
    Map<String, Object> byId =
        stay(null, "a", "2026-01-05", "session_id", id("s1"), "minutes", 9.0);
    Map<String, Object> otherDay = stay(null, "b", "2026-01-12", "minutes", 30.0);
    otherDay.put("session_key", id("one of two"));
    Map<String, Object> cancelled = session("s4", "2026-01-19");
    cancelled.put("status", "cancelled");
    Map<String, Object> extra = stay(null, "b", "2026-01-19", "minutes", 40.0);
    extra.put("session_key", id("met all the same"));
    Map<String, Object> second = session("s3", "2026-01-12");
    second.put("session_key", id("evening"));
    new Inbox()
        .put("attendance", "1.csv", List.of(opened, byId, otherDay, extra))
        .put(
            "sessions",
            "s.csv",
            List.of(session("s1", "2026-01-05"), session("s2", "2026-01-12"), second, cancelled))
        .takeIn(store, quarantine);
    assertEquals(
        List.of("a 2026-01-05 20.0 2", "b 2026-01-12 30.0 1", "b 2026-01-19 40.0 1"),
        attendances());
    try (Curated curated = read()) {
      assertEquals(
          1, named(curated), "a second session of the day, or a cancelled one, is not guessed at");
    }
  }

  @Test
  void attendance_chatOfASessionThatNobodyElseNamesSo_addsToItsAttendance() {
    Map<String, Object> chat = stay(null, "a", "2026-01-05", "chat_messages", 4);
    chat.put("session_key", id("when recording began"));
    chat.put("status", "unknown");
    new Inbox()
        .put("attendance", "1.csv", List.of(stay(null, "a", "2026-01-05", "minutes", 20.0), chat))
        .takeIn(store, quarantine);
    assertEquals(List.of("a 2026-01-05 20.0 1"), attendances());
    try (Curated curated = read()) {
      assertEquals(4, Attendances.of(curated).get(0).chatMessages());
      assertEquals(1, curated.calendar().sessions().size());
    }
  }

  @Test
  void attendance_groupOrSessionUnknown_isRejectedInTheFlow() {
    Map<String, Object> stranger = stay("r2", "b", "2026-01-05");
    stranger.put("group_id", id("other group"));
    Map<String, Object> undated = stay("r3", "c", "2026-01-05", "session_id", id("nowhere"));
    undated.remove("session_key");
    undated.remove("session_on");
    new Inbox()
        .put("groups", "g.csv", List.of(row("group_id", id("group"))))
        .put(
            "attendance",
            "1.csv",
            List.of(
                stay("r1", "a", "2026-01-05"), stranger, undated, stay("r1", "a", "2026-01-05")))
        .put("sessions", "s.csv", List.of(session("s1", "2026-01-05")))
        .takeIn(store, quarantine);
    try (Curated curated = read()) {
      List<Attendance> attendances = Attendances.of(curated);
      assertEquals(
          List.of(
              "READ  5 5",
              "REJECTED FK-GROUP 5 4",
              "REJECTED FK-SESSION 4 3",
              "REJECTED REQUIRED 3 2",
              "DUPLICATE  2 1",
              "CURATED  1 1"),
          flow(curated, "attendance"));
      assertEquals(1, attendances.size());
      assertEquals(6, flow(curated, "attendance").size(), "read twice, counted once");
    }
  }

  private static Map<String, Object> session(String id, String group, String day, String status) {
    Map<String, Object> session = session(id, day);
    session.put("status", status);
    session.put("group_id", id(group));
    session.put("session_key", id(group + day));
    return session;
  }

  private static Map<String, Object> stayIn(String group, String record, String day) {
    Map<String, Object> stay = stay(record, "a", day);
    stay.put("group_id", id(group));
    stay.put("session_key", id(group + day));
    return stay;
  }

  private List<String> calendar() {
    try (Curated curated = read()) {
      return curated.calendar().sessions().stream()
          .map(session -> hex(session.group()) + " " + day(session) + " " + session.status())
          .map(text -> text.replace(Inbox.hex("told"), "told").replace(Inbox.hex("mute"), "mute"))
          .sorted()
          .toList();
    }
  }

  @Test
  void calendar_planAndReportOfOneSession_keepsTheReport() {
    for (String plan : List.of("1.csv", "2.csv")) {
      String report = plan.equals("1.csv") ? "2.csv" : "1.csv";
      new Inbox()
          .put("sessions", plan, List.of(session("p1", "told", "2026-01-05", "not_reported")))
          .put("sessions", report, List.of(session("s1", "told", "2026-01-05", "cancelled")))
          .takeIn(store, quarantine);
      assertEquals(List.of("told 2026-01-05 cancelled"), calendar());
      try (Curated curated = read()) {
        List<String> flow = flow(curated, "sessions");
        assertEquals(
            List.of("CURATED  0 0", "CURATED  1 1", "DUPLICATE  1 0"),
            flow.stream()
                .filter(line -> line.matches("CURATED.*|DUPLICATE  1 0"))
                .sorted()
                .toList());
        assertEquals(CalendarOrigin.STATED, curated.calendar().origin());
      }
    }
  }

  @Test
  void calendar_planAlone_isHeldWhereSomebodyWas() {
    Map<String, Object> idAlone = stayIn("mute", "r3", "2026-01-26");
    idAlone.put("session_id", id("p4"));
    idAlone.remove("session_key");
    idAlone.remove("session_on");
    new Inbox()
        .put(
            "sessions",
            "s.csv",
            List.of(
                session("p1", "mute", "2026-01-05", "not_reported"),
                session("p2", "mute", "2026-01-12", "not_reported"),
                session("p4", "mute", "2026-01-26", "not_reported"),
                session("s1", "told", "2026-01-05", "held"),
                session("s2", "told", "2026-01-12", "not_reported")))
        .put(
            "attendance",
            "a.csv",
            List.of(
                stayIn("mute", "r1", "2026-01-12"),
                stayIn("mute", "r2", "2026-01-14"),
                idAlone,
                stayIn("told", "r4", "2026-01-19")))
        .takeIn(store, quarantine);
    assertEquals(
        List.of(
            "mute 2026-01-05 not_reported",
            "mute 2026-01-12 held",
            "mute 2026-01-14 held",
            "mute 2026-01-26 held",
            "told 2026-01-05 held",
            "told 2026-01-12 not_reported"),
        calendar());
    try (Curated curated = read()) {
      assertEquals(CalendarOrigin.INFERRED, curated.calendar().origin());
      assertEquals(4, Attendances.of(curated).size());
      assertEquals(
          List.of("READ  6 6", "REJECTED REQUIRED 6 5", "DUPLICATE  5 5", "CURATED  5 5"),
          flow(curated, "sessions"));
    }
  }

  @Test
  void calendar_planMetAtAnotherStart_isTheSessionThatWasHeld() {
    Map<String, Object> early = stayIn("mute", "r1", "2026-01-05");
    early.put("session_key", id("opened early"));
    new Inbox()
        .put("sessions", "s.csv", List.of(session("p1", "mute", "2026-01-05", "not_reported")))
        .put("attendance", "a.csv", List.of(early))
        .takeIn(store, quarantine);
    assertEquals(List.of("mute 2026-01-05 held"), calendar());
    try (Curated curated = read()) {
      assertEquals(1, named(curated));
    }
  }

  @Test
  void calendar_planOfTheDayOfASessionThatHasAnotherId_isNotHeld() {
    Map<String, Object> other = stayIn("mute", "r1", "2026-01-05");
    other.put("session_key", id("evening"));
    other.put("session_id", id("x9"));
    new Inbox()
        .put("sessions", "s.csv", List.of(session("p1", "mute", "2026-01-05", "not_reported")))
        .put("attendance", "a.csv", List.of(other))
        .takeIn(store, quarantine);
    assertEquals(List.of("mute 2026-01-05 held", "mute 2026-01-05 not_reported"), calendar());
    try (Curated curated = read()) {
      assertEquals(
          1,
          Attendances.of(curated).stream()
              .filter(
                  attendance ->
                      curated.calendar().sessions().stream()
                          .filter(session -> session.status().equals("held"))
                          .anyMatch(session -> session.key().equals(attendance.session().key())))
              .count());
    }
  }

  @Test
  void calendar_noneGiven_isInferredFromWhoWasCounted() {
    Map<String, Object> idAlone = stay("r4", "a", "2026-01-05", "session_id", id("s1"));
    idAlone.remove("session_key");
    idAlone.remove("session_on");
    new Inbox()
        .put(
            "attendance",
            "1.csv",
            List.of(
                stay("r1", "a", "2026-01-05", "session_id", id("s1")),
                stay("r2", "b", "2026-01-05"),
                stay("r3", "b", "2026-01-12", "status", "absent"),
                idAlone))
        .put(
            "headcounts",
            "h.csv",
            List.of(
                headcount("2026-01-05", 4, "hybrid"),
                headcount("2026-01-19", 0, "online"),
                headcount("2026-01-26", null, "online")))
        .takeIn(store, quarantine);
    try (Curated curated = read()) {
      assertEquals(CalendarOrigin.INFERRED, curated.calendar().origin());
      List<String> sessions =
          curated.calendar().sessions().stream()
              .map(
                  session ->
                      String.join(
                          " ",
                          day(session),
                          session.status(),
                          session.modality(),
                          Boolean.toString(session.id() != null)))
              .sorted()
              .toList();
      assertEquals(
          List.of("2026-01-05 held hybrid true", "2026-01-19 held online false"), sessions);
      assertEquals(List.of("a 2026-01-05 null 2", "b 2026-01-05 null 1"), attendances());
    }
  }

  @Test
  void calendar_idOrStartGivenTwice_keepsTheFirst() {
    new Inbox()
        .put(
            "sessions",
            "s.csv",
            List.of(
                session("s1", "2026-01-05"),
                session("s2", "2026-01-05"),
                session("s1", "2026-01-12"),
                session("s3", "2026-01-19")))
        .takeIn(store, quarantine);
    try (Curated curated = read()) {
      assertEquals(2, curated.calendar().sessions().size());
      assertEquals(
          List.of("READ  5 5", "REJECTED REQUIRED 5 4", "DUPLICATE  4 2", "CURATED  2 2"),
          flow(curated, "sessions"));
    }
  }

  @Test
  void table_keyWithEmptyCells_isOneKey() {
    Map<String, Object> month =
        row("group_id", id("group"), "period_start", LocalDate.parse("2026-01-01"), "attendees", 9);
    new Inbox()
        .put("headcounts", "h.csv", List.of(month, month, headcount("2026-01-05", 4, "online")))
        .takeIn(store, quarantine);
    try (Curated curated = read()) {
      List<Row> rows = curated.table("headcounts");
      assertEquals(2, rows.size());
      assertEquals(
          List.of("2026-01-01"),
          rows.stream()
              .filter(row -> row.getAs("period_start") != null)
              .map(row -> LocalDate.ofEpochDay(row.<Integer>getAs("period_start")).toString())
              .toList());
      assertEquals("DUPLICATE  3 2", flow(curated, "headcounts").get(2));
    }
  }

  /** Sessions that are named by their id alone are as many as their ids. */
  @Test
  void table_headcountsOfSessionsByIdByStartAndByBoth_countEachSessionOnce() {
    Map<String, Object> both = new TreeMap<>(headcount("2026-01-05", 4, "online"));
    both.put("session_id", id("s1"));
    new Inbox()
        .put("headcounts", "1.csv", List.of(both, byId("s2", 5), byId("s3", 6)))
        .put("headcounts", "2.csv", List.of(headcount("2026-01-05", 4, "online"), byId("s3", 6)))
        .put("headcounts", "3.csv", List.of(byId("s1", 4)))
        .takeIn(store, quarantine);
    try (Curated curated = read()) {
      assertEquals(3, curated.table("headcounts").size());
      long attendees =
          curated.table("headcounts").stream()
              .mapToLong(row -> row.<Integer>getAs("attendees"))
              .sum();
      assertEquals(15, attendees);
    }
  }

  /** A sheet that says 0 for a week without a session says the same as its calendar. */
  @Test
  void headcounts_zeroAtACancelledSession_isOfNoSession() {
    Map<String, Object> moved = new TreeMap<>(headcount("2026-02-02", 0, "online"));
    moved.put("session_key", null);
    new Inbox()
        .put(
            "sessions",
            "s.csv",
            List.of(
                cancelled("s1", "2026-01-05"),
                session("evening", "group", "2026-01-05", "held"),
                session("s2", "2026-01-12"),
                cancelled("s3", "2026-01-19"),
                cancelled("s4", "2026-01-26"),
                cancelled("s5", "2026-02-02")))
        .put(
            "headcounts",
            "h.csv",
            List.of(
                headcount("2026-01-05", 0, "online"),
                headcount("2026-01-12", 0, "online"),
                headcount("2026-01-19", 4, "online"),
                byId("s4", 0),
                moved))
        .takeIn(store, quarantine);
    try (Curated curated = read()) {
      assertEquals(5, curated.table("headcounts").size());
      assertEquals(
          List.of("2026-01-12 0", "2026-01-19 4"),
          curated.headcounts().stream()
              .map(
                  row ->
                      LocalDate.ofEpochDay(row.<Integer>getAs("session_on"))
                          + " "
                          + row.getAs("attendees"))
              .sorted()
              .toList());
    }
  }

  private static Map<String, Object> cancelled(String id, String date) {
    Map<String, Object> session = session(id, date);
    session.put("status", "cancelled");
    return session;
  }

  /** A grid has the counts of many sessions in one line. */
  @Test
  void table_headcountsOfOneLine_areAsManyAsTheirSessions() {
    List<Map<String, Object>> line = new ArrayList<>();
    for (String day : List.of("2026-01-05", "2026-01-12", "2026-01-19")) {
      Map<String, Object> one = new TreeMap<>(headcount(day, 4, "online"));
      one.put("line", 2);
      line.add(one);
    }
    new Inbox().put("headcounts", "grid.csv", line).takeIn(store, quarantine);
    try (Curated curated = read()) {
      assertEquals(3, curated.table("headcounts").size());
    }
  }

  private static Map<String, Object> byId(String session, int attendees) {
    return row("group_id", id("group"), "session_id", id(session), "attendees", attendees);
  }

  private static Map<String, Object> answer(String response, String item, double value) {
    Map<String, Object> answer =
        new TreeMap<>(
            row("response_id", id(response), "item", item, "value", value, "linkage", "anonymous"));
    answer.put("instrument", "group_experience");
    answer.put("instrument_version", "1");
    answer.put("perspective", "participant");
    answer.put("submitted_on", LocalDate.parse("2026-01-05"));
    return answer;
  }

  private static List<String> answers(Curated curated) {
    return curated
        .answers()
        .each(
            rows -> {
              ArrayList<String> texts = new ArrayList<>();
              rows.forEachRemaining(
                  row ->
                      texts.add(
                          HexFormat.of().formatHex(row.<byte[]>getAs("response_id"))
                              + row.getAs("item")
                              + row.getAs("value")));
              return texts;
            })
        .stream()
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  /** Many answers lie with Spark: what is kept and how it is counted is the same. */
  @Test
  void answers_onTheDriverAndWithSpark_areTheSame() {
    List<Map<String, Object>> first = new ArrayList<>();
    List<Map<String, Object>> second = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      first.add(answer("r" + i, "overall", i % 5));
      first.add(answer("r" + i, "safe", i % 3));
      second.add(answer("r" + (i + 20), "overall", 9));
    }
    new Inbox()
        .put("survey_responses", "1.csv", first)
        .put("survey_responses", "2.csv", second)
        .takeIn(store, quarantine);
    try (Curated few = read();
        Curated many = Curated.read(store, TestSpark.session(), 10)) {
      assertEquals(100, answers(few).size());
      assertEquals(answers(few), answers(many));
      assertEquals(flow(few, "survey_responses"), flow(many, "survey_responses"));
    }
  }

  @Test
  void table_withAMethodOfItsOwn_isAnError() {
    try (Curated curated = read()) {
      assertThrows(IllegalArgumentException.class, () -> curated.table("attendance"));
    }
  }

  @Test
  void attendance_peopleLieTogetherByDate() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(stay("r" + i, "p" + i % 7, "2026-0" + (1 + i * 5 % 6) + "-05"));
    }
    new Inbox().put("attendance", "1.csv", rows).takeIn(store, quarantine);
    try (Curated curated = read()) {
      List<List<Attendance>> people = Attendances.byPerson(curated);
      assertEquals(7, people.size(), "each person in one place");
      for (List<Attendance> of : people) {
        assertEquals(1, of.stream().map(Attendance::person).distinct().count());
        List<Integer> days = of.stream().map(attendance -> attendance.session().day()).toList();
        assertEquals(days.stream().sorted().toList(), days, "by date");
      }
    }
  }

  private static long named(Curated curated) {
    return Attendances.of(curated).stream()
        .filter(attendance -> attendance.session().id() != null)
        .count();
  }

  private static String hex(Id id) {
    return HexFormat.of().formatHex(id.bytes());
  }

  private static String day(Session session) {
    return LocalDate.ofEpochDay(session.day()).toString();
  }

  private Curated read() {
    return Curated.read(store, TestSpark.session());
  }

  private String firstOf(String... names) {
    String first = store.ledger().order().fileIds().get(0);
    return List.of(names).stream()
        .filter(n -> Inbox.hex(n).equals(first))
        .findFirst()
        .orElseThrow();
  }

  private List<String> attendances() {
    Map<String, String> names = Map.of(Inbox.hex("a"), "a", Inbox.hex("b"), "b");
    try (Curated curated = read()) {
      List<Attendance> attendances = Attendances.of(curated);
      RecordFlow.check(curated.recordFlow());
      return attendances.stream()
          .map(
              a ->
                  names.get(hex(a.person()))
                      + " "
                      + LocalDate.ofEpochDay(a.session().day())
                      + " "
                      + a.minutes()
                      + " "
                      + a.stays())
          .sorted()
          .toList();
    }
  }

  private static List<String> flow(Curated curated, String table) {
    return curated.recordFlow().stream()
        .filter(l -> l.table().equals(table))
        .map(CuratedTest::text)
        .toList();
  }

  private static String text(FlowLine line) {
    return line.step() + " " + line.reason() + " " + line.rowsIn() + " " + line.rowsOut();
  }

  private static Map<String, Object> session(String name, String date) {
    return row(
        "session_id",
        id(name),
        "session_key",
        id("group " + date),
        "group_id",
        id("group"),
        "session_on",
        LocalDate.parse(date),
        "status",
        "held");
  }

  private static Map<String, Object> headcount(String date, Integer attendees, String modality) {
    return row(
        "group_id",
        id("group"),
        "session_key",
        id("group " + date),
        "session_on",
        LocalDate.parse(date),
        "session_modality",
        modality,
        "attendees",
        attendees);
  }
}
