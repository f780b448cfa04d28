package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code names, the schemas list, and the other way round. */
class ClosedListEnumsTest {

  private static void assertLists(Stream<String> words, String table, String field) {
    Set<String> named = Set.copyOf(words.toList());
    for (TableSchema schema : List.of(Schemas.input(table), Schemas.curated(table))) {
      assertEquals(named, Set.copyOf(schema.field(field).constraints().values()), field);
    }
  }

  @Test
  void identityGrade_isTheListOfAttendanceAndOfTheStudy() throws IOException {
    assertLists(
        Arrays.stream(IdentityGrade.values()).map(IdentityGrade::key),
        "attendance",
        "identity_grade");
    try (InputStream in = Schemas.open("study.schema.json")) {
      JsonNode listed =
          new ObjectMapper().readTree(in).at("/properties/identity_grades/items/enum");
      List<String> words = new ArrayList<>();
      listed.forEach(word -> words.add(word.textValue()));
      assertEquals(
          Set.copyOf(Arrays.stream(IdentityGrade.values()).map(IdentityGrade::key).toList()),
          Set.copyOf(words));
    }
  }

  @Test
  void sessionStatus_isTheListOfSessions() {
    assertLists(
        Arrays.stream(SessionStatus.values()).map(SessionStatus::key), "sessions", "status");
  }

  @Test
  void attendanceStatus_isTheListOfAttendance() {
    assertLists(
        Arrays.stream(AttendanceStatus.values()).map(AttendanceStatus::key),
        "attendance",
        "status");
  }
}
