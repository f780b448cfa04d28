package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;

/** A short row of nights, one of each kind; {@code bench/nights} has the year. */
class NightsTest {

  private static final String KINDS =
      "PLAIN,LOCKED_OUT,OTHER_KEY,NO_KEY,KILLED,FAULT,FULL_DISK,MOVED,PLAIN";

  @TempDir private Path folder;

  @Test
  void nights_oneOfEachKind_loseNoRowAndLeaveNoHalfRelease() {
    Outcome outcome =
        RollcallProcess.startClass(Nights.class, folder, 20260301, KINDS).await().expect(0);
    assertTrue(
        outcome.out().contains("\nnights: 9 ") && outcome.out().contains("1 times equal to"),
        outcome.out());
  }
}
