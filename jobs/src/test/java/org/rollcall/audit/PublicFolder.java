package org.rollcall.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A release's Parquet files as anybody may read them who has the folder. */
final class PublicFolder {

  /** One row: cells by column. */
  record Line(Map<String, Object> cells) {

    String text(String column) {
      return String.valueOf(cells.get(column));
    }

    boolean has(String column) {
      return cells.get(column) != null;
    }

    double number(String column) {
      return ((Number) cells.get(column)).doubleValue();
    }
  }

  private final Path folder;

  PublicFolder(Path folder) {
    this.folder = folder;
  }

  /** The rows of that table; none where the folder lacks it. */
  List<Line> rows(String table) {
    if (!Files.isDirectory(folder.resolve(table))) {
      return List.of();
    }
    String files = folder.resolve(table).toAbsolutePath().toString().replace("'", "''");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT * FROM read_parquet('" + files + "/*.parquet')")) {
      List<Line> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.put(result.getMetaData().getColumnName(i), result.getObject(i));
        }
        rows.add(new Line(cells));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read table: " + table, e);
    }
  }

  /** The text of the report. */
  String report() {
    try {
      return Files.readString(folder.resolve("report.html"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
