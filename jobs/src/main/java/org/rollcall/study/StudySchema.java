package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rollcall.contract.Schemas;

/** What {@code study.schema.json} says of each setting: description, default and rule. */
final class StudySchema {

  static final JsonNode ROOT = load();

  private StudySchema() {}

  /** The part of the schema that speaks of that setting; missing if it has none. */
  static JsonNode at(JsonPointer setting) {
    JsonNode schema = ROOT;
    for (JsonPointer p = setting; !p.matches(); p = p.tail()) {
      schema = below(schema, p.getMatchingProperty());
    }
    return schema;
  }

  private static JsonNode below(JsonNode schema, String key) {
    JsonNode property = schema.path("properties").path(key);
    if (!property.isMissingNode()) {
      return property;
    }
    JsonNode item = schema.path("items");
    if (!item.isMissingNode()) {
      return item;
    }
    JsonNode other = schema.path("additionalProperties");
    return other.isObject() ? other : MissingNode.getInstance();
  }

  /** The rule of that setting in words, to stand after "must be". */
  static String rule(JsonPointer setting) {
    JsonNode schema = at(setting);
    if (schema.has("enum")) {
      return "one of " + String.join(", ", words(schema.path("enum")));
    }
    return schema.path("rule").asText();
  }

  /** A value that would do, as it would be written; empty text if the schema gives none. */
  static String example(JsonPointer setting) {
    JsonNode schema = at(setting);
    JsonNode example = schema.path("examples").path(0);
    JsonNode shown = example.isMissingNode() ? schema.path("default") : example;
    return shown.isMissingNode() ? "" : Yaml.flow(shown);
  }

  /** The keys that a map of settings may hold. */
  static List<String> keys(JsonPointer setting) {
    List<String> keys = new ArrayList<>();
    at(setting).path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words.stream().collect(Collectors.toUnmodifiableList());
  }

  private static JsonNode load() {
    try (InputStream in = Schemas.open("study.schema.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read schema: study.schema.json", e);
    }
  }
}
