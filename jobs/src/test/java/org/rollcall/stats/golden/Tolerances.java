package org.rollcall.stats.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How closely each method must agree, as the reference's METHODS.md states. */
final class Tolerances {

  /** The first entry whose start fits decides. */
  private static final List<Entry> RELATIVE =
      List.of(
          new Entry("km.quantiles", 1e-8, 1e-8),
          new Entry("cox.zph", 1e-7, 1e-7),
          new Entry("cox.", 1e-8, 1e-6),
          new Entry("glm.negbin", 1e-7, 1e-6),
          new Entry("glm.", 1e-8, 1e-6),
          new Entry("ps.balance", 1e-7, 1e-7),
          new Entry("ps.", 1e-8, 1e-6),
          new Entry("weighted.", 1e-8, 1e-6),
          new Entry("retention.discrete_time_model", 1e-7, 1e-6),
          new Entry("ols", 1e-8, 1e-7),
          new Entry("hedges.g", 1e-8, 1e-8),
          new Entry("univariate", 1e-12, 1e-12),
          new Entry("evalue", 1e-9, 1e-9),
          new Entry("degenerate.", 1e-9, 1e-9),
          new Entry("", 1e-10, 1e-9));

  private record Entry(String start, double relative, double ofTails) {}

  private Tolerances() {}

  /** Relative tolerance of a value; p-values have their own. */
  static double relative(String method, String path) {
    String key = path.replaceAll("\\.\\d+$", "").replaceAll("^.*\\.", "");
    Entry entry = RELATIVE.stream().filter(e -> method.startsWith(e.start)).findFirst().get();
    boolean tail = key.equals("p") || key.startsWith("p_") || key.endsWith("_p");
    return tail ? entry.ofTails : entry.relative;
  }

  /** Absolute floor for values that should be zero. */
  static double absolute(JsonNode tolerance) {
    return tolerance.path("abs").asDouble(1e-12);
  }
}
