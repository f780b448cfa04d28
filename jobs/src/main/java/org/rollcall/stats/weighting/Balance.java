package org.rollcall.stats.weighting;

import java.util.OptionalDouble;

/**
 * How alike the arms are in what was known at the start, before and after weighting.
 *
 * <p>Columns are the covariates of the propensity model, then what else the cells describe. Overlap
 * weights make the model's terms alike by construction: only the other columns, as squares,
 * products, unbanded age or properties of the cluster, are evidence.
 *
 * <p>Estimates (m₁ − m₂) / scale, m the arms' means and the scale one of {@link DifferenceScale};
 * before weighting people count by their sampling weight alone.
 *
 * <p>Edge cases a column without spread within the arms has no standardised difference and no ratio
 * of variances, even if the arms' means differ: whoever checks balance must look at the means then.
 *
 * <p>Checked goldens ps.balance: R 4.2.2 by formula, unadjusted ones also MatchIt 4.5.1, relative
 * 1e-7; after overlap weighting model terms differ by less than 1e-9.
 *
 * @see "Austin & Stuart (2015), doi:10.1002/sim.6607"
 */
public final class Balance {

  /** Which people are looked at. */
  public enum Stage {
    /** As they are. */
    BEFORE,
    /** As weighted. */
    AFTER
  }

  private final Weighting weighting;
  private final People people;
  private final Moments[][] before;
  private final Moments[][] after;

  Balance(Weighting weighting) {
    this.weighting = weighting;
    this.people = weighting.people;
    int columns = weighting.options.covariates().size() + people.described[0].length;
    this.before = new Moments[columns][people.arms];
    this.after = new Moments[columns][people.arms];
    for (int k = 0; k < columns; k++) {
      double[] values = values(k);
      for (int a = 0; a < people.arms; a++) {
        int arm = a;
        before[k][a] =
            Moments.of(people, i -> people.arm[i] == arm, i -> values[i], i -> people.sampling[i]);
        after[k][a] =
            Moments.of(
                people, i -> people.arm[i] == arm, i -> values[i], i -> weighting.weights[i]);
      }
    }
  }

  /** Number of columns: the model's covariates, then what else is described. */
  public int columns() {
    return before.length;
  }

  /** The mean of a column in an arm. */
  public double mean(Stage stage, int column, int arm) {
    return of(stage)[column][arm].mean();
  }

  /** The variance of a column in an arm, Σ w (x − m)² / (Σ w − Σ w² / Σ w). */
  public double variance(Stage stage, int column, int arm) {
    return of(stage)[column][arm].variance();
  }

  /**
   * The standardised difference of two arms' means.
   *
   * @param stage before or after weighting
   * @param scale what the difference is divided by
   * @param column index
   * @param first the arm that counts positive
   * @param second the arm that is subtracted
   * @return in standard deviations; empty if the column has no spread
   */
  public OptionalDouble difference(
      Stage stage, DifferenceScale scale, int column, int first, int second) {
    double variance =
        scale.variance(
            before[column][first],
            before[column][second],
            of(stage)[column][first],
            of(stage)[column][second]);
    return variance > 0
        ? OptionalDouble.of(
            (mean(stage, column, first) - mean(stage, column, second)) / Math.sqrt(variance))
        : OptionalDouble.empty();
  }

  /** The ratio of two arms' variances of a column; empty if the second has none. */
  public OptionalDouble varianceRatio(Stage stage, int column, int first, int second) {
    double below = variance(stage, column, second);
    return below > 0
        ? OptionalDouble.of(variance(stage, column, first) / below)
        : OptionalDouble.empty();
  }

  /**
   * The mean of a column in the population that the weights are about, as the people who might have
   * gone either way: Σ n h x / Σ n h over the people of all arms, without truncation.
   */
  public double targetMean(int column) {
    return target(column).mean();
  }

  /** The mean of a column over the people of all arms. */
  public double overallMean(int column) {
    return all(column).mean();
  }

  /**
   * How far the population that the weights are about is from all people: the difference of the
   * means in standard deviations of all.
   *
   * @param column index
   * @return empty if the column has no spread
   */
  public OptionalDouble generalizability(int column) {
    Moments all = all(column);
    return all.variance() > 0
        ? OptionalDouble.of((targetMean(column) - all.mean()) / Math.sqrt(all.variance()))
        : OptionalDouble.empty();
  }

  private Moments[][] of(Stage stage) {
    return stage == Stage.BEFORE ? before : after;
  }

  private Moments all(int column) {
    double[] values = values(column);
    return Moments.of(people, i -> true, i -> values[i], i -> people.sampling[i]);
  }

  private Moments target(int column) {
    double[] values = values(column);
    return Moments.of(
        people,
        i -> true,
        i -> values[i],
        i -> people.sampling[i] * weighting.tilt(people.pattern[i]));
  }

  /** A column by cell. */
  private double[] values(int column) {
    int model = weighting.options.covariates().size();
    double[] values = new double[people.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] =
          column < model
              ? people.patterns[people.pattern[cell]][column + 1]
              : people.described[cell][column - model];
    }
    return values;
  }
}
