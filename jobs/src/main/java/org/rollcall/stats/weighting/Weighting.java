package org.rollcall.stats.weighting;

import java.util.Arrays;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;

/** People with the probabilities of each arm and with their weights. */
final class Weighting {
  /** A probability below it is none: what is divided by it would not be a number. */
  private static final double SMALLEST = 1e-100;

  final People people;
  final WeightingOptions options;

  /** By pattern, shape (patterns, arms); without a propensity all arms alike. */
  final double[][] probabilities;

  /** By cell: the weight of each of its people, sampling weight and truncation included. */
  final double[] weights;

  /** Weights by the scheme are drawn in to these; from 0 to infinity without truncation. */
  final double least;

  final double most;

  private Weighting(People people, WeightingOptions options, double[][] probabilities) {
    this.people = people;
    this.options = options;
    this.probabilities = probabilities;
    double[] plain = new double[people.size()];
    Arrays.setAll(plain, i -> untruncated(i, probabilities));
    if (options.truncation() > 0) {
      Quantiles quantiles = new Quantiles(plain, people.frequency);
      this.least = quantiles.at(options.truncation());
      this.most = quantiles.at(1 - options.truncation());
    } else {
      this.least = 0;
      this.most = Double.POSITIVE_INFINITY;
    }
    this.weights = new double[plain.length];
    Arrays.setAll(weights, i -> people.sampling[i] * truncated(plain[i]));
  }

  /** Fits the propensity, if the scheme uses one, and weights people by it. */
  static Estimable<Weighting> of(People people, WeightingOptions options) {
    if (people.emptyArm().isPresent()) {
      return Estimable.missing(people.emptyArm().get());
    }
    double[][] probabilities = new double[people.patterns.length][];
    if (options.scheme() == WeightScheme.NONE) {
      double[] alike = new double[options.arms()];
      Arrays.fill(alike, 1.0 / options.arms());
      Arrays.fill(probabilities, alike);
      return Estimable.of(new Weighting(people, options, probabilities));
    }
    return PropensityModel.fit(people, options)
        .then(
            model -> {
              Arrays.setAll(probabilities, p -> model.ofRow(people.patterns[p]));
              if (Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).min().getAsDouble()
                  < SMALLEST) {
                return Estimable.missing(Cause.ARM_SEPARATED);
              }
              return Estimable.of(new Weighting(people, options, probabilities));
            });
  }

  /** The weight by the scheme under other probabilities, with the same truncation. */
  double weightUnder(int cell, double[][] others) {
    return truncated(untruncated(cell, others));
  }

  double mass(int cell) {
    return people.frequency[cell] * weights[cell];
  }

  /** How much people of a pattern count for in the population that the weights are about. */
  double tilt(int pattern) {
    double[] e = probabilities[pattern];
    int likeliest = 0;
    for (int a = 1; a < e.length; a++) {
      likeliest = e[a] > e[likeliest] ? a : likeliest;
    }
    return options.scheme() == WeightScheme.NONE
        ? 1
        : e[likeliest] * options.scheme().weight(e, likeliest, options.target());
  }

  /** Whether a weight follows the propensity, or stays at a limit. */
  boolean isFree(int cell) {
    double plain = untruncated(cell, probabilities);
    return least <= plain && plain <= most;
  }

  private double untruncated(int cell, double[][] under) {
    double[] e = under[people.pattern[cell]];
    return options.scheme().weight(e, people.arm[cell], options.target());
  }

  private double truncated(double weight) {
    return Math.min(Math.max(weight, least), most);
  }
}
