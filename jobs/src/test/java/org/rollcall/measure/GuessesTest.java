package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.gate.Inboxes;
import org.rollcall.measure.CellLayout.Step;
import org.rollcall.measure.CellLayout.Tally;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Guess;
import org.rollcall.study.Arm;

/** How often a rule guessed, told apart by population. */
class GuessesTest {

  private static final Population MUTUAL_HELP =
      new Population("mutual_help", Set.of("smart_recovery"));
  private static final Population FAMILIES =
      new Population("family_and_friends", Set.of("al_anon"));
  private static final Map<GroupCalendar.Key, HeadcountCells.Known> PROGRAMS =
      Map.of(key(1), known("smart_recovery"), key(2), known("al_anon"), key(3), known("al_anon"));

  private final CellLayout layout = new CellLayout(Inboxes.study(Path.of(".")), 24_000, 1);
  private final LongCounter cells = new LongCounter();
  private final Counts counts = new Counts(cells, layout, 4);

  private static GroupCalendar.Key key(int number) {
    return new GroupCalendar.Key(number, number);
  }

  private static HeadcountCells.Known known(String program) {
    return new HeadcountCells.Known(program, "north", "online");
  }

  /** A group that met every week from day 0 on. */
  private static ReportedGroup group(int number, int weeks) {
    List<Report> reports =
        IntStream.range(0, weeks)
            .mapToObj(week -> new Report(7 * week, 1, Optional.of(Arm.ONLINE), 5))
            .toList();
    return new ReportedGroup(
        key(number),
        true,
        Optional.of(Arm.ONLINE),
        GroupCalendar.NEVER,
        new int[0],
        new int[0],
        reports);
  }

  private static DataEnds ends(ReportedGroup... groups) {
    return DataEnds.of(
        List.of(MUTUAL_HELP, FAMILIES), any -> DataEnd.of(List.of(groups), 100_000, 0));
  }

  private Guesses guesses(Set<GroupCalendar.Key> undeclared, ReportedGroup... groups) {
    return new Guesses(ends(groups), LogStarts.of(Map.of(), List.of()), undeclared, PROGRAMS);
  }

  private void add(Arm arm, Tally tally, long attendances) {
    cells.add(CellLayout.cell(1, arm, layout.plain(tally)), attendances);
  }

  @Test
  void of_nothingGuessed_isEmpty() {
    assertEquals(Map.of(), guesses(Set.of(), group(1, 100)).of(MUTUAL_HELP, counts));
  }

  @Test
  void of_groups_areThoseOfThePopulation() {
    Guesses guesses =
        guesses(Set.of(key(1), key(2), key(3), key(9)), group(1, 100), group(2, 60), group(4, 100));
    assertEquals(Map.of(Guess.CLOSURES_NOT_DECLARED, 1L), guesses.of(MUTUAL_HELP, counts));
    assertEquals(
        Map.of(Guess.CLOSURES_NOT_DECLARED, 2L, Guess.RECORDS_BROKE_OFF, 1L),
        guesses.of(FAMILIES, counts));
  }

  @Test
  void of_peopleAndAttendances_areThoseThatCannotBeTold() {
    cells.add(CellLayout.cell(1, CellLayout.NO_ARM, layout.flow(Step.NEW, 0)), 12);
    cells.add(CellLayout.cell(1, CellLayout.NO_ARM, layout.flow(Step.FIRST_TOLD, 0)), 9);
    add(Arm.ONLINE, Tally.ATTENDED, 100);
    add(Arm.ONLINE, Tally.NOT_FOLLOWED, 20);
    add(Arm.ONLINE, Tally.LINKAGE_SHOWN, 75);
    add(Arm.FACE_TO_FACE, Tally.ATTENDED, 10);
    assertEquals(
        Map.of(
            Guess.FIRST_SESSIONS_NOT_TOLD,
            3L,
            Guess.IDENTITIES_NOT_SHOWN,
            15L,
            Guess.LEADERS_NOT_TOLD,
            1L),
        guesses(Set.of(), group(1, 100)).of(MUTUAL_HELP, counts));
  }

  /** One leader who is told shows that a mode tells them; in the other nobody does. */
  @Test
  void of_modeOfWhichNobodyLeads_isItsGroups() {
    add(Arm.ONLINE, Tally.ATTENDED, 100);
    add(Arm.ONLINE, Tally.LINKAGE_SHOWN, 100);
    add(Arm.ONLINE, Tally.LED, 1);
    assertEquals(Map.of(), guesses(Set.of(), group(1, 100)).of(MUTUAL_HELP, counts));
    add(Arm.FACE_TO_FACE, Tally.ATTENDED, 100);
    add(Arm.FACE_TO_FACE, Tally.LINKAGE_SHOWN, 100);
    assertEquals(
        Map.of(Guess.LEADERS_NOT_TOLD, 1L),
        guesses(Set.of(), group(1, 100)).of(MUTUAL_HELP, counts));
  }

  @Test
  void of_dayFarBeyond_isHowFar() {
    ReportedGroup late =
        new ReportedGroup(
            key(2),
            true,
            Optional.of(Arm.ONLINE),
            GroupCalendar.NEVER,
            new int[0],
            new int[0],
            List.of(new Report(7 * 140, 1, Optional.of(Arm.ONLINE), 1)));
    assertEquals(
        Map.of(Guess.DAYS_MISTYPED, 287L),
        guesses(Set.of(), group(1, 100), late).of(MUTUAL_HELP, counts));
  }

  /** One is said to have kept a log for years, the other to have opened with its log. */
  @Test
  void of_recordsThatBeginFull_areThoseOfTheirGroups() {
    ReportedGroup[] groups = {group(1, 100), group(2, 100)};
    LogStarts logs =
        LogStarts.of(
            Map.of(
                key(1), new LogStarts.Stated(-2_000, -3_000),
                key(2), new LogStarts.Stated(0, 0)),
            List.of(groups));
    Guesses guesses = new Guesses(ends(groups), logs, Set.of(), PROGRAMS);
    assertEquals(Map.of(Guess.LOGS_CUT, 1L), guesses.of(MUTUAL_HELP, counts));
    assertEquals(Map.of(Guess.OPENED_FULL, 1L), guesses.of(FAMILIES, counts));
  }
}
