package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.LedgerEntry.Accepted;

class CommitLogTest {

  private static final String DATA = "store:/warehouse/curated/attendance/data/x.parquet";

  @TempDir Path root;

  @Test
  void publish_fewFiles_canBeReadByPeopleAndIsReadBack() {
    CommitLog log = new CommitLog(new StoreLayout(root));
    State state = state(1, 2);
    log.publish(state);
    assertTrue(PrivateFiles.text(root.resolve("commits/1.json")).contains("\"rowsRead\" : 3"));
    assertEquals(state, log.read(1));
  }

  @Test
  void publish_manyFiles_isPackedAndIsReadBack() throws IOException {
    CommitLog log = new CommitLog(new StoreLayout(root));
    State state = state(2, 1000);
    log.publish(state(1, 2));
    log.publish(state);
    Path file = root.resolve("commits/2.json.gz");
    assertEquals(file, log.file(2));
    assertTrue(Files.size(file) < 200 * 1000, Files.size(file) + " bytes");
    assertEquals(state, log.read(2));
    assertEquals(Set.of(1L, 2L), log.numbers());
    log.keep(2, 2);
    assertEquals(List.of(file), PrivateFiles.children(root.resolve("commits")));
  }

  @Test
  void read_packedCommitCutOff_isDamaged() throws IOException {
    CommitLog log = new CommitLog(new StoreLayout(root));
    log.publish(state(1, 1000));
    byte[] bytes = Files.readAllBytes(log.file(1));
    Files.write(log.file(1), Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(
        "commits/1.json is damaged",
        assertThrows(StoreException.class, () -> log.read(1)).getMessage());
  }

  @Test
  void contents_ofATable_areThoseOfItsFolder() {
    State state = state(1, 2);
    assertEquals(Set.of(DATA), state.contents("attendance").keySet());
    assertEquals(Set.of(), state.contents("groups").keySet());
    assertEquals(Set.of(), state.contents("attend").keySet());
  }

  private static State state(long number, int files) {
    List<LedgerEntry> ledger = new ArrayList<>();
    SortedMap<String, Long> rows = new TreeMap<>();
    for (int file = 0; file < files; file++) {
      String id = Inbox.hex("file " + file);
      LedgerEntry.Version version =
          new LedgerEntry.Version("attendance", Inbox.hex("content " + file), "settings");
      Accepted accepted = new Accepted(version, 3, 3, new TreeMap<>(), List.of());
      ledger.add(new LedgerEntry(id, "x", file + 1, Optional.of(accepted), Optional.empty()));
      rows.put(id, 3L);
    }
    State empty = State.empty(Inbox.OWNER);
    return new State(
        empty.format(),
        number,
        0,
        Inbox.OWNER,
        1,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(java.util.Map.of(DATA, rows)),
        ledger);
  }
}
