package org.rollcall.report.page;

import java.util.List;

/**
 * One column of a table.
 *
 * @param heading for people
 * @param names the released columns behind it, for the download
 */
public record Column(String heading, List<String> names) {

  public Column {
    names = List.copyOf(names);
  }

  public static Column of(String heading, String... names) {
    return new Column(heading, List.of(names));
  }
}
