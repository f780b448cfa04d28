package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.FlowLine;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Refused;
import org.rollcall.curate.LedgerEntry.Version;

class RecordFlowTest {

  private static final Version VERSION = new Version("attendance", "hash", "settings");

  @Test
  void lines_acceptedFile_tellsEveryStep() {
    Accepted accepted =
        new Accepted(VERSION, 10, 7, new TreeMap<>(Map.of("REQUIRED", 1L, "ENUM", 2L)), List.of());
    Ledger ledger = ledger(Optional.of(accepted), Optional.empty());
    FileCounts counts = new FileCounts(4, 1, new TreeMap<>(Map.of("FK-GROUP", 2L)));
    List<FlowLine> lines = RecordFlow.lines(ledger, Map.of("file", counts));
    RecordFlow.check(lines);
    assertEquals(
        List.of(
            "READ  10 10",
            "REJECTED ENUM 10 8",
            "REJECTED FK-GROUP 8 6",
            "REJECTED REQUIRED 6 5",
            "DUPLICATE  5 4",
            "CURATED  4 4"),
        texts(lines));
  }

  @Test
  void lines_refusedFile_loseEveryRowToTheRefusal() {
    Refused refused = new Refused(VERSION, 6, "IN-TEST", 0, "Mend it.");
    List<FlowLine> lines =
        RecordFlow.lines(ledger(Optional.empty(), Optional.of(refused)), Map.of());
    RecordFlow.check(lines);
    assertEquals(
        List.of("READ  6 6", "REJECTED IN-TEST 6 0", "DUPLICATE  0 0", "CURATED  0 0"),
        texts(lines));
  }

  @Test
  void lines_refusedCorrection_speakOfTheRowsHeld() {
    Accepted accepted = new Accepted(VERSION, 3, 3, new TreeMap<>(), List.of());
    Refused refused = new Refused(VERSION, 6, "IN-TEST", 0, "Mend it.");
    List<FlowLine> lines =
        RecordFlow.lines(
            ledger(Optional.of(accepted), Optional.of(refused)),
            Map.of("file", new FileCounts(3, 0, new TreeMap<>())));
    assertEquals(List.of("READ  3 3", "DUPLICATE  3 3", "CURATED  3 3"), texts(lines));
  }

  @Test
  void check_rowLost_namesTheFile() {
    Accepted accepted = new Accepted(VERSION, 3, 3, new TreeMap<>(), List.of());
    List<FlowLine> lines =
        RecordFlow.lines(
            ledger(Optional.of(accepted), Optional.empty()),
            Map.of("file", new FileCounts(1, 1, new TreeMap<>())));
    assertEquals(
        "Cannot account for file file: 3 rows read, 1 curated, 1 duplicates, 0 rejected"
            + " (must add up)",
        assertThrows(IllegalStateException.class, () -> RecordFlow.check(lines)).getMessage());
  }

  private static Ledger ledger(Optional<Accepted> accepted, Optional<Refused> refused) {
    return new Ledger(List.of(new LedgerEntry("file", "register", 1, accepted, refused)));
  }

  private static List<String> texts(List<FlowLine> lines) {
    return lines.stream()
        .map(l -> l.step() + " " + l.reason() + " " + l.rowsIn() + " " + l.rowsOut())
        .toList();
  }
}
