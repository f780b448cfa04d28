package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.List;

/** A small table of counts, which R had as rows: {@code d[rep(1:nrow(d), d$n), ]}. */
final class HazardTables {

  /** Time, event, x, z, people, cluster. */
  static final int[][] ROWS = {
    {2, 1, 0, 1, 3, 1}, {2, 1, 1, 0, 4, 2}, {2, 0, 1, 1, 2, 3}, {3, 1, 1, 2, 5, 1},
    {3, 1, 0, 0, 2, 2}, {3, 0, 0, 2, 6, 4}, {5, 1, 1, 1, 1, 3}, {5, 1, 0, 2, 4, 4},
    {5, 0, 1, 0, 3, 5}, {6, 1, 0, 1, 2, 5}, {6, 0, 1, 2, 7, 1}, {6, 0, 0, 0, 5, 2}
  };

  private HazardTables() {}

  static List<CoxCell> cox() {
    List<CoxCell> cells = new ArrayList<>();
    for (int[] row : ROWS) {
      cells.add(
          CoxCell.of(row[0], ending(row), row[2], row[3])
              .withFrequency(row[4])
              .withCluster(row[5]));
    }
    return cells;
  }

  static List<HazardCell> hazard() {
    List<HazardCell> cells = new ArrayList<>();
    for (int[] row : ROWS) {
      cells.add(
          HazardCell.of(row[0], ending(row), row[2], row[3])
              .withFrequency(row[4])
              .withCluster(row[5]));
    }
    return cells;
  }

  private static Ending ending(int[] row) {
    return row[1] == 1 ? Ending.EVENT : Ending.CENSORED;
  }
}
