package org.rollcall.stats.survival;

import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.numeric.Cholesky;

/** What models of hazards ask of the covariates of their cells. */
final class Columns {

  private Columns() {}

  /** A cell with a row of covariates. */
  interface Cell {

    double[] covariates();

    Frequency frequency();

    SamplingWeight weight();
  }

  /**
   * The cells that somebody is in who counts.
   *
   * @param cells any order
   * @param width covariates that each must have
   * @return at least one cell, or the reason that there is none
   * @param <C> type of the cells
   */
  static <C extends Cell> Estimable<List<C>> counted(List<C> cells, int width) {
    for (C cell : cells) {
      if (cell.covariates().length != width) {
        throw new IllegalArgumentException(
            "Invalid cell: " + cell.covariates().length + " covariates (must be " + width + ")");
      }
    }
    List<C> counted =
        cells.stream()
            .filter(cell -> cell.frequency().people() > 0 && cell.weight().value() > 0)
            .toList();
    return counted.isEmpty() ? Estimable.missing(Cause.NOBODY) : Estimable.of(counted);
  }

  /**
   * The columns that a fit keeps.
   *
   * @param information of all columns, before the first step
   * @param width how many they are
   * @return those that are not aliased, or the reason that none is left
   */
  static Estimable<int[]> kept(Cholesky information, int width) {
    List<Integer> aliased = information.aliased();
    int[] kept = IntStream.range(0, width).filter(j -> !aliased.contains(j)).toArray();
    return kept.length == 0
        ? Estimable.missing(Cause.CHARACTERISTICS_DO_NOT_DIFFER)
        : Estimable.of(kept);
  }
}
