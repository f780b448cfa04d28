package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.FileTally.Quarantined;
import org.rollcall.gate.FileTally.Refusal;
import org.rollcall.gate.RowSink;
import org.rollcall.gate.RowWriter;
import org.rollcall.gate.SourceFile;

/** Files of an invented inbox, as the gate would give them. */
final class Inbox {

  static final String SOURCE = "register";
  static final StoreOwner OWNER = new StoreOwner("0a1b2c3d", "invented");
  static final Map<String, String> SETTINGS = Map.of(SOURCE, "settings-1");

  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  private record Delivery(SourceFile file, List<Map<String, Object>> rows, FileTally tally) {}

  /** Puts a file there, or another version of it. */
  Inbox put(String table, String name, List<Map<String, Object>> rows) {
    return put(table, name, rows, Optional.empty());
  }

  Inbox refused(String table, String name, List<Map<String, Object>> rows) {
    return put(table, name, rows, Optional.of(new Refusal("IN-TEST", 3, "Mend it.")));
  }

  private Inbox put(
      String table, String name, List<Map<String, Object>> rows, Optional<Refusal> refusal) {
    SourceFile file = file(table, name, text(rows) + refusal);
    FileTally tally =
        new FileTally(
            file.fileId(),
            rows.size() + 1L,
            rows.size(),
            new TreeMap<>(Map.of("REQUIRED", 1L)),
            refusal.orElse(null),
            List.of(new Quarantined(9, 2, "REQUIRED")),
            List.of("1 thing to know"));
    deliveries.put(name, new Delivery(file, rows, tally));
    return this;
  }

  private static String text(List<Map<String, Object>> rows) {
    return rows.stream()
        .flatMap(row -> row.entrySet().stream())
        .map(e -> e.getKey() + "=" + Arrays.deepToString(new Object[] {e.getValue()}))
        .collect(Collectors.joining(";"));
  }

  static SourceFile file(String table, String name, String content) {
    return new SourceFile(SOURCE, table, name, hex(name), hex(content), content.length(), 0);
  }

  List<SourceFile> files() {
    return deliveries.values().stream().map(Delivery::file).toList();
  }

  Inbox remove(String name) {
    deliveries.remove(name);
    return this;
  }

  /** Takes in everything that the store does not have, as a nightly run does. */
  Commit takeIn(CuratedStore store, Quarantine quarantine) {
    return takeIn(store, quarantine, MissingFiles.KEEP);
  }

  Commit takeIn(CuratedStore store, Quarantine quarantine, MissingFiles missing) {
    IntakePlan plan = store.plan(files(), SETTINGS, missing);
    try (StoreIntake intake = store.begin(plan, quarantine)) {
      boolean rebuilt = new CommitLog(store.layout()).pointer().orElse(0) != store.number();
      Optional<IdleIntake> idle =
          rebuilt
              ? Optional.empty()
              : IdleIntake.of(store.layout().root(), OWNER, files(), SETTINGS, missing);
      append(intake, plan);
      Commit commit = intake.commit();
      boolean done = commit.outcome() == Commit.Outcome.UNCHANGED;
      assertEquals(done, idle.isPresent(), "what needs no Spark must be seen without it");
      idle.ifPresent(seen -> assertEquals(commit, seen.commit()));
      return commit;
    }
  }

  void append(StoreIntake intake, IntakePlan plan) {
    RowWriter<StoredFile> writer = intake.writer();
    List<StoredFile> written = new ArrayList<>();
    List<FileTally> tallies = new ArrayList<>();
    for (String table : plan.tables()) {
      RowWriter.Rows<StoredFile> rows = writer.open(table);
      for (Delivery delivery : deliveries.values()) {
        if (plan.toRead(table).contains(delivery.file())) {
          write(delivery, rows);
          tallies.add(delivery.tally());
        }
      }
      written.addAll(rows.end());
    }
    intake.append(written, tallies);
  }

  private static void write(Delivery delivery, RowWriter.Rows<StoredFile> rows) {
    int line = 2;
    for (Map<String, Object> row : delivery.rows()) {
      Map<String, Object> whole = new LinkedHashMap<>(row);
      whole.put("source_id", SOURCE);
      whole.put("file_id", id(delivery.file().path()));
      whole.putIfAbsent("line", line++);
      put(delivery.file().table(), whole, rows);
    }
    rows.endPart(delivery.tally().refused().isEmpty());
  }

  /** Puts a row as the gate does; columns not given are null. */
  static void put(String table, Map<String, Object> row, RowSink sink) {
    List<Field> fields = Schemas.curated(table).fields();
    for (int at = 0; at < fields.size(); at++) {
      Object cell = row.get(fields.get(at).name());
      if (cell == null) {
        sink.setNull(at);
      } else if (cell instanceof byte[] bytes) {
        sink.putBytes(at, bytes);
      } else if (cell instanceof LocalDate date) {
        sink.putDate(at, (int) date.toEpochDay());
      } else if (cell instanceof Double number) {
        sink.putDouble(at, number);
      } else if (cell instanceof Integer number) {
        sink.putInt(at, number);
      } else if (cell instanceof Boolean yes) {
        sink.putBoolean(at, yes);
      } else {
        sink.putText(at, ((String) cell).getBytes(StandardCharsets.UTF_8));
      }
    }
    sink.endRow();
  }

  List<FileTally> tallies(String table) {
    return deliveries.values().stream()
        .filter(d -> d.file().table().equals(table))
        .map(Delivery::tally)
        .toList();
  }

  /** A row with those cells: column, value, column, value. */
  static Map<String, Object> row(Object... cells) {
    Map<String, Object> row = new TreeMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put((String) cells[i], cells[i + 1]);
    }
    return row;
  }

  /** A person at a group's session of that date. */
  static Map<String, Object> stay(String record, String person, String date, Object... more) {
    Map<String, Object> row = row(more);
    row.put("record_id", record == null ? null : id(record));
    row.put("participant_id", id(person));
    row.put("identity_grade", "account");
    row.put("group_id", id("group"));
    row.put("session_key", id("group " + date));
    row.put("session_on", LocalDate.parse(date));
    row.putIfAbsent("status", "present");
    row.put("role", "participant");
    return row;
  }

  /** An invented pseudonym. */
  static byte[] id(String name) {
    return HexFormat.of().parseHex(hex(name));
  }

  static String hex(String name) {
    byte[] hash = Ledger.sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, 32);
  }
}
