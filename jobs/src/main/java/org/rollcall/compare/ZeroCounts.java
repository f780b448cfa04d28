package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.Pair;
import org.rollcall.study.Arm;

/**
 * Whether counts of 0 are of another kind than the other counts of their groups, as where a sheet
 * says 0 for weeks in which there was no session, and another has no line for them.
 */
final class ZeroCounts implements ArmCheck {

  /** With more, a value is of weeks and not of sessions. */
  private static final double MOST = 0.05;

  /** The mean of an arm is too small by that share, and a difference by that of both. */
  private static final double MOST_APART = 0.02;

  private static final Consequence OTHERWISE = Consequence.forbidsVerdict(ReasonCode.ZEROS_UNLIKE);

  @Override
  public Optional<Diagnostic> of(Checks.On on, Compared compared, Arm arm, Evidence evidence) {
    return compared.outcome().estimand().followsPeople()
        ? Optional.empty()
        : Optional.of(on.atMost(MOST, "excess_zeros", share(evidence, arm), OTHERWISE));
  }

  /** How far the arms lie apart. */
  static Diagnostic apart(Checks.On on, Pair pair, Evidence evidence) {
    List<OptionalDouble> shares = pair.arms().stream().map(arm -> share(evidence, arm)).toList();
    OptionalDouble apart =
        shares.stream().allMatch(OptionalDouble::isPresent)
            ? OptionalDouble.of(Math.abs(shares.get(0).getAsDouble() - shares.get(1).getAsDouble()))
            : OptionalDouble.empty();
    return on.atMost(MOST_APART, "excess_zeros_apart", apart, OTHERWISE);
  }

  private static OptionalDouble share(Evidence evidence, Arm arm) {
    Double found = evidence.excessZeros().get(arm);
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
  }
}
