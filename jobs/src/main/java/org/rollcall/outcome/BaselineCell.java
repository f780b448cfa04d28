package org.rollcall.outcome;

import org.rollcall.study.Arm;

/**
 * People who were alike when they started: one arm, one home group, one {@link Baseline}.
 *
 * @param arm the arm
 * @param home index of the home group
 * @param baseline what was known of them at their first session
 * @param people how many they are, positive
 * @param withOutcome how many of them have the outcome
 */
public record BaselineCell(Arm arm, long home, long baseline, long people, long withOutcome) {

  public BaselineCell {
    if (people <= 0 || withOutcome < 0 || withOutcome > people) {
      throw new IllegalArgumentException(
          "Invalid cell of people alike: "
              + withOutcome
              + " of "
              + people
              + " (must be from 0 to all)");
    }
  }
}
