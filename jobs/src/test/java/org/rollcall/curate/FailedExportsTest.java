package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.curate.IntakePlan.Decision;
import org.rollcall.curate.IntakePlan.Planned;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Version;
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

  /** Nothing at all is no less of a failure than a header alone. */
  @Test
  void refuse_fileWithoutHeaderThatHadRows_isEmptied() {
    FileTally empty = empty("IN-EMPTY");
    assertEquals("IN-EMPTIED", refused(Optional.of(entry(4)), empty));
    assertEquals("IN-EMPTY", refused(Optional.of(entry(0)), empty));
    assertEquals("IN-EMPTY", refused(Optional.empty(), empty));
    assertEquals("IN-ENCODING", refused(Optional.of(entry(4)), empty("IN-ENCODING")));
  }

  private static LedgerEntry entry(long rows) {
    Accepted before =
        new Accepted(
            new Version("attendance", Inbox.hex("before"), "settings-1"),
            rows,
            rows,
            new TreeMap<>(),
            List.of());
    return new LedgerEntry(FILE.fileId(), Inbox.SOURCE, 1, Optional.of(before), Optional.empty());
  }

  private static FileTally empty(String code) {
    return new FileTally(
        FILE.fileId(),
        0,
        0,
        new TreeMap<>(),
        new FileTally.Refusal(code, 0, "as a test"),
        List.of(),
        List.of());
  }

  private static String refused(Optional<LedgerEntry> known, FileTally tally) {
    Planned planned = new Planned(FILE, "settings-1", Decision.CHANGED, known);
    return FailedExports.refuse(List.of(planned), List.of(tally))
        .get(0)
        .refused()
        .orElseThrow()
        .code();
  }
}
