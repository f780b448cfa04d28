package org.rollcall.outcome;

import java.util.List;

/**
 * Something that may be known of a person when they start, in a few levels as the table of
 * participants names them; numbers in ranges. What is not known is a level too, the first one.
 */
public enum Covariate {
  AGE_BAND("under_18", "18_24", "25_34", "35_44", "45_54", "55_64", "65_plus"),
  GENDER("woman", "man", "non_binary", "other", "not_stated"),
  RURALITY("metropolitan", "regional", "rural", "remote"),
  TRAVEL_BAND("under_15_min", "15_to_30_min", "30_to_60_min", "over_60_min"),
  PRIMARY_CONCERN(
      "alcohol",
      "opioids",
      "stimulants",
      "cannabis",
      "sedatives",
      "tobacco",
      "gambling",
      "other_behaviour",
      "family_member",
      "other"),
  REFERRAL_ROUTE("self", "clinic", "court", "residence", "family", "other"),
  PRIOR_EPISODES("0", "1", "2", "3_or_more"),
  MEDICATION_FOR_RECOVERY("false", "true"),
  /** Whether both ways of meeting were in reach: whoever had no choice is not compared. */
  BOTH_IN_REACH("false", "true");

  /** Place of what is not known. */
  public static final int UNKNOWN = 0;

  private final List<String> known;

  Covariate(String... known) {
    this.known = List.of(known);
  }

  /** What may be known, in order; the first has place 1. */
  public List<String> known() {
    return known;
  }

  /** Number of levels, what is not known among them. */
  public int levels() {
    return known.size() + 1;
  }

  /** Place of a level. */
  public int at(String level) {
    int found = known.indexOf(level);
    if (found < 0) {
      throw new IllegalArgumentException(
          "Invalid level of " + name() + ": " + level + " (must be one of " + known + ")");
    }
    return found + 1;
  }
}
