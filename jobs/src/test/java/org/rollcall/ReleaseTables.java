package org.rollcall;

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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of a release as another program reads them. */
final class ReleaseTables {

  /** One row: cells by column. */
  record Line(Map<String, Object> cells) {

    double number(String column) {
      return ((Number) cells.get(column)).doubleValue();
    }

    long whole(String column) {
      return ((Number) cells.get(column)).longValue();
    }

    String text(String column) {
      return String.valueOf(cells.get(column));
    }

    boolean has(String column) {
      return cells.get(column) != null;
    }
  }

  private final Path release;

  ReleaseTables(Path release) {
    this.release = release;
  }

  /** Asks; a table stands as its name in braces. */
  List<Line> ask(String sql) {
    String folder = release.toAbsolutePath().toString().replace("'", "''");
    return query(
        sql.replaceAll(
            "\\{([a-z_]+)}",
            java.util.regex.Matcher.quoteReplacement("read_parquet('" + folder + "/")
                + "$1/*.parquet')"));
  }

  /** The only row of an answer. */
  Line one(String sql) {
    List<Line> rows = ask(sql);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows (must be 1): " + sql);
    }
    return rows.get(0);
  }

  static List<Line> query(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
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
      throw new AssertionError(sql, e);
    }
  }

  List<String> names() {
    try (Stream<Path> folders = Files.list(release)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every table's rows in order, but for the release's name. */
  SortedMap<String, List<String>> content() {
    SortedMap<String, List<String>> tables = new TreeMap<>();
    for (String name : names()) {
      tables.put(
          name,
          ask("SELECT * EXCLUDE (release_id) FROM {" + name + "} ORDER BY ALL").stream()
              .map(row -> row.cells().toString())
              .toList());
    }
    return tables;
  }
}
