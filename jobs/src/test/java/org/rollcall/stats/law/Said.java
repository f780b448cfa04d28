package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable;

/** What an estimator said of some data: numbers by name, and the reasons where there are none. */
public final class Said {

  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final List<NotEstimable> reasons = new ArrayList<>();

  /** A number that is always there. */
  public Said number(String name, double value) {
    numbers.put(name, value);
    return this;
  }

  /** A number that may be unknown, which is no fault. */
  public Said number(String name, OptionalDouble value) {
    value.ifPresent(v -> number(name, v));
    return this;
  }

  /** Several numbers. */
  public Said numbers(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      number(name + "." + i, values[i]);
    }
    return this;
  }

  /** An estimate as three numbers, name.value, name.stdError, name.df, or its reason. */
  public Said estimate(String name, Estimate estimate) {
    estimate
        .point()
        .ifPresent(
            point -> {
              number(name + ".value", point.value());
              number(name + ".stdError", point.stdError());
              if (Double.isFinite(point.df())) {
                number(name + ".df", point.df());
              }
            });
    return reason(estimate.missing());
  }

  /** An interval as two numbers, name.low and name.high. */
  public Said interval(String name, Interval interval) {
    return number(name + ".low", interval.low()).number(name + ".high", interval.high());
  }

  /** A reason, if there is one. */
  public Said reason(Optional<NotEstimable> why) {
    why.ifPresent(reasons::add);
    return this;
  }

  Map<String, Double> numbers() {
    return numbers;
  }

  List<NotEstimable> reasons() {
    return reasons;
  }
}
