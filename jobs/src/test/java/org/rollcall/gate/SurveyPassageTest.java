package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.ingest.core.Slice;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Study;

/** The samples of survey exports, through the gate as their study says. */
class SurveyPassageTest {

  private static final Study STUDY =
      StudyFiles.load(Path.of("src/test/resources/exports/survey/surveys.yaml"));

  @TempDir private static Path folder;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() {
    keys = Inboxes.keys(folder);
  }

  static Stream<String> sources() {
    return STUDY.sources().stream().map(Study.Source::name);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void next_sample_passesWithoutPeople(String name) {
    Rows.Outcome outcome = pass(name);
    assertEquals("", outcome.sentence());
    assertEquals(
        outcome.tally().rowsRead(),
        outcome.rows().size()
            + outcome.tally().rejected().values().stream().mapToLong(Long::longValue).sum());
    for (Map<String, Object> row : outcome.rows()) {
      assertEquals(32, row.get("response_id").toString().length());
      assertTrue(!row.toString().matches(".*(@|192\\.0\\.2|Wren|Uzuvef).*"));
      assertEquals(row.get("linkage").equals("linked"), row.containsKey("participant_id"), name);
    }
  }

  @Test
  void next_linkedSurvey_hasPeopleWavesAndItems() {
    List<Map<String, Object>> rows = pass("redcap_events").rows();
    assertEquals(32, rows.size());
    assertEquals(3, rows.stream().map(row -> row.get("participant_id")).distinct().count());
    assertEquals(8, rows.stream().map(row -> row.get("response_id")).distinct().count());
    assertEquals(1, rows.get(0).get("wave"));
    assertEquals("on_time", rows.get(0).get("item"));
    assertEquals(2.0, rows.get(0).get("value"));
    assertEquals("2015-04-30", rows.get(0).get("submitted_on"));
  }

  /** 23:59:59 in the zone GMT-3 of a form is the next day in London. */
  @Test
  void next_timesWithAZone_areDatedWhereTheStudyIs() {
    List<Map<String, Object>> rows = pass("google_zoned").rows();
    assertEquals("2020-10-30", rows.get(0).get("submitted_on"));
    assertEquals("2020-11-01", rows.get(3).get("submitted_on"));
  }

  /** Both surveys number their responses from 1. */
  @Test
  void next_equalKeysOfTwoSurveys_areTwoResponses() {
    assertNotEquals(
        pass("redcap_commas").rows().get(0).get("response_id"),
        pass("redcap_boxes").rows().get(0).get("response_id"));
  }

  @Test
  void open_designFile_isRefusedForWhatItIs() {
    Study.Source source = named("redcap_events");
    Rows.Outcome outcome = pass(source, "redcap_longitudinal_dictionary.csv");
    assertEquals("IN-NO-TABLE", outcome.code());
    assertEquals(
        "Cannot read the file: it is a REDCap design file, which says how a project is built and holds"
            + " no answers (must be left out: answers are in its records, Data Exports, CSV, raw data)",
        outcome.sentence());
  }

  private static Study.Source named(String name) {
    return STUDY.sources().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static Rows.Outcome pass(String name) {
    return pass(named(name), named(name).path());
  }

  private static Rows.Outcome pass(Study.Source source, String file) {
    return Rows.of(
        Intake.all(STUDY).get(source.name()),
        source,
        STUDY.folder().resolve(file),
        keys,
        Slice.BYTES);
  }
}
