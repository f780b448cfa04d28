package org.rollcall.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole numbers that are not known, narrowed by what is known of them until nothing narrows. */
final class Bounds {

  private static final double MOST = 1e6;
  private static final double TINY = 1e-7;
  private static final int ROUNDS = 200;

  /** A sum of numbers, each times a factor, that is at most so much. */
  private record AtMost(Map<String, Double> sum, double limit) {}

  private final Map<String, double[]> cells = new LinkedHashMap<>();
  private final List<AtMost> rules = new ArrayList<>();

  private double[] cell(String name) {
    return cells.computeIfAbsent(name, any -> new double[] {0, MOST});
  }

  double low(String name) {
    return cell(name)[0];
  }

  double high(String name) {
    return cell(name)[1];
  }

  boolean isExact(String name) {
    return low(name) == high(name);
  }

  void between(String name, double low, double high) {
    double[] cell = cell(name);
    cell[0] = Math.max(cell[0], Math.ceil(low - TINY));
    cell[1] = Math.min(cell[1], Math.floor(high + TINY));
  }

  void atMost(Map<String, Double> sum, double limit) {
    sum.keySet().forEach(this::cell);
    rules.add(new AtMost(sum, limit));
  }

  /** The parts add up to the whole. */
  void sum(String whole, List<String> parts) {
    Map<String, Double> more = new LinkedHashMap<>();
    Map<String, Double> less = new LinkedHashMap<>();
    parts.forEach(part -> more.merge(part, 1.0, Double::sum));
    more.merge(whole, -1.0, Double::sum);
    more.forEach((name, factor) -> less.put(name, -factor));
    atMost(more, 0);
    atMost(less, 0);
  }

  void notMore(String part, String whole) {
    Map<String, Double> sum = new LinkedHashMap<>();
    sum.put(part, 1.0);
    sum.merge(whole, -1.0, Double::sum);
    atMost(sum, 0);
  }

  /** The part over the whole lies in those limits. */
  void ratio(String part, String whole, double low, double high) {
    atMost(Map.of(part, 1.0, whole, -high), 0);
    atMost(Map.of(part, -1.0, whole, low), 0);
  }

  /** Narrows every cell by every rule, until nothing changes. */
  void narrow() {
    boolean changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
      changed = false;
      for (AtMost rule : rules) {
        changed |= narrow(rule);
      }
    }
  }

  private boolean narrow(AtMost rule) {
    double least = 0;
    for (Map.Entry<String, Double> term : rule.sum().entrySet()) {
      least += least(term);
    }
    boolean changed = false;
    for (Map.Entry<String, Double> term : rule.sum().entrySet()) {
      double rest = rule.limit() - (least - least(term));
      double[] cell = cell(term.getKey());
      double[] before = cell.clone();
      if (term.getValue() > 0) {
        cell[1] = Math.min(cell[1], Math.floor(rest / term.getValue() + TINY));
      } else if (term.getValue() < 0) {
        cell[0] = Math.max(cell[0], Math.ceil(rest / term.getValue() - TINY));
      }
      // The end that made up the least of this sum is never the one that is narrowed.
      changed |= before[0] != cell[0] || before[1] != cell[1];
    }
    return changed;
  }

  private double least(Map.Entry<String, Double> term) {
    double[] cell = cell(term.getKey());
    return term.getValue() * (term.getValue() > 0 ? cell[0] : cell[1]);
  }
}
