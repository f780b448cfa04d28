package org.rollcall.stats.clusters;

import java.util.Optional;
import org.rollcall.stats.NotEstimable;

/** A statistic whose derivative is known, so that its precision can be had by linearising it. */
public interface SmoothStatistic extends Statistic {

  /**
   * The derivative by the totals.
   *
   * @param totals in the statistic's layout, such that it is determined
   * @return shape of the totals; empty where there is no derivative, as at the end of its range
   */
  Optional<double[]> gradient(double[] totals);

  /** Why there is no number where the totals do not determine one. */
  NotEstimable unknown();
}
