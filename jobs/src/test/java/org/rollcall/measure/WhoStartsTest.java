package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.Starter.Lengths;
import org.rollcall.study.Arm;
import org.rollcall.study.Study.NewTo;

/** Who starts, of people who also did other things: a washout of 14 days, logs of two weeks. */
class WhoStartsTest {

  private static final int FIRST = 18_000;
  private static final int START = FIRST + 100;
  private static final int SMART = 0;
  private static final int SMART_ONLINE = 1;
  private static final int AA = 2;
  private static final int YOUNG = 3;
  private static final GroupCalendar CALENDAR = calendar();
  private static final CellLayout LAYOUT =
      new CellLayout(SampleStudy.of(), Months.of(FIRST), Months.of(START + 200) - Months.of(FIRST));
  private static final List<String> SMART_ALONE = List.of("smart_recovery");

  @Test
  void count_memberOfAnotherProgram_isNoStarter() {
    AttendanceHistory member = weekly(AA, START - 70, 10);
    member.add(START, SMART, flags(Mode.FACE_TO_FACE));
    Counts counts = count(SMART_ALONE, NewTo.ANY_GROUP, member);
    assertEquals(1, counts.followed().people());
    assertEquals(0, counts.startedAnyhow().people());
  }

  @Test
  void count_memberOfAnotherProgram_isNewToTheProgramWhereThatIsAsked() {
    AttendanceHistory member = weekly(AA, START - 70, 10);
    member.add(START, SMART, flags(Mode.FACE_TO_FACE));
    member.add(START + 40, SMART, flags(Mode.FACE_TO_FACE));
    Counts counts = count(SMART_ALONE, NewTo.PROGRAM, member);
    assertEquals(1, counts.started(Arm.FACE_TO_FACE).people());
    assertEquals(1, counts.started().groups());
  }

  /** What is done elsewhere tells who is new, and of nothing else. */
  @Test
  void count_attendanceElsewhereAfterTheStart_isNotCounted() {
    AttendanceHistory starter = new AttendanceHistory();
    starter.add(START, SMART, flags(Mode.FACE_TO_FACE));
    IntStream.range(1, 9).forEach(w -> starter.add(START + 7 * w, AA, flags(Mode.FACE_TO_FACE)));
    Counts counts = count(SMART_ALONE, NewTo.ANY_GROUP, starter);
    assertEquals(1, counts.started(Arm.FACE_TO_FACE).people());
    assertEquals(
        1,
        counts
            .tallies(
                counts.outcomes().stream()
                    .filter(o -> o.key().equals("attendances_week_5"))
                    .findFirst()
                    .orElseThrow())
            .get(Arm.FACE_TO_FACE)
            .get(0)
            .sum());
  }

  @Test
  void count_oneWhoLedGroupsBefore_isNoStarter() {
    AttendanceHistory leader = new AttendanceHistory();
    IntStream.range(1, 9)
        .forEach(
            w ->
                leader.add(
                    START - 7 * w,
                    SMART,
                    AttendanceHistory.asNoParticipant(flags(Mode.FACE_TO_FACE))));
    leader.add(START, SMART, flags(Mode.FACE_TO_FACE));
    Counts counts = count(SMART_ALONE, NewTo.ANY_GROUP, leader);
    assertEquals(1, counts.seen().people());
    assertEquals(0, counts.startedAnyhow().people());
  }

  @Test
  void count_oneWhoLeadsAlone_isNobodyWhoAttended() {
    AttendanceHistory leader = new AttendanceHistory();
    leader.add(START, SMART, AttendanceHistory.asNoParticipant(flags(Mode.FACE_TO_FACE)));
    assertEquals(0, count(SMART_ALONE, NewTo.ANY_GROUP, leader).seen().people());
  }

  @Test
  void count_sessionsUnderAnotherGradeOfIdentity_countInTheWashout() {
    AttendanceHistory known = new AttendanceHistory();
    known.add(
        START - 5,
        SMART,
        AttendanceHistory.flags(
            Mode.FACE_TO_FACE, false, AttendanceHistory.NOT_SAID, SessionModality.FACE_TO_FACE));
    known.add(START, SMART, flags(Mode.FACE_TO_FACE));
    assertEquals(0, count(List.of(), NewTo.ANY_GROUP, known).startedAnyhow().people());
  }

