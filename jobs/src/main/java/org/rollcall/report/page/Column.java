package org.rollcall.report.page;

import java.util.List;

/**
 * One column of a table.
 *
 * @param heading for people
 * @param names the released columns behind it, for the download
 * @param style class of the style sheet: w for words, empty for numbers
 */
public record Column(String heading, List<String> names, String style) {

  public Column {
    names = List.copyOf(names);
  }

  public static Column of(String heading, String... names) {
    return new Column(heading, List.of(names), "");
  }

  /** The same column, holding words. */
  public Column words() {
    return new Column(heading, names, "w");
  }
}
