package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blank beside marks that the study names says nothing, until the study says what. */
class BlankMarksTest {

  @TempDir private Path folder;

  /** A thousand rows, of which six are blank: fewer than would refuse the file. */
  private Rows.Outcome pass(Map<String, String> words, Map<String, String> columns) {
    String rows =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    "wren%d,account,g1,2026-03-%02dT18:00,online,%s"
                        .formatted(i, 1 + i % 28, i % 167 == 0 ? "" : "Y"))
            .collect(Collectors.joining("\n"));
    return Rows.of(
        Inboxes.mapped(
            Inboxes.source("meadow", "attendance", "f.csv"),
            columns,
            words.isEmpty() ? Map.of() : Map.of("status", words),
            Map.of()),
        Inboxes.write(
            folder.resolve("in/f.csv"),
            "participant_id,identity_grade,group_id,session_start,attendance_mode,Came\n"
                + rows
                + "\n"),
        Inboxes.keys(folder));
  }

  @Test
  void next_blankInAColumnThatTheStudyNames_isRejected() {
    Rows.Outcome outcome = pass(Map.of("Y", "present"), Map.of("status", "Came"));
    assertEquals("", outcome.code(), outcome.sentence());
    assertEquals(Map.of("STATUS-BLANK", 6L), outcome.tally().rejected());
  }

  @Test
  void next_blankThatTheStudyExplains_isKept() {
    Rows.Outcome outcome = pass(Map.of("Y", "present", "", "absent"), Map.of("status", "Came"));
    assertEquals(Map.of(), outcome.tally().rejected());
    assertEquals(1000, outcome.tally().rowsAccepted());
  }

  @Test
  void next_marksThatTheStudyDoesNotName_refuseTheFile() {
    assertEquals("IN-REGISTER-MARK", pass(Map.of(), Map.of()).code());
  }
}
