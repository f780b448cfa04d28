package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ingest.core.IngestException;

class UnmappedMarksTest {

  private static final Map<String, Integer> MAPPED =
      Map.of("participant_id", 0, "group_id", 1, "session_start", 2);

  private static List<List<String>> table(String heading, String... cells) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Member", "Group", "Start", heading));
    for (int i = 0; i < 24; i++) {
      rows.add(
          List.of(
              "M" + i % 6,
              "G" + i % 2,
              "2026-03-%02dT18:00".formatted(1 + i / 6),
              cells[(i * 7 + i / 5) % cells.length]));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "Attended, Yes, No",
    "Present?, 1, 0",
    "Came, x, ''",
    "Outcome, came, absent",
    "Tuesday, Y, N",
    "Absent, '', A",
    "Remark, here, away"
  })
  void check_columnOfMarks_isAskedFor(String heading, String one, String other) {
    IngestException refused =
        assertThrows(
            IngestException.class, () -> UnmappedMarks.check(MAPPED, table(heading, one, other)));
    assertEquals("IN-REGISTER-MARK", refused.code());
    assertEquals(
        "Cannot read the file: 1 column (4) may say who was there (must be told: add constants:"
            + " {status: \"present\"} to the source, if everybody in it was there; if a column says"
            + " who was, columns: {status: \"HEADING\"} with its heading, and values: {status:"
            + " {...}} for what its cells mean)",
        refused.getMessage());
  }

  @Test
  void check_otherColumns_arePassedOver() {
    List<List<String>> places = table("Town", "Dubbo");
    for (int i = 1; i < places.size(); i++) {
      List<String> row = new ArrayList<>(places.get(i));
      row.set(3, List.of("Dubbo", "Orange", "Parkes").get((i - 1) % 6 / 2));
      places.set(i, row);
    }
    assertDoesNotThrow(() -> UnmappedMarks.check(MAPPED, places));
    assertDoesNotThrow(
        () -> UnmappedMarks.check(MAPPED, table("Time in", "18:02", "18:10", "17:58")));
    assertDoesNotThrow(() -> UnmappedMarks.check(MAPPED, table("Note", "from the desk")));
    List<List<String>> alone = new ArrayList<>();
    table("Attended", "Yes", "No").forEach(row -> alone.add(row.subList(0, 3)));
    assertDoesNotThrow(() -> UnmappedMarks.check(MAPPED, alone));
  }
}
