package org.rollcall.measure;

/**
 * How the time after a starter's first lapse ended, to counts by complete weeks: the person came
 * back, the person's groups closed before, or follow-up ended. Week 1 begins on the day on which
 * the lapse is known. A week that was not followed to its end tells nothing.
 */
final class ReturnCells {

  /** What ended the time after a lapse. */
  enum Ending {
    BACK,
    CLOSED,
    NOT_FOLLOWED
  }

  private final CellLayout layout;
  private final LongCounter cells;

  ReturnCells(CellLayout layout, LongCounter cells) {
    this.layout = layout;
    this.cells = cells;
  }

  void count(FollowedStarter starter) {
    starter
        .firstLapse(layout.retention().primaryGapWeeks())
        .ifPresent(lapse -> count(starter, lapse));
  }

  private void count(FollowedStarter starter, FollowedStarter.Lapse lapse) {
    int from = lapse.told();
    int back = starter.history().lowerBound(lapse.day() + 1);
    boolean isBack =
        back < starter.history().size() && starter.history().day(back) <= starter.leavingThrough();
    int followed = (starter.completeThrough() - from) / 7;
    if (isBack) {
      add(starter, Ending.BACK, (starter.history().day(back) - from + 6) / 7, followed);
    } else if (starter.leavingThrough() < starter.completeThrough()) {
      add(starter, Ending.CLOSED, (starter.leavingThrough() - from) / 7 + 1, followed);
    } else {
      add(starter, Ending.NOT_FOLLOWED, followed, followed);
    }
  }

  private void add(FollowedStarter starter, Ending ending, int week, int followed) {
    int last = Math.min(followed, CellLayout.RETURN_WEEKS);
    int slot =
        week <= last ? layout.returned(week, ending) : layout.returned(last, Ending.NOT_FOLLOWED);
    cells.add(CellLayout.cell(starter.home(), starter.arm(), slot), 1);
  }
}
