package org.rollcall.simulate;

/**
 * Weeks in which rooms do not meet: six from the middle of December on.
 *
 * @param scenario whether there are any
 */
record Breaks(Scenario scenario) {
  private static final int FIRST = 37;
  private static final int WEEKS = 6;

  /** Whether groups that meet in rooms pause in that week of the log. */
  boolean inRooms(int week) {
    return scenario.has(Feature.BREAKS) && Math.floorMod(week - FIRST, Scenario.YEAR) < WEEKS;
  }

  boolean of(Group group, int week) {
    return group.modality() != Group.Modality.ONLINE && inRooms(week);
  }

  /** Half of the rooms list the sessions of a break as cancelled, the others do not list them. */
  static boolean lists(Group group) {
    return Integer.parseInt(group.code().substring(1)) % 2 == 0;
  }
}
