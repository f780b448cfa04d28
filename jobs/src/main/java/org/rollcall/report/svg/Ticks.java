package org.rollcall.report.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Round places along an axis.
 *
 * @param values the ticks, rising
 * @param decimals decimals that their labels need
 */
public record Ticks(List<Double> values, int decimals) {

  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  public Ticks {
    values = List.copyOf(values);
  }

  /** Ticks that cover the range, about that many of them, on 1, 2, 2.5 or 5 times a power of 10. */
  public static Ticks covering(double low, double high, int about) {
    double span = high > low ? high - low : Math.max(Math.abs(high), 1);
    double step = step(span / Math.max(1, about));
    long first = (long) Math.floor(low / step + 1e-9);
    long last = (long) Math.ceil(high / step - 1e-9);
    List<Double> values = new ArrayList<>();
    for (long i = first; i <= Math.max(last, first + 1); i++) {
      values.add(i * step);
    }
    return new Ticks(values, decimals(step));
  }

  /** Weeks since the start: steps that keep 12, 26 or 52 in sight. */
  public static Ticks weeks(int last) {
    int step = last <= 8 ? 1 : last <= 16 ? 2 : last <= 28 ? 4 : last <= 78 ? 12 : 26;
    List<Double> values = new ArrayList<>();
    for (int week = 0; week <= last; week += step) {
      values.add((double) week);
    }
    return new Ticks(values, 0);
  }

  public double first() {
    return values.get(0);
  }

  public double last() {
    return values.get(values.size() - 1);
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double round : ROUND) {
      if (rough <= round * power * (1 + 1e-9)) {
        return round * power;
      }
    }
    return 10 * power;
  }

  private static int decimals(double step) {
    for (int decimals = 0; decimals < 9; decimals++) {
      double shifted = step * Math.pow(10, decimals);
      if (Math.abs(shifted - Math.rint(shifted)) < 1e-6 * shifted) {
        return decimals;
      }
    }
    return 9;
  }
}
