package org.rollcall.tables;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Table;

/** {@code record_flow} and {@code data_quality}: every row that came in, accounted for. */
final class FlowTables {

  /** Share of rejected rows above which a source fails. */
  private static final double REJECTED = 0.01;

  /** Share of duplicates above which a source fails. */
  private static final double DUPLICATES = 0.05;

  private FlowTables() {}

  static Table recordFlow(Stamp stamp, List<FlowLine> lines) {
    Stamp.Sheet sheet = stamp.sheet("record_flow");
    String file = "";
    int order = 0;
    for (FlowLine line : lines) {
      order = line.fileId().equals(file) ? order + 1 : 1;
      file = line.fileId();
      sheet
          .add()
          .set("source_id", line.sourceId())
          .set("file_id", line.fileId())
          .set("canonical_table", line.table())
          .set("step_order", order)
          .set("step", line.step().name().toLowerCase(java.util.Locale.ROOT))
          .set("reason", line.reason())
          .set("rows_in", line.rowsIn())
          .set("rows_out", line.rowsOut())
          .set("rows_removed", line.rowsIn() - line.rowsOut());
    }
    return sheet.build();
  }

  static Table dataQuality(Stamp stamp, List<FlowLine> lines) {
    Stamp.Sheet sheet = stamp.sheet("data_quality");
    Map<String, long[]> sources = new TreeMap<>();
    Map<String, Map<String, Long>> rules = new TreeMap<>();
    for (FlowLine line : lines) {
      long[] counts = sources.computeIfAbsent(line.sourceId(), id -> new long[2]);
      long removed = line.rowsIn() - line.rowsOut();
      switch (line.step()) {
        case READ -> counts[0] += line.rowsIn();
        case DUPLICATE -> counts[1] += removed;
        case REJECTED -> {
          if (!FlowLine.isAside(line.reason())) {
            rules
                .computeIfAbsent(line.sourceId(), id -> new TreeMap<>())
                .merge(line.reason(), removed, Long::sum);
          }
        }
        case CURATED -> {}
      }
    }
    sources.forEach(
        (source, counts) -> {
          Map<String, Long> rejected = rules.getOrDefault(source, Map.of());
          long all = rejected.values().stream().mapToLong(Long::longValue).sum();
          row(sheet, source, "rows_rejected", "conformance", new long[] {all, counts[0]}, REJECTED);
          rejected.forEach(
              (rule, n) ->
                  row(
                      sheet,
                      source,
                      "rule_" + rule,
                      "conformance",
                      new long[] {n, counts[0]},
                      REJECTED));
          row(
              sheet,
              source,
              "rows_duplicate",
              "plausibility",
              new long[] {counts[1], counts[0]},
              DUPLICATES);
        });
    return sheet.build();
  }

  private static void row(
      Stamp.Sheet sheet, String source, String check, String category, long[] of, double limit) {
    String status = of[1] == 0 ? "not_applicable" : of[0] <= limit * of[1] ? "pass" : "fail";
    sheet
        .add()
        .set("source_id", source)
        .set("check", check)
        .set("category", category)
        .set("n_violated", of[0])
        .set("n_denominator", of[1])
        .set("threshold", limit)
        .set("check_status", status);
  }
}
