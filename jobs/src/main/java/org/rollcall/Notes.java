package org.rollcall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Quantity;

/** What a coordinator should know of files that were read, in words. */
final class Notes {

  /** On a file that was downloaded twice. */
  static final String COPY = "it holds what another file of its source holds: its rows count once";

  private Notes() {}

  /** Rows that are no fault, by why they give nothing: as {@code 2 totals, 5 waiting room}. */
  static String aside(Map<String, Long> byCode) {
    return words(byCode, true);
  }

  /** Rows that break a rule, by rule. */
  static String faulty(Map<String, Long> byCode) {
    return words(byCode, false);
  }

  private static String words(Map<String, Long> byCode, boolean aside) {
    return new TreeMap<>(byCode)
        .entrySet().stream()
            .filter(entry -> FlowLine.isAside(entry.getKey()) == aside)
            .map(
                entry ->
                    String.format(Locale.ROOT, "%,d %s", entry.getValue(), word(entry.getKey())))
            .collect(Collectors.joining(", "));
  }

  private static String word(String code) {
    return FlowLine.isAside(code)
        ? code.substring(FlowLine.ASIDE.length()).toLowerCase(Locale.ROOT).replace('-', ' ')
        : code;
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
