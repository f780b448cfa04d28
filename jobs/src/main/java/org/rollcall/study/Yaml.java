package org.rollcall.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes values so that a YAML reader gives them back. */
final class Yaml {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|~");

  private Yaml() {}

  /** The value on one line. */
  static String flow(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(flow(item)));
      return "[" + String.join(", ", items) + "]";
    }
    if (value.isObject()) {
      List<String> entries = new ArrayList<>();
      value.properties().forEach(e -> entries.add(text(e.getKey()) + ": " + flow(e.getValue())));
      return "{" + String.join(", ", entries) + "}";
    }
    return value.isTextual() ? text(value.asText()) : value.asText();
  }

  /** The text, in quotes where YAML would take it for something else. */
  static String text(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches();
    // A JSON string is a YAML string in double quotes.
    return plain ? text : TextNode.valueOf(text).toString();
  }

  /** A value as it was found, short enough for a message. */
  static String found(JsonNode value) {
    if (value.isObject()) {
      return value.isEmpty() ? "an empty map" : "a map";
    }
    if (value.isArray()) {
      return value.isEmpty() ? "an empty list" : shorten(flow(value));
    }
    if (value.isNull()) {
      return "nothing";
    }
    return value.isTextual() && value.asText().isBlank()
        ? "empty text"
        : shorten(value.isTextual() ? text(value.asText()) : value.asText());
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
