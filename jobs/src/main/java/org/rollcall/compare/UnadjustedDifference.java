package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.Sample;

/**
 * The difference of people as they are, adjusted for nothing, its error by leaving out one home
 * group at a time ({@link ClusterJackknife}).
 */
final class UnadjustedDifference implements Estimator {

  private final Samples samples;

  UnadjustedDifference(Samples samples) {
    this.samples = samples;
  }

  @Override
  public List<Compared> comparisons() {
    return samples.all().stream().filter(one -> one.outcome().isCompared()).toList();
  }

  @Override
  public Found difference(Compared compared, Pair pair) {
    Sample comparison = compared.samples().get(pair.comparison());
    Sample reference = compared.samples().get(pair.reference());
    return new Found(
        ClusterJackknife.difference(comparison, reference),
        comparison.value(),
        reference.value(),
        List.of());
  }

  @Override
  public boolean isPublished() {
    return true;
  }

  @Override
  public Optional<Message> caution() {
    return Optional.empty();
  }
}
