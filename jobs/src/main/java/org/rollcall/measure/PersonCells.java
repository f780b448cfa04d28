package org.rollcall.measure;

import org.rollcall.measure.Plan.Part;
import org.rollcall.measure.Plan.State;
import org.rollcall.measure.Plan.Step;
import org.rollcall.measure.Plan.Tally;
import org.rollcall.outcome.Contribution;
import org.rollcall.outcome.Measure;
import org.rollcall.outcome.Outcome;
import org.rollcall.study.Arm;

/**
 * One person to counts by cell: everything that is estimated of people, in one walk over one
 * history. Plain Java; Spark only brings the histories together and sums the cells.
 */
final class PersonCells {

  private final Rules rules;
  private final Plan plan;
  private final LongCounter cells;
  private final ActivityCells activity;

  PersonCells(Rules rules, LongCounter cells, ActivityCells activity) {
    this.rules = rules;
    this.plan = rules.plan();
    this.cells = cells;
    this.activity = activity;
  }

  /** Counts one person. */
  void count(History history) {
    history.sort();
    activity.count(history, cells);
    flow(history, 0, Step.SEEN, Plan.NO_ARM, 0);
    identity(history);
    History followed = history.followedOnly(rules);
    if (followed.size() == 0) {
      return;
    }
    flow(followed, 0, Step.FOLLOWED, Plan.NO_ARM, 0);
    int start = rules.start(followed);
    if (start < 0) {
      return;
    }
    FollowedStarter starter = new FollowedStarter(followed, start, rules);
    flow(followed, start, Step.STARTED, starter.arm().ordinal(), 0);
    new ExitCells(rules, cells).count(starter);
    outcomes(starter);
    triangle(starter);
    returns(starter);
    transitions(starter);
    for (int i = 0; i < plan.landmarks().size(); i++) {
      landmark(starter, i);
    }
  }

  private void flow(History history, int at, Step step, int arm, int landmark) {
    cells.add(Plan.cell(history.group(at), arm, plan.flow(step, landmark)), 1);
  }

  private void identity(History history) {
    for (int i = 0; i < history.size(); i++) {
      if (history.mode(i) == History.Mode.NOT_STATED) {
        continue;
      }
      int arm = (history.online(i) ? Arm.ONLINE : Arm.FACE_TO_FACE).ordinal();
      int group = history.group(i);
      cells.add(Plan.cell(group, arm, plan.plain(Tally.ATTENDED)), 1);
      if (!history.followed(i)) {
        cells.add(Plan.cell(group, arm, plan.plain(Tally.NOT_FOLLOWED)), 1);
      } else if (history.firstTime(i) != History.NOT_SAID
          && rules.logCovers(group, history.day(i))) {
        boolean said = history.firstTime(i) == History.SAID_FIRST;
        cells.add(Plan.cell(group, arm, plan.plain(Tally.REPORTED_NEW)), said ? 1 : 0);
        cells.add(Plan.cell(group, arm, plan.plain(Tally.ID_NEW)), i == 0 ? 1 : 0);
      }
    }
  }

  private void outcomes(FollowedStarter starter) {
    if (starter.windowSeen(plan.retention().primaryWeek())) {
      flow(starter.history(), starter.index(), Step.MATURE, starter.arm().ordinal(), 0);
    }
    for (int i = 0; i < plan.outcomes().size(); i++) {
      Outcome outcome = plan.outcomes().get(i);
      int at = i;
      outcome.of(starter).ifPresent(part -> add(starter, outcome, at, part));
    }
    for (int i = 0; i < plan.adjusted().size(); i++) {
      int at = i;
      plan.adjusted().get(i).of(starter).ifPresent(part -> alike(starter, at, part));
    }
  }

  private void alike(FollowedStarter starter, int at, Contribution part) {
    boolean has = part.value() > 0;
    add(starter, part.arm(), plan.baseline(at, starter.baseline(), has), part.people());
  }

  private void add(FollowedStarter starter, Outcome outcome, int at, Contribution part) {
    add(starter, part.arm(), plan.outcome(at, Part.PEOPLE), part.people());
    add(starter, part.arm(), plan.outcome(at, Part.VALUES), part.value());
    add(
        starter,
        part.arm(),
        plan.outcome(at, Part.SQUARES_OR_PER),
        outcome.measure().form() == Measure.Form.RATIO ? part.per() : part.value() * part.value());
    if (outcome.measure().isPartlyKnown()) {
      add(starter, part.arm(), plan.outcome(at, Part.KNOWN), part.known());
      add(starter, part.arm(), plan.outcome(at, Part.ASKED), part.asked());
    }
  }

  private void add(FollowedStarter starter, Arm arm, long slot, long amount) {
    cells.add(Plan.cell(starter.home(), arm, slot), amount);
  }

  private void triangle(FollowedStarter starter) {
    int month = Months.of(starter.day()) - plan.firstMonth();
    for (int i = 0; i < plan.triangleWeeks().size(); i++) {
      int week = plan.triangleWeeks().get(i);
      if (week == 0 || starter.windowSeen(week)) {
        add(starter, starter.arm(), plan.triangle(month, i, false), 1);
        add(
            starter,
            starter.arm(),
            plan.triangle(month, i, true),
            week == 0 || starter.retained(week) ? 1 : 0);
      }
    }
  }

  private void returns(FollowedStarter starter) {
    int gap = 7 * plan.retention().primaryGapWeeks();
    int lapsed = starter.firstLapse(gap);
    if (lapsed < 0) {
      return;
    }
    int back = starter.history().lowerBound(lapsed + 1);
    int returned = back < starter.history().size() ? starter.history().day(back) : -1;
    for (int week = 1; week <= Plan.RETURN_WEEKS; week++) {
      int until = lapsed + gap + 7 * week;
      if (until <= starter.through()) {
        add(starter, starter.arm(), plan.returned(week, false), 1);
        add(
            starter,
            starter.arm(),
            plan.returned(week, true),
            returned >= 0 && returned <= until ? 1 : 0);
      }
    }
  }

  private void transitions(FollowedStarter starter) {
    State from = starter.state(0);
    for (int week = 1; week <= Plan.TRANSITION_WEEKS; week++) {
      if (starter.day() + 7 * week > starter.completeThrough()) {
        return;
      }
      State to = starter.state(week);
      add(starter, starter.arm(), plan.transition(week, from, to), 1);
      from = to;
    }
  }

  private void landmark(FollowedStarter starter, int index) {
    int landmark = plan.landmarks().get(index);
    if (!starter.seen(landmark)) {
      return;
    }
    int arm = starter.modesIn(landmark).ordinal();
    flow(starter.history(), starter.index(), Step.OBSERVED_AT_LANDMARK, arm, index + 1);
    if (!starter.comingAt(landmark)) {
      return;
    }
    flow(starter.history(), starter.index(), Step.STILL_COMING_AT_LANDMARK, arm, index + 1);
    if (starter.windowSeen(landmark + plan.retention().primaryWeek())) {
      flow(starter.history(), starter.index(), Step.MATURE_FROM_LANDMARK, arm, index + 1);
    }
  }
}
