package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.FlowLine;
import org.rollcall.curate.Commit.Departure;
import org.rollcall.curate.Commit.Fate;
import org.rollcall.engine.TestSpark;
import org.rollcall.gate.ReaderVersion;
import org.rollcall.study.Study.OnMissing;

/**
 * What becomes of the rows of files that were read and are gone, renamed or renamed and corrected.
 */
class MissingFilesTest {

  private static final List<String> DAYS =
      List.of("2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26");

  @TempDir Path output;
  private CuratedStore store;
  private Quarantine quarantine;

  @BeforeEach
  void open() {
    quarantine = Quarantine.at(output.resolve("quarantine"));
    store = CuratedStore.open(TestSpark.session(), output.resolve("curated"), Inbox.OWNER);
    both().takeIn(store, quarantine);
  }

  /** The rows in the store are those of the ledger, or it would not open again. */
  @AfterEach
  void reopen() {
    store.close();
    CuratedStore.open(TestSpark.session(), output.resolve("curated"), Inbox.OWNER).close();
  }

  @Test
  void takeIn_fileGoneAndKept_saysSoUntilItIsBack() {
    for (int night = 0; night < 2; night++) {
      Commit commit = both().remove("a.csv").takeIn(store, quarantine);
      assertEquals(List.of(new Departure("register", 4, Fate.KEPT)), commit.departures());
      assertEquals(2, commit.number());
      assertEquals(5, rows());
      assertTrue(entry("a.csv").gone());
    }
    assertEquals(List.of(), both().takeIn(store, quarantine).departures());
    assertFalse(entry("a.csv").gone());
    assertEquals(5, rows());
  }

  /** It cannot be read again, and may stand beside rows that are read otherwise. */
  @Test
  void takeIn_fileGoneThatAnEarlierVersionRead_saysSo() throws IOException {
    store.close();
    Path file = output.resolve("curated/commits/1.json");
    String now = "\"reader\" : " + ReaderVersion.CURRENT;
    Files.writeString(file, Files.readString(file).replace(now, "\"reader\" : 0"));
    store = CuratedStore.open(TestSpark.session(), output.resolve("curated"), Inbox.OWNER);
    Commit commit = both().remove("a.csv").takeIn(store, quarantine);
    assertEquals(
        List.of(new Departure("register", 4, Fate.KEPT_AS_READ_BEFORE)), commit.departures());
    assertEquals(5, rows());
  }

  /** What a check does: the copy is used up and the store stays as it is. */
  @Test
  void copy_fileGone_isTriedWithoutTheStoreKnowing() {
    store.close();
    Path root = output.resolve("curated");
    Path copy = output.resolve("copy");
    CuratedStore.copy(root, Inbox.OWNER, copy);
    Inbox left = both().remove("a.csv");
    try (CuratedStore tried = CuratedStore.open(TestSpark.session(), copy, Inbox.OWNER)) {
      assertThrows(
          StoreException.class, () -> left.takeIn(tried, quarantine, rule(OnMissing.REFUSE)));
      left.takeIn(tried, quarantine, rule(OnMissing.REMOVE));
      assertEquals(1, tried.table("attendance").count());
    }
    open();
    assertEquals(5, rows());
    assertTrue(StoreMaintenance.verify(root).fits());
  }

  @Test
  void takeIn_fileGoneAndRemoved_losesItsRowsAndTheirBytes() throws IOException {
    Path rejected = output.resolve("quarantine/register").resolve(Inbox.hex("a.csv") + ".jsonl");
    assertTrue(Files.exists(rejected));
    Commit commit = both().remove("a.csv").takeIn(store, quarantine, rule(OnMissing.REMOVE));
    assertEquals(List.of(new Departure("register", 4, Fate.REMOVED)), commit.departures());
    assertEquals(1, rows());
    assertTrue(store.ledger().find(Inbox.hex("a.csv")).isEmpty());
    assertEquals(1, store.ledger().entries().size());
    assertEquals(1, dataFiles());
    assertFalse(Files.exists(rejected));
  }

  @Test
  void takeIn_fileGoneThatMustStay_isRefusedAndNothingChanges() {
    Inbox left = both().remove("a.csv").put("attendance", "c.csv", List.of(row(0, "z")));
    assertEquals(
        "Cannot go on: files that were read before are gone: source register, 1 file with 4 rows"
            + " (must be put back, or on_missing be keep or remove)",
        assertThrows(
                StoreException.class, () -> left.takeIn(store, quarantine, rule(OnMissing.REFUSE)))
            .getMessage());
    assertEquals(1, store.number());
  }

  @Test
  void takeIn_fileThatIsEmptyNow_isRefusedAndKeepsItsRows() {
    Commit commit = both().put("attendance", "a.csv", List.of()).takeIn(store, quarantine);
    assertEquals(5, rows());
    assertEquals(
        "Cannot accept the file: it gave 4 rows before, and all that it gives now are rejected, 1 row:"
            + " a value is missing that must be there (REQUIRED); the earlier ones stay (must hold"
            + " rows that keep the rules: correct it, or the settings of its source)",
        commit.refused().get(0).refused().orElseThrow().sentence());
    both().takeIn(store, quarantine);
    assertTrue(entry("a.csv").refused().isEmpty());
  }