  /** The log of AA is two weeks old, that of SMART is not: who is new to SMART is not known yet. */
  @Test
  void count_newToTheProgram_asksTheLogsOfTheProgram() {
    AttendanceHistory person = new AttendanceHistory();
    person.add(FIRST + 20, YOUNG, flags(Mode.FACE_TO_FACE));
    assertEquals(1, count(List.of(), NewTo.ANY_GROUP, person).startedAnyhow().people());
    assertEquals(0, count(List.of(), NewTo.PROGRAM, person).startedAnyhow().people());
  }

  @Test
  void count_onlyInOtherPrograms_isLeftOutInAStepOfItsOwn() {
    AttendanceHistory other = weekly(AA, START, 3);
    Counts counts = count(SMART_ALONE, NewTo.ANY_GROUP, other, weekly(SMART, START, 3));
    assertEquals(2, counts.seen().people());
    assertEquals(1, counts.analysed().people());
    assertEquals(1, counts.analysed().lostOf(counts.seen()).people());
    assertEquals(1, counts.followed().people());
  }

  @Test
  void count_firstModeNotStated_isLeftOutInAStepOfItsOwn() {
    AttendanceHistory unknown = new AttendanceHistory();
    unknown.add(
        START,
        SMART,
        AttendanceHistory.flags(
            Mode.NOT_STATED, true, AttendanceHistory.NOT_SAID, SessionModality.HYBRID));
    unknown.add(START + 60, SMART, flags(Mode.FACE_TO_FACE));
    Counts counts = count(List.of(), NewTo.ANY_GROUP, unknown);
    assertEquals(1, counts.startedAnyhow().people());
    assertEquals(0, counts.started().people());
  }

  /** Before breakfast online, in the evening in a room: whatever the numbers of the groups are. */
  @Test
  void count_twoSessionsOnTheFirstDay_startsWithTheEarlier() {
    for (int swapped = 0; swapped < 2; swapped++) {
      AttendanceHistory person = new AttendanceHistory();
      person.add(START, 1 + swapped, SMART_ONLINE, flags(Mode.ONLINE), Lengths.UNKNOWN);
      person.add(START, 2 - swapped, SMART, flags(Mode.FACE_TO_FACE), Lengths.UNKNOWN);
      Counts counts = count(List.of(), NewTo.ANY_GROUP, person);
      assertEquals(1 - swapped, counts.started(Arm.ONLINE).people());
      assertEquals(swapped, counts.started(Arm.FACE_TO_FACE).people());
      assertEquals(swapped, counts.started().byGroup().get(SMART));
    }
  }

  /** Together, or nobody knows when: neither the mode nor the home group can be told. */
  @Test
  void count_twoSessionsAtOnce_isLeftOutInAStepOfItsOwn() {
    for (int[] ranks : new int[][] {{1, 1}, {AttendanceHistory.NO_RANK, 1}}) {
      for (int other : new int[] {SMART_ONLINE, YOUNG}) {
        AttendanceHistory person = new AttendanceHistory();
        Mode mode = other == SMART_ONLINE ? Mode.ONLINE : Mode.FACE_TO_FACE;
        person.add(START, ranks[0], SMART, flags(Mode.FACE_TO_FACE), Lengths.UNKNOWN);
        person.add(START, ranks[1], other, flags(mode), Lengths.UNKNOWN);
        person.add(START + 60, 1, SMART, flags(Mode.FACE_TO_FACE), Lengths.UNKNOWN);
        Counts counts = count(List.of(), NewTo.ANY_GROUP, person);
        assertEquals(1, counts.startedAnyhow().people());
        assertEquals(0, counts.startedAnyhow().groups());
        assertEquals(0, counts.firstTold().people());
        assertEquals(0, counts.started().people());
      }
    }
  }

  @Test
  void count_sessionsOfOneGroupAndModeAtUnknownTimes_leaveNothingOpen() {
    AttendanceHistory person = new AttendanceHistory();
    person.add(START, AttendanceHistory.NO_RANK, SMART, flags(Mode.FACE_TO_FACE), 40);
    person.add(START, AttendanceHistory.NO_RANK, SMART, flags(Mode.FACE_TO_FACE), 50);
    Counts counts = count(List.of(), NewTo.ANY_GROUP, person);
    assertEquals(1, counts.firstTold().people());
    assertEquals(1, counts.started(Arm.FACE_TO_FACE).people());
  }

