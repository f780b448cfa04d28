package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Schemas;
import org.rollcall.study.Study.Recording;
import org.rollcall.study.Today;

/** Rows of days that cannot have been yet. */
class FutureTest {

  @TempDir private Path folder;

  @BeforeEach
  void setClock() {
    System.setProperty(Today.PROPERTY, "2026-06-30T10:00:00Z");
  }

  @AfterEach
  void forget() {
    System.clearProperty(Today.PROPERTY);
  }

  private Rows.Outcome pass(String table, String csv) {
    return Rows.of(
        Inboxes.source("meadow", table, "f.csv"),
        Inboxes.write(folder.resolve("in/f.csv"), csv),
        Inboxes.keys(folder));
  }

  private Map<String, Long> rejected(String table, String header, String... rows) {
    Rows.Outcome outcome = pass(table, header + "\n" + String.join("\n", rows) + "\n");
    assertEquals("", outcome.code(), outcome.sentence());
    return new TreeMap<>(outcome.tally().rejected());
  }

  @Test
  void latest_isTheDayAfterThatOfGreenwich() {
    assertEquals(LocalDate.of(2026, 7, 1), Today.latest());
  }

  @Test
  void next_attendanceOfADayToCome_isRejected() {
    String header = "participant_id,identity_grade,group_id,session_start,attendance_mode";
    assertEquals(
        Map.of("FUTURE", 2L),
        rejected(
            "attendance",
            header,
            "wren,account,g1,2026-06-30T19:00,online",
            "wren,account,g1,2026-07-01T23:59,online",
            "wren,account,g1,2026-07-02T00:00,online",
            "wren,account,g1,2062-06-30T19:00,online"));
  }

  @Test
  void next_sessionToCome_isRejectedOnlyWhereItIsSaidToBeHeld() {
    assertEquals(
        Map.of("FUTURE", 1L),
        rejected(
            "sessions",
            "session_id,group_id,scheduled_start,status",
            "s1,g1,2026-08-01T19:00,held",
            "s2,g1,2026-08-01T19:00,cancelled",
            "s3,g1,2026-08-01T19:00,not_reported"));
  }

  @Test
  void next_groupThatWillClose_passes_andOneWhoseLogWillBegin_doesNot() {
    String header =
        "group_id,program,admission,session_modality,time_zone,log_started_on,opened_on,closed_on";
    assertEquals(
        Map.of("FUTURE", 1L),
        rejected(
            "groups",
            header,
            "g1,smart_recovery,open,online,Australia/Sydney,2025-01-01,,2027-01-01",
            "g2,smart_recovery,open,online,Australia/Sydney,2062-01-01,,"));
  }

  /** As when the computer's own clock is wrong: the files are not at fault for good. */
  @Test
  void next_mostRowsToCome_refusesTheFileForThatNight() {
    StringBuilder csv = new StringBuilder("participant_id,enrolled_on\n");
    for (int i = 0; i < 30; i++) {
      csv.append("wren").append(i).append(",2026-07-05\n");
    }
    assertEquals("IN-FUTURE", pass("participants", csv.toString()).code());
  }

  /** The study says which day is too late; that of the machine still holds. */
  @Test
  void latestDay_ofTheStudy_rejectsWhatIsAfterIt() {
    assertEquals(LocalDate.of(2026, 5, 31), latest(LocalDate.of(2026, 5, 31)));
    assertEquals(LocalDate.of(2026, 7, 1), latest(LocalDate.of(2052, 5, 31)));
    Rule after =
        Rule.of(Schemas.input("attendance"), LocalDate.of(2026, 5, 31), Instruments.STANDARD)
            .stream()
            .filter(rule -> rule.code().equals("FUTURE"))
            .findFirst()
            .orElseThrow();
    Values values = new Values(Schemas.input("attendance").fields().size());
    values.give(after.field());
    values.number[after.field()] = LocalDate.of(2026, 5, 31).toEpochDay() * 86_400 + 86_399;
    assertTrue(after.holds().of(values));
    values.number[after.field()]++;
    assertFalse(after.holds().of(values));
  }

  private static LocalDate latest(LocalDate day) {
    return new Recording(Optional.of(day), 0).latest();
  }
}
