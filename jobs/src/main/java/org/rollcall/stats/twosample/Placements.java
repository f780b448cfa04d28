package org.rollcall.stats.twosample;

import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.numeric.Sum;

/**
 * Where the values of one arm stand among those of the other.
 *
 * <p>The placement of a value is how many people of the other arm it exceeds, ties counting half.
 * Rank sums, Brunner and Munzel's test and Cliff's delta are all made of placements; they take one
 * walk over both histograms, never a comparison of person with person. Twice a placement is a whole
 * number, so that their sums are exact up to 2^53.
 */
final class Placements {

  private final Histogram own;
  private final double others;
  private final double[] twice;
  private final double ties;

  private Placements(Histogram own, Histogram other) {
    this.own = own;
    this.others = other.total();
    this.twice = new double[own.size()];
    double below = 0;
    double equal = 0;
    int j = 0;
    for (int i = 0; i < own.size(); i++) {
      while (j < other.size() && other.value(j) < own.value(i)) {
        below += other.people(j++);
      }
      boolean tied = j < other.size() && other.value(j) == own.value(i);
      double same = tied ? other.people(j) : 0;
      twice[i] = 2 * below + same;
      equal += own.people(i) * same;
    }
    this.ties = equal;
  }

  /** Where the values of the first stand among those of the second; both with people. */
  static Placements of(Histogram own, Histogram other) {
    return new Placements(own, other);
  }

  /** Why the spread of placements is not known before any is counted. */
  static Optional<NotEstimable> tooFew(Histogram one, Histogram two) {
    long fewest = Math.min(one.total(), two.total());
    if (fewest == 0) {
      return Optional.of(new NotEstimable(Cause.NOBODY_TO_COMPARE_WITH));
    }
    return fewest == 1
        ? Optional.of(new NotEstimable(Cause.SINGLE_PERSON_IN_ARM))
        : Optional.empty();
  }

  /** Why placements without spread have no precision. */
  static NotEstimable alike() {
    return new NotEstimable(Cause.ARMS_APART);
  }

  /** People of this arm. */
  double people() {
    return own.total();
  }

  /** Pairs of a person of this arm and one of the other. */
  double pairs() {
    return people() * others;
  }

  /** Pairs in which both have the same value. */
  double ties() {
    return ties;
  }

  /** Pairs in which this arm's value is larger, ties counting half: Mann and Whitney's U. */
  double wins() {
    Sum sum = new Sum();
    for (int i = 0; i < twice.length; i++) {
      sum.add(own.people(i) * twice[i]);
    }
    return sum.value() / 2;
  }

  /** Sum over people of the squared distance of their placement from the mean placement. */
  double deviations() {
    double mean = wins() / people();
    Sum sum = new Sum();
    for (int i = 0; i < twice.length; i++) {
      double apart = twice[i] / 2 - mean;
      sum.add(own.people(i) * apart * apart);
    }
    return sum.value();
  }
}
