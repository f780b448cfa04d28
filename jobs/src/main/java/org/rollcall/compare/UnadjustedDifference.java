package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
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
    return samples.all();
  }

  @Override
  public Found difference(Compared compared, Pair pair) {
    Sample comparison = compared.samples().get(pair.comparison());
    Sample reference = compared.samples().get(pair.reference());
    return new Found(
        difference(pair, comparison, reference), comparison.value(), reference.value(), List.of());
  }

  @Override
  public boolean isPublished() {
    return true;
  }

  @Override
  public Optional<String> caution() {
    return Optional.empty();
  }

  /** The difference of two arms; a reason for none names the arm. */
  static Estimate difference(Pair pair, Sample comparison, Sample reference) {
    Optional<NotEstimable> first =
        ClusterJackknife.of(comparison).missing().map(none -> none.of(pair.comparison().title()));
    Optional<NotEstimable> second =
        ClusterJackknife.of(reference).missing().map(none -> none.of(pair.reference().title()));
    return first
        .or(() -> second)
        .<Estimate>map(none -> none)
        .orElseGet(() -> ClusterJackknife.difference(comparison, reference));
  }
}
