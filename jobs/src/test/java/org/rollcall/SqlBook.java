package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks the questions of {@code notebooks/sql} of a release, as an analyst would with DuckDB. */
public final class SqlBook {

  /** Which kind of release a question is for. */
  public enum Kind {
    SECURE,
    PUBLIC,
    BOTH
  }

  /**
   * One question.
   *
   * @param name the file's name without its ending
   * @param text the question itself
   * @param reader who asks: analyst, evaluator or policymaker
   * @param kind the releases that can answer it
   * @param minRows the least number of rows of an answer
   * @param columns the columns of an answer, in order
   * @param sql the whole file
   */
  public record Question(
      String name,
      String text,
      String reader,
      Kind kind,
      int minRows,
      List<String> columns,
      String sql) {

    public boolean suits(Kind release) {
      return kind == Kind.BOTH || kind == release;
    }
  }

  /**
   * What a release answers.
   *
   * @param columns names, in order
   * @param rows cells as DuckDB gives them, null where it has none
   */
  public record Answer(List<String> columns, List<List<Object>> rows) {}

  private static final Pattern HEAD =
      Pattern.compile(
          "-- Question: (?<text>[A-Z].*\\?)\n"
              + "-- For: (?<reader>analyst|evaluator|policymaker)\n"
              + "-- release: (?<kind>secure|public|both)\n"
              + "-- expect: rows >= (?<rows>\\d+); columns = (?<columns>[a-z0-9_]+(, [a-z0-9_]+)*)\n");

  private SqlBook() {}

  /** All questions of a folder, by name. */
  public static List<Question> questions(Path folder) throws IOException {
    List<Question> questions = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        questions.add(read(file));
      }
    }
    return questions;
  }

  /** Reads one file; its first four lines say what it is. */
  public static Question read(Path file) throws IOException {
    String sql = Files.readString(file);
    Matcher head = HEAD.matcher(sql);
    if (!head.lookingAt()) {
      throw new IllegalArgumentException(
          "Invalid head of "
              + file.getFileName()
              + " (must be the lines Question, For, release and expect, as in the other files)");
    }
    return new Question(
        file.getFileName().toString().replaceFirst("\\.sql$", ""),
        head.group("text"),
        head.group("reader"),
        Kind.valueOf(head.group("kind").toUpperCase(java.util.Locale.ROOT)),
        Integer.parseInt(head.group("rows")),
        List.of(head.group("columns").split(", ")),
        sql);
  }

  /**
   * Asks a release one question.
   *
   * @throws AssertionError if the answer is not what the file expects
   */
  public static Answer run(Path file, Path release) throws IOException, SQLException {
    return run(read(file), release);
  }

  /** As {@link #run(Path, Path)}, for a question that is read already. */
  public static Answer run(Question question, Path release) throws SQLException {
    String folder = release.toAbsolutePath().toString().replace("'", "''");
    Answer answer = query(question.sql().replace("${release}", folder));
    if (!answer.columns().equals(question.columns())) {
      throw new AssertionError(
          question.name()
              + ": columns "
              + answer.columns()
              + " (must be "
              + question.columns()
              + ")");
    }
    if (answer.rows().size() < question.minRows()) {
      throw new AssertionError(
          question.name()
              + ": "
              + answer.rows().size()
              + " rows (must be "
              + question.minRows()
              + " or more)");
    }
    return answer;
  }

  private static Answer query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData meta = result.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        columns.add(meta.getColumnName(i));
      }
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return new Answer(columns, rows);
    }
  }
}
