package org.rollcall.measure;

import java.util.Optional;
import java.util.stream.IntStream;
import org.rollcall.measure.CellLayout.Part;
import org.rollcall.measure.CellLayout.State;
import org.rollcall.measure.CellLayout.Step;
import org.rollcall.measure.CellLayout.Tally;
import org.rollcall.measure.CellLayout.Turnover;
import org.rollcall.outcome.Contribution;
import org.rollcall.outcome.Measure;
import org.rollcall.outcome.Outcome;
import org.rollcall.study.Arm;

/**
 * One person to counts by cell: everything that is estimated of people, in one walk over one
 * history. Plain Java; Spark only brings the histories together and sums the cells.
 */
final class PersonCells {

  private final AnalysisWindow window;
  private final CellLayout layout;
  private final LongCounter cells;
  private final ActivityCells activity;

  PersonCells(AnalysisWindow window, LongCounter cells, ActivityCells activity) {
    this.window = window;
    this.layout = window.layout();
    this.cells = cells;
    this.activity = activity;
  }

  /** Counts one person. */
  void count(AttendanceHistory history) {
    history.sort();
    leading(history);
    AttendanceHistory came = history.only(history::isParticipant);
    if (came.size() == 0) {
      return;
    }
    activity.count(came, cells);
    identity(came);
    turnover(came.only(came::followed));
    if (window.populations().size() == 1) {
      flow(came.firsts(), Step.SEEN, window.populations().get(0));
    }
    window.populations().forEach(population -> count(history, came, population));
  }

  private void count(AttendanceHistory history, AttendanceHistory came, Population population) {
    AttendanceHistory analysed = came.only(i -> window.isOf(population, came.group(i)));
    if (analysed.size() == 0) {
      return;
    }
    flow(analysed.firsts(), Step.ANALYSED, population);
    AttendanceHistory followed = analysed.only(analysed::followed);
    if (followed.size() == 0) {
      return;
    }
    flow(followed.firsts(), Step.FOLLOWED, population);
    if (isIn(followed, AttendanceHistory.Mode.ONLINE)
        && isIn(followed, AttendanceHistory.Mode.FACE_TO_FACE)) {
      flow(followed.firsts(), Step.IN_BOTH_MODES, population);
    }
    window
        .start(history, population, (all, i) -> counts(all, i, population))
        .ifPresent(firsts -> start(firsts, followed, population));
  }

  private static boolean isIn(AttendanceHistory history, AttendanceHistory.Mode mode) {
    return IntStream.range(0, history.size()).anyMatch(i -> history.mode(i) == mode);
  }

  /**
   * Of several sessions that may be the first, it is known which if all are of one group and mode.
   */
  private void start(AttendanceHistory firsts, AttendanceHistory followed, Population population) {
    flow(firsts, Step.NEW, population);
    if (firsts.onlyGroup() < 0 || !firsts.isOfOneMode()) {
      return;
    }
    flow(firsts, Step.FIRST_TOLD, population);
    if (firsts.mode(0) != AttendanceHistory.Mode.NOT_STATED) {
      AttendanceHistory counting = firsts.only(i -> counts(firsts, i, population));
      started(new FollowedStarter(followed, followed.indexOf(counting, 0), window));
    }
  }

  private boolean counts(AttendanceHistory history, int i, Population population) {
    return history.isParticipant(i)
        && history.followed(i)
        && window.isOf(population, history.group(i));
  }

  private void started(FollowedStarter starter) {
    flow(starter, Step.STARTED, starter.arm(), 0);
    new ExitCells(window, cells).count(starter);
    starter.cameBack().ifPresent(back -> cameBack(starter, back));
    service(starter);
    outcomes(starter);
    triangle(starter);
    new ReturnCells(layout, cells).count(starter);
    transitions(starter);
    for (int i = 0; i < layout.landmarks().size(); i++) {
      landmark(starter, i);
    }
  }

