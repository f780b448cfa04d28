package org.rollcall.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.ingest.core.Document;

/** The meetings of a JSON file, whatever they are wrapped in. */
final class Json {

  private Json() {}

  /**
   * Objects of an array, of {@code meetings}, of {@code data} or of Airtable's {@code records};
   * else none.
   */
  static List<JsonNode> meetings(Document document) {
    JsonNode root = document.json();
    JsonNode list = root;
    if (root.isObject()) {
      list =
          Stream.of("meetings", "records", "data")
              .map(root::path)
              .filter(JsonNode::isArray)
              .findFirst()
              .orElse(root.path("records"));
    }
    List<JsonNode> meetings = new ArrayList<>();
    if (list.isArray()) {
      for (JsonNode node : list) {
        meetings.add(node.path("fields").isObject() ? node.get("fields") : node);
      }
    }
    return meetings;
  }

  /** Objects of an array that is the whole file; none if it is no array. */
  static List<JsonNode> elements(Document document) {
    List<JsonNode> elements = new ArrayList<>();
    if (document.json().isArray()) {
      document.json().forEach(elements::add);
    }
    return elements;
  }

  /** Whether at least half of the meetings have one of these keys. */
  static boolean have(List<JsonNode> meetings, String... keys) {
    long withOutcome =
        meetings.stream()
            .filter(
                meeting -> {
                  for (String key : keys) {
                    if (meeting.has(key)) {
                      return true;
                    }
                  }
                  return false;
                })
            .count();
    return withOutcome > 0 && withOutcome * 2 >= meetings.size();
  }

  /** A scalar as text; empty text for null, lists, objects and what is missing. */
  static String text(JsonNode meeting, String key) {
    return text(meeting.path(key));
  }

  /** Databases wrap numbers, as {"$numberInt": "1"}. */
  static String text(JsonNode node) {
    if (node.isObject() && node.size() == 1) {
      Optional<String> name = Optional.of(node.fieldNames().next());
      return name.filter(n -> n.startsWith("$")).map(n -> text(node.get(n))).orElse("");
    }
    return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
  }

  /** A scalar or a list as texts; a text that looks like a list, as [open], is one. */
  static List<String> texts(JsonNode meeting, String key) {
    JsonNode node = meeting.path(key);
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> texts.add(text(one)));
    } else {
      for (String one : text(node).replaceAll("[\\[\\]\"]", "").split(",")) {
        texts.add(one.strip());
      }
    }
    return texts.stream().filter(text -> !text.isEmpty()).toList();
  }
}
