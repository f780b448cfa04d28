package org.rollcall.ingest.core;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Extracts of small files for tests. */
public final class Extracts {

  private Extracts() {}

  public static Document document(String fileName, String text) {
    return Document.of(fileName, text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  /** The rows of the table, each as its fault or the cells asked for, parted by bars. */
  public static List<String> rows(Extract extract, String... columns) {
    return extract.records().stream()
        .map(row -> row.fault().isEmpty() ? cells(extract, row, columns) : row.fault())
        .toList();
  }

  private static String cells(Extract extract, Extract.Record row, String... columns) {
    Map<String, String> cells = new TreeMap<>();
    for (int column = 0; column < row.cells().size(); column++) {
      cells.put(extract.columns().get(column), row.cells().get(column));
    }
    return String.join("|", List.of(columns).stream().map(cells::get).toList());
  }
}
