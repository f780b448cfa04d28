package org.rollcall.stats.agreement;

import java.util.Arrays;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.numeric.Normal;
import org.rollcall.stats.numeric.Sum;

/**
 * Cohen's kappa: agreement of two coders beyond chance, from their table of counts.
 *
 * <p>Estimates κ = (p₀ − p_e)/(1 − p_e), with p₀ = Σ w_ij p_ij and p_e = Σ w_ij p_i. p_.j; w_ij is
 * 1 where they agree, else 0 (unweighted), 1 − |i − j|/(k − 1) (linear) or 1 − (i − j)²/(k − 1)²
 * (quadratic). The standard error is the one that does not presume κ = 0, with a normal reference;
 * the test of κ = 0 has its own.
 *
 * <p>Assumes units are independent, and both coders coded all of them.
 *
 * <p>Edge cases: no unit; both coders always use one and the same category, when chance alone
 * explains everything (R gives NaN); perfect agreement has the value 1 and no standard error. With
 * a rare theme kappa is low whatever the coders do: see {@link GwetAc1}.
 *
 * <p>Checked against R 4.2.2, vcd 1.4-11 and psych 2.2.9, relative 1e-10.
 *
 * @see "Cohen (1960), doi:10.1177/001316446002000104"
 * @see "Fleiss, Cohen & Everitt (1969), doi:10.1037/h0028106"
 */
public final class CohenKappa {

  /** How much a disagreement counts. */
  public enum Weights {
    /** Any disagreement counts 1: for categories without an order. */
    UNWEIGHTED,
    /** By the distance of the categories. */
    LINEAR,
    /** By its square. */
    QUADRATIC;

    private double disagreement(int i, int j, int categories) {
      double apart = Math.abs(i - j) / (categories - 1.0);
      return switch (this) {
        case UNWEIGHTED -> i == j ? 0 : 1;
        case LINEAR -> apart;
        case QUADRATIC -> apart * apart;
      };
    }
  }

  /**
   * Kappa.
   *
   * @param agreement the coefficient
   * @param nullStdError its standard error if kappa is 0, positive
   */
  public record Kappa(Agreement agreement, double nullStdError) {

    /** Kappa over its standard error under chance alone. */
    public double statistic() {
      return agreement.value() / nullStdError;
    }

    /** The two-sided p-value of chance alone. */
    public double pValue() {
      return Normal.twoSided(statistic());
    }
  }

  private final double[][] shares;
  private final double[] rows;
  private final double[] columns;
  private final double units;
  private final Weights weights;

  private CohenKappa(long[][] table, Weights weights) {
    int k = table.length;
    this.weights = weights;
    this.units = Arrays.stream(table).flatMapToLong(Arrays::stream).sum();
    this.shares = new double[k][k];
    this.rows = new double[k];
    this.columns = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        shares[i][j] = table[i][j] / units;
        rows[i] += table[i][j];
        columns[j] += table[i][j];
      }
    }
    for (int i = 0; i < k; i++) {
      rows[i] /= units;
      columns[i] /= units;
    }
  }

  /**
   * Kappa of a table.
   *
   * @param table units by the first coder's category and the second's, not negative, shape (k, k),
   *     k at least 2
   * @param weights how much a disagreement counts
   * @return kappa; or NO_PEOPLE or NO_VARIATION
   * @throws IllegalArgumentException if the table is not square or a count is negative
   */
  public static Estimable<Kappa> of(long[][] table, Weights weights) {
    requireSquare(table);
    if (Arrays.stream(table).flatMapToLong(Arrays::stream).sum() == 0) {
      return Estimable.missing(Cause.NOT_CODED);
    }
    return new CohenKappa(table, weights).kappa();
  }

  private Estimable<Kappa> kappa() {
    double[][] chance = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        chance[i][j] = rows[i] * columns[j];
      }
    }
    // Disagreement, not agreement: 1 - p would lose the digits of a small one.
    double apart = mean(shares, 0);
    double byChance = mean(chance, 0);
    if (byChance == 0) {
      return Estimable.missing(Cause.ONE_CODE_OF_BOTH);
    }
    double kappa = 1 - apart / byChance;
    double stdError = spread(shares, 1 - kappa) / byChance;
    Estimate estimate =
        apart == 0 || stdError == 0
            ? new NotEstimable(Cause.FULL_AGREEMENT)
            : new PointEstimate(kappa, stdError, Double.POSITIVE_INFINITY);
    Agreement agreement = new Agreement(1 - apart, 1 - byChance, kappa, estimate);
    return Estimable.of(new Kappa(agreement, spread(chance, 1) / byChance));
  }

  /** Standard error of the mean over cells of weight less the margins' mean weights times slope. */
  private double spread(double[][] cells, double slope) {
    double mean = mean(cells, slope);
    Sum sum = new Sum();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double deviation = score(i, j, slope) - mean;
        sum.add(cells[i][j] * deviation * deviation);
      }
    }
    return Math.sqrt(sum.value() / units);
  }

  private double mean(double[][] cells, double slope) {
    Sum sum = new Sum();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        sum.add(cells[i][j] * score(i, j, slope));
      }
    }
    return sum.value();
  }

  /** Disagreement of a cell, less slope times the disagreement of its row and column with all. */
  private double score(int i, int j, double slope) {
    double score = weights.disagreement(i, j, rows.length);
    if (slope != 0) {
      for (int k = 0; k < rows.length; k++) {
        score -= slope * columns[k] * weights.disagreement(i, k, rows.length);
        score -= slope * rows[k] * weights.disagreement(k, j, rows.length);
      }
    }
    return score;
  }

  private static void requireSquare(long[][] table) {
    boolean square =
        table.length >= 2 && Arrays.stream(table).allMatch(row -> row.length == table.length);
    if (!square || Arrays.stream(table).flatMapToLong(Arrays::stream).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException(
          "Invalid table of codes: "
              + table.length
              + " rows (must be square, of two or more, none negative)");
    }
  }
}
