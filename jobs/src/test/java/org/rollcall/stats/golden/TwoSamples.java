package org.rollcall.stats.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.stats.twosample.CountedValue;

/**
 * Two arms of a case: given as rows with a group, or as numbers.
 *
 * @param first group1, or x
 * @param second group2, or y
 */
record TwoSamples(List<CountedValue> first, List<CountedValue> second) {

  static TwoSamples ofRows(GoldenCase golden) {
    String y = golden.arg("y").asText();
    String group = golden.arg("group").asText();
    List<Row> rows = golden.complete(List.of(y, group));
    return new TwoSamples(
        arm(rows, y, group, golden.arg("group1")), arm(rows, y, group, golden.arg("group2")));
  }

  static TwoSamples ofNumbers(GoldenCase golden) {
    return new TwoSamples(counted(golden.arg("x")), counted(golden.arg("y")));
  }

  private static List<CountedValue> arm(List<Row> rows, String y, String group, JsonNode label) {
    return rows.stream()
        .filter(
            row ->
                label.isNumber()
                    ? row.number(group) == label.asDouble()
                    : row.text(group).equals(label.asText()))
        .map(row -> CountedValue.of(row.number(y), 1))
        .toList();
  }

  /** An array of one element is written as a number. */
  private static List<CountedValue> counted(JsonNode numbers) {
    List<CountedValue> values = new ArrayList<>();
    if (numbers.isNumber()) {
      values.add(CountedValue.of(numbers.asDouble(), 1));
    }
    numbers.forEach(one -> values.add(CountedValue.of(one.asDouble(), 1)));
    return values;
  }
}
