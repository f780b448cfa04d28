package org.rollcall.study;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a canonical field comes from: one column, or a text with columns in braces, such as {@code
 * {Day} {Time}}. A value with a brace is a template; any other is a column's name as it stands.
 *
 * @param texts the literal texts around the columns, one more than there are columns
 * @param columns the columns in their order; at least one
 */
public record Template(List<String> texts, List<String> columns) {

  public Template {
    texts = List.copyOf(texts);
    columns = List.copyOf(columns);
    if (columns.isEmpty() || texts.size() != columns.size() + 1) {
      throw new IllegalArgumentException(
          "Invalid template: "
              + columns.size()
              + " columns between "
              + texts.size()
              + " texts (must be one text more than columns)");
    }
  }

  /** Reads a value of {@code columns}; refuses braces that do not pair up or hold no name. */
  public static Template of(String value) {
    if (value.indexOf('{') < 0 && value.indexOf('}') < 0) {
      return new Template(List.of("", ""), List.of(value));
    }
    List<String> texts = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    int from = 0;
    for (int open = value.indexOf('{'); open >= 0; open = value.indexOf('{', from)) {
      int close = value.indexOf('}', open);
      texts.add(literal(value, value.substring(from, open)));
      if (close < 0) {
        throw invalid(value, "a brace is not closed");
      }
      columns.add(column(value, value.substring(open + 1, close)));
      from = close + 1;
    }
    texts.add(literal(value, value.substring(from)));
    return new Template(texts, columns);
  }

  /** Whether the value is one column as it stands, with no text around it. */
  public boolean isColumn() {
    return columns.size() == 1 && texts.stream().allMatch(String::isEmpty);
  }

  private static String literal(String value, String text) {
    if (text.indexOf('}') >= 0) {
      throw invalid(value, "a brace is closed that was not opened");
    }
    return text;
  }

  private static String column(String value, String name) {
    if (name.isBlank()) {
      throw invalid(value, "braces hold no column");
    }
    if (name.indexOf('{') >= 0) {
      throw invalid(value, "a brace is opened inside braces");
    }
    return name;
  }

  private static IllegalArgumentException invalid(String value, String found) {
    return new IllegalArgumentException(
        "Invalid template "
            + value
            + ": "
            + found
            + " (must be text with names of columns in braces, as {Day} {Time})");
  }
}
