package org.rollcall.stats.survival;

import java.util.List;
import org.rollcall.stats.numeric.Matrices;

/**
 * What a log-rank test found.
 *
 * @param arms those with people, ascending by index
 * @param variance of observed minus expected events; shape (arms, arms)
 * @param chiSquared the test statistic, not negative
 * @param df its degrees of freedom
 * @param pValue probability of a larger statistic if the hazards are the same
 */
public record LogRankResult(
    List<Arm> arms, double[][] variance, double chiSquared, int df, double pValue) {

  /**
   * One arm.
   *
   * @param arm its index
   * @param people in it
   * @param observed events
   * @param expected events, if the hazards were the same
   */
  public record Arm(int arm, long people, double observed, double expected) {}

  public LogRankResult {
    arms = List.copyOf(arms);
    variance = Matrices.copy(variance);
  }
}
