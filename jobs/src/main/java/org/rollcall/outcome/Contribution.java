package org.rollcall.outcome;

import org.rollcall.study.Arm;

/**
 * What one starter adds to an outcome.
 *
 * @param arm the arm that the starter counts in
 * @param people 1 if there is a value, 0 if it is not known
 * @param value the value, or the total above the line of a ratio
 * @param per the total below the line of a ratio; 0 elsewhere
 * @param known how much of what is asked is known
 * @param asked how much is asked
 */
public record Contribution(Arm arm, int people, long value, long per, long known, long asked) {

  /** A value. */
  static Contribution of(Arm arm, long value) {
    return new Contribution(arm, 1, value, 0, 1, 1);
  }

  /** Yes or no. */
  static Contribution of(Arm arm, boolean value) {
    return of(arm, value ? 1 : 0);
  }

  /** Two totals. */
  static Contribution ratio(Arm arm, long value, long per) {
    return new Contribution(arm, 1, value, per, 1, 1);
  }
}
