package org.rollcall.compare;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.outcome.Evidence;
import org.rollcall.study.Arm;

/** Of how much of what an outcome rests on the records hold anything, where they may lack it. */
final class ValuesKnown implements ArmCheck {

  /** With less, what is known may be of the kind of people or sessions that clocks are kept for. */
  private static final double LEAST = 0.8;

  private static final Consequence LACKING = Consequence.withholds(ReasonCode.VALUES_LACKING);

  @Override
  public Optional<Diagnostic> of(Checks.On on, Compared compared, Arm arm, Evidence evidence) {
    return compared.outcome().measure().isPartlyKnown()
        ? Optional.of(on.atLeast(LEAST, "values_known", known(compared, arm, evidence), LACKING))
        : Optional.empty();
  }

  private static OptionalDouble known(Compared compared, Arm arm, Evidence evidence) {
    return Optional.ofNullable(
            evidence.known().getOrDefault(compared.outcome().key(), Map.of()).get(arm))
        .map(found -> Checks.share(found.known(), found.asked()))
        .orElse(OptionalDouble.empty());
  }
}
