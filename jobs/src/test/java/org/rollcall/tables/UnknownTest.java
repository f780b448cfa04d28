package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Table;
import org.rollcall.measure.Directory;
import org.rollcall.measure.GroupCalendar;
import org.rollcall.measure.HeadcountOnly;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Measured.Activity;
import org.rollcall.measure.Occasions;
import org.rollcall.measure.ServedGroups;
import org.rollcall.measure.Surveys;

/** What nobody reported is null; what a sum leaves out stands beside it. */
class UnknownTest {

  private static final Stamp STAMP = new Stamp("r", "h", LocalDate.of(2026, 6, 30));
  private static final Occasions.Key KEY =
      new Occasions.Key(LocalDate.of(2026, 3, 1), "smart_recovery", "north", "online");

  private final Occasions occasions = new Occasions();
  private Activity named = Activity.NONE;
  private HeadcountOnly.Count heads = HeadcountOnly.Count.NONE;
  private final List<Headcounts.Cell> cells = new ArrayList<>();
  private Optional<Surveys> surveys = Optional.empty();

  @Test
  void serviceActivity_headcountsInNoCalendar_knowSessionsGroupsAndNothingElse() {
    heads = new HeadcountOnly.Count(2, 0, 6, 0, 60, 60, 15, 8, 2, 3);
    Table.Row row = activity();
    assertNulls(
        row,
        "n_sessions_scheduled",
        "n_sessions_cancelled",
        "n_sessions_not_reported",
        "n_people",
        "n_newcomers");
    assertEquals(8, row.whole("n_sessions_held"));
    assertEquals(8, row.whole("n_sessions_unlisted"));
    assertEquals(2, row.whole("n_sessions_uncounted"));
    assertEquals(3, row.whole("n_groups"));
    assertEquals(60, row.whole("n_attendances"));
    assertEquals(15, row.whole("n_people_at_least"));
    assertEquals(10.0, row.number("mean_group_size"));
    assertEquals("ok", row.text("status"));
  }

  @Test
  void serviceActivity_nobodyReported_hasNoZero() {
    calendar(new Occasions.Count(4, 0, 0, 0, 0, 4, 0));
    Table.Row row = activity();
    assertNulls(
        row,
        "n_sessions_held",
        "n_sessions_cancelled",
        "n_sessions_unlisted",
        "n_groups",
        "n_attendances",
        "n_people",
        "n_people_at_least",
        "n_newcomers",
        "mean_group_size");
    assertEquals(4, row.whole("n_sessions_scheduled"));
    assertEquals(4, row.whole("n_sessions_not_reported"));
    assertEquals("x", row.text("status"));
  }

  @Test
  void serviceActivity_heldWithNobodyCounting_hasNoAttendance() {
    calendar(new Occasions.Count(4, 0, 3, 0, 1, 0, 2));
    Table.Row row = activity();
    assertNulls(row, "n_attendances", "n_people", "n_newcomers", "mean_group_size");
    assertEquals(3, row.whole("n_sessions_held"));
    assertEquals(1, row.whole("n_sessions_cancelled"));
    assertEquals(3, row.whole("n_sessions_uncounted"));
    assertEquals(2, row.whole("n_groups"));
    assertEquals("x", row.text("status"));
  }

  @Test
  void serviceActivity_allCancelled_nobodyCameIsKnown() {
    calendar(new Occasions.Count(4, 0, 0, 0, 4, 0, 0));
    Table.Row row = activity();
    assertEquals(0, row.whole("n_sessions_held"));
    assertEquals(0, row.whole("n_groups"));
    assertEquals(0, row.whole("n_attendances"));
    assertEquals("ok", row.text("status"));
  }

  @Test
  void serviceActivity_calendarInferred_schedulesAndCancelsNothing() {
    calendar(new Occasions.Count(0, 5, 5, 5, 0, 0, 2));
    named = new Activity(40, 12, 3);
    Table.Row row = activity();
    assertNulls(row, "n_sessions_scheduled", "n_sessions_cancelled", "n_sessions_not_reported");
    assertEquals(5, row.whole("n_sessions_held"));
    assertEquals(5, row.whole("n_sessions_unlisted"));
    assertEquals(12, row.whole("n_people"));
    assertEquals(3, row.whole("n_newcomers"));
    assertEquals(8.0, row.number("mean_group_size"));
  }

