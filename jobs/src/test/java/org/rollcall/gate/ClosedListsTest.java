package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Region;
import org.rollcall.ingest.core.Slice;
import org.rollcall.study.Study;
import org.rollcall.study.Today;

/** Texts of files where a word of a list belongs: none of them comes through the gate. */
class ClosedListsTest {

  private static final List<Region> REGIONS =
      List.of(new Region("north", "Northern Region"), new Region("idf", "Île-de-France"));

  @TempDir private static Path folder;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() {
    keys = Inboxes.keys(folder);
  }

  /** Names, addresses, accounts and days of birth, of nobody. */
  static List<String> texts() {
    return List.of(
        "14 Quokka Street Dubbo 2830",
        "quokka_street_14",
        "Wren Hill",
        "wren_hill",
        "GB33BUKB20201555555555",
        "DOB 02-03-1980",
        "born_1980",
        "north of Wren's house",
        "WH");
  }

  private static Rows.Outcome pass(
      Study.Source source, List<Region> regions, String name, String text) {
    Path file = Inboxes.write(folder.resolve("in/" + name), text);
    return Rows.of(
        Intake.of(source, regions, Instruments.STANDARD, Today.latest()),
        source,
        file,
        keys,
        Slice.BYTES);
  }

  private static Rows.Outcome csv(String table, List<Region> regions, String header, String row) {
    return pass(
        Inboxes.source("meadow", table, "f.csv"), regions, "f.csv", header + "\n" + row + "\n");
  }

  private static final String GROUP =
      "group_id,program,admission,session_modality,time_zone,region";
  private static final String REFERRAL =
      "period_start,period_end,region,program,offered_modality,referred";

  @ParameterizedTest
  @MethodSource("texts")
  void next_regionThatIsNotListed_isRejectedByItsCode(String text) {
    Rows.Outcome csv = csv("groups", REGIONS, GROUP, "g,al_anon,open,online,UTC," + text);
    assertEquals(Map.of("REGION", 1L), csv.tally().rejected());
    Rows.Outcome json =
        pass(
            Inboxes.source("meadow", "groups", "f.jsonl"),
            REGIONS,
            "f.jsonl",
            "{\"group_id\":\"g\",\"program\":\"al_anon\",\"admission\":\"open\",\"session_modality\":\"online\",\"time_zone\":\"UTC\",\"region\":\""
                + text
                + "\"}\n");
    assertEquals(Map.of("REGION", 1L), json.tally().rejected());
    String slot = "directory,slot_id,as_of,program,directory_modality,region";
    Rows.Outcome slots =
        csv("directory_slots", REGIONS, slot, "d,1,2026-03-01,al_anon,online," + text);
    assertEquals(Map.of("REGION", 1L), slots.tally().rejected());
    Rows.Outcome referrals =
        csv("referrals", REGIONS, REFERRAL, "2026-03-01,2026-03-31," + text + ",al_anon,online,3");
    assertEquals(Map.of("REGION", 1L), referrals.tally().rejected());
  }

  @ParameterizedTest
  @CsvSource({
    "north, north",
    "NORTH, north",
    "Northern region, north",
    "northern  region, north",
    "Nor\u00adthern\u00a0Region, north",
    "Ile de France, idf",
    "Île-de-France, idf"
  })
  void next_regionByCodeOrLabel_isItsCode(String text, String code) {
    Rows.Outcome outcome = csv("groups", REGIONS, GROUP, "g,al_anon,open,online,UTC," + text);
    assertEquals(code, outcome.rows().get(0).get("region"));
  }

  /** Nobody's attendance is lost because nobody listed regions. */
  @ParameterizedTest
  @MethodSource("texts")
  void next_regionWithoutAList_isNotKeptAndTold(String text) {
    Rows.Outcome outcome = csv("groups", List.of(), GROUP, "g,al_anon,open,online,UTC," + text);
    assertEquals(1, outcome.tally().rowsAccepted());
    assertFalse(outcome.rows().get(0).containsKey("region"));
    assertEquals(List.of(FileGate.NO_REGIONS), outcome.tally().notices());
  }

  @Test
  void next_noRegionWithoutAList_isNotTold() {
    assertEquals(
        List.of(), csv("groups", List.of(), GROUP, "g,al_anon,open,online,UTC,").tally().notices());
  }

