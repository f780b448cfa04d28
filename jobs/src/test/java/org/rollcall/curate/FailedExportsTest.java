package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Version;
import org.rollcall.curate.Plan.Decision;
import org.rollcall.curate.Plan.Planned;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.SourceFile;

class FailedExportsTest {

  private static final SourceFile FILE = Inbox.file("attendance", "a.csv", "now");

  /** Refused with which code: a file of those rows read and kept, that had others before. */
  private static String code(String settings, long read, long kept, long readNow, long keptNow) {
    Accepted before =
        new Accepted(
            new Version("attendance", Inbox.hex("before"), settings),
            read,
            kept,
            rejected(read - kept),
            List.of());
    LedgerEntry entry =
        new LedgerEntry(FILE.fileId(), Inbox.SOURCE, 1, Optional.of(before), Optional.empty());
    Planned planned = new Planned(FILE, "settings-1", Decision.CHANGED, Optional.of(entry));
    FileTally tally =
        new FileTally(
            FILE.fileId(),
            readNow,
            keptNow,
            rejected(readNow - keptNow),
            null,
            List.of(),
            List.of());
    return FailedExports.refuse(List.of(planned), List.of(tally))
        .get(0)
        .refused()
        .map(FileTally.Refusal::code)
        .orElse("");
  }

  private static TreeMap<String, Long> rejected(long rows) {
    TreeMap<String, Long> rejected = new TreeMap<>();
    if (rows > 0) {
      rejected.put("REQUIRED", rows);
    }
    return rejected;
  }

  @Test
  void refuse_sameSettings_looksAtRowsThatAreKept() {
    assertEquals("IN-FEWER", code("settings-1", 251, 251, 251, 3));
    assertEquals("", code("settings-1", 251, 251, 251, 200));
    assertEquals("", code("settings-1", 12, 12, 3, 3));
    assertEquals("IN-EMPTIED", code("settings-1", 12, 12, 3, 0));
  }

  @Test
  void refuse_otherSettings_looksAtRowsThatAreRead() {
    assertEquals("", code("settings-0", 251, 251, 251, 3));
    assertEquals("IN-FEWER", code("settings-0", 251, 251, 3, 3));
  }
}
