package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.survival.ProductLimit.Quantity;

/** The precision of one product-limit curve. */
final class CurveErrors {

  private final Timeline line;
  private final double[] curve;
  private final CurveVariance variance;

  /** By time and cluster, what leaving it out changes; made when first asked for. */
  private double[][] deviations;

  CurveErrors(Timeline line, CurveVariance variance) {
    this.line = line;
    this.curve = line.curve;
    this.variance = variance;
  }

  /**
   * Standard error of the curve.
   *
   * @param upTo index of the last step before
   * @param from index of the next step that people were followed to
   */
  OptionalDouble at(int upTo, int from) {
    if (upTo < 0 || curve[upTo] == 1 || curve[upTo] == 0) {
      return OptionalDouble.empty();
    }
    if (variance == CurveVariance.CLUSTER_JACKKNIFE) {
      return jackknife(upTo, from);
    }
    return variance.isByCluster() && line.clusters.length < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(spread(Quantity.SURVIVAL, curve[upTo], line.times[upTo]).stdError());
  }

  /** The spread of a number that is read off the curve; not for leaving out clusters. */
  Spread spread(Quantity quantity, double value, double time) {
    if (quantity == Quantity.LOG_RESTRICTED_MEAN) {
      double mean = Math.exp(value);
      return spread(Quantity.RESTRICTED_MEAN, mean, time).transformed(Math::log, 1 / mean);
    }
    double[] coefficients = coefficients(quantity, time);
    return variance == CurveVariance.GREENWOOD
        ? Spread.ofPeople(value, greenwood(quantity, coefficients))
        : Influence.of(line, coefficients).spread(value, variance);
  }

  /** Σ c² d (n − d) / n, with Poisson variance d for the sum of hazards. */
  private double greenwood(Quantity quantity, double[] coefficients) {
    Sum sum = new Sum();
    for (int j = 0; j < coefficients.length; j++) {
      double square = coefficients[j] * coefficients[j] * line.left[j];
      double stays = (line.atRisk[j] - line.left[j]) / line.atRisk[j];
      sum.add(quantity == Quantity.CUMULATIVE_HAZARD ? square : square * stays);
    }
    return sum.value();
  }

  /** The derivative of a number by the events at each time, as {@link Influence} takes it. */
  private double[] coefficients(Quantity quantity, double time) {
    int size = line.upTo(time) + 1;
    double[] coefficients = new double[size];
    double area = 0;
    double until = time;
    for (int j = size - 1; j >= 0; j--) {
      area += curve[j] * (until - line.times[j]);
      until = line.times[j];
      double stay = line.atRisk[j] - line.left[j];
      double perStay = curve[j] > 0 ? 1 / stay : 0;
      coefficients[j] =
          switch (quantity) {
            case SURVIVAL -> -curve[size - 1] * perStay;
            case LEFT -> curve[size - 1] * perStay;
            case CUMULATIVE_HAZARD -> 1 / line.atRisk[j];
            case RESTRICTED_MEAN, LOG_RESTRICTED_MEAN -> -area * perStay;
          };
    }
    return coefficients;
  }

  private OptionalDouble jackknife(int upTo, int from) {
    if (line.clusters.length < 2) {
      return OptionalDouble.empty();
    }
    if (deviations == null) {
      deviations = leavingOut();
    }
    double[] deviation = deviations[upTo];
    boolean followed = isKnown(deviation) && (from == line.size() || isKnown(deviations[from]));
    return !followed || ClusterJackknife.isRounding(deviation, 1)
        ? OptionalDouble.empty()
        : OptionalDouble.of(ClusterJackknife.stdError(deviation));
  }

  private static boolean isKnown(double[] deviations) {
    return Arrays.stream(deviations).noneMatch(Double::isNaN);
  }

  private double[][] leavingOut() {
    int size = line.size();
    List<ClusterSums> clusters = ProductLimit.byCluster(line, size, line.times[size - 1], 0);
    double[] totals = ClusterSums.totals(clusters);
    double[][] found = new double[size][clusters.size()];
    for (int g = 0; g < clusters.size(); g++) {
      double[] rest = clusters.get(g).takenFrom(totals);
      double[] without = ProductLimit.curve(rest, Arrays.copyOfRange(rest, size, 2 * size));
      for (int j = 0; j < size; j++) {
        found[j][g] = without[j] - curve[j];
      }
    }
    return found;
  }
}
