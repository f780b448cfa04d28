package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.curate.Inbox.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.curate.IntakePlan.Decision;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Refused;
import org.rollcall.curate.LedgerEntry.Version;
import org.rollcall.gate.ReaderVersion;
import org.rollcall.gate.SourceFile;

class LedgerTest {

  private static final SourceFile A = file("attendance", "a", "1");
  private static final SourceFile B = file("attendance", "b", "2");

  @Test
  void plan_unknownFile_isNew() {
    assertEquals(List.of(Decision.NEW), decide(Ledger.EMPTY, A));
  }

  @Test
  void plan_sameContent_isSame() {
    assertEquals(List.of(Decision.SAME), decide(ledger(accepted(1, A)), A));
  }

  @Test
  void plan_otherContent_isChanged() {
    SourceFile corrected = file("attendance", "a", "1 corrected");
    assertEquals(List.of(Decision.CHANGED), decide(ledger(accepted(1, A)), corrected));
  }

  @Test
  void plan_otherSettings_isChanged() {
    IntakePlan plan = ledger(accepted(1, A)).plan(List.of(A), Map.of(Inbox.SOURCE, "settings-2"));
    assertEquals(List.of(A), plan.decided(Decision.CHANGED));
  }

  @Test
  void plan_keptFileAndOtherSettings_isRefused() {
    Ledger ledger = ledger(accepted(1, A), accepted(2, B));
    Map<String, String> other = Map.of(Inbox.SOURCE, "settings-2");
    assertEquals(
        "Cannot go on: files are gone that were read with other settings than the study has now:"
            + " source register, 1 file with 1 row (must be put back, to be read again; or the"
            + " settings be as before; or on_missing be remove)",
        assertThrows(StoreException.class, () -> ledger.plan(List.of(A), other)).getMessage());
    assertEquals(1, ledger.plan(List.of(A), Inbox.SETTINGS).gone().size());
    assertEquals(List.of(A, B), ledger.plan(List.of(A, B), other).decided(Decision.CHANGED));
  }

  @Test
  void plan_readByOtherCode_isReadAgainAndSaysSo() {
    for (Version other :
        List.of(
            new Version("attendance", A.contentHash(), "settings-1", 0, ""),
            new Version(
                "attendance", A.contentHash(), "settings-1", ReaderVersion.CURRENT, "other"))) {
      Accepted accepted = new Accepted(other, 1, 1, new TreeMap<>(), List.of());
      LedgerEntry entry =
          new LedgerEntry(A.fileId(), A.sourceId(), 1, Optional.of(accepted), Optional.empty());
      IntakePlan plan = ledger(entry).plan(List.of(A), Inbox.SETTINGS);
      assertEquals(List.of(A), plan.decided(Decision.CHANGED));
      assertEquals(List.of(A), plan.readOtherwise());
    }
  }

  @Test
  void plan_correction_isNotReadOtherwise() {
    IntakePlan plan =
        ledger(accepted(1, A)).plan(List.of(file("attendance", "a", "2")), Inbox.SETTINGS);
    assertEquals(List.of(), plan.readOtherwise());
  }

  @Test
  void plan_refusedAndUnchanged_isNotReadAgain() {
    IntakePlan plan = ledger(refused(1, A, Optional.empty())).plan(List.of(A), Inbox.SETTINGS);
    assertEquals(List.of(A), plan.decided(Decision.REFUSED_BEFORE));
    assertEquals(List.of(), plan.tables());
  }

  @Test
  void plan_refusedAsItChangedWhileRead_isReadAgain() {
    Ledger ledger = ledger(refused(1, A, Optional.empty(), "IN-CHANGED"));
    assertEquals(List.of(Decision.CHANGED), decide(ledger, A));
  }

  /** A day that had not been when it was read may have been since. */
  @Test
  void plan_acceptedWithRowsOfDaysToCome_isReadAgain() {
    TreeMap<String, Long> ahead = new TreeMap<>(Map.of("FUTURE", 1L));
    LedgerEntry before =
        new LedgerEntry(
            A.fileId(),
            A.sourceId(),
            1,
            Optional.of(new Accepted(version(A), 3, 2, ahead, List.of())),
            Optional.empty());
    assertEquals(List.of(Decision.CHANGED), decide(ledger(before), A));
  }

  @Test
  void plan_refusedAndCorrected_isRead() {
    SourceFile corrected = file("attendance", "a", "mended");
    assertEquals(
        List.of(Decision.CHANGED), decide(ledger(refused(1, A, Optional.empty())), corrected));
  }

  @Test
  void plan_refusedCorrectionTakenBack_isReadSoThatTheRefusalEnds() {
    SourceFile bad = file("attendance", "a", "bad");
    Ledger ledger = ledger(refused(1, bad, accepted(1, A).accepted()));
    assertEquals(List.of(Decision.CHANGED), decide(ledger, A));
  }

  @Test
  void plan_copyUnderAnotherName_isAlreadyRead() {
    SourceFile copy = file("attendance", "copy of a", "1");
    IntakePlan plan = ledger(accepted(1, A)).plan(List.of(A, copy), Inbox.SETTINGS);
    assertEquals(List.of(copy), plan.decided(Decision.ALREADY_READ));
    assertEquals(List.of(A), plan.decided(Decision.SAME));
  }

  @Test
  void plan_twoNewCopies_readsOne() {
    SourceFile copy = file("attendance", "copy of a", "1");
    IntakePlan plan = Ledger.EMPTY.plan(List.of(A, copy), Inbox.SETTINGS);
    assertEquals(1, plan.decided(Decision.NEW).size());
    assertEquals(1, plan.decided(Decision.ALREADY_READ).size());
  }

