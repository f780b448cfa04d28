package org.rollcall.contract;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Rows that are not kept, by code and number, in words. */
public final class RowWords {

  private RowWords() {}

  /** Rows that are no fault, by why they give nothing: {@code 1 of totals, 5 without a count}. */
  public static String aside(Map<String, Long> byCode) {
    return words(
        byCode,
        FlowLine::isAside,
        (code, rows) -> String.format(Locale.ROOT, "%,d %s", rows, RowCodes.aside(code)),
        ", ");
  }

  /** Rows that break a rule, by rule: {@code 1 row: not a date (TYPE-DATE)}. */
  public static String faulty(Map<String, Long> byCode) {
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
}
