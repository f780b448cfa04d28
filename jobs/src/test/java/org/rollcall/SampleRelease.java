package org.rollcall;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.TableSchema;
import org.rollcall.disclose.PublicSchema;

/**
 * A release of invented numbers made from the contracts alone: every combination of a few values of
 * each key, so that each table has rows and no combination stands twice.
 */
final class SampleRelease {

  private static final Map<String, List<Object>> VALUES =
      Map.ofEntries(
          Map.entry("release_id", List.of("2026-06-30-0badcafe")),
          Map.entry("estimand", List.of("E1", "E4")),
          Map.entry(
              "analysis_id",
              List.of(
                  "E1.retained_week_12.online-face_to_face.all",
                  "E1.retained_week_26.online-face_to_face.all",
                  "E1.retained_week_12.online-face_to_face.program_smart_recovery",
                  "E4.retained_week_12_from_landmark_4.both-online.all",
                  "E4.retained_week_12_from_landmark_4.both-face_to_face.all")),
          Map.entry("definition", List.of("gap_2_weeks", "gap_4_weeks", "missed_3_sessions")),
          Map.entry("stratum", List.of("all", "program=smart_recovery")),
          Map.entry("measure", List.of("attendances_week_12", "attendances_week_26")),
          Map.entry("table_name", List.of("contrast", "engagement")),
          Map.entry("week", List.of(0L, 4L, 12L, 26L)),
          Map.entry("reason", List.of("", "type")));

  /** The columns that an analysis's id is made of, in its order. */
  private static final List<String> OF_ANALYSIS =
      List.of("estimand", "outcome", "contrast", "stratum");

  private SampleRelease() {}

  /** Writes one; the public kind lacks the tables that are secure only and withholds some cells. */
  static void write(Path folder, SqlBook.Kind kind) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      for (String name : Schemas.REPORTS) {
        TableSchema exact = Schemas.report(name);
        if (kind == SqlBook.Kind.SECURE || !exact.secureOnly()) {
          TableSchema schema = kind == SqlBook.Kind.SECURE ? exact : PublicSchema.of(exact);
          insert(connection, schema, rows(schema, kind));
          copy(connection, schema, Files.createDirectories(folder.resolve(name)));
        }
      }
    }
  }

  private static List<List<Object>> rows(TableSchema schema, SqlBook.Kind kind) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(Collections.nCopies(schema.fields().size(), null)));
    for (String key : schema.primaryKey()) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> row : rows) {
        for (Object value : values(schema.field(key))) {
          List<Object> copy = new ArrayList<>(row);
          copy.set(schema.indexOf(key), value);
          longer.add(copy);
        }
      }
      rows = longer;
    }
    for (int r = 0; r < rows.size(); r++) {
      fill(schema, kind, rows.get(r), r);
    }
    return rows;
  }

  private static void fill(TableSchema schema, SqlBook.Kind kind, List<Object> row, int number) {
    boolean withheld =
        kind == SqlBook.Kind.PUBLIC && schema.find("status").isPresent() && number % 5 == 4;
    for (int i = 0; i < row.size(); i++) {
      Field field = schema.fields().get(i);
      if (schema.find("analysis_id").isPresent() && OF_ANALYSIS.contains(field.name())) {
        String id = (String) row.get(schema.indexOf("analysis_id"));
        row.set(i, id.split("\\.")[OF_ANALYSIS.indexOf(field.name())]);
      } else if (field.name().equals("adjustment")) {
        row.set(i, "none"); // no analysis of the sample is named for another
      } else if (field.name().equals("status")) {
        row.set(i, withheld ? "c" : "ok");
      } else if (row.get(i) == null && !(withheld && field.type() == FieldType.NUMBER)) {
        List<Object> values = values(field);
        row.set(i, values.get(number % values.size()));
      }
    }
  }

  private static List<Object> values(Field field) {
    if (VALUES.containsKey(field.name())) {
      return VALUES.get(field.name());
    }
    if (!field.constraints().values().isEmpty()) {
      return List.copyOf(field.constraints().values());
    }
    return switch (field.type()) {
      case STRING -> List.of(field.name() + "_1", field.name() + "_2");
      case INTEGER -> List.of(40L, 25L);
      case NUMBER -> List.of(0.25, 0.5, -0.125);
      case BOOLEAN -> List.of(true, false);
      case DATE -> List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
      case DATETIME, TIME ->
          throw new IllegalArgumentException(
              "Invalid type of report column " + field.name() + " (must not be a clock time)");
    };
  }

  private static void insert(Connection connection, TableSchema schema, List<List<Object>> rows)
      throws SQLException {
    String columns =
        schema.fields().stream()
            .map(f -> '"' + f.name() + "\" " + type(f.type(), "VARCHAR", "BIGINT"))
            .collect(Collectors.joining(", "));
    String marks = String.join(", ", Collections.nCopies(schema.fields().size(), "?"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + schema.name() + " (" + columns + ")");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + schema.name() + " VALUES (" + marks + ")")) {
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Writes the file with the footer that Spark writes, descriptions included. */
  private static void copy(Connection connection, TableSchema schema, Path folder)
      throws SQLException {
    ObjectNode footer = new ObjectMapper().createObjectNode().put("type", "struct");
    ArrayNode fields = footer.putArray("fields");
    for (Field field : schema.fields()) {
      ObjectNode node = fields.addObject();
      node.put("name", field.name()).put("type", type(field.type(), "string", "long"));
      node.put("nullable", true).putObject("metadata").put("comment", field.description());
    }
    String file = folder.resolve("part-00000.parquet").toString().replace("'", "''");
    String json = footer.toString().replace("'", "''");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY "
              + schema.name()
              + " TO '"
              + file
              + "' (FORMAT parquet, KV_METADATA {"
              + "\"org.apache.spark.sql.parquet.row.metadata\": '"
              + json
              + "'})");
    }
  }

  private static String type(FieldType type, String text, String whole) {
    return switch (type) {
      case STRING, DATETIME, TIME -> text;
      case INTEGER -> whole;
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
    };
  }
}