  @Test
  void serviceActivity_namesAndHeads_knowNoNumberOfPeople() {
    calendar(new Occasions.Count(10, 0, 9, 5, 1, 0, 3));
    named = new Activity(40, 12, 3);
    heads = new HeadcountOnly.Count(3, 0, 3, 3, 30, 30, 14, 0, 0, 0);
    Table.Row row = activity();
    assertNulls(row, "n_people", "n_newcomers");
    assertEquals(14, row.whole("n_people_at_least"));
    assertEquals(70, row.whole("n_attendances"));
    assertEquals(1, row.whole("n_sessions_uncounted"));
    assertEquals(70 / 8.0, row.number("mean_group_size"));
  }

  @Test
  void serviceActivity_recordThatLeavesSessionsOpen_hasNoSumOfSessions() {
    heads = new HeadcountOnly.Count(2, 1, 4, 0, 65, 40, 10, 4, 0, 1);
    Table.Row row = activity();
    assertNulls(row, "n_sessions_held", "n_sessions_unlisted");
    assertEquals(65, row.whole("n_attendances"));
    assertEquals(10.0, row.number("mean_group_size"));
  }

  /** Sixty-five people over nobody knows how many sessions: not none at each. */
  @Test
  void serviceActivity_countsOfNoKnownSession_tellNoNumberOfPeople() {
    heads = new HeadcountOnly.Count(1, 1, 0, 0, 65, 0, 0, 0, 0, 1);
    Table.Row row = activity();
    assertEquals(65, row.whole("n_attendances"));
    assertNulls(row, "n_people_at_least", "n_sessions_uncounted", "mean_group_size");
  }

  /** Forty named of no known session are not spread over the sessions of those who count heads. */
  @Test
  void serviceActivity_namedOfNoSession_hasNoMeanSize() {
    named = new Activity(40, 12, 3);
    heads = new HeadcountOnly.Count(3, 0, 3, 0, 30, 30, 14, 3, 0, 1);
    Table.Row row = activity();
    assertEquals(70, row.whole("n_attendances"));
    assertNulls(row, "mean_group_size", "n_people");
  }

  @Test
  void headcounts_largestOfNoKnownSession_isUnknown() {
    cells.add(cell(1, new long[] {0, 0, 0, 1, 0, 1, 0, 1, 65, 0, 0, 0, 0}));
    assertEquals(OptionalLong.empty(), new Headcounts(cells).largest("online"));
    cells.add(cell(2, new long[] {2, 0, 0, 1, 0, 0, 0, 1, 14, 14, 0, 0, 7}));
    assertEquals(OptionalLong.of(7), new Headcounts(cells).largest("online"));
  }

  @Test
  void headcountRate_noCountReturned_hasNoZero() {
    cells.add(cell(1, new long[] {0, 5, 5, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0}));
    Table.Row row = rate("online");
    assertNulls(
        row,
        "n_groups",
        "n_sessions",
        "n_attendances",
        "n_people_at_least",
        "n_newcomers",
        "n_records_newcomers_missing",
        "estimate");
    assertEquals(1, row.whole("n_groups_missing"));
    assertEquals(5, row.whole("n_sessions_missing"));
    assertEquals(2, row.whole("n_records_missing"));
    assertEquals("x", row.text("status"));
  }

  @Test
  void headcountRate_recordsThatLeaveOutAPart_areCountedBesideTheSums() {
    cells.add(cell(1, new long[] {4, 0, 0, 2, 1, 1, 1, 1, 65, 40, 3, 40, 10}));
    cells.add(cell(2, new long[] {2, 0, 0, 1, 0, 0, 0, 1, 14, 14, 0, 0, 9}));
    Table.Row row = rate("online");
    assertEquals(2, row.whole("n_groups"));
    assertEquals(0, row.whole("n_groups_missing"));
    assertEquals(6, row.whole("n_sessions"));
    assertEquals(79, row.whole("n_attendances"));
    assertEquals(54 / 6.0, row.number("estimate"), 1e-12);
    assertEquals(1, row.whole("n_records_sessions_missing"));
    assertEquals(2, row.whole("n_records_newcomers_missing"));
    assertEquals(3, row.whole("n_newcomers"));
    assertEquals(3 / 40.0, row.number("newcomer_share"));
    assertNulls(row, "n_sessions_missing");
  }

