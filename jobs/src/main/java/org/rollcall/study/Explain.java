package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every setting of a study with its value, whether the file sets it, and what it means. The text is
 * itself a study file that says the same study.
 */
public final class Explain {

  private static final int WIDTH = 100;

  private final JsonNode given;
  private final Overrides overrides;
  private final StringBuilder out = new StringBuilder();

  private Explain(JsonNode given, Overrides overrides) {
    this.given = given;
    this.overrides = overrides;
  }

  /** The text for the study of that file, where the command line takes precedence. */
  public static String text(Path studyYaml, Overrides overrides, MarginKeys margins) {
    StudyLoader.Loaded loaded = StudyLoader.read(studyYaml, overrides, margins);
    Explain explain = new Explain(loaded.given(), overrides);
    explain.out.append("# protocol_hash: ").append(loaded.study().protocolHash()).append('\n');
    explain.map(JsonPointer.empty(), StudyTree.of(loaded.study()), "", "");
    return explain.out.toString();
  }

  /** Writes the settings of one map; {@code first} stands before the first one, as in a list. */
  private void map(JsonPointer at, JsonNode tree, String indent, String first) {
    String before = first;
    for (String key : StudySchema.keys(at)) {
      JsonPointer below = at.appendProperty(key);
      describe(below, before.isEmpty() ? indent : " ".repeat(before.indexOf('-')));
      if (!tree.has(key)) {
        out.append(indent).append("# ").append(key).append(": not set\n");
        if (isFirst(below)) {
          map(below, MissingNode.getInstance(), indent + "  ", "");
        }
        continue;
      }
      String start = before.isEmpty() ? indent : before;
      before = "";
      value(below, tree.path(key), start + key + ":", indent);
    }
  }

  private void value(JsonPointer at, JsonNode value, String head, String indent) {
    boolean fixed = !StudySchema.keys(at).isEmpty();
    if (fixed) {
      line(head);
      map(at, value, indent + "  ", "");
    } else if (value.isArray() && !value.isEmpty() && value.path(0).isObject()) {
      line(head);
      list(at, value, indent);
    } else if (value.isObject() && !value.isEmpty()) {
      line(head + origin(at));
      entries(at, (ObjectNode) value, indent + "  ");
    } else {
      line(head + " " + Yaml.flow(value) + origin(at));
    }
  }

  private void list(JsonPointer at, JsonNode items, String indent) {
    for (int i = 0; i < items.size(); i++) {
      JsonPointer item = at.appendIndex(i);
      map(item, items.path(i), indent + "    ", indent + "  - ");
    }
  }

  private void entries(JsonPointer at, ObjectNode map, String indent) {
    map.properties()
        .forEach(
            entry -> line(indent + Yaml.text(entry.getKey()) + ": " + Yaml.flow(entry.getValue())));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String origin(JsonPointer at) {
    boolean overridden =
        at.toString().equals("/as_of") && overrides.asOf().isPresent()
            || at.toString().equals("/output") && overrides.output().isPresent();
    if (overridden) {
      return "  # command line";
    }
    return given.at(at).isMissingNode() ? "  # default" : "  # set";
  }

  /** Whether it is told here: what a first source has told, others need not. */
  private static boolean isFirst(JsonPointer at) {
    return !at.toString().matches("/sources/[1-9][0-9]*/.*");
  }

  private void describe(JsonPointer at, String indent) {
    if (isFirst(at)) {
      String description = StudySchema.at(at).path("description").asText();
      comment(indent + "#", description).forEach(this::line);
    }
  }

  /**
   * A text as lines of comment.
   *
   * @param first what stands before its first word; the others begin as far in
   */
  public static List<String> comment(String first, String text) {
    String further = first.substring(0, first.indexOf('#') + 1);
    List<String> lines = new ArrayList<>();
    StringBuilder row = new StringBuilder(first);
    for (String word : text.split(" ")) {
      if (row.length() + 1 + word.length() > WIDTH) {
        lines.add(row.toString());
        row = new StringBuilder(further).append(" ".repeat(first.length() - further.length()));
      }
      row.append(' ').append(word);
    }
    lines.add(row.toString());
    return lines;
  }
}
