package org.rollcall.stats.clusters;

import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.numeric.Binomial;

/**
 * Between which shares a group of a size is expected by chance: a funnel instead of a ranking.
 *
 * <p>Estimates, from the exact binomial distribution with the target share, the smallest x/n and
 * the largest whose tail, itself included, has more than half of one minus the level. A group
 * within the limits says nothing about itself. For lists of groups, adjust {@link #pValue} by
 * {@link org.rollcall.stats.multiplicity.BenjaminiHochberg}.
 *
 * <p>Assumes people of a group are independent given the target. They are alike, so more groups lie
 * outside than the level says: a signal to look, not a finding about a group.
 *
 * <p>Edge cases: a group of nobody; a target of 0 or 1, from which nothing can deviate by chance.
 *
 * <p>Checked against R 4.2.2 {@code pbinom}, relative 1e-10.
 *
 * @see "Spiegelhalter (2005), doi:10.1002/sim.1970"
 */
public final class FunnelLimits {

  private FunnelLimits() {}

  /**
   * The limits for groups of a size.
   *
   * @param target share that is expected, between 0 and 1
   * @param people people of the group, not negative
   * @param level chance to lie within the limits is at least this, between 0 and 1
   * @return limits between 0 and 1; or NO_PEOPLE or NO_EVENTS
   */
  public static Estimable<Interval> of(double target, long people, double level) {
    double tail = (1 - Interval.requireLevel(level)) / 2;
    Optional<NotEstimable> problem = problem(target, people);
    if (problem.isPresent()) {
      return Estimable.missing(problem.get());
    }
    double low = least(people, tail, target);
    double high = people - least(people, tail, 1 - target);
    return Estimable.of(new Interval(level, low / people, high / people));
  }

  /**
   * The exact two-sided p-value of a group: twice its smaller tail, at most 1.
   *
   * @param withOutcome people of the group who have it, from 0 to all
   * @param people people of the group, not negative
   * @param target share that is expected, between 0 and 1
   * @return between 0 and 1, at most one minus the level just outside the limits; or NO_PEOPLE or
   *     NO_EVENTS
   * @throws IllegalArgumentException if the counts are impossible
   */
  public static Estimable<Double> pValue(long withOutcome, long people, double target) {
    if (withOutcome < 0 || withOutcome > people) {
      throw new IllegalArgumentException(
          "Invalid share: "
              + withOutcome
              + " of "
              + people
              + " (must be from none to all of them)");
    }
    Optional<NotEstimable> problem = problem(target, people);
    if (problem.isPresent()) {
      return Estimable.missing(problem.get());
    }
    double below = Binomial.atMost(withOutcome, people, target);
    double above = Binomial.atLeast(withOutcome, people, target);
    return Estimable.of(Math.min(1, 2 * Math.min(below, above)));
  }

  /** The smallest x with P(X ≤ x) above the tail. */
  private static long least(long people, double tail, double target) {
    long from = -1;
    long to = people;
    while (to - from > 1) {
      long middle = from + (to - from) / 2;
      if (Binomial.atMost(middle, people, target) > tail) {
        to = middle;
      } else {
        from = middle;
      }
    }
    return to;
  }

  private static Optional<NotEstimable> problem(double target, long people) {
    if (!(target >= 0 && target <= 1)) {
      throw new IllegalArgumentException("Invalid target: " + target + " (must be in [0, 1])");
    }
    if (people < 0) {
      throw new IllegalArgumentException("Invalid people: " + people + " (must not be negative)");
    }
    if (people == 0) {
      return Optional.of(new NotEstimable(Cause.EMPTY_GROUP));
    }
    return target == 0 || target == 1
        ? Optional.of(new NotEstimable(Cause.NOBODY_OR_ALL_EXPECTED))
        : Optional.empty();
  }
}
