package org.rollcall.outcome;

/**
 * Of how much an outcome is known in one arm, where records may lack it.
 *
 * @param known how much is known
 * @param asked how much there is
 */
public record Known(long known, long asked) {

  public Known {
    if (known < 0 || asked < known) {
      throw new IllegalArgumentException(
          "Invalid coverage: " + known + " of " + asked + " (must be from 0 to all)");
    }
  }
}
