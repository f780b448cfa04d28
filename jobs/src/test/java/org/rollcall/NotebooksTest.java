package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.SqlBook.Answer;
import org.rollcall.SqlBook.Kind;
import org.rollcall.SqlBook.Question;
import org.rollcall.contract.Schemas;

class NotebooksTest {

  private static final Path BOOK = Path.of("../notebooks/sql");

  @TempDir private static Path folder;

  @BeforeAll
  static void release() throws SQLException, IOException {
    SampleRelease.write(folder.resolve("secure zone"), Kind.SECURE);
    SampleRelease.write(folder.resolve("public"), Kind.PUBLIC);
  }

  @TestFactory
  Stream<DynamicTest> question_ofSecureRelease_isAnsweredAsExpected() throws IOException {
    return ask(folder.resolve("secure zone"), Kind.SECURE);
  }

  @TestFactory
  Stream<DynamicTest> question_ofPublicRelease_isAnsweredAsExpected() throws IOException {
    return ask(folder.resolve("public"), Kind.PUBLIC);
  }

  @Test
  void question_ofDifference_givesTheTablesNumbers() throws IOException, SQLException {
    Answer answer = SqlBook.run(BOOK.resolve("do_people_stay.sql"), folder.resolve("secure zone"));
    assertEquals(
        List.of("retained_week_12", "retained_week_26"),
        answer.rows().stream().map(row -> row.get(0)).toList());
    assertEquals(
        List.of(0.25, 0.25, 0.25),
        answer.rows().get(0).subList(2, 5),
        "online, face to face and difference of the first row");
  }

  @Test
  void question_ofWithheldDifference_saysSo() throws IOException, SQLException {
    Path sql =
        Files.writeString(
            folder.resolve("withheld.sql"),
            Files.readString(BOOK.resolve("do_people_stay.sql"))
                .replace("'online-face_to_face'", "'both-face_to_face'")
                .replace("<> 'E4'", "= 'E4'"));
    Answer answer = SqlBook.run(sql, folder.resolve("public"));
    assertEquals("withheld: too few people", answer.rows().get(0).get(7));
    assertEquals(null, answer.rows().get(0).get(4));
  }

  @Test
  void question_ofColumns_namesEveryColumnOfEveryTable() throws IOException, SQLException {
    Answer answer =
        SqlBook.run(BOOK.resolve("what_do_the_columns_mean.sql"), folder.resolve("secure zone"));
    List<Object> row =
        answer.rows().stream()
            .filter(r -> r.get(0).equals("contrast") && r.get(1).equals("std_error"))
            .findFirst()
            .orElseThrow();
    assertEquals(Schemas.report("contrast").field("std_error").description(), row.get(3));
  }

  @Test
  void run_withTooFewRowsOrOtherColumns_fails() throws IOException, SQLException {
    String head =
        "-- Question: What?\n-- For: analyst\n-- release: both\n-- expect: rows >= 2; columns = a\n";
    Path few = Files.writeString(folder.resolve("few.sql"), head + "SELECT 1 AS a");
    Path other = Files.writeString(folder.resolve("other.sql"), head + "SELECT 1 AS b");
    Path none = Files.writeString(folder.resolve("none.sql"), "SELECT 1 AS a");

    assertEquals(
        "few: 1 rows (must be 2 or more)",
        assertThrows(AssertionError.class, () -> SqlBook.run(few, folder)).getMessage());
    assertEquals(
        "other: columns [b] (must be [a])",
        assertThrows(AssertionError.class, () -> SqlBook.run(other, folder)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> SqlBook.read(none));
  }

  @Test
  void book_andItsReadme_nameTheSameQuestions() throws IOException {
    String readme = Files.readString(BOOK.resolveSibling("README.md"));
    for (Question question : SqlBook.questions(BOOK)) {
      String line =
          "| ["
              + question.text()
              + "](sql/"
              + question.name()
              + ".sql) | "
              + question.reader()
              + " | "
              + question.kind().name().toLowerCase(java.util.Locale.ROOT)
              + " |";
      assertTrue(readme.contains(line), "Add this line to notebooks/README.md: " + line);
    }
    assertEquals(
        Set.of("analyst", "evaluator", "policymaker"),
        SqlBook.questions(BOOK).stream().map(Question::reader).collect(Collectors.toSet()));
  }

  private static Stream<DynamicTest> ask(Path release, Kind kind) throws IOException {
    return SqlBook.questions(BOOK).stream()
        .filter(question -> question.suits(kind))
        .map(q -> DynamicTest.dynamicTest(q.name(), () -> SqlBook.run(q, release)));
  }
}
