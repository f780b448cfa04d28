package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    // No source names anybody or lists a session: none of these is known, and none is 0.
    Line unknown =
        tables.one(
            "SELECT count(n_people) + count(n_newcomers) + count(n_sessions_scheduled)"
                + " + count(n_sessions_cancelled) + count(n_sessions_not_reported) AS known,"
                + " count(*) FILTER (n_groups = 0 OR n_attendances = 0 AND n_sessions_uncounted > 0)"
                + " AS zeros, sum(n_sessions_uncounted) AS uncounted,"
                + " sum(n_attendances) AS attendances FROM {service_activity}");
    assertEquals(0, unknown.whole("known"));
    assertEquals(0, unknown.whole("zeros"));
    assertEquals(2730 + 17244 + 3169, unknown.whole("attendances"));
    Line none =
        tables.one(
            "SELECT count(n_groups) + count(n_attendances) + count(n_sessions) AS known,"
                + " count(*) AS months FROM {headcount_rate} WHERE status = 'x'");
    assertEquals(0, none.whole("known"));
    assertTrue(none.whole("months") > 0);
    Line read = tables.one("SELECT sum(rows_out) AS n FROM {record_flow} WHERE step = 'curated'");
    assertEquals(records, read.whole("n"));
    assertEquals(counts.get("rows").asLong(), records);
  }
}