  /** Half an export is no correction; a few rows less are one. */
  @Test
  void takeIn_fileThatLostMostRows_isRefusedAndKeepsItsRows() {
    both().put("attendance", "a.csv", stays(251)).takeIn(store, quarantine);
    assertEquals(252, rows());
    Commit commit = both().put("attendance", "a.csv", stays(125)).takeIn(store, quarantine);
    assertEquals(252, rows());
    assertEquals(
        "Cannot accept the file: it gave 251 rows before and gives 125 now, so the earlier ones"
            + " stay (must hold at least half of them: export it again; if the fewer are right,"
            + " give the file another name and set on_missing: remove)",
        commit.refused().get(0).refused().orElseThrow().sentence());
    assertEquals("IN-FEWER", commit.refused().get(0).refused().orElseThrow().code());
    both().put("attendance", "a.csv", stays(126)).takeIn(store, quarantine);
    assertEquals(127, rows());
    assertTrue(entry("a.csv").refused().isEmpty());
  }

  /** Rows that no longer exist anywhere must not fail a check for ever. */
  @Test
  void takeIn_refusedFileThatIsGone_isForgotten() {
    both().refused("attendance", "c.csv", stays(3)).takeIn(store, quarantine);
    assertTrue(store.ledger().entries().stream().anyMatch(e -> e.accepted().isEmpty()));
    MissingFiles unlisted =
        new MissingFiles(OnMissing.KEEP, Map.of(), Set.of("register"), Set.of());
    both().takeIn(store, quarantine, unlisted);
    assertEquals(3, store.ledger().entries().size(), "it may be there");
    MissingFiles unread =
        new MissingFiles(OnMissing.KEEP, Map.of(), Set.of(), Set.of(Inbox.hex("c.csv")));
    both().takeIn(store, quarantine, unread);
    assertEquals(3, store.ledger().entries().size(), "it is there");
    both().takeIn(store, quarantine);
    assertEquals(2, store.ledger().entries().size());
    assertEquals(5, rows());
    assertEquals(
        Set.of(entry("a.csv").fileId(), entry("b.csv").fileId()),
        RecordFlow.lines(store.ledger(), Map.of()).stream()
            .map(FlowLine::fileId)
            .collect(Collectors.toSet()));
  }

  @Test
  void takeIn_fewerRowsUnderAnotherName_areTakenAsToldTo() {
    both().put("attendance", "a.csv", stays(251)).takeIn(store, quarantine);
    Inbox fewer = both().remove("a.csv").put("attendance", "now.csv", stays(3));
    fewer.takeIn(store, quarantine, rule(OnMissing.REMOVE));
    assertEquals(4, rows());
  }

  /** A setting that changes in the same night explains rows that are not kept, not rows that go. */
  @Test
  void takeIn_fewerRowsInTheNightOfOtherSettings_areRefused() {
    both().put("attendance", "a.csv", stays(251)).takeIn(store, quarantine);
    Inbox fewer = both().put("attendance", "a.csv", stays(3));
    IntakePlan plan =
        store.plan(fewer.files(), Map.of(Inbox.SOURCE, "settings-2"), MissingFiles.KEEP);
    try (StoreIntake intake = store.begin(plan, quarantine)) {
      fewer.append(intake, plan);
      assertTrue(
          assertThrows(StoreException.class, intake::commit)
              .getMessage()
              .contains("it gave 251 rows before and gives 3 now"));
    }
    assertEquals(252, rows());
  }

  @Test
  void takeIn_refusedCorrectionUnderOtherSettings_endsTheRun() {
    Inbox damaged = both().refused("attendance", "a.csv", List.of(row(0, "a")));
    IntakePlan plan =
        store.plan(damaged.files(), Map.of(Inbox.SOURCE, "settings-2"), MissingFiles.KEEP);
    try (StoreIntake intake = store.begin(plan, quarantine)) {
      damaged.append(intake, plan);
      assertEquals(
          "Cannot go on: files are refused whose earlier rows were read with other settings or by"
              + " an earlier version: source register, file "
              + Inbox.hex("a.csv")
              + ": Mend it. (must be mended, or put back as they were; or the settings be as"
              + " before)",
          assertThrows(StoreException.class, intake::commit).getMessage());
    }
    assertEquals(1, store.number());
    assertEquals(5, rows());
  }

  @Test
  void takeIn_fileUnderAnotherName_countsOnceUnderEachRule() {
    String name = "a.csv";
    for (OnMissing rule : OnMissing.values()) {
      String next = "renamed " + rule;
      Commit commit =
          both()
              .remove("a.csv")
              .put("attendance", next, month("a"))
              .takeIn(store, quarantine, rule(rule));
      assertEquals(List.of(new Departure("register", 4, Fate.RENAMED)), commit.departures());
      assertEquals(5, rows());
      assertTrue(store.ledger().find(Inbox.hex(name)).isEmpty());
      assertEquals(1, entry(next).sequence(), "it stands where it stood");
      name = next;
    }
  }

