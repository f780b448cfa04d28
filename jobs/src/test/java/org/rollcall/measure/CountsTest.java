package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.gate.Inboxes;
import org.rollcall.measure.CellLayout.State;
import org.rollcall.measure.Counts.GroupedCount;
import org.rollcall.measure.ReturnCells.Ending;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Outcome;
import org.rollcall.stats.survival.SurvivalCell;
import org.rollcall.study.Arm;

/** Cells of home groups to people and groups, in the part and outside it. */
class CountsTest {

  private static final int GROUPS = 4;

  private final CellLayout layout = new CellLayout(Inboxes.study(Path.of(".")), 24_000, 1);
  private final LongCounter cells = new LongCounter();
  private final Counts counts = new Counts(cells, layout, GROUPS);

  @Test
  void lapses_byGroupAndEnding_areSurvivalCells() {
    add(1, layout.returned(3, Ending.BACK), 5);
    add(1, layout.returned(4, Ending.CLOSED), 2);
    add(3, layout.returned(4, Ending.NOT_FOLLOWED), 7);
    add(3, layout.returned(0, Ending.NOT_FOLLOWED), 9);
    List<SurvivalCell> lapses = counts.lapses(Arm.ONLINE);
    assertEquals(
        List.of("1: 5 at 3.0 by 1", "1: 2 at 4.0 by 2", "3: 7 at 4.0 by 0"),
        lapses.stream()
            .map(
                c ->
                    c.cluster()
                        + ": "
                        + c.frequency().people()
                        + " at "
                        + c.exit()
                        + " by "
                        + c.cause())
            .toList());
  }

  @Test
  void triangle_everybodyRetained_leavesNoGroupOutside() {
    add(1, layout.triangle(0, 0, false), 7);
    add(1, layout.triangle(0, 0, true), 7);
    assertEquals(new GroupedCount(7, 1, 7, 1, 0), counts.triangle(0, 0, Arm.ONLINE));
  }

  @Test
  void inState_peopleWhoStayedOrMoved_areSummedByGroup() {
    add(0, layout.transition(2, State.ONLINE_ONLY, State.ONLINE_ONLY), 6);
    add(0, layout.transition(2, State.ONLINE_ONLY, State.LAPSED), 1);
    add(3, layout.transition(2, State.ONLINE_ONLY, State.LAPSED), 4);
    add(2, layout.transition(2, State.LAPSED, State.ONLINE_ONLY), 9);
    Counts.Passed all = counts.inState(2, State.ONLINE_ONLY.ordinal());
    assertEquals(List.of(7L, 0L, 0L, 4L), all.byGroup());
    Counts.Passed lapsed =
        counts.transition(2, State.ONLINE_ONLY.ordinal(), State.LAPSED.ordinal());
    assertEquals(1, lapsed.lostOf(all).groups());
  }

  private static final List<GroupCalendar.Key> KEYS =
      IntStream.range(0, 4).mapToObj(i -> new GroupCalendar.Key(i, i)).toList();

  /** Programs are told apart by their place in the order of their names. */
  @Test
  void baselines_peopleOfTwoPrograms_areToldApart() {
    Outcome outcome = layout.adjusted().get(0);
    List<String> programs = List.of("smart_recovery", "other_mutual_help", "other_mutual_help", "");
    Counts ofTwo =
        new Counts(
            cells,
            layout,
            new Counts.Groups(KEYS, programs, programs, group -> group < 3, List.of(GROUPS), true));
    for (int group = 0; group < 3; group++) {
      cells.add(CellLayout.cell(group, Arm.ONLINE, layout.baseline(0, 7, true)), 5);
    }
    assertEquals(
        List.of("0 1 7", "1 0 7", "2 0 7"),
        ofTwo.baselines(outcome).stream()
            .map(
                cell ->
                    cell.home()
                        + " "
                        + Baseline.program(cell.baseline())
                        + " "
                        + cell.baseline() % Baseline.size())
            .toList());
    assertEquals(
        Map.of(0L, "smart_recovery", 1L, "other_mutual_help", 2L, "other_mutual_help"),
        ofTwo.programs());
  }

  private void add(int group, int slot, long people) {
    cells.add(CellLayout.cell(group, Arm.ONLINE, slot), people);
  }
}
