package org.rollcall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RowCodes;
import org.rollcall.gate.SourceFile;

/** What a coordinator should know of files that were read, in words. */
final class Notes {

  /** On a file that was downloaded twice. */
  static final String COPY = "it holds what another file of its source holds: its rows count once";

  private Notes() {}

  /** What a file of one source holds that a file of another source for the same table holds too. */
  static Optional<String> overlap(SourceFile file, List<SourceFile> all) {
    return all.stream()
        .filter(other -> !other.sourceId().equals(file.sourceId()))
        .filter(other -> other.table().equals(file.table()))
        .filter(other -> other.contentHash().equals(file.contentHash()))
        .map(SourceFile::sourceId)
        .findFirst()
        .map(source -> "a file of source " + source + " holds the same: its rows are read twice");
  }

  /** Rows that are no fault, by why they give nothing: {@code 1 of totals, 5 without a count}. */
  static String aside(Map<String, Long> byCode) {
    return words(
        byCode,
        FlowLine::isAside,
        (code, rows) -> String.format(Locale.ROOT, "%,d %s", rows, RowCodes.aside(code)),
        ", ");
  }

  /** Rows that break a rule, by rule: {@code 1 row: not a date (TYPE-DATE)}. */
  static String faulty(Map<String, Long> byCode) {
    return words(
        byCode,
        code -> !FlowLine.isAside(code),
        (code, rows) -> Quantity.of(rows, "row") + ": " + RowCodes.fault(code),
        "; ");
  }

  private static String words(
      Map<String, Long> byCode,
      Predicate<String> wanted,
      BiFunction<String, Long, String> words,
      String between) {
    return new TreeMap<>(byCode)
        .entrySet().stream()
            .filter(entry -> wanted.test(entry.getKey()))
            .map(entry -> words.apply(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(between));
  }

  /** The first few, and how many more there are. */
  static List<String> capped(List<String> lines, int most, String where) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, most));
    shown.add("Note: " + Quantity.of(lines.size() - most, "more note") + " (see " + where + ")");
    return shown;
  }
}
