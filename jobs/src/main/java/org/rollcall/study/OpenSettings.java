package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;

/**
 * What a beginning study leaves to people: settings of the study and cells of its tables of groups
 * that no file tells. None has a default, as a guess would look like a fact in every result.
 */
public final class OpenSettings {

  /** Stands where somebody must decide; it is no valid value of anything. */
  public static final String CHOOSE = "CHOOSE";

  private static final Pattern COMMENT = Pattern.compile(CHOOSE + "\\b.*?\\s#\\s*(.+)$");
  private static final JsonPointer SOURCES = JsonPointer.compile("/sources");

  private final Path file;
  private final StudyText text;
  private final List<Problem> problems = new ArrayList<>();

  private OpenSettings(Path file, StudyText text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Checks that nothing is left open.
   *
   * @throws StudyException with everything that is, of the study and of its tables of groups
   */
  static void check(Path file, StudyText text) {
    OpenSettings open = new OpenSettings(file, text);
    open.settings(JsonPointer.empty(), text.root(), open.lines(file));
    open.problems.sort(Comparator.comparingInt(Problem::line));
    text.root().at(SOURCES).forEach(open::cells);
    if (!open.problems.isEmpty()) {
      throw new StudyException(text.file(), open.problems);
    }
  }

  private List<String> lines(Path path) {
    try {
      return Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      return List.of(); // whoever reads the table says so
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void settings(JsonPointer at, JsonNode node, List<String> lines) {
    if (node.isObject()) {
      node.properties().forEach(e -> settings(at.appendProperty(e.getKey()), e.getValue(), lines));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        settings(at.appendIndex(i), node.get(i), lines);
      }
    } else if (node.isTextual() && node.asText().equals(CHOOSE)) {
      int line = lineOf(at);
      String comment = line <= lines.size() ? comment(lines.get(line - 1)) : "";
      problems.add(
          new Problem(
              line,
              Problems.name(at),
              "%s line %d: Undecided %s (must be %s)"
                  .formatted(
                      text.file(),
                      line,
                      Problems.name(at),
                      comment.isEmpty() ? rule(at) : comment)));
    }
  }

  private int lineOf(JsonPointer at) {
    for (JsonPointer p = at; p != null; p = p.head()) {
      if (text.lines().containsKey(p)) {
        return text.lines().get(p);
      }
    }
    return 1;
  }

  private static String comment(String line) {
    Matcher comment = COMMENT.matcher(line);
    return comment.find() ? comment.group(1).strip() : "";
  }

  private static String rule(JsonPointer at) {
    String rule = StudySchema.at(at).path("rule").asText();
    return rule.isEmpty() ? "said" : rule;
  }

  private void cells(JsonNode source) {
    if (!source.path("table").asText().equals("groups") || !source.path("path").isTextual()) {
      return;
    }
    try {
      for (Path table : SourcePaths.files(file.getParent(), source.path("path").asText())) {
        if (table.toString().endsWith(".csv")) {
          cells(source, table);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return; // which files are there, and readable, is told with the paths
    }
  }

  private void cells(JsonNode source, Path table) {
    List<String> lines = lines(table);
    List<String> header = lines.isEmpty() ? List.of() : split(lines.get(0), lines.get(0));
    for (int line = 1; line < lines.size(); line++) {
      List<String> cells = split(lines.get(line), lines.get(0));
      for (int column = 0; column < cells.size(); column++) {
        if (cells.get(column).equals(CHOOSE)) {
          String heading = column < header.size() ? header.get(column) : "";
          cell(table, line + 1, column + 1, field(source, heading));
        }
      }
    }
  }

  private void cell(Path table, int line, int column, Optional<Field> field) {
    List<String> words = field.map(f -> f.constraints().values()).orElse(List.of());
    problems.add(
        new Problem(
            line,
            "",
            "%s line %d, column %d: Undecided %s (must be %s)"
                .formatted(
                    file.getParent().relativize(table),
                    line,
                    column,
                    field.map(Field::name).orElse("cell"),
                    words.isEmpty()
                        ? field.map(f -> "said: " + f.description()).orElse("said")
                        : "one of " + String.join(", ", words))));
  }

  /** The field that a column feeds, by its own name or by the source's columns. */
  private static Optional<Field> field(JsonNode source, String heading) {
    String name =
        source.path("columns").properties().stream()
            .filter(entry -> entry.getValue().asText().equals(heading))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(heading);
    return Schemas.input("groups").find(name);
  }

  /** The cells of a line, by the delimiter of the header; quotes keep one in a cell. */
  private static List<String> split(String line, String header) {
    char delimiter = header.indexOf('\t') >= 0 ? '\t' : header.indexOf(',') >= 0 ? ',' : ';';
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + delimiter).toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
