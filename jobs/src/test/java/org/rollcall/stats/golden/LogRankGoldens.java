package org.rollcall.stats.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rollcall.stats.multiplicity.Holm;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.LogRank;
import org.rollcall.stats.survival.LogRankCell;
import org.rollcall.stats.survival.LogRankResult;
import org.rollcall.stats.survival.SurvivalCell;

/** Log-rank tests. */
final class LogRankGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "logrank", LogRankGoldens::test,
        "logrank.pairwise", LogRankGoldens::pairs,
        "degenerate.logrank", LogRankGoldens::degenerate);
  }

  private static void test(GoldenCase golden) {
    if (golden.arg("rho").asDouble() != 0) {
      golden.leaveOut("no estimand uses a weighted test");
    }
    LogRankResult found = LogRank.of(cells(golden)).value().orElseThrow();
    golden.check("n", GoldenCase.each(found.arms(), LogRankResult.Arm::people));
    golden.check("observed", GoldenCase.each(found.arms(), LogRankResult.Arm::observed));
    golden.check("expected", GoldenCase.each(found.arms(), LogRankResult.Arm::expected));
    golden.check("var", found.variance());
    golden.check("chisq", found.chiSquared());
    golden.check("df", found.df());
    golden.check("p", found.pValue());
  }

  private static void pairs(GoldenCase golden) {
    List<LogRankCell> cells = cells(golden);
    List<String> groups = groups(golden);
    double[] ps = new double[golden.expected("pairs").size()];
    for (int i = 0; i < ps.length; i++) {
      int a = indexIn(groups, golden.expected("pairs." + i + ".group_a").asText());
      int b = indexIn(groups, golden.expected("pairs." + i + ".group_b").asText());
      LogRankResult found =
          LogRank.of(cells.stream().filter(c -> c.arm() == a || c.arm() == b).toList())
              .value()
              .orElseThrow();
      golden.check("pairs." + i + ".chisq", found.chiSquared());
      golden.check("pairs." + i + ".p", found.pValue());
      ps[i] = found.pValue();
    }
    double[] holm = Holm.adjust(ps);
    for (int i = 0; i < holm.length; i++) {
      golden.check("p_adjusted.holm." + i, holm[i], Tolerances.relative("logrank", "p"));
    }
  }

  private static void degenerate(GoldenCase golden) {
    String time = golden.column("time").orElseThrow();
    String status = golden.column("status").orElseThrow();
    List<Row> rows = golden.complete(List.of(time, status));
    double[] group = golden.numbersOf(golden.column("group").orElseThrow(), rows);
    List<LogRankCell> cells = new ArrayList<>();
    for (Row row : rows) {
      int arm = (int) group[cells.size()];
      cells.add(new LogRankCell(arm, 0, cell(row.number(time), row.number(status) == 1)));
    }
    golden.refused(LogRank.of(cells).missing());
  }

  private static List<LogRankCell> cells(GoldenCase golden) {
    String time = golden.column("time").orElseThrow();
    String status = golden.column("status").orElseThrow();
    String group = golden.column("group").orElseThrow();
    List<String> groups = groups(golden);
    Map<String, Long> strata = new TreeMap<>();
    List<LogRankCell> cells = new ArrayList<>();
    for (Row row : complete(golden)) {
      String key = String.join("\n", golden.texts("strata").stream().map(row::text).toList());
      long stratum = strata.computeIfAbsent(key, k -> (long) strata.size());
      boolean event = row.number(status) == golden.arg("event_value").asDouble(1);
      cells.add(
          new LogRankCell(
              indexIn(groups, row.text(group)), stratum, cell(row.number(time), event)));
    }
    return cells;
  }

  private static SurvivalCell cell(double time, boolean event) {
    return SurvivalCell.of(time, event ? Ending.EVENT : Ending.CENSORED);
  }

  private static List<Row> complete(GoldenCase golden) {
    List<String> used = new ArrayList<>(golden.texts("strata"));
    for (String arg : List.of("time", "status", "group")) {
      used.add(golden.column(arg).orElseThrow());
    }
    return golden.complete(used);
  }

  /** Levels in increasing order, of numbers if all are. */
  private static List<String> groups(GoldenCase golden) {
    String group = golden.column("group").orElseThrow();
    List<String> levels =
        new ArrayList<>(complete(golden).stream().map(row -> row.text(group)).distinct().toList());
    if (levels.stream().allMatch(level -> level.matches("-?[0-9.]+"))) {
      levels.sort((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
    } else {
      levels.sort(String::compareTo);
    }
    return levels;
  }

  private static int indexIn(List<String> groups, String name) {
    for (int i = 0; i < groups.size(); i++) {
      String group = groups.get(i);
      if (group.equals(name)
          || (name.matches("-?[0-9.]+")
              && group.matches("-?[0-9.]+")
              && Double.parseDouble(group) == Double.parseDouble(name))) {
        return i;
      }
    }
    throw new IllegalArgumentException("No such group: " + name);
  }
}
