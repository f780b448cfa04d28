package org.rollcall.report.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The download behind a table: RFC 4180, UTF-8, released column names and plain values.
 *
 * @param name name of the file that a browser saves
 * @param text its content
 */
public record Csv(String name, String text) {

  private static final String UNRESERVED = "-_.~";

  /** The table's plain values under the names of the released columns. */
  public static Csv of(String name, Grid grid) {
    List<String> lines = new ArrayList<>();
    lines.add(line(grid.columns().stream().flatMap(c -> c.names().stream()).toList()));
    for (List<Cell> row : grid.rows()) {
      lines.add(line(row.stream().flatMap(cell -> cell.plain().stream()).toList()));
    }
    return new Csv(name, lines.stream().map(l -> l + "\r\n").collect(Collectors.joining()));
  }

  /** The file as an address, so that it can be saved with no script and no server. */
  public String address() {
    StringBuilder out = new StringBuilder("data:text/csv;charset=utf-8,");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return out.toString();
  }

  /** Bytes of the file, as people read them. */
  public String size() {
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return bytes < 1024 ? bytes + " bytes" : (bytes + 1023) / 1024 + " KB";
  }

  private static String line(List<String> values) {
    return values.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    boolean special = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 0xf);
  }
}
