package org.rollcall.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RowWords;

/**
 * What became of the rows of all files together.
 *
 * @param flow every step of every file
 */
public record FlowSums(List<FlowLine> flow) {

  /** As {@code 960 rows: 900 kept, 20 duplicates, 30 rejected, 10 set aside (10 of totals)}. */
  public String words() {
    Map<String, Long> aside = aside();
    long apart = aside.values().stream().mapToLong(Long::longValue).sum();
    return String.format(
        Locale.ROOT,
        "%s: %,d kept, %s, %,d rejected%s",
        Quantity.of(rows(FlowLine.Step.READ), "row"),
        rows(FlowLine.Step.CURATED),
        Quantity.of(removed(FlowLine.Step.DUPLICATE), "duplicate"),
        removed(FlowLine.Step.REJECTED) - apart,
        aside.isEmpty()
            ? ""
            : String.format(Locale.ROOT, ", %,d set aside (%s)", apart, RowWords.aside(aside)));
  }

  private long rows(FlowLine.Step step) {
    return flow.stream().filter(line -> line.step() == step).mapToLong(FlowLine::rowsOut).sum();
  }

  private long removed(FlowLine.Step step) {
    return flow.stream()
        .filter(line -> line.step() == step)
        .mapToLong(line -> line.rowsIn() - line.rowsOut())
        .sum();
  }

  /** Rows that break no rule and give nothing, by why. */
  private Map<String, Long> aside() {
    return flow.stream()
        .filter(line -> FlowLine.isAside(line.reason()))
        .collect(
            Collectors.groupingBy(
                FlowLine::reason, Collectors.summingLong(line -> line.rowsIn() - line.rowsOut())));
  }
}
