package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of every planned session of every group, week by week. */
final class SimulatedCalendar {

  enum Status {
    HELD("held"),
    CANCELLED("cancelled"),
    NOT_REPORTED("not_reported"),
    /** In a break: cancelled, where it stands in the calendar at all. */
    PAUSED("cancelled");

    final String key;

    Status(String key) {
      this.key = key;
    }
  }

  private static final double CANCELLED_OF_NOT_HELD = 0.7;
  private final Map<String, Status[]> statuses = new HashMap<>();

  private SimulatedCalendar() {}

  static SimulatedCalendar draw(Scenario scenario, List<Group> groups) {
    Dice dice = new Dice(scenario.seed(), "calendar");
    Breaks breaks = new Breaks(scenario);
    SimulatedCalendar calendar = new SimulatedCalendar();
    for (Group group : groups) {
      Status[] weeks = new Status[Scenario.BEFORE + scenario.weeks()];
      for (int week = -Scenario.BEFORE; week < scenario.weeks(); week++) {
        if (group.span().meets(week)) {
          boolean held = end(group, week) || dice.chance(scenario.law().heldShare());
          Status status = held ? Status.HELD : notHeld(dice);
          boolean pauses = breaks.of(group, week) && !end(group, week);
          weeks[week + Scenario.BEFORE] = pauses ? Status.PAUSED : status;
        }
      }
      calendar.statuses.put(group.code(), weeks);
    }
    calendar.fixYear(scenario, groups, dice);
    return calendar;
  }

  /** The first and the last session of a group are held: opening and closing are dated by them. */
  private static boolean end(Group group, int week) {
    return week == group.span().open() || (group.span().closes() && week == group.span().close());
  }

  private static Status notHeld(Dice dice) {
    return dice.chance(CANCELLED_OF_NOT_HELD) ? Status.CANCELLED : Status.NOT_REPORTED;
  }

  /** Makes the online sessions held in the last year exactly as many as planted. */
  private void fixYear(Scenario scenario, List<Group> groups, Dice dice) {
    record Place(Group group, int week) {}
    List<Place> places = new ArrayList<>();
    int held = 0;
    for (Group group : groups) {
      for (int week = scenario.yearStart(); week < scenario.weeks(); week++) {
        boolean counts = group.modality() == Group.Modality.ONLINE && group.program().isAnalysed();
        if (counts && group.span().meets(week)) {
          held += held(group, week) ? 1 : 0;
          if (!end(group, week)) {
            places.add(new Place(group, week));
          }
        }
      }
    }
    dice.shuffle(places);
    int wanted = scenario.online().held();
    for (Place place : places) {
      Status[] weeks = statuses.get(place.group().code());
      int at = place.week() + Scenario.BEFORE;
      if (held < wanted && weeks[at] != Status.HELD) {
        weeks[at] = Status.HELD;
        held++;
      } else if (held > wanted && weeks[at] == Status.HELD) {
        weeks[at] = notHeld(dice);
        held--;
      }
    }
  }

  /** What the program's calendar says became of it. */
  Status stated(Group group, int week) {
    Silence silence = group.span().silence();
    Status status = status(group, week);
    return status == Status.HELD && silence.covers(week) && !silence.stated()
        ? Status.NOT_REPORTED
        : status;
  }

  /** What became of the session; only for weeks in which the group met. */
  Status status(Group group, int week) {
    return statuses.get(group.code())[week + Scenario.BEFORE];
  }

  /** Whether the program's calendar has the session. */
  boolean lists(Group group, int week) {
    return status(group, week) != Status.PAUSED || Breaks.lists(group);
  }

  boolean held(Group group, int week) {
    Status[] weeks = statuses.get(group.code());
    int at = week + Scenario.BEFORE;
    return at >= 0 && at < weeks.length && weeks[at] == Status.HELD;
  }
}
