package org.rollcall.tables;

/**
 * How many at risk a point of a curve must rest on: a jackknife over a handful of groups is too
 * narrow, and the steps of a handful of people are large.
 */
final class AtRisk {

  private static final int MIN_GROUPS = 6;
  private static final long MIN_PEOPLE = 11;

  private AtRisk() {}

  static boolean areEnough(long people, long groups) {
    return people >= MIN_PEOPLE && groups >= MIN_GROUPS;
  }
}
