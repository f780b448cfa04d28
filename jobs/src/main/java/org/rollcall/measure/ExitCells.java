package org.rollcall.measure;

import java.util.Optional;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * One starter to exits, under every rule that says who has left.
 *
 * <p>The status of a person is known up to the last moment from which a whole gap (or run of missed
 * sessions) could still be seen; that moment depends on the end of the data and of the home group
 * alone, so that censoring there tells nothing of the person. Follow-up counts complete weeks.
 */
final class ExitCells {

  private final AnalysisWindow window;
  private final LongCounter cells;

  ExitCells(AnalysisWindow window, LongCounter cells) {
    this.window = window;
    this.cells = cells;
  }

  void count(FollowedStarter starter) {
    int definition = 0;
    for (int gap : OutcomeCatalog.gaps(window.layout().retention())) {
      count(starter, definition++, day(starter.firstLapse(gap)), starter.knownBeforeGap(gap));
    }
    int primary = window.layout().retention().lookAheadWeeks();
    count(
        starter,
        definition++,
        day(starter.firstCalendarLapse(primary)),
        starter.leavingThrough() - 7 * primary);
    for (int sessions : window.layout().retention().missedOpportunities()) {
      count(
          starter, definition++, starter.firstMissed(sessions), starter.knownBefore(sessions) - 1);
    }
    bound(starter, definition, primary);
  }

  /** Everybody has left, with the last attendance, whose follow-up ends by a guess. */
  private void bound(FollowedStarter starter, int definition, int weeks) {
    Optional<FollowedStarter.Lapse> lapse = starter.firstLapse(weeks);
    if (lapse.isEmpty() && starter.endsByGuess()) {
      int last = starter.lastFollowed();
      count(starter, definition, last, last + 7);
    } else {
      count(starter, definition, day(lapse), starter.knownBeforeGap(weeks));
    }
  }

  private static int day(Optional<FollowedStarter.Lapse> lapse) {
    return lapse.map(FollowedStarter.Lapse::day).orElse(-1);
  }

  private void count(FollowedStarter starter, int definition, int lapsed, int known) {
    int horizon = window.layout().retention().horizonWeeks();
    int followed = Math.max(0, Math.min(horizon, Math.floorDiv(known - starter.day(), 7)));
    int leftWeek = lapsed < 0 ? Integer.MAX_VALUE : (lapsed - starter.day()) / 7;
    boolean left = leftWeek < followed;
    int slot = window.layout().exit(definition, left ? leftWeek : followed, left);
    cells.add(CellLayout.cell(starter.home(), starter.arm(), slot), 1);
  }
}