  @Test
  void headcountRate_nobodyCame_isZero() {
    cells.add(cell(1, new long[] {2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    Table.Row row = rate("online");
    assertEquals(0, row.whole("n_attendances"));
    assertEquals(0, row.whole("n_newcomers"));
    assertNulls(row, "newcomer_share", "visits_per_newcomer");
  }

  @Test
  void experience_severalClasses_shareNoInvitations() {
    Surveys.Key online = question("online");
    Surveys.Key room = question("face_to_face");
    surveys =
        Optional.of(
            new Surveys(
                List.of(new Surveys.Answer(online, 0, 4, 30), new Surveys.Answer(room, 1, 3, 20)),
                Map.of(),
                Map.of("group_experience", new Surveys.Invitations(200, 0))));
    for (Table.Row row : Experience.of(STAMP, Instruments.STANDARD, measured()).rows()) {
      assertNulls(row, "n_invited", "response_rate", "n_groups_not_invited");
    }
  }

  @Test
  void experience_oneClassInvitedInPart_hasNoRate() {
    Surveys.Key online = question("online");
    surveys = answered(online, 0, new Surveys.Invitations(200, 0));
    Table.Row whole = Experience.of(STAMP, Instruments.STANDARD, measured()).rows().get(0);
    assertEquals(200, whole.whole("n_invited"));
    assertEquals(30 / 200.0, whole.number("response_rate"));
    surveys = answered(online, 0, new Surveys.Invitations(200, 1));
    Table.Row part = Experience.of(STAMP, Instruments.STANDARD, measured()).rows().get(0);
    assertEquals(1, part.whole("n_groups_not_invited"));
    assertNulls(part, "response_rate");
  }

  @Test
  void experience_answersOfNoGroup_areNoGroup() {
    surveys = answered(question("online"), -1, new Surveys.Invitations(200, 0));
    Table.Row row = Experience.of(STAMP, Instruments.STANDARD, measured()).rows().get(0);
    assertNulls(row, "n_groups", "response_rate");
    assertEquals(30, row.whole("n_answers_without_group"));
  }

  private static Surveys.Key question(String modality) {
    return new Surveys.Key(
        "group_experience", "1", "overall", "anonymous", "participant", modality);
  }

  private static Optional<Surveys> answered(
      Surveys.Key key, int group, Surveys.Invitations invitations) {
    return Optional.of(
        new Surveys(
            List.of(new Surveys.Answer(key, group, 4, 30)),
            Map.of(),
            Map.of(key.instrument(), invitations)));
  }

  private static void assertNulls(Table.Row row, String... columns) {
    for (String column : columns) {
      assertNull(row.get(column), column);
    }
  }

  private void calendar(Occasions.Count count) {
    occasions.counts().put(KEY, count);
  }

  private Table.Row activity() {
    List<Table.Row> rows = ServiceActivity.of(STAMP, measured()).rows();
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private Table.Row rate(String modality) {
    return HeadcountRate.of(STAMP, measured()).rows().stream()
        .filter(row -> row.text("session_modality").equals(modality))
        .filter(row -> row.text("period").equals("all") && row.text("program").equals("all"))
        .findFirst()
        .orElseThrow();
  }

  /** A month of a group, its counts in the record's order. */
  private static Headcounts.Cell cell(int group, long[] n) {
    return new Headcounts.Cell(
        new Headcounts.Group(group, new GroupCalendar.Key(0, group)),
        "online",
        "smart_recovery",
        "north",
        "2026-03",
        n[0],
        n[1],
        n[2],
        n[3],
        n[4],
        n[5],
        n[6],
        n[7],
        n[8],
        n[9],
        n[10],
        n[11],
        0,
        0,
        n[12]);
  }

  private Measured measured() {
    return new Measured(
        STAMP.asOf(),
        STAMP.asOf(),
        Map.of(),
        Map.of(),
        Measured.Logs.AS_STATED,
        List.of(),
        Optional.empty(),
        occasions,
        named.equals(Activity.NONE) ? Map.of() : Map.of(KEY, named),
        new HeadcountOnly(heads.equals(HeadcountOnly.Count.NONE) ? Map.of() : Map.of(KEY, heads)),
        new Headcounts(cells),
        0,
        new ServedGroups(STAMP.asOf(), Map.of()),
        surveys,
        Optional.empty(),
        Directory.NONE);
  }
}
