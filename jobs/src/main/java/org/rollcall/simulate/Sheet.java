package org.rollcall.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** One file being filled, with a tally of what was planted in it. */
final class Sheet {
  private final String path;
  private final String table;
  private final String header;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> bad = new TreeMap<>();
  private int duplicates;

  /** A file with a header, or an empty header for JSON Lines. */
  Sheet(String path, String table, String header) {
    this.path = path;
    this.table = table;
    this.header = header;
  }

  String path() {
    return path;
  }

  int rows() {
    return lines.size();
  }

  List<String> lines() {
    return lines;
  }

  void row(Object... cells) {
    line(join(cells));
  }

  void line(String line) {
    lines.add(line);
  }

  /** Adds a row that must be refused, at a place drawn by chance. */
  void bad(String rule, Dice dice, String line) {
    lines.add(dice.below(lines.size() + 1), line);
    bad.merge(rule, 1, Integer::sum);
  }

  /** Repeats a row that is already there. */
  void repeat(int row) {
    duplicates++;
    lines.add(lines.get(row));
  }

  /** Adds a row that another file has already sent. */
  void resend(String line) {
    duplicates++;
    lines.add(line);
  }

  /** A line of comma-separated cells, none of which needs quotes; empty text is a missing cell. */
  static String join(Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(","));
  }

  Map<String, Object> tally() {
    Map<String, Object> tally = new LinkedHashMap<>();
    int refused = bad.values().stream().mapToInt(Integer::intValue).sum();
    tally.put("path", path);
    tally.put("table", table);
    tally.put("rows", lines.size());
    tally.put("valid_rows", lines.size() - refused);
    tally.put("duplicate_rows", duplicates);
    tally.put("bad_rows", bad);
    return tally;
  }

  void write(Path folder) {
    Path file = folder.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = open(file)) {
        if (!header.isEmpty()) {
          out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write simulated file: " + path, e);
    }
  }

  /** Java writes no time and no name into the header of a gz file. */
  private static OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
  }
}