  /** A step of the flow, in the group of a person's first session, if it is known which it is. */
  private void flow(AttendanceHistory firsts, Step step, Population population) {
    int group = firsts.onlyGroup() < 0 ? window.noGroup(population) : firsts.onlyGroup();
    cells.add(CellLayout.cell(group, CellLayout.NO_ARM, layout.flow(step, 0)), 1);
  }

  private void flow(FollowedStarter starter, Step step, Arm arm, int landmark) {
    add(starter, arm, layout.flow(step, landmark), 1);
  }

  private void leading(AttendanceHistory history) {
    for (int i = 0; i < history.size(); i++) {
      if (!history.isParticipant(i)) {
        int group = history.group(i);
        history
            .arm(i)
            .ifPresent(arm -> cells.add(CellLayout.cell(group, arm, layout.plain(Tally.LED)), 1));
      }
    }
  }

  private void identity(AttendanceHistory history) {
    int firsts = history.firsts().size();
    for (int i = 0; i < history.size(); i++) {
      if (history.mode(i) == AttendanceHistory.Mode.NOT_STATED) {
        continue;
      }
      int arm = (history.online(i) ? Arm.ONLINE : Arm.FACE_TO_FACE).ordinal();
      int group = history.group(i);
      cells.add(CellLayout.cell(group, arm, layout.plain(Tally.ATTENDED)), 1);
      if (!history.followed(i)) {
        cells.add(CellLayout.cell(group, arm, layout.plain(Tally.NOT_FOLLOWED)), 1);
        continue;
      }
      if (history.isByAccount(i) || history.firstTime(i) != AttendanceHistory.NOT_SAID) {
        cells.add(CellLayout.cell(group, arm, layout.plain(Tally.LINKAGE_SHOWN)), 1);
      }
      if (history.firstTime(i) != AttendanceHistory.NOT_SAID
          && window.logCovers(group, history.day(i))) {
        boolean said = history.firstTime(i) == AttendanceHistory.SAID_FIRST;
        cells.add(CellLayout.cell(group, arm, layout.plain(Tally.REPORTED_NEW)), said ? 1 : 0);
        cells.add(CellLayout.cell(group, arm, layout.plain(Tally.ASKED_NEW)), 1);
        cells.add(CellLayout.cell(group, arm, layout.plain(Tally.ID_NEW)), i < firsts ? 1 : 0);
      }
    }
  }

  private void cameBack(FollowedStarter starter, boolean back) {
    add(starter, starter.arm(), layout.plain(Tally.LEFT_AND_SEEN_ON), 1);
    add(starter, starter.arm(), layout.plain(Tally.CAME_BACK), back ? 1 : 0);
  }

  private void turnover(AttendanceHistory followed) {
    int last = followed.size() - 1;
    if (last < 0) {
      return;
    }
    turnover(followed, 0, Turnover.BEGAN);
    boolean isRegular =
        last + 1 >= IdentityTurnover.REGULAR
            && followed.day(last) - followed.day(0) >= IdentityTurnover.REGULAR_DAYS;
    if (isRegular && goesOn(window.group(followed.group(last)), followed.day(last))) {
      turnover(followed, last, Turnover.ENDED);
      int weeks = layout.week(followed.day(last)) - layout.week(followed.day(0));
      if (IdentityTurnover.isOwn(weeks)
          && followed.group(0) == followed.group(last)
          && followed.mode(0) == followed.mode(last)) {
        turnover(followed, last, Turnover.OWN);
      }
    }
  }

  /** Whether a group met, and was watched, for as long as others may begin there. */
  private static boolean goesOn(GroupCalendar.Group group, int day) {
    int until = day + IdentityTurnover.WATCHED_DAYS;
    return group.seenThrough(day) >= until && group.heldBetween(until, GroupCalendar.NEVER) > 0;
  }

  private void turnover(AttendanceHistory followed, int i, Turnover part) {
    long slot = layout.turnover(layout.week(followed.day(i)), part);
    followed.arm(i).ifPresent(arm -> cells.add(CellLayout.cell(followed.group(i), arm, slot), 1));
  }

