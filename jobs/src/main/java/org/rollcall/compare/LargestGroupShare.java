package org.rollcall.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.outcome.Evidence;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;

/** Whether one group makes up most of an arm, whose value is then that group's. */
final class LargestGroupShare implements ArmCheck {

  private static final double MOST = 0.7;

  @Override
  public Optional<Diagnostic> of(Checks.On on, Compared compared, Arm arm, Evidence evidence) {
    Sample sample = compared.samples().get(arm);
    OptionalDouble share =
        sample.people() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sample.largestShare());
    return Optional.of(on.atMost(MOST, "largest_group_share", share));
  }
}
