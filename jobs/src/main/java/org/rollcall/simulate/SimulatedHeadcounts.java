package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.List;

/** Draws the counts of groups that keep no names. */
final class SimulatedHeadcounts {
  private static final double ONLINE_MEAN = 14;
  private static final double ROOM_MEAN = 6;
  private static final double NEWCOMERS = .2;
  private static final double NOT_RETURNED = .03;

  private SimulatedHeadcounts() {}

  static List<World.Headcount> draw(
      Scenario scenario, List<Group> groups, SimulatedCalendar calendar) {
    Dice dice = new Dice(scenario.seed(), "headcounts");
    List<World.Headcount> counts = new ArrayList<>();
    for (Group group : groups) {
      if (group.keepsNames()) {
        continue;
      }
      double mean =
          (group.modality() == Group.Modality.ONLINE ? ONLINE_MEAN : ROOM_MEAN) * group.rate();
      for (int week = Math.max(0, group.span().log()); week <= group.span().close(); week++) {
        if (calendar.held(group, week)) {
          counts.add(count(group, week, mean, dice));
        }
      }
    }
    return List.copyOf(counts);
  }

  private static World.Headcount count(Group group, int week, double mean, Dice dice) {
    // A month's sum is always returned: its sessions without a count would not show.
    boolean lost = group.record() == Group.Kind.COUNT_BY_SESSION && dice.chance(NOT_RETURNED);
    int attendees = Math.min(60, dice.poisson(mean));
    int newcomers = 0;
    for (int i = 0; i < attendees; i++) {
      newcomers += dice.chance(NEWCOMERS) ? 1 : 0;
    }
    return new World.Headcount(group, week, lost ? -1 : attendees, lost ? -1 : newcomers);
  }
}
