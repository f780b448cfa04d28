package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rollcall.stats.Frequency;

/** Cells in an order of their content, so that neither order nor splitting changes a result. */
final class Cells {

  private static final Comparator<SurvivalCell> CONTENT =
      Comparator.comparingDouble(SurvivalCell::exit)
          .thenComparingInt(cell -> cell.cause())
          .thenComparingDouble(SurvivalCell::entry)
          .thenComparingDouble(cell -> cell.weight().value());

  private static final Comparator<SurvivalCell> MERGING =
      CONTENT.thenComparingLong(SurvivalCell::cluster);

  /** Clusters come last, so that other labels do not change the order of what is added up. */
  private static final Comparator<SurvivalCell> ORDER =
      CONTENT
          .thenComparingLong(cell -> cell.frequency().people())
          .thenComparingLong(SurvivalCell::cluster);

  private Cells() {}

  /**
   * The cells in order, equal ones merged, those that nobody is in or that count for nothing left
   * out.
   */
  static List<SurvivalCell> canonical(List<SurvivalCell> cells) {
    List<SurvivalCell> sorted = new ArrayList<>(cells);
    sorted.removeIf(cell -> cell.frequency().people() == 0 || cell.weight().value() == 0);
    sorted.sort(MERGING);
    List<SurvivalCell> merged = new ArrayList<>();
    for (SurvivalCell cell : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && MERGING.compare(merged.get(last), cell) == 0) {
        long people = merged.get(last).frequency().people() + cell.frequency().people();
        merged.set(last, cell.withFrequency(Frequency.of(people)));
      } else {
        merged.add(cell);
      }
    }
    merged.sort(ORDER);
    return merged;
  }

  /** Refuses sampling weights where a method has no precision for them. */
  static void requireUnweighted(List<SurvivalCell> cells, String method) {
    for (SurvivalCell cell : cells) {
      if (cell.weight().value() != 1) {
        throw new IllegalArgumentException(
            "Invalid sampling weight for "
                + method
                + ": "
                + cell.weight().value()
                + " (must be 1; its variance takes people as counting alike)");
      }
    }
  }
}
