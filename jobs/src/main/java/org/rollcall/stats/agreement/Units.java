package org.rollcall.stats.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.numeric.Sum;

/** Units that at least one coder coded, in an order of content, equal ones merged. */
final class Units {

  private final List<RatedUnit> all = new ArrayList<>();
  private final int categories;
  private final double total;

  private Units(List<RatedUnit> units) {
    this.categories = units.isEmpty() ? 0 : units.get(0).byCategory().length;
    TreeMap<long[], Long> merged = new TreeMap<>(Arrays::compare);
    for (RatedUnit unit : units) {
      if (unit.byCategory().length != categories) {
        throw new IllegalArgumentException(
            "Cannot compare units: "
                + categories
                + " and "
                + unit.byCategory().length
                + " categories (must be equal)");
      }
      if (unit.coders() > 0 && unit.frequency().people() > 0) {
        merged.merge(unit.byCategory(), unit.frequency().people(), Long::sum);
      }
    }
    merged.forEach((codes, count) -> all.add(new RatedUnit(codes, Frequency.of(count))));
    this.total = sum(unit -> 1);
  }

  /** Canonical units. */
  static Units of(List<RatedUnit> units) {
    return new Units(units);
  }

  List<RatedUnit> all() {
    return all;
  }

  int categories() {
    return categories;
  }

  /** Number of units. */
  double total() {
    return total;
  }

  /** Sum over units, each as often as it occurs. */
  double sum(ToDoubleFunction<RatedUnit> of) {
    Sum sum = new Sum();
    for (RatedUnit unit : all) {
      sum.add(unit.frequency().people() * of.applyAsDouble(unit));
    }
    return sum.value();
  }

  /** Units that two coders or more coded. */
  double paired() {
    return sum(unit -> unit.coders() >= 2 ? 1 : 0);
  }

  /** Mean over those of the share of their pairs of coders who agree. */
  double agreement() {
    return sum(unit -> unit.coders() >= 2 ? unit.agreement() : 0) / paired();
  }
}
