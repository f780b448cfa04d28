package org.rollcall.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An estimate and its interval.
 *
 * @param estimate the estimate
 * @param low lower limit
 * @param high upper limit
 * @param level level of the interval, as 0.95
 */
record ReportedInterval(double estimate, double low, double high, double level) {

  /** What an interval lets one say of a difference. */
  enum Direction {
    HIGHER,
    LOWER,
    CANNOT_SAY
  }

  /** The estimate of the row, if it and both limits are released. */
  static Optional<ReportedInterval> of(ReportRow line) {
    return of(line, "estimate");
  }

  /** The estimate of that column with the row's limits. */
  static Optional<ReportedInterval> of(ReportRow line, String column) {
    return of(line, column, "");
  }

  /** The estimate with the limits that its verdict used, if there is one. */
  static Optional<ReportedInterval> judged(ReportRow line) {
    return of(line, "estimate", "_adjusted");
  }

  private static Optional<ReportedInterval> of(ReportRow line, String column, String which) {
    OptionalDouble estimate = line.number(column);
    OptionalDouble low = line.number("conf_low" + which);
    OptionalDouble high = line.number("conf_high" + which);
    if (estimate.isEmpty() || low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    double level = line.number("conf_level" + which).orElse(0.95);
    return Optional.of(
        new ReportedInterval(estimate.getAsDouble(), low.getAsDouble(), high.getAsDouble(), level));
  }

  /** A direction only where the interval leaves out no difference. */
  Direction direction() {
    return low > 0 ? Direction.HIGHER : high < 0 ? Direction.LOWER : Direction.CANNOT_SAY;
  }

  /** As 95% interval. */
  String name() {
    return Numbers.confidence(level) + " interval";
  }
}
