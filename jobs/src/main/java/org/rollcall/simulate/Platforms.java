package org.rollcall.simulate;

/**
 * Which log keeps online attendance.
 *
 * @param scenario whether one takes over from another
 */
record Platforms(Scenario scenario) {
  private static final int SECOND_FROM = 66;
  private static final int LOST = 8;

  static boolean change(Scenario scenario) {
    return scenario.has(Feature.PLATFORM_CHANGE) || scenario.has(Feature.PLATFORM_GAP);
  }

  /** Folder and beginning of the name of the file of that week. */
  String file(int week) {
    return change(scenario) && week >= SECOND_FROM
        ? "data/meetings/meetings-"
        : "data/online/attendance-";
  }

  /** The weeks between the two. */
  static Silence lost() {
    return new Silence(SECOND_FROM - LOST, SECOND_FROM, true);
  }
}
