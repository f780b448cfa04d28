package org.rollcall.stats.golden;

import static org.rollcall.stats.golden.GoldenCase.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.IntraclusterCorrelation;
import org.rollcall.stats.multiplicity.BenjaminiHochberg;
import org.rollcall.stats.multiplicity.Holm;

/** Likeness within groups, and lists of tests. */
final class ClusterGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "icc.oneway", ClusterGoldens::correlation,
        "degenerate.icc.oneway", ClusterGoldens::odd,
        "p.adjust", ClusterGoldens::adjust);
  }

  private static void correlation(GoldenCase golden) {
    String y = golden.arg("y").asText();
    String cluster = golden.arg("cluster").asText();
    Map<String, Long> labels = new HashMap<>();
    List<ClusterTally> people = new ArrayList<>();
    List<Row> rows = golden.complete(List.of(y, cluster));
    // Sums of squares of the distance from a round number lose no digits of large values.
    double origin = Math.rint(rows.get(0).number(y));
    for (Row row : rows) {
      long label = labels.computeIfAbsent(row.text(cluster), key -> (long) labels.size());
      people.add(person(label, row.number(y) - origin));
    }
    IntraclusterCorrelation.Components found =
        IntraclusterCorrelation.of(people).value().orElseThrow();
    golden.check("n", found.sizes().people());
    golden.check("clusters", found.sizes().groups());
    golden.check("mean_size", found.sizes().mean());
    golden.check("n0", found.typicalSize());
    golden.check("size_weighted_mean", found.sizes().weightedMean());
    golden.check("cv_size", found.sizes().variation());
    golden.check("ms_between", found.between());
    golden.check("ms_within", found.within());
    golden.check("F", found.statistic());
    golden.check("p", found.pValue());
    golden.check("icc1", found.correlation());
    golden.check("icc_truncated", found.truncated());
    golden.check("var_between", found.varianceBetween());
    golden.check("var_within", found.within());
    golden.check("design_effect_mean_size", found.designEffectOfMeanSize());
    golden.check("design_effect_weighted", found.designEffect());
    golden.check("effective_n_mean_size", found.effectivePeopleOfMeanSize());
    golden.check("effective_n_weighted", found.effectivePeople());
    Estimable<Interval> interval = found.interval(golden.arg("conf_level").asDouble());
    if (number(golden.expected("icc1_lower")) == number(golden.expected("icc1_upper"))) {
      golden.refused(interval.missing());
    } else {
      golden.check("icc1_lower", interval.value().orElseThrow().low());
      golden.check("icc1_upper", interval.value().orElseThrow().high());
    }
  }

  private static void odd(GoldenCase golden) {
    double[] y = golden.numbers("y");
    double[] cluster = golden.numbers("cluster");
    List<ClusterTally> people = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      people.add(person((long) cluster[i], y[i]));
    }
    golden.refused(IntraclusterCorrelation.of(people).missing());
  }

  private static ClusterTally person(long cluster, double y) {
    return new ClusterTally(cluster, 1, y, y * y);
  }

  /** Tests that could not be carried out stay without p-value and are not counted. */
  private static void adjust(GoldenCase golden) {
    double[] given = golden.numbers("p");
    double[] known = Arrays.stream(given).filter(p -> !Double.isNaN(p)).toArray();
    golden.check("holm", spread(given, Holm.adjust(known)));
    golden.check("BH", spread(given, BenjaminiHochberg.adjust(known)));
  }

  private static double[] spread(double[] given, double[] adjusted) {
    double[] all = given.clone();
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      all[i] = Double.isNaN(all[i]) ? all[i] : adjusted[next++];
    }
    return all;
  }
}
