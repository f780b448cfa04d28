package org.rollcall.compare;

import java.util.Optional;
import org.rollcall.outcome.Evidence;
import org.rollcall.study.Arm;

/**
 * A check of one arm of an analysis. Each is listed in {@link Checks}, and one that withholds takes
 * away the contrast and the value of the single arm alike.
 */
@FunctionalInterface
interface ArmCheck {

  /**
   * What was found.
   *
   * @param on names the analysis and the arm
   * @param compared what is compared, with the samples of the arms
   * @param arm the arm
   * @param evidence all counts
   * @return empty where there is nothing to check
   */
  Optional<Diagnostic> of(Checks.On on, Compared compared, Arm arm, Evidence evidence);
}
