package org.rollcall.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rollcall.contract.Constraints;
import org.rollcall.contract.Field;
import org.rollcall.contract.ForeignKey;
import org.rollcall.contract.Table;
import org.rollcall.contract.TableSchema;
import org.rollcall.disclose.Released;

/** Describes the files of a release as a Data Package, version 2. */
final class DataPackageFile {

  static final String NAME = "datapackage.json";

  private DataPackageFile() {}

  /** Writes the descriptor; the Parquet files must be in the folder already. */
  static void write(Released released, Path folder) throws IOException {
    ObjectNode root = Json.object();
    root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    root.put("name", "rollcall-" + released.info().releaseId().toLowerCase(Locale.ROOT));
    root.put("title", released.info().title());
    root.put("description", "Results as of " + released.info().asOf() + ".");
    ArrayNode resources = root.putArray("resources");
    for (Table table : released.tables()) {
      describe(table, Fingerprint.of(folder.resolve(ParquetRelease.path(table))), resources);
    }
    Json.write(root, folder.resolve(NAME));
  }

  private static void describe(Table table, Fingerprint part, ArrayNode resources) {
    ObjectNode resource = resources.addObject();
    resource.put("name", table.name());
    resource.put("type", "table");
    resource.put("title", table.schema().title());
    resource.put("description", table.schema().description());
    resource.put("path", ParquetRelease.path(table));
    resource.put("format", "parquet");
    resource.put("mediatype", "application/vnd.apache.parquet");
    resource.put("bytes", part.bytes());
    resource.put("hash", "sha256:" + part.sha256());
    describe(table.schema(), resource.putObject("schema"));
  }

  private static void describe(TableSchema schema, ObjectNode node) {
    node.put("$schema", schema.schema());
    ArrayNode fields = node.putArray("fields");
    for (Field field : schema.fields()) {
      ObjectNode described = fields.addObject();
      described.put("name", field.name());
      described.put("type", typeName(field));
      described.put("title", field.title());
      described.put("description", field.description());
      describe(field.constraints(), described);
    }
    if (!schema.primaryKey().isEmpty()) {
      add(schema.primaryKey(), node.putArray("primaryKey"));
    }
    if (!schema.foreignKeys().isEmpty()) {
      ArrayNode keys = node.putArray("foreignKeys");
      for (ForeignKey key : schema.foreignKeys()) {
        ObjectNode described = keys.addObject();
        add(key.fields(), described.putArray("fields"));
        ObjectNode reference = described.putObject("reference");
        reference.put("resource", key.reference().resource());
        add(key.reference().fields(), reference.putArray("fields"));
      }
    }
  }

  private static void describe(Constraints rules, ObjectNode field) {
    if (rules.equals(Constraints.NONE)) {
      return;
    }
    ObjectNode node = field.putObject("constraints");
    if (rules.required()) {
      node.put("required", true);
    }
    if (!rules.values().isEmpty()) {
      add(rules.values(), node.putArray("enum"));
    }
    rules.minimum().ifPresent(least -> node.put("minimum", least));
    rules.maximum().ifPresent(most -> node.put("maximum", most));
    rules.pattern().ifPresent(pattern -> node.put("pattern", pattern.pattern()));
  }

  private static String typeName(Field field) {
    return field.type().name().toLowerCase(Locale.ROOT);
  }

  private static void add(List<String> texts, ArrayNode to) {
    texts.forEach(to::add);
  }
}