  @Test
  void plan_copyOfWhatACorrectionTakesAway_isRead() {
    SourceFile copy = file("attendance", "copy of a", "1");
    SourceFile corrected = file("attendance", "a", "1 corrected");
    IntakePlan plan = ledger(accepted(1, A)).plan(List.of(corrected, copy), Inbox.SETTINGS);
    assertEquals(List.of(copy), plan.decided(Decision.NEW));
  }

  @Test
  void plan_filesInAnotherOrder_isTheSamePlan() {
    assertEquals(
        Ledger.EMPTY.plan(List.of(A, B), Inbox.SETTINGS),
        Ledger.EMPTY.plan(List.of(B, A), Inbox.SETTINGS));
  }

  /** Ids are hashes under the key: their order would keep another duplicate under another key. */
  @Test
  void plan_newFiles_areInTheOrderOfTheirPaths() {
    List<SourceFile> files =
        List.of(
            new SourceFile(A.sourceId(), "attendance", "q1", "f".repeat(32), "1", 1, 0),
            new SourceFile(A.sourceId(), "attendance", "q2", "0".repeat(32), "2", 1, 0));
    assertEquals(files, Ledger.EMPTY.plan(files, Inbox.SETTINGS).decided(Decision.NEW));
  }

  @Test
  void plan_fileGivenTwice_isAnError() {
    assertEquals(
        "Cannot plan file " + A.fileId() + ": given twice (must be once)",
        assertThrows(
                IllegalArgumentException.class,
                () -> Ledger.EMPTY.plan(List.of(A, A), Inbox.SETTINGS))
            .getMessage());
  }

  @Test
  void plan_tables_comeInTheOrderOfTheirReferences() {
    SourceFile groups = file("groups", "g", "3");
    IntakePlan plan = Ledger.EMPTY.plan(List.of(A, groups), Inbox.SETTINGS);
    assertEquals(List.of("groups", "attendance"), plan.tables());
    assertEquals(List.of(groups), plan.toRead("groups"));
  }

  @Test
  void fingerprint_sameContentByOtherRuns_isEqual() {
    assertEquals(
        ledger(accepted(1, A), accepted(2, B)).fingerprint(),
        ledger(accepted(1, B), accepted(2, A)).fingerprint());
  }

  @Test
  void fingerprint_refusedCorrection_changesNothing() {
    SourceFile bad = file("attendance", "a", "bad");
    assertEquals(
        ledger(accepted(1, A)).fingerprint(),
        ledger(refused(1, bad, accepted(1, A).accepted())).fingerprint());
    assertNotEquals(
        ledger(accepted(1, A)).fingerprint(),
        ledger(accepted(1, file("attendance", "a", "other"))).fingerprint());
  }

  @Test
  void accepted_rowsThatDoNotAddUp_areAnError() {
    Version version = new Version("groups", "h", "s");
    assertEquals(
        "Invalid tally: 5 rows read, 3 accepted, 1 rejected (must add up)",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Accepted(version, 5, 3, new TreeMap<>(Map.of("REQUIRED", 1L)), List.of()))
            .getMessage());
  }

  private static List<Decision> decide(Ledger ledger, SourceFile... files) {
    return ledger.plan(List.of(files), Inbox.SETTINGS).files().stream()
        .map(IntakePlan.Planned::decision)
        .toList();
  }

  private static Ledger ledger(LedgerEntry... entries) {
    return new Ledger(List.of(entries));
  }

  /** How late a record came: of the content, not of the night that read it. */
  @Test
  void taken_sameContentAgain_keepsTheDayOnWhichItCame() {
    LocalDate first = LocalDate.of(2026, 6, 1);
    LocalDate later = LocalDate.of(2026, 6, 8);
    LedgerEntry came = accepted(1, A).taken(first, Optional.empty());
    assertEquals(Optional.of("2026-06-01"), came.takenIn());
    assertEquals(came.takenIn(), accepted(1, A).taken(later, Optional.of(came)).takenIn());
    SourceFile corrected = file("attendance", "a", "3");
    assertEquals(
        Optional.of("2026-06-08"),
        accepted(1, corrected).taken(later, Optional.of(came)).takenIn());
    assertEquals(came.takenIn(), came.numbered(4).withGone(true).takenIn());
    LedgerEntry ofBefore = accepted(1, A);
    assertEquals(
        Optional.empty(),
        accepted(1, A).taken(later, Optional.of(ofBefore)).takenIn(),
        "a store of before does not know");
    assertEquals(
        Optional.empty(), refused(1, A, Optional.empty()).taken(later, Optional.empty()).takenIn());
  }

  private static LedgerEntry accepted(int sequence, SourceFile file) {
    Accepted accepted = new Accepted(version(file), 1, 1, new TreeMap<>(), List.of());
    return new LedgerEntry(
        file.fileId(), file.sourceId(), sequence, Optional.of(accepted), Optional.empty());
  }

  private static LedgerEntry refused(int sequence, SourceFile file, Optional<Accepted> before) {
    return refused(sequence, file, before, "IN-TEST");
  }

  private static LedgerEntry refused(
      int sequence, SourceFile file, Optional<Accepted> before, String code) {
    Refused refused = new Refused(version(file), 1, code, 0, "Mend it.");
    return new LedgerEntry(file.fileId(), file.sourceId(), sequence, before, Optional.of(refused));
  }

  private static Version version(SourceFile file) {
    return new Version(file.table(), file.contentHash(), Inbox.SETTINGS.get(file.sourceId()));
  }
}
