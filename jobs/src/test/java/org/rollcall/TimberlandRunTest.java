package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ReleaseTables.Line;

/** Open data of a library, against counts that another program made of the same file. */
class TimberlandRunTest {

  @TempDir private Path folder;

  @Test
  void run_ofTheLibrary_countsWhatTheOtherProgramCounts() throws IOException {
    Path key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    RollcallProcess.run(
            "run",
            "../examples/timberland/study.yaml",
            "--output",
            folder.resolve("out"),
            "--key-file",
            key)
        .expect(0);
    ReleaseTables tables = new ReleaseTables(folder.resolve("out/secure/latest"));
    JsonNode counts =
        new ObjectMapper()
            .readTree(getClass().getResourceAsStream("simulate/timberland-counts.json"));
    long records = 0;
    for (String modality : java.util.List.of("online", "face_to_face", "not_stated")) {
      JsonNode truth = counts.at("/by_modality/" + modality);
      Line row =
          tables.one(
              "SELECT * FROM {headcount_rate} WHERE program = 'all' AND period = 'all'"
                  + " AND session_modality = '"
                  + modality
                  + "'");
      assertEquals(truth.get("events").asLong(), row.whole("n_sessions"), modality);
      assertEquals(
          truth.get("events_without_attendance").asLong(),
          row.whole("n_sessions_missing"),
          modality);
      assertEquals(
          truth.get("rows").asLong() - truth.get("rows_with_attendance").asLong(),
          row.whole("n_records_missing"),
          modality);
      assertEquals(truth.get("attendances").asLong(), row.whole("n_attendances"), modality);
      assertEquals(truth.get("groups_with_attendance").asLong(), row.whole("n_groups"), modality);
      assertEquals(truth.get("attendances_per_event").asDouble(), row.number("estimate"), 5e-7);
      records += truth.get("rows").asLong();
    }
    Line read = tables.one("SELECT sum(rows_out) AS n FROM {record_flow} WHERE step = 'curated'");
    assertEquals(records, read.whole("n"));
    assertEquals(counts.get("rows").asLong(), records);
  }
}