  /** Whoever was in another program's room that morning is not new in the evening. */
  @Test
  void count_anotherProgramEarlierThatDay_isNoStarter() {
    AttendanceHistory person = new AttendanceHistory();
    person.add(START, 1, AA, flags(Mode.FACE_TO_FACE), Lengths.UNKNOWN);
    person.add(START, 2, SMART, flags(Mode.FACE_TO_FACE), Lengths.UNKNOWN);
    assertEquals(0, count(SMART_ALONE, NewTo.ANY_GROUP, person).startedAnyhow().people());
    assertEquals(1, count(SMART_ALONE, NewTo.PROGRAM, person).started().people());
  }

  /** Without a list each family is of its own: its people, its groups, its starters. */
  @Test
  void count_twoFamilies_areCountedApart() {
    AttendanceHistory smart = weekly(SMART, START, 5);
    AttendanceHistory twelve = weekly(AA, START, 5);
    AttendanceHistory later = weekly(SMART, START, 2);
    later.add(START + 100, AA, flags(Mode.FACE_TO_FACE));
    AnalysisWindow window = window(List.of(), NewTo.ANY_GROUP);
    LongCounter cells = cells(List.of(), NewTo.ANY_GROUP, smart, twelve, later);
    Counts all = Counts.of(cells, window);
    List<Counts> each = window.populations().stream().map(p -> all.of(p, window)).toList();
    assertEquals(2, each.size());
    for (Counts family : each) {
      assertEquals(2, family.seen().people());
      assertEquals(2, family.started(Arm.FACE_TO_FACE).people());
      assertEquals(1, family.started().groups());
    }
    assertEquals(4, all.started().people());
    assertEquals(0, each.get(0).started().byGroup().get(AA));
  }

  /** Cells of activity and of no group are of no cluster that a population has. */
  @Test
  void baselines_ofOnePopulation_areOfItsGroupsAlone() {
    AnalysisWindow window = window(List.of(), NewTo.ANY_GROUP);
    LongCounter cells =
        cells(List.of(), NewTo.ANY_GROUP, weekly(SMART, START, 9), weekly(AA, START, 9));
    Counts all = Counts.of(cells, window);
    for (int at = 0; at < 2; at++) {
      Counts family = all.of(window.populations().get(at), window);
      List<BaselineCell> alike = family.baselines(family.adjusted().get(0));
      assertEquals(1, alike.size());
      assertEquals(at == 0 ? SMART : AA, alike.get(0).home());
    }
  }

  /** Once the study lists them, who goes from one to the other starts once. */
  @Test
  void count_familiesListedAsOne_areOnePopulation() {
    AttendanceHistory later = weekly(SMART, START, 2);
    later.add(START + 100, AA, flags(Mode.FACE_TO_FACE));
    List<String> both = List.of("smart_recovery", "alcoholics_anonymous");
    Counts counts = count(both, NewTo.ANY_GROUP, later);
    assertEquals(1, counts.started().people());
    assertEquals(1, window(both, NewTo.ANY_GROUP).populations().size());
  }

  /** One newcomer, whose month and modality do not hang on the groups' pseudonyms. */
  @Test
  void count_newcomerAtTwoSessionsAtOnce_isOneOfTheFirstUnit() {
    AttendanceHistory person = new AttendanceHistory();
    person.add(START, 1, SMART, flags(Mode.FACE_TO_FACE), Lengths.UNKNOWN);
    person.add(START, 1, SMART_ONLINE, flags(Mode.ONLINE), Lengths.UNKNOWN);
    LongCounter cells = cells(List.of(), NewTo.ANY_GROUP, person);
    ActivityCells activity = window(List.of(), NewTo.ANY_GROUP).activity();
    int month = Months.of(START) - Months.of(FIRST);
    for (SessionModality modality : SessionModality.values()) {
      assertEquals(
          modality == SessionModality.ONLINE ? 1 : 0,
          cells.get(
              CellLayout.cell(
                  activity
                      .units()
                      .indexOf(new ActivityCells.Unit("smart_recovery", "north", modality.key())),
                  CellLayout.NO_ARM,
                  LAYOUT.activity(month, CellLayout.Activity.NEWCOMERS))));
    }
  }

  /** The dial is how long rooms are shut; a washout of fourteen days, rooms that meet weekly. */
  @Test
  void count_comesBackWhenRoomsOpenAgain_isNoStarter() {
    for (int weeks = 1; weeks <= 12; weeks++) {
      int shut = weeks;
      AttendanceHistory member = weekly(0, START - 77, 12);
      weekly(member, 0, START + 7 * (shut + 1), 5);
      assertEquals(0, startedOf(member, shut, 0), shut + " weeks");
      AttendanceHistory away = weekly(0, START - 77, 8);
      weekly(away, 0, START + 7 * (shut + 1), 5);
      assertEquals(1, startedOf(away, shut, 0), "four weeks away before " + shut);
    }
  }

