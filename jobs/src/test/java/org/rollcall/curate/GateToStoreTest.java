package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.engine.GateJob;
import org.rollcall.engine.GateRequest;
import org.rollcall.engine.TestSpark;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Inboxes;
import org.rollcall.gate.Keys;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;

class GateToStoreTest {

  private static final String HEADER =
      "participant_id,identity_grade,group_id,session_id,session_start,joined_at,left_at,attendance_mode\n";

  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private static Path folder;
  private static Keys keys;
  private static Inbox inbox;
  private static Study study;

  @BeforeAll
  static void writeFiles() {
    keys = Inboxes.keys(folder);
    Inboxes.write(
        folder.resolve("data/a.csv"),
        HEADER
            + "wren,account,meadow,,2026-03-02T18:00,2026-03-02T18:01,2026-03-02T19:00,online\n"
            + "lark,account,meadow,,2026-03-02T18:00,2026-03-02T18:02,2026-03-02T19:00,online\n"
            + "lark,account,meadow,,2026-03-09T18:00,,,sideways\n");
    Inboxes.write(
        folder.resolve("data/b.csv.gz"),
        Inboxes.gzip(HEADER + "wren,sign_in,brook,B1,,,,face_to_face\n"));
    Inboxes.write(folder.resolve("data/c.csv"), HEADER + "wren,account,brook,B1,,,,\"online\n");
    Inboxes.write(
        folder.resolve("sessions.csv"),
        "session_id,group_id,scheduled_start,status\n"
            + "M1,meadow,2026-03-02T18:00:00+11:00,held\n"
            + "B1,brook,2026-03-03T09:30,held\n");
    study =
        Inboxes.study(
            folder,
            Inboxes.source("register", "attendance", "data/*"),
            Inboxes.source("calendar", "sessions", "sessions.csv"));
    inbox = Inbox.of(study, keys);
  }

  @Test
  void takeIn_realFiles_accountsForEveryRow() {
    try (CuratedStore store =
        CuratedStore.open(
            SPARK, folder.resolve("out/curated"), new StoreOwner(keys.id(), study.name()))) {
      for (int run = 0; run < 2; run++) {
        IntakePlan plan = store.ledger().plan(inbox.files(), SourceSettings.hashes(study));
        try (StoreIntake intake =
            store.begin(plan, Quarantine.at(folder.resolve("out/quarantine")))) {
          List<SourceFile> files =
              plan.tables().stream().flatMap(table -> plan.toRead(table).stream()).toList();
          if (!files.isEmpty()) {
            GateJob.Read<StoredFile> read =
                GateJob.run(SPARK, GateRequest.of(study, files, keys), intake.writer());
            assertEquals(2, read.written().size(), "one data file a table");
            intake.append(read.written(), read.tallies());
          }
          Commit commit = intake.commit();
          assertEquals(1, commit.number());
          assertEquals(1, commit.refused().size());
        }
      }
      try (Curated curated = Curated.read(store, SPARK)) {
        assertEquals(3, Attendances.of(curated).size());
      }
    }
  }
}
