package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.TableSchema;

/** Rules of one source that need the contract of its canonical table. */
final class SourceCheck {

  private final Settings settings;
  private final Problems problems;
  private final JsonPointer at;
  private final TableSchema table;

  private SourceCheck(Settings settings, JsonPointer at, TableSchema table) {
    this.settings = settings;
    this.problems = settings.problems();
    this.at = at;
    this.table = table;
  }

  static void check(Settings settings, JsonPointer at, TableSchema table) {
    new SourceCheck(settings, at, table).check();
  }

  private void check() {
    names("columns");
    names("values");
    names("constants");
    columns();
    values();
    constants();
    supplied();
    marks();
    SurveyCheck.check(settings, at, table);
    PlannedCheck.check(settings, at, table.name());
  }

  private JsonPointer part(String key) {
    return at.appendProperty(key);
  }

  private Set<String> keys(String part) {
    Set<String> keys = new LinkedHashSet<>();
    settings.node(part(part)).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private void names(String part) {
    List<String> known = table.fields().stream().map(Field::name).toList();
    for (String key : keys(part)) {
      JsonPointer below = part(part).appendProperty(key);
      if (!known.contains(key)) {
        problems.add(
            below,
            "Invalid key "
                + Problems.name(below)
                + ": no field of the canonical table "
                + table.name()
                + " (must be one of "
                + String.join(", ", known)
                + "); "
                + Nearest.remedy(key, known, "remove it"));
      }
    }
  }

  private void columns() {
    for (String key : keys("columns")) {
      JsonPointer column = part("columns").appendProperty(key);
      settings.text(column).ifPresent(value -> template(column, value));
    }
  }

  private void template(JsonPointer column, String value) {
    try {
      Template.of(value);
    } catch (IllegalArgumentException e) {
      String rule = e.getMessage();
      problems.add(
          column,
          "Invalid "
              + Problems.name(column)
              + ": "
              + Yaml.text(value)
              + rule.substring(rule.indexOf(value) + value.length())
              + "; pair the braces");
    }
  }

  private void values() {
    Set<String> fromFile = keys("columns");
    for (String key : keys("values")) {
      JsonPointer map = part("values").appendProperty(key);
      Optional<Field> field = table.find(key);
      if (field.isPresent() && !fromFile.isEmpty() && !fromFile.contains(key)) {
        problems.add(
            map,
            "Invalid "
                + Problems.name(map)
                + ": the field comes from no column (must be a field of columns); add it to columns"
                + " or remove the map");
      }
      field.ifPresent(
          f ->
              settings
                  .node(map)
                  .fieldNames()
                  .forEachRemaining(text -> value(map.appendProperty(text), f)));
    }
  }

  private void constants() {
    Set<String> fromFile = keys("columns");
    for (String key : keys("constants")) {
      JsonPointer constant = part("constants").appendProperty(key);
      Optional<Field> field = table.find(key);
      if (fromFile.contains(key)) {
        problems.add(
            constant,
            "Invalid "
                + Problems.name(constant)
                + ": the field is in columns too (must come from one place); remove one");
      } else if (field.flatMap(Field::identifier).filter("person"::equals).isPresent()) {
        problems.add(
            constant,
            "Invalid "
                + Problems.name(constant)
                + ": one person for every row (must come from a column); add it to columns");
      }
      field.ifPresent(f -> value(constant, f));
    }
  }

  /** An absent optional value may be written as empty text. */
  private void value(JsonPointer at, Field field) {
    JsonNode node = settings.node(at);
    if (problems.flagged(at) || node.asText().isEmpty() && !field.required()) {
      return;
    }
    if (node.isBoolean() && field.constraints().values().isEmpty() && !isBoolean(field)) {
      problems.invalid(
          at, node.asText(), "text", "put it in quotes, because YAML reads yes and no as a truth");
      return;
    }
    if (ClosedLists.check(settings, at, field, node)) {
      return;
    }
    CanonicalValue.broken(field, node.asText())
        .ifPresent(
            rule ->
                problems.invalid(
                    at,
                    Yaml.found(node),
                    rule,
                    Nearest.remedy(node.asText(), CanonicalValue.known(field), "correct it")));
  }

  private void marks() {
    String format = settings.node(part("format")).asText();
    if (settings.given(part("marks")) && !format.startsWith("register_")) {
      problems.add(
          part("marks"),
          "Invalid "
              + Problems.name(part("marks"))
              + ": the files are no registers (must be with format: register_wide or register_long);"
              + " put the words of a column into values");
    }
  }

  private static boolean isBoolean(Field field) {
    return field.type() == FieldType.BOOLEAN;
  }

  /**
   * Without columns every field is read from the column of its own name; so it is in exports, whose
   * formats name the fields themselves and need few columns besides.
   */
  private void supplied() {
    String format = settings.node(part("format")).asText("canonical_");
    if (!settings.node(part("columns")).isObject() || !format.startsWith("canonical_")) {
      return;
    }
    Set<String> supplied = new HashSet<>(keys("columns"));
    supplied.addAll(keys("constants"));
    for (Field field : table.fields()) {
      if (field.required() && field.defaultValue().isEmpty() && !supplied.contains(field.name())) {
        missing(field.name(), "given");
      }
    }
    List<String> any = table.anyRequired();
    if (!any.isEmpty() && any.stream().noneMatch(supplied::contains)) {
      missing(String.join(" or ", any), "given, one of them at least");
    }
  }

  private void missing(String field, String rule) {
    JsonPointer place = part("columns").appendProperty(field);
    problems.add(
        place,
        "Missing required field "
            + field
            + " in "
            + Problems.name(part("columns"))
            + " (must be "
            + rule
            + " for the canonical table "
            + table.name()
            + "); name its column here or give it in constants");
  }
}