  /** Whose room never opens again goes to another when rooms are open. */
  @Test
  void count_comesBackToAnotherRoom_isNoStarter() {
    AttendanceHistory member = weekly(0, START - 77, 12);
    weekly(member, 1, START + 70, 5);
    assertEquals(0, startedOf(member, 9, 1_000));
    AttendanceHistory later = weekly(0, START - 77, 12);
    weekly(later, 1, START + 70 + 28, 5);
    assertEquals(1, startedOf(later, 9, 1_000), "four weeks after rooms opened again");
  }

  private static void weekly(AttendanceHistory to, int group, int first, int times) {
    IntStream.range(0, times).forEach(i -> to.add(first + 7 * i, group, flags(Mode.FACE_TO_FACE)));
  }

  /** Two rooms, shut for weeks after the start; the first one for longer. */
  private static long startedOf(AttendanceHistory person, int weeks, int firstForLonger) {
    GroupCalendar calendar =
        new GroupCalendar(
            List.of(
                shut(1, "face_to_face", weeks + firstForLonger),
                shut(2, "face_to_face", weeks),
                shut(3, "online", 0)));
    AnalysisWindow window =
        new AnalysisWindow(
            SampleStudy.of(List.of(), NewTo.ANY_GROUP), calendar, START + 200, LAYOUT);
    LongCounter cells = new LongCounter();
    new PersonCells(window, cells, window.activity()).count(person);
    return new Counts(cells, LAYOUT, 3).started().people();
  }

  private static GroupCalendar.Group shut(int id, String modality, int weeks) {
    int[] held =
        IntStream.range(-12, 60)
            .map(i -> START + 7 * i)
            .filter(day -> day <= START || day > START + 7 * weeks)
            .toArray();
    return new GroupCalendar.Group(
        new GroupCalendar.Key(id, id),
        "smart_recovery",
        "north",
        modality,
        START - 70,
        START - 900,
        GroupCalendar.NEVER,
        START + 400,
        held,
        GroupCalendarTest.unknown(held.length),
        Map.of());
  }

  private static Counts count(List<String> programs, NewTo newTo, AttendanceHistory... people) {
    return new Counts(cells(programs, newTo, people), LAYOUT, CALENDAR.groups().size());
  }

  private static AnalysisWindow window(List<String> programs, NewTo newTo) {
    return new AnalysisWindow(SampleStudy.of(programs, newTo), CALENDAR, START + 200, LAYOUT);
  }

  private static LongCounter cells(
      List<String> programs, NewTo newTo, AttendanceHistory... people) {
    AnalysisWindow window = window(programs, newTo);
    LongCounter cells = new LongCounter();
    PersonCells walk = new PersonCells(window, cells, window.activity());
    List.of(people).forEach(walk::count);
    return cells;
  }

  private static GroupCalendar calendar() {
    return new GroupCalendar(
        List.of(
            group(1, "smart_recovery", "face_to_face", FIRST),
            group(2, "smart_recovery", "online", FIRST),
            group(3, "alcoholics_anonymous", "face_to_face", FIRST),
            group(4, "narcotics_anonymous", "face_to_face", FIRST + 18)));
  }

  private static GroupCalendar.Group group(int id, String program, String modality, int log) {
    int[] held = IntStream.range(0, 60).map(i -> FIRST + 7 * i).toArray();
    return new GroupCalendar.Group(
        new GroupCalendar.Key(id, id),
        program,
        "north",
        modality,
        log,
        log,
        GroupCalendar.NEVER,
        START + 200,
        held,
        GroupCalendarTest.unknown(held.length),
        Map.of());
  }

  private static AttendanceHistory weekly(int group, int first, int times) {
    AttendanceHistory history = new AttendanceHistory();
    IntStream.range(0, times)
        .forEach(i -> history.add(first + 7 * i, group, flags(Mode.FACE_TO_FACE)));
    return history;
  }

  private static int flags(Mode mode) {
    return AttendanceHistory.flags(
        mode,
        true,
        AttendanceHistory.NOT_SAID,
        mode == Mode.ONLINE ? SessionModality.ONLINE : SessionModality.FACE_TO_FACE);
  }
}
