package org.rollcall.stats.weighting;

/**
 * People who were alike at the start and in what came of it.
 *
 * @param people who they are
 * @param outcome a number, or 1 for those who have it and 0 for those who do not
 */
public record OutcomeCell(PropensityCell people, double outcome) {

  public OutcomeCell {
    if (!Double.isFinite(outcome)) {
      throw new IllegalArgumentException("Invalid outcome: " + outcome + " (must be finite)");
    }
  }
}
