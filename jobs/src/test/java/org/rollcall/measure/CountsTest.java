package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.gate.Inboxes;
import org.rollcall.measure.CellLayout.State;
import org.rollcall.measure.Counts.GroupedCount;
import org.rollcall.study.Arm;

/** Cells of home groups to people and groups, in the part and outside it. */
class CountsTest {

  private static final int GROUPS = 4;

  private final CellLayout layout = new CellLayout(Inboxes.study(Path.of(".")), 24_000, 1);
  private final LongCounter cells = new LongCounter();
  private final Counts counts = new Counts(cells, layout, GROUPS);

  @Test
  void returned_groupsOfThoseWhoDidNot_areThoseWithAnybodyLeft() {
    long[][] followedAndBack = {{5, 5}, {5, 3}, {2, 0}, {0, 0}};
    for (int group = 0; group < GROUPS; group++) {
      add(group, layout.returned(4, false), followedAndBack[group][0]);
      add(group, layout.returned(4, true), followedAndBack[group][1]);
    }
    assertEquals(new GroupedCount(12, 3, 8, 2, 2), counts.returned(4, Arm.ONLINE));
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

  private void add(int group, int slot, long people) {
    cells.add(CellLayout.cell(group, Arm.ONLINE, slot), people);
  }
}