  private void service(FollowedStarter starter) {
    int horizon = layout.retention().horizonWeeks();
    Service service = starter.service();
    int seen = Math.floorDiv(service.known() - starter.day(), 7);
    int followed = Math.max(0, Math.min(horizon, seen));
    Optional<Service.End> end = service.end();
    int week = end.map(found -> (found.day() - starter.day()) / 7).orElse(followed);
    long slot =
        week < followed
            ? layout.lost(week, end.orElseThrow().ending())
            : layout.keptUntil(followed);
    add(starter, starter.arm(), slot, 1);
    service
        .keptAtClosure()
        .map(kept -> kept ? Tally.KEPT_AT_CLOSURE : Tally.LOST_AT_CLOSURE)
        .ifPresent(tally -> add(starter, starter.arm(), layout.plain(tally), 1));
  }

  private void outcomes(FollowedStarter starter) {
    if (starter.windowSeen(layout.retention().primaryWeek())) {
      flow(starter, Step.MATURE, starter.arm(), 0);
    }
    for (int i = 0; i < layout.outcomes().size(); i++) {
      Outcome outcome = layout.outcomes().get(i);
      int at = i;
      outcome.of(starter).ifPresent(part -> add(starter, outcome, at, part));
    }
    for (int i = 0; i < layout.adjusted().size(); i++) {
      int at = i;
      layout.adjusted().get(i).of(starter).ifPresent(part -> alike(starter, at, part));
    }
  }

  private void alike(FollowedStarter starter, int at, Contribution part) {
    boolean has = part.value() > 0;
    add(starter, part.arm(), layout.baseline(at, starter.baseline(), has), part.people());
  }

  private void add(FollowedStarter starter, Outcome outcome, int at, Contribution part) {
    add(starter, part.arm(), layout.outcome(at, Part.PEOPLE), part.people());
    add(starter, part.arm(), layout.outcome(at, Part.VALUES), part.value());
    add(
        starter,
        part.arm(),
        layout.outcome(at, Part.SQUARES_OR_PER),
        outcome.measure().form() == Measure.Form.RATIO ? part.per() : part.value() * part.value());
    if (outcome.measure().isPartlyKnown()) {
      add(starter, part.arm(), layout.outcome(at, Part.KNOWN), part.known());
      add(starter, part.arm(), layout.outcome(at, Part.ASKED), part.asked());
    }
  }

  private void add(FollowedStarter starter, Arm arm, long slot, long amount) {
    cells.add(CellLayout.cell(starter.home(), arm, slot), amount);
  }

  private void triangle(FollowedStarter starter) {
    int month = Months.of(starter.day()) - layout.firstMonth();
    for (int i = 0; i < layout.triangleWeeks().size(); i++) {
      int week = layout.triangleWeeks().get(i);
      if (week == 0 || starter.windowSeen(week)) {
        add(starter, starter.arm(), layout.triangle(month, i, false), 1);
        add(
            starter,
            starter.arm(),
            layout.triangle(month, i, true),
            week == 0 || starter.retained(week) ? 1 : 0);
      }
    }
  }

  private void transitions(FollowedStarter starter) {
    State from = starter.state(0);
    int known = starter.service().undecidedFrom().orElse(starter.completeThrough());
    for (int week = 1; week <= CellLayout.TRANSITION_WEEKS; week++) {
      if (starter.day() + 7 * week > known) {
        return;
      }
      State to = starter.state(week);
      add(starter, starter.arm(), layout.transition(week, from, to), 1);
      from = to;
    }
  }

  private void landmark(FollowedStarter starter, int index) {
    int landmark = layout.landmarks().get(index);
    if (!starter.seen(landmark)) {
      return;
    }
    Arm arm = starter.modesIn(landmark);
    flow(starter, Step.OBSERVED_AT_LANDMARK, arm, index + 1);
    if (!starter.comingAt(landmark)) {
      return;
    }
    flow(starter, Step.STILL_COMING_AT_LANDMARK, arm, index + 1);
    if (starter.windowSeen(landmark + layout.retention().primaryWeek())) {
      flow(starter, Step.MATURE_FROM_LANDMARK, arm, index + 1);
    }
  }
}
