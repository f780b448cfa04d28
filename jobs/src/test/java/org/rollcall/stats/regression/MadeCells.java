package org.rollcall.stats.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.Variance;

/**
 * 240 people made by formulas that R can repeat:
 *
 * <pre>
 * i &lt;- 0:239; x &lt;- (i*7) %% 11; z &lt;- (i*5) %% 3; g &lt;- (i*13) %% 17; f &lt;- (i*3) %% 8
 * y &lt;- ((i*i*31 + 7*i*z + 3*x) %% 101)/10 + 0.3*x; s &lt;- 1 + (i %% 4)/2
 * b &lt;- as.integer(((i*i*31+5*i) %% 101) &lt; 30+4*x); k &lt;- (i*i*17+3*i) %% (5+x)
 * c3 &lt;- (i*i*29+11*i) %% 97; c3 &lt;- ifelse(c3 &lt; 20+3*x, 0, ifelse(c3 &lt; 60+5*z, 1, 2))
 * </pre>
 */
final class MadeCells {

  static final List<String> NAMES = List.of("x", "z");

  private MadeCells() {}

  static double x(int i) {
    return i * 7 % 11;
  }

  static double z(int i) {
    return i * 5 % 3;
  }

  /** Outcome y. */
  static double measure(int i) {
    return (i * i * 31 + 7 * i * (int) z(i) + 3 * (int) x(i)) % 101 / 10.0 + 0.3 * x(i);
  }

  /** Outcome b. */
  static double binary(int i) {
    return (i * i * 31 + 5 * i) % 101 < 30 + 4 * x(i) ? 1 : 0;
  }

  /** Outcome k. */
  static double count(int i) {
    return (i * i * 17 + 3 * i) % (5 + (int) x(i));
  }

  /** Outcome c3. */
  static double choice(int i) {
    int draw = (i * i * 29 + 11 * i) % 97;
    return draw < 20 + 3 * x(i) ? 0 : draw < 60 + 5 * z(i) ? 1 : 2;
  }

  static SamplingWeight weight(int i) {
    return SamplingWeight.of(1 + i % 4 / 2.0);
  }

  /** The people with an outcome, in their clusters. */
  static List<RegressionCell> people(IntToDoubleFunction outcome) {
    List<RegressionCell> people = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      people.add(
          RegressionCell.of(outcome.applyAsDouble(i), x(i), z(i))
              .withCluster(i * 13 % 17)
              .withSecondCluster(i * 3 % 8));
    }
    return people;
  }

  /** The same with sampling weights. */
  static List<RegressionCell> weighted(IntToDoubleFunction outcome) {
    List<RegressionCell> people = people(outcome);
    for (int i = 0; i < people.size(); i++) {
      people.set(i, people.get(i).withWeight(weight(i)));
    }
    return people;
  }

  static PointEstimate point(RegressionFit fit, String name, Variance variance) {
    return fit.estimate(name, variance).point().orElseThrow();
  }

  static double[] errors(RegressionFit fit, Variance variance) {
    return fit.names().stream()
        .mapToDouble(name -> point(fit, name, variance).stdError())
        .toArray();
  }

  static NotEstimable.Reason reason(RegressionFit fit, String name, Variance variance) {
    return fit.estimate(name, variance).missing().orElseThrow().reason();
  }
}
