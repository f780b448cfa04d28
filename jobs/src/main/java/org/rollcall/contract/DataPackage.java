package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The descriptor that stands beside published Parquet files: a Data Package of version 2 with the
 * contract of every table.
 *
 * <p>The text depends on its arguments alone: resources are ordered by name, properties stand in a
 * fixed order, lines end with a newline, and there is no time of creation.
 *
 * @see <a href="https://datapackage.org/standard/data-package/">Data Package 2.0</a>
 */
public final class DataPackage {

  private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";
  private static final String RESOURCE_PROFILE =
      "https://datapackage.org/profiles/2.0/dataresource.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DataPackage() {}

  /**
   * One file of the package.
   *
   * @param schema the contract of its table, whose name is the resource's
   * @param path relative to the descriptor, with forward slashes and no step upwards
   * @param sha256 checksum of the file, 64 hex digits in lower case
   * @param size how large it is; empty where the package must not tell
   */
  public record Resource(TableSchema schema, String path, String sha256, Optional<Size> size) {

    public Resource {
      boolean inside =
          !path.isBlank()
              && !path.startsWith("/")
              && path.indexOf('\\') < 0
              && !List.of(path.split("/")).contains("..");
      if (!inside) {
        throw new IllegalArgumentException(
            "Invalid path of resource: " + path + " (must be relative and below the package)");
      }
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "Invalid checksum of resource: " + path + " (must be 64 hex digits in lower case)");
      }
    }
  }

  /**
   * How large a file is.
   *
   * @param bytes bytes
   * @param rows rows
   */
  public record Size(long bytes, long rows) {

    public Size {
      if (bytes < 0 || rows < 0) {
        throw new IllegalArgumentException("Invalid size of resource (must not be negative)");
      }
    }
  }

  /**
   * The descriptor as JSON text, two spaces a level.
   *
   * @param name short name of the package: lower case letters, digits, {@code . _ -}
   * @param title heading for people
   * @param resources the files; at least one, and each table once
   * @throws IllegalArgumentException if the name has other characters, there is no resource, or two
   *     resources have one table
   */
  public static String describe(String name, String title, List<Resource> resources) {
    if (!name.matches("[a-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "Invalid name of data package: " + name + " (must be of a-z, 0-9, dot, _ and -)");
    }
    if (resources.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot describe data package " + name + ": no resource (must have at least one)");
    }
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", PROFILE).put("name", name).put("title", title);
    ArrayNode list = root.putArray("resources");
    Set<String> seen = new HashSet<>();
    resources.stream()
        .sorted(Comparator.comparing(resource -> resource.schema().name()))
        .forEach(
            resource -> {
              if (!seen.add(resource.schema().name())) {
                throw new IllegalArgumentException(
                    "Cannot describe data package "
                        + name
                        + ": table "
                        + resource.schema().name()
                        + " stands twice (must be once)");
              }
              describe(list.addObject(), resource);
            });
    return write(root);
  }

  private static void describe(ObjectNode node, Resource resource) {
    TableSchema schema = resource.schema();
    node.put("$schema", RESOURCE_PROFILE)
        .put("name", schema.name())
        .put("type", "table")
        .put("title", schema.title())
        .put("description", schema.description())
        .put("path", resource.path())
        .put("format", "parquet")
        .put("mediatype", "application/vnd.apache.parquet");
    resource.size().ifPresent(size -> node.put("bytes", size.bytes()));
    node.put("hash", "sha256:" + resource.sha256());
    resource.size().ifPresent(size -> node.put("rows", size.rows()));
    ObjectNode table = node.putObject("schema");
    table.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    ArrayNode fields = table.putArray("fields");
    schema.fields().forEach(field -> describe(fields.addObject(), field));
    texts(table, "primaryKey", schema.primaryKey());
    if (!schema.uniqueKeys().isEmpty()) {
      ArrayNode keys = table.putArray("uniqueKeys");
      schema.uniqueKeys().forEach(key -> addAll(keys.addArray(), key));
    }
    if (!schema.foreignKeys().isEmpty()) {
      ArrayNode keys = table.putArray("foreignKeys");
      schema.foreignKeys().forEach(key -> describe(keys.addObject(), key));
    }
  }

  private static void describe(ObjectNode node, ForeignKey key) {
    texts(node, "fields", key.fields());
    ObjectNode reference = node.putObject("reference");
    reference.put("resource", key.reference().resource());
    texts(reference, "fields", key.reference().fields());
  }

  private static void describe(ObjectNode node, Field field) {
    node.put("name", field.name())
        .put("type", word(field.type()))
        .put("title", field.title())
        .put("description", field.description());
    ObjectNode rules = JSON.createObjectNode();
    Constraints constraints = field.constraints();
    if (constraints.required()) {
      rules.put("required", true);
    }
    if (constraints.unique()) {
      rules.put("unique", true);
    }
    texts(rules, "enum", constraints.values());
    constraints.pattern().ifPresent(pattern -> rules.put("pattern", pattern.pattern()));
    constraints.minimum().ifPresent(bound -> number(rules, "minimum", bound));
    constraints.maximum().ifPresent(bound -> number(rules, "maximum", bound));
    if (!rules.isEmpty()) {
      node.set("constraints", rules);
    }
    node.put("sensitivity", word(field.sensitivity()));
    field.disclosure().ifPresent(role -> node.put("disclosure", word(role)));
    field.of().ifPresent(whole -> node.put("of", whole));
  }

  /** A whole bound is written without a fraction, as the contract has it. */
  private static void number(ObjectNode node, String key, double value) {
    if (value == Math.rint(value)) {
      node.put(key, (long) value);
    } else {
      node.put(key, value);
    }
  }

  private static void texts(ObjectNode node, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      addAll(node.putArray(key), texts);
    }
  }

  private static void addAll(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  /** The word that the contracts use for a constant, as {@code quasi_identifier}. */
  static String word(Enum<?> constant) {
    try {
      return constant
          .getDeclaringClass()
          .getField(constant.name())
          .getAnnotation(JsonProperty.class)
          .value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Cannot find " + constant + " (must be a constant)", e);
    }
  }

  private static String write(ObjectNode root) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    try {
      return JSON.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a tree in memory", e);
    }
  }
}
