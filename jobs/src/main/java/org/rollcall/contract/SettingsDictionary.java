package org.rollcall.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Renders the keys of a study file as a table, from {@code study.schema.json}. */
final class SettingsDictionary {

  private final StringBuilder page = new StringBuilder();

  private SettingsDictionary() {}

  /** The table, in Markdown; {@code []} stands for each item of a list. */
  static String render() {
    SettingsDictionary dictionary = new SettingsDictionary();
    dictionary.page.append("\n| Key | Meaning | Rule | Default |\n|---|---|---|---|\n");
    dictionary.rows("", schema());
    return dictionary.page.toString();
  }

  private void rows(String prefix, JsonNode map) {
    List<String> required = words(map.path("required"));
    map.path("properties")
        .properties()
        .forEach(
            entry -> {
              String key = prefix + entry.getKey();
              row(key, entry.getValue(), required.contains(entry.getKey()));
              below(key, entry.getValue());
            });
  }

  private void below(String key, JsonNode schema) {
    rows(key + ".", schema);
    rows(key + "[].", schema.path("items"));
    rows(key + ".<outcome>.", schema.path("additionalProperties"));
  }

  private void row(String key, JsonNode schema, boolean required) {
    String standard = schema.has("default") ? "`" + schema.path("default") + "`" : "";
    page.append("| `")
        .append(key)
        .append("` | ")
        .append(schema.path("description").asText().replace("|", "\\|"))
        .append(" | ")
        .append(rule(schema))
        .append(" | ")
        .append(required ? "*required*" : standard)
        .append(" |\n");
  }

  private static String rule(JsonNode schema) {
    JsonNode words = schema.has("enum") ? schema.path("enum") : schema.at("/items/enum");
    return words.isMissingNode()
        ? schema.path("rule").asText()
        : "`" + String.join("`, `", words(words)) + "`";
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static JsonNode schema() {
    try (InputStream in = Schemas.open("study.schema.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read schema: study.schema.json", e);
    }
  }
}
