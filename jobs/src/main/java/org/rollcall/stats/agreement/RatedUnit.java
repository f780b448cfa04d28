package org.rollcall.stats.agreement;

import java.util.Arrays;
import org.rollcall.stats.Frequency;

/**
 * How coders coded one unit, as an answer: how many of them put it in each category.
 *
 * @param byCategory coders by category, not negative, shape (categories,); coders who did not code
 *     the unit are not counted
 * @param frequency units that were coded like this
 */
public record RatedUnit(long[] byCategory, Frequency frequency) {

  public RatedUnit {
    if (byCategory.length < 2 || Arrays.stream(byCategory).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException(
          "Invalid codes of a unit: "
              + Arrays.toString(byCategory)
              + " (must be two or more categories, none negative)");
    }
    byCategory = byCategory.clone();
  }

  /** A single unit. */
  public static RatedUnit of(long... byCategory) {
    return new RatedUnit(byCategory, Frequency.ONE);
  }

  /** As many units that were coded like this. */
  public RatedUnit withFrequency(Frequency other) {
    return new RatedUnit(byCategory, other);
  }

  /** Coders who coded it. */
  long coders() {
    return Arrays.stream(byCategory).sum();
  }

  /** Share of the pairs of coders who agree; NaN with fewer than two coders. */
  double agreement() {
    double coders = coders();
    double agreeing = 0;
    for (long n : byCategory) {
      agreeing += (double) n * (n - 1);
    }
    return agreeing / (coders * (coders - 1));
  }
}