  /** Rows of several regions would become one row of none. */
  @Test
  void next_regionInAKeyWithoutAList_isRejected() {
    Rows.Outcome outcome =
        csv("referrals", List.of(), REFERRAL, "2026-03-01,2026-03-31,North,al_anon,online,3");
    assertEquals(Map.of("REGION", 1L), outcome.tally().rejected());
  }

  @Test
  void next_largeFileInParts_tellsOnceThatRegionsAreNotKept() {
    StringBuilder text = new StringBuilder(GROUP + "\n");
    for (int i = 0; i < 200; i++) {
      text.append("g").append(i).append(",al_anon,open,online,UTC,North\n");
    }
    Study.Source source = Inboxes.source("meadow", "groups", "f.csv");
    Path file = Inboxes.write(folder.resolve("in/f.csv"), text.toString());
    Rows.Outcome outcome = Rows.of(Inboxes.intake(source), source, file, keys, 500);
    assertEquals(200, outcome.tally().rowsAccepted());
    assertEquals(List.of(FileGate.NO_REGIONS), outcome.tally().notices());
  }

  private static final String ANSWER =
      "response_id,instrument,instrument_version,item,value,submitted_at,perspective,linkage";

  private static String answer(String instrument, String version, String item, String value) {
    return "r,%s,%s,%s,%s,2026-03-01T10:00,participant,anonymous"
        .formatted(instrument, version, item, value);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void next_instrumentVersionOrItemOfAText_isRejected(String text) {
    List<String> codes = new ArrayList<>();
    for (String row :
        List.of(
            answer(text, "1", "item_1", "1"),
            answer("sds", text, "item_1", "1"),
            answer("sds", "1", text, "1"))) {
      Rows.Outcome outcome = csv("survey_responses", REGIONS, ANSWER, row);
      assertEquals(0, outcome.tally().rowsAccepted(), row);
      codes.addAll(outcome.tally().rejected().keySet());
    }
    assertEquals("INSTRUMENT", codes.get(0));
    assertTrue(List.of("PATTERN", "INSTRUMENT-VERSION").contains(codes.get(1)), codes.get(1));
    assertTrue(List.of("PATTERN", "ITEM").contains(codes.get(2)), codes.get(2));
    Rows.Outcome invited =
        csv(
            "survey_invitations",
            REGIONS,
            "instrument,group_id,week,invited",
            text + ",g,2026-03-02,3");
    assertEquals(Map.of("INSTRUMENT", 1L), invited.tally().rejected());
  }

  @ParameterizedTest
  @CsvSource({
    "own_questions, 1, item_1, 1, INSTRUMENT",
    "sds, 2, item_1, 1, INSTRUMENT-VERSION",
    "sds, 1, item_9, 1, ITEM",
    "sds, 1, score, 1, ITEM",
    "sds, 1, item_1, 19800302, ANSWER-RANGE",
    "sds, 1, item_1, 1, ''"
  })
  void next_answer_isOfAnInstrument(
      String instrument, String version, String item, String value, String code) {
    Rows.Outcome outcome =
        csv("survey_responses", REGIONS, ANSWER, answer(instrument, version, item, value));
    assertEquals(code.isEmpty() ? Map.of() : Map.of(code, 1L), outcome.tally().rejected());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZQ", "XY", "au"})
  void next_countryThatIsNone_isRejected(String text) {
    String slot = "directory,slot_id,as_of,program,directory_modality,country";
    Rows.Outcome outcome =
        csv("directory_slots", REGIONS, slot, "d,1,2026-03-01,al_anon,online," + text);
    assertEquals(1, outcome.tally().rejected().size());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void next_directoryOrCodebookOfAText_isNotKept(String text) {
    String slot = "directory,slot_id,as_of,program,directory_modality";
    Rows.Outcome outcome =
        csv("directory_slots", REGIONS, slot, text + ",1,2026-03-01,al_anon,online");
    assertTrue(outcome.rows().get(0).get("directory").toString().matches("[0-9a-f]{32}"));
    String code =
        "extract_id,respondent_id,perspective,modality_class,theme,valence,coder_id,codebook_version";
    Rows.Outcome themes =
        csv("theme_codes", REGIONS, code, "e,r,participant,both,group_size,benefit,c," + text);
    assertEquals(Map.of("PATTERN", 1L), themes.tally().rejected());
  }
}