  @Test
  void takeIn_renamedAndCorrectedLater_isTheSameFile() {
    both().remove("a.csv").put("attendance", "new.csv", month("a")).takeIn(store, quarantine);
    List<Map<String, Object>> corrected = month("a").subList(0, 3);
    Commit commit =
        both().remove("a.csv").put("attendance", "new.csv", corrected).takeIn(store, quarantine);
    assertEquals(List.of(), commit.departures());
    assertEquals(4, rows());
  }

  @Test
  void takeIn_renamedAndCorrectedAtOnce_replacesTheFileThatIsGone() {
    List<Map<String, Object>> corrected = month("a");
    corrected.set(1, row(1, "somebody else"));
    Commit commit =
        both().remove("a.csv").put("attendance", "new.csv", corrected).takeIn(store, quarantine);
    assertEquals(List.of(new Departure("register", 4, Fate.CORRECTED)), commit.departures());
    assertEquals(5, rows());
    assertEquals(1, rowsOf("somebody else"));
    assertEquals(3, rowsOf("a"), "not the version before as well");
  }

  @Test
  void takeIn_otherFileOfTheSource_replacesNothing() {
    Commit commit =
        both().remove("a.csv").put("attendance", "c.csv", month("c")).takeIn(store, quarantine);
    assertEquals(List.of(new Departure("register", 4, Fate.KEPT)), commit.departures());
    assertEquals(9, rows());
  }

  /** The next export of a rolling window holds most rows of the one before, but not the first. */
  @Test
  void takeIn_laterWindowOfTheSameRows_losesNoRow() {
    List<Map<String, Object>> later = new ArrayList<>(month("a").subList(1, 4));
    later.add(stay("r9", "a", "2026-02-02"));
    Commit commit =
        both().remove("a.csv").put("attendance", "new.csv", later).takeIn(store, quarantine);
    assertEquals(List.of(new Departure("register", 4, Fate.KEPT)), commit.departures());
    assertEquals(9, rows());
    List<String> order = store.ledger().order().fileIds();
    assertEquals(Inbox.hex("a.csv"), order.get(order.size() - 1), "what is there wins");
  }

  @Test
  void takeIn_fileThatMayBeACorrection_isRefusedAndUndone() {
    List<Map<String, Object>> doubtful = month("d");
    doubtful.set(1, row(1, "a"));
    Inbox inbox = both().remove("a.csv").put("attendance", "new.csv", doubtful);
    assertEquals(
        "Cannot tell whether a new file of source register corrects one that is gone: they share 1"
            + " of its 4 rows (must be told: put the old file back, or give the new one its name,"
            + " or set on_missing: remove)",
        assertThrows(StoreException.class, () -> inbox.takeIn(store, quarantine)).getMessage());
    assertEquals(5, rows());
    assertEquals(1, store.number());
    inbox.takeIn(store, quarantine, rule(OnMissing.REMOVE));
    assertEquals(5, rows());
  }

  @Test
  void takeIn_sourceThatCannotBeListed_removesNothing() {
    MissingFiles unsure =
        new MissingFiles(
            OnMissing.KEEP,
            Map.of("register", OnMissing.REMOVE),
            Set.of("register"),
            Set.of(Inbox.hex("b.csv")));
    Commit commit = new Inbox().takeIn(store, quarantine, unsure);
    assertEquals(List.of(new Departure("register", 4, Fate.KEPT)), commit.departures());
    assertEquals(5, rows());
    assertFalse(entry("b.csv").gone(), "it is there and cannot be read");
  }

  private static MissingFiles rule(OnMissing rule) {
    return new MissingFiles(OnMissing.KEEP, Map.of("register", rule), Set.of(), Set.of());
  }

  private static Inbox both() {
    return new Inbox()
        .put("attendance", "a.csv", month("a"))
        .put("attendance", "b.csv", List.of(stay("r7", "b", "2026-01-05")));
  }

  private static List<Map<String, Object>> stays(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> stay("s" + i, "p" + i % 7, LocalDate.of(2026, 1, 5).plusDays(i).toString()))
        .toList();
  }

  private static List<Map<String, Object>> month(String person) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int day = 0; day < DAYS.size(); day++) {
      rows.add(row(day, person));
    }
    return rows;
  }

  private static Map<String, Object> row(int day, String person) {
    return stay("r" + day + person, person, DAYS.get(day));
  }

  private long rows() {
    return store.table("attendance").count();
  }

  private long rowsOf(String person) {
    return store
        .table("attendance")
        .where("participant_id = unhex('%s')".formatted(Inbox.hex(person)))
        .count();
  }

  private LedgerEntry entry(String name) {
    return store.ledger().find(Inbox.hex(name)).orElseThrow();
  }

  private long dataFiles() throws IOException {
    try (Stream<Path> walk = Files.walk(output.resolve("curated"))) {
      return walk.filter(path -> path.toString().endsWith(".parquet")).count();
    }
  }
}
