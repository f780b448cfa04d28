package org.rollcall.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletedRunTest {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  @TempDir private Path runs;

  private static CompletedRun run(String id, Optional<String> changesOn) {
    RunResults results =
        new RunResults(
            "2026-06-30",
            "9 rows: 9 kept",
            List.of("people    3 seen"),
            Optional.of("Attendance is known"),
            List.of("monitor   E1"),
            List.of("A doubt"),
            List.of("Check x failed"),
            "1 table, 3 rows",
            "secure/2026-06-30-0a1b2c3d",
            "2026-05",
            false);
    return new CompletedRun(
        id,
        new CompletedRun.MadeFrom("p", "s", "i"),
        new CompletedRun.Left("c", "s", "o"),
        DAY.toString(),
        changesOn,
        List.of("people    2 sources"),
        List.of(
            new RunRecord.Output(
                "secure", "s1", "published", 9, Optional.of(Map.of("contrast", 3))),
            new RunRecord.Output("public", "2026-05", "published", 9, Optional.empty())),
        results);
  }

  @Test
  void holdsAt_recordsOfLaterDays_untilTheFirstOfThemCounts() {
    CompletedRun ahead = run("r", Optional.of("2026-07-08"));
    assertFalse(ahead.holdsAt(DAY.minusDays(1)), "a clock that went back");
    assertTrue(ahead.holdsAt(DAY));
    assertTrue(ahead.holdsAt(DAY.plusDays(6)));
    assertFalse(ahead.holdsAt(DAY.plusDays(7)));
    assertTrue(run("r", Optional.empty()).holdsAt(DAY.plusYears(1)));
  }

  @Test
  void last_runThatEndedWell_isAsItWasWritten() throws IOException {
    CompletedRun written = end(0);
    assertEquals(Optional.of(written), CompletedRun.last(runs));
  }

  @Test
  void last_runThatFailedOrNone_isNothing() throws IOException {
    assertEquals(Optional.empty(), CompletedRun.last(runs));
    end(3);
    assertEquals(Optional.empty(), CompletedRun.last(runs));
  }

  private CompletedRun end(int exitCode) throws IOException {
    RunRecorder recorder =
        RunRecorder.begin(
            runs, new RunRecord.Subject("demo", "0a".repeat(32), "monitoring", "0123abcd"));
    CompletedRun written = run(recorder.id(), Optional.of("2026-07-08"));
    written.write(recorder.folder());
    recorder.end(exitCode, exitCode < 2 ? Optional.empty() : Optional.of("Cannot go on"));
    Files.createSymbolicLink(runs.resolve("latest"), Path.of(recorder.id()));
    return written;
  }
}
