package org.rollcall.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.outcome.Estimand;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.Measures;
import org.rollcall.outcome.Pair;
import org.rollcall.outcome.RecordShare;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;

/**
 * How many of those who count as having left came back, which nobody does who is gone. Where people
 * of one mode come more rarely, the rule of leaving takes more of them for leavers, and a
 * difference in how often people come passes for one in whether they stay.
 */
final class CameBack {

  /** Of so few a share is chance. */
  private static final long FEWEST = 30;

  /** Of the starters: with more, a difference of a margin of 0.1 is half of rare attendance. */
  private static final double MOST_APART = 0.05;

  private static final Consequence RARE = Consequence.forbidsVerdict(ReasonCode.RARE_ATTENDANCE);

  private final Samples samples;
  private final Evidence evidence;

  CameBack(Samples samples, Evidence evidence) {
    this.samples = samples;
    this.evidence = evidence;
  }

  /** The share of each arm, and how far the arms lie apart in shares of all starters. */
  List<Diagnostic> of(Compared compared, Pair pair) {
    if (compared.outcome().estimand() != Estimand.E1) {
      return List.of();
    }
    String id = compared.analysisId(pair);
    List<Diagnostic> checks = new ArrayList<>();
    for (Arm arm : pair.arms()) {
      Checks.On on = new Checks.On(id, Optional.of(arm));
      checks.add(on.shown("came_back_after_leaving", share(arm)));
    }
    checks.add(
        new Checks.On(id, Optional.empty())
            .atMost(MOST_APART, "came_back_apart", apart(pair), RARE));
    return checks;
  }

  private OptionalDouble share(Arm arm) {
    return Checks.share(evidence.share(RecordShare.CAME_BACK, arm), FEWEST);
  }

  private OptionalDouble apart(Pair pair) {
    List<OptionalDouble> ofStarters = pair.arms().stream().map(this::ofStarters).toList();
    return ofStarters.stream().allMatch(OptionalDouble::isPresent)
        ? OptionalDouble.of(
            Math.abs(ofStarters.get(0).getAsDouble() - ofStarters.get(1).getAsDouble()))
        : OptionalDouble.empty();
  }

  /** What share of an arm's starters counts as having left by the primary week, and comes back. */
  private OptionalDouble ofStarters(Arm arm) {
    Sample retained = samples.of(samples.catalog().primary(Measures.RETAINED)).samples().get(arm);
    OptionalDouble back = share(arm);
    OptionalDouble stay = retained.value();
    return back.isPresent() && stay.isPresent()
        ? OptionalDouble.of((1 - stay.getAsDouble()) * back.getAsDouble())
        : OptionalDouble.empty();
  }
}
