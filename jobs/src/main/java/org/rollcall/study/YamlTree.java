package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds the tree of a YAML text from its tokens, because a tree read in one go knows no lines,
 * keeps the last of two equal keys and turns an alias into the text of its name.
 */
final class YamlTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What YAML and JSON agree is a number; 007, 1_000 and 0x1F stay text. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");

  private final YAMLParser parser;
  private final String file;
  private final Map<JsonPointer, Integer> lines = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private YamlTree(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static StudyText read(String file, String text) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlTree tree = new YamlTree(file, parser);
      if (parser.nextToken() == null) {
        throw StudyText.only(
            file, 1, "Cannot read the settings: the file is empty (must hold a study)");
      }
      JsonNode root = tree.node(JsonPointer.empty());
      if (parser.nextToken() != null) {
        tree.problem("", "Invalid document: a second one begins with --- (must be one); remove it");
      }
      return new StudyText(file, root, tree.lines, tree.problems);
    } catch (JsonProcessingException e) {
      throw syntax(file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a text in memory", e);
    }
  }

  private JsonNode node(JsonPointer at) throws IOException {
    lines.putIfAbsent(at, line());
    if (parser.isCurrentAlias()) {
      problem(
          Problems.name(at),
          "Invalid "
              + Problems.name(at)
              + ": alias *"
              + parser.getText()
              + " (must be written out); repeat the value");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(at);
      case START_ARRAY -> array(at);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      default -> NODES.textNode(parser.getText());
    };
  }

  private ObjectNode object(JsonPointer at) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonPointer below = at.appendProperty(key);
      boolean twice = object.has(key);
      if (twice) {
        problem(
            Problems.name(below),
            "Invalid key "
                + Problems.name(below)
                + ": given a second time (must be once; first on line "
                + lines.get(below)
                + "); remove one");
      }
      lines.putIfAbsent(below, line());
      parser.nextToken();
      JsonNode value = node(below);
      if (!twice) {
        object.set(key, value);
      }
    }
    return object;
  }

  private ArrayNode array(JsonPointer at) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(at.appendIndex(array.size())));
    }
    return array;
  }

  private static JsonNode number(String raw) {
    if (!NUMBER.matcher(raw).matches()) {
      return NODES.textNode(raw);
    }
    return raw.matches("-?[0-9]+")
        ? NODES.numberNode(Long.parseLong(raw))
        : NODES.numberNode(new BigDecimal(raw));
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private void problem(String key, String what) {
    problems.add(new Problem(line(), key, file + " line " + line() + ": " + what));
  }

  /** The parser's own words, without its drawing of the place; its last mark is the place. */
  private static StudyException syntax(String file, JsonProcessingException e) {
    String message = e.getOriginalMessage();
    var marks = Pattern.compile("line (\\d+), column \\d+").matcher(message);
    int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    while (marks.find()) {
      line = Integer.parseInt(marks.group(1));
    }
    String words =
        message.contains("Expected a field name")
            ? "a key is itself a list or a map"
            : message
                .lines()
                .filter(part -> !part.startsWith(" ") && !part.isBlank())
                .collect(Collectors.joining(", "));
    return StudyText.only(
        file,
        line,
        "Cannot read the YAML: "
            + words
            + " (must be valid YAML); check indentation, colons and quotes");
  }
}
