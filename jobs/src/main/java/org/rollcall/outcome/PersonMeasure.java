package org.rollcall.outcome;

import java.util.Optional;

/** A measure of which each starter has a part that can be summed over people. */
public interface PersonMeasure extends Measure {

  /**
   * What one starter adds to an outcome.
   *
   * @param outcome one of {@link #outcomes}
   * @param starter whom to count
   * @return the part; empty where the starter was not followed for long enough, or is not asked
   */
  Optional<Contribution> of(Outcome outcome, Starter starter);
}
