package org.rollcall.stats.agreement;

import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Sum;

/**
 * Krippendorff's alpha: agreement beyond chance of any number of coders, who may miss units.
 *
 * <p>Estimates 1 − D₀/D_e, the observed over the expected disagreement. Over the n codes of units
 * that two or more coders coded, o_ck are the coincidences, in which a unit of m codes has weight
 * 1/(m − 1), and n_c their margins: D₀ = Σ o_ck δ²_ck / n, D_e = Σ n_c n_k δ²_ck / (n(n − 1)). δ²
 * is 1 (nominal), (Σ_{g=c..k} n_g − (n_c + n_k)/2)² (ordinal), (c − k)² (interval) or ((c − k)/(c +
 * k))² (ratio).
 *
 * <p>Assumes units are independent and coders interchangeable. There is no standard error: its
 * distribution is got by resampling only, which no output of the project needs.
 *
 * <p>Edge cases: no unit with two codes; one category only, when chance alone explains everything.
 *
 * <p>Checked against Krippendorff's published example (nominal 0.743, ordinal 0.815, interval
 * 0.849, ratio 0.797) and his formulas in R 4.2.2, relative 1e-10.
 *
 * @see "Krippendorff (2011), https://repository.upenn.edu/asc_papers/43"
 * @see "Hayes & Krippendorff (2007), doi:10.1080/19312450709336664"
 */
public final class KrippendorffAlpha {

  /** What differences of categories mean. */
  public enum Level {
    /** Names: any two differ alike. */
    NOMINAL,
    /** Ranks. */
    ORDINAL,
    /** Numbers whose differences mean something. */
    INTERVAL,
    /** Numbers with a zero; none negative. */
    RATIO
  }

  /**
   * Alpha.
   *
   * @param value 1 for perfect agreement, 0 for chance
   * @param observed observed disagreement, in squares of the level's difference
   * @param expected expected disagreement, positive
   * @param codes codes that could be paired
   */
  public record Alpha(double value, double observed, double expected, double codes) {}

  private final double[] values;
  private final double[] margins;
  private final Level level;

  private KrippendorffAlpha(Units units, double[] values, Level level) {
    this.values = values;
    this.level = level;
    this.margins = new double[values.length];
    for (int c = 0; c < values.length; c++) {
      int category = c;
      margins[c] = units.sum(unit -> unit.coders() < 2 ? 0 : unit.byCategory()[category]);
    }
  }

  /**
   * Alpha of units.
   *
   * @param rated any order, coders in the order of {@code values}
   * @param values value of each category, ascending, shape (categories,); for nominal and ordinal
   *     levels only their order counts
   * @param level what differences mean
   * @return alpha; or NO_PEOPLE or NO_VARIATION
   * @throws IllegalArgumentException if the values are not ascending, or negative for a ratio, or
   *     as many as categories
   */
  public static Estimable<Alpha> of(List<RatedUnit> rated, double[] values, Level level) {
    requireAscending(values, level);
    Units units = Units.of(rated);
    if (!units.all().isEmpty() && units.categories() != values.length) {
      throw new IllegalArgumentException(
          "Cannot compare units: "
              + units.categories()
              + " categories and "
              + values.length
              + " values (must be equal)");
    }
    return new KrippendorffAlpha(units, values, level).alpha(units);
  }

  private Estimable<Alpha> alpha(Units units) {
    double codes = 0;
    for (double margin : margins) {
      codes += margin;
    }
    if (codes == 0) {
      return Estimable.missing(Cause.NOT_CODED_BY_TWO);
    }
    double[][] distances = distances();
    double observed = units.sum(unit -> unit.coders() < 2 ? 0 : within(unit, distances)) / codes;
    Sum expected = new Sum();
    for (int c = 0; c < values.length; c++) {
      for (int k = 0; k < c; k++) {
        expected.add(2 * margins[c] * margins[k] * distances[c][k]);
      }
    }
    double chance = expected.value() / (codes * (codes - 1));
    return chance == 0
        ? Estimable.missing(Cause.ONE_CODE)
        : Estimable.of(new Alpha(1 - observed / chance, observed, chance, codes));
  }

  /** Disagreement within a unit, summed over ordered pairs of codes, over its coders less one. */
  private static double within(RatedUnit unit, double[][] distances) {
    long[] codes = unit.byCategory();
    double sum = 0;
    for (int c = 0; c < codes.length; c++) {
      for (int k = 0; k < c; k++) {
        sum += 2.0 * codes[c] * codes[k] * distances[c][k];
      }
    }
    return sum / (unit.coders() - 1);
  }

  /** Squared differences, lower triangle, shape (categories, categories). */
  private double[][] distances() {
    double[][] distances = new double[values.length][values.length];
    for (int c = 0; c < values.length; c++) {
      double between = 0;
      for (int k = c - 1; k >= 0; k--) {
        double apart =
            switch (level) {
              case NOMINAL -> 1;
              case ORDINAL -> between + (margins[c] + margins[k]) / 2;
              case INTERVAL -> values[c] - values[k];
              case RATIO -> (values[c] - values[k]) / (values[c] + values[k]);
            };
        between += margins[k];
        distances[c][k] = apart * apart;
      }
    }
    return distances;
  }

  private static void requireAscending(double[] values, Level level) {
    for (int c = 0; c < values.length; c++) {
      boolean ascending = c == 0 || values[c] > values[c - 1];
      if (!Double.isFinite(values[c]) || !ascending || level == Level.RATIO && values[c] < 0) {
        throw new IllegalArgumentException(
            "Invalid value of a category: "
                + values[c]
                + " (must be finite and ascending, not negative for a ratio)");
      }
    }
  }
}
