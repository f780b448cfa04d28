package org.rollcall.ingest.core;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of separated values as it lies: rows of any width, blocks one below the other.
 *
 * @param delimiter the sign between cells, found from the content
 * @param lines rows, without those that are wholly empty
 */
public record Grid(char delimiter, List<Line> lines) {

  private static final char[] DELIMITERS = {',', '\t', ';', '|'};
  private static final int SAMPLE_LINES = 200;

  /** What tells a spreadsheet the delimiter, in a line above the table. */
  private static final Pattern TOLD = Pattern.compile("\"?sep=([,;|\t])\"?\\R");

  public Grid {
    lines = List.copyOf(lines);
  }

  /**
   * The table of a text.
   *
   * @throws IngestException if a quotation mark stays open, or a limit is broken
   */
  static Grid of(String text, Limits limits) {
    Matcher told = TOLD.matcher(text);
    boolean isTold = told.lookingAt();
    char delimiter = isTold ? told.group(1).charAt(0) : delimiterOf(text);
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(delimiter)
            .setQuote('"')
            .setIgnoreSurroundingSpaces(delimiter != '\t')
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      long before = 0;
      for (CSVRecord record : parser) {
        if (record.size() > limits.columns()) {
          throw tooLarge("columns", limits.columns());
        }
        Line line = line(before + 1, record, limits);
        before = parser.getCurrentLineNumber();
        if (!line.isBlank() && !(isTold && line.number() == 1)) {
          lines.add(line);
        }
        if (lines.size() > limits.rows()) {
          throw tooLarge("rows", limits.rows());
        }
      }
    } catch (UncheckedIOException | IOException e) {
      // The library's message holds cells of the file.
      throw new IngestException(
          "IN-QUOTE",
          0,
          "Cannot read the file: a quotation mark is opened and never closed (must be closed; the file may be cut off)");
    }
    return new Grid(delimiter, withoutMargins(lines));
  }

  /** Spreadsheets save columns in which nothing stands, left and right of a table. */
  private static List<Line> withoutMargins(List<Line> lines) {
    int from = Integer.MAX_VALUE;
    int to = 0;
    for (Line line : lines) {
      for (int column = 0; column < line.cells().size(); column++) {
        if (!line.cell(column).isEmpty()) {
          from = Math.min(from, column);
          to = Math.max(to, column + 1);
        }
      }
    }
    int first = from;
    int end = to;
    return lines.stream().map(line -> line.part(first, end)).toList();
  }

  private static Line line(long number, CSVRecord record, Limits limits) {
    String[] cells = new String[record.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = clean(record.get(i));
      if (cells[i].length() > limits.fieldChars()) {
        throw tooLarge("characters in a cell", limits.fieldChars());
      }
    }
    return new Line(number, Arrays.asList(cells));
  }

  private static IngestException tooLarge(String what, long limit) {
    return new IngestException(
        "IN-LIMIT",
        0,
        "Cannot read the file: it has more than %d %s (must have no more)".formatted(limit, what));
  }

  /**
   * Blanks of all kinds, marks of direction that browsers put before AM and PM, and the byte order
   * mark of a file that was put behind another.
   */
  private static String clean(String cell) {
    boolean isPlain = cell.chars().allMatch(c -> c < '\u00a0');
    String plain =
        isPlain
            ? cell
            : cell.replace('\u202f', ' ')
                .replace('\u00a0', ' ')
                .replace("\u200e", "")
                .replace("\uFEFF", "");
    return plain.strip();
  }

  /** The sign that most evenly divides lines into several cells, outside of quotation marks. */
  private static char delimiterOf(String text) {
    char best = ',';
    double most = 0;
    for (char delimiter : DELIMITERS) {
      double score = score(text, delimiter);
      if (score > most) {
        most = score;
        best = delimiter;
      }
    }
    return best;
  }

  private static double score(String text, char delimiter) {
    int[] widths = new int[SAMPLE_LINES];
    int lines = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length() && lines < SAMPLE_LINES; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == delimiter) {
        widths[lines]++;
      } else if (!quoted && (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1))) {
        lines++;
      }
    }
    int used = Math.min(SAMPLE_LINES, lines + 1);
    int[] sorted = Arrays.copyOf(widths, used);
    Arrays.sort(sorted);
    int typical = sorted[used / 2];
    long same = Arrays.stream(sorted).filter(w -> w == typical && w > 0).count();
    long some = Arrays.stream(sorted).filter(w -> w > 0).count();
    // Text in cells holds commas now and then; a real delimiter stands in nearly every line.
    return (double) some / used
        + (double) same / used
        + (typical > 0 ? 0.1 * Math.log1p(typical) : 0);
  }
}
