package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.stats.SamplingWeight;

/**
 * Sixteen people in five clusters; in R:
 *
 * <pre>
 * t  <- c(1,2,2,3,4,4,5,6,6,7,8,8,9,10,10,11); e <- c(1,1,0,1,0,1,1,1,0,1,1,0,1,0,1,0)
 * w  <- rep(c(.5,1,2,.75), 4); g <- rep(1:5, length.out = 16); g[2] <- 3
 * en <- c(0,0,1,0,2,0,0,3,0,1,0,0,4,0,0,2); cs <- ifelse(e == 1, 1 + (1:16) %% 2, 0)
 * </pre>
 */
final class SmallData {

  private static final int[] TIMES = {1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10, 11};
  private static final int[] EVENTS = {1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0};
  private static final int[] ENTRIES = {0, 0, 1, 0, 2, 0, 0, 3, 0, 1, 0, 0, 4, 0, 0, 2};
  private static final double[] WEIGHTS = {0.5, 1, 2, 0.75};

  private SmallData() {}

  /** The people, with two causes, in the order of the R vectors. */
  static List<SurvivalCell> cells(boolean entries) {
    List<SurvivalCell> cells = new ArrayList<>();
    for (int i = 0; i < TIMES.length; i++) {
      SurvivalCell cell =
          EVENTS[i] == 1
              ? SurvivalCell.of(TIMES[i], Ending.EVENT).withCause(1 + (i + 1) % 2)
              : SurvivalCell.of(TIMES[i], Ending.CENSORED);
      cell = cell.withCluster(i == 1 ? 3 : 1 + i % 5).withWeight(SamplingWeight.of(WEIGHTS[i % 4]));
      cells.add(entries ? cell.withEntry(ENTRIES[i]) : cell);
    }
    return cells;
  }

  /** Every second pair of them. */
  static List<SurvivalCell> half(List<SurvivalCell> cells, int which) {
    return IntStream.range(0, cells.size())
        .filter(i -> i / 2 % 2 == which)
        .mapToObj(cells::get)
        .toList();
  }
}
