package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.core.ExportFormat;

/** Each test breaks the planned sessions of the full study in one way. */
class PlannedProblemsTest {

  private static final String PLANNED = "    planned: {from: 2026-01-01, to: 2026-06-30}\n";

  @TempDir private Path folder;

  @Test
  void directories_areTheFormatsThatListSlots() {
    assertEquals(
        Formats.EXPORTS.stream()
            .filter(format -> format.tables().contains("directory_slots"))
            .map(ExportFormat::name)
            .collect(Collectors.toSet()),
        PlannedCheck.DIRECTORIES);
  }

  @Test
  void load_directoryOfSessionsWithoutDays_isRefused() {
    assertOne(
        PLANNED,
        "",
        "line 56: Missing required key sources[3].planned (must be a map with from and to, because"
            + " a directory lists weekly slots without start dates); add for example"
            + " planned: {from: 2026-01-01, to: 2026-06-30}");
  }

  @Test
  void load_daysOfADirectoryAsItIs_areRefused() {
    assertOne(
        "table: sessions",
        "table: directory_slots",
        "line 60: Invalid sources[3].planned: the table directory_slots takes a directory as it is"
            + " (must be of a source of table sessions whose format is a directory's); remove it or"
            + " set table: sessions");
  }

  @Test
  void load_daysOfACalendar_areRefused() {
    String useless =
        "line 60: Invalid sources[3].planned: only a directory lists weekly slots (must be of a"
            + " source of table sessions whose format is a directory's); remove it or correct the"
            + " format";
    assertOne("format: tsml_csv", "format: facilitator_log", useless);
    assertOne("format: tsml_csv", "format: canonical_csv", useless);
  }

  @Test
  void load_daysBackwards_areRefused() {
    assertOne(
        "from: 2026-01-01",
        "from: 2026-07-01",
        "line 60: Invalid sources[3].planned.from: 2026-07-01 is after 2026-06-30 (must be a day no"
            + " later than to); exchange the two");
    assertEquals(1, days("from: 2026-01-01", "from: 2026-06-30"));
  }

  @Test
  void load_daysBeyondAYear_areRefused() {
    assertEquals(366, days("to: 2026-06-30", "to: 2027-01-01"));
    assertOne(
        "to: 2026-06-30",
        "to: 2027-01-02",
        "line 60: Invalid sources[3].planned: 367 days (must be at most 366 days, because a"
            + " directory tells how it was when it was read); read it again later into a source of"
            + " its own");
  }

  @Test
  void load_noDay_isRefused() {
    assertOne(
        "to: 2026-06-30",
        "to: 2026-06-31",
        "line 60: Invalid sources[3].planned.to: 2026-06-31 (must be a day as yyyy-mm-dd); write for"
            + " example 2026-06-30");
  }

  private long days(String from, String to) {
    Study study = Studies.load(folder, Studies.surveyed(from, to));
    return study.sources().get(3).planned().orElseThrow().days();
  }

  private void assertOne(String from, String to, String sentence) {
    StudyException e =
        assertThrows(StudyException.class, () -> Studies.load(folder, Studies.surveyed(from, to)));
    assertEquals(
        "study.yaml " + sentence,
        e.problems().stream().map(Problem::sentence).collect(Collectors.joining("\n")));
  }
}
