package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.Detectors;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.ingest.core.Slice;
import org.rollcall.study.Study;

class FileGateTest {

  @TempDir private static Path folder;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() {
    keys = Inboxes.keys(folder);
  }

  private static Rows.Outcome pass(String table, String csv) {
    return pass(Inboxes.source("meadow", table, "f.csv"), csv);
  }

  private static Rows.Outcome pass(Study.Source source, String csv) {
    return Rows.of(source, Inboxes.write(folder.resolve("in/f.csv"), csv), keys);
  }

  private static String ruleOf(String table, String header, String row) {
    Rows.Outcome outcome = pass(table, header + "\n" + row + "\n");
    assertEquals("", outcome.code(), outcome.sentence());
    return outcome.tally().rejected().isEmpty() ? "" : outcome.tally().rejected().firstKey();
  }

  @Test
  void next_fullAttendance_isTypedAndPseudonymised() {
    Rows.Outcome outcome =
        pass(
            "attendance",
            """
            record_id,participant_id,identity_grade,group_id,session_id,session_start,joined_at,left_at,minutes,attendance_mode,channel,status,role,first_time,chat_messages,camera_minutes,Postcode
            R1,wren,account,brook,S1,2026-03-02T18:00,2026-03-02T18:05:00,2026-03-02T19:00:30,55.5,online,video,,facilitator,Yes,3,0,2000
            """);
    assertEquals(1, outcome.tally().rowsAccepted());
    Map<String, Object> row = new TreeMap<>(outcome.rows().get(0));
    int joined = (Integer) row.remove("joined_second");
    assertEquals(3330, (Integer) row.remove("left_second") - joined);
    assertTrue((Integer) row.remove("start_order") >= 0);
    Set<Object> pseudonyms = new HashSet<>();
    for (String id :
        List.of("record_id", "participant_id", "group_id", "session_id", "session_key")) {
      String hex = (String) row.remove(id);
      assertEquals(32, hex.length());
      pseudonyms.add(hex);
    }
    assertEquals(5, pseudonyms.size());
    assertEquals(
        Map.ofEntries(
            Map.entry("identity_grade", "account"),
            Map.entry("session_on", "2026-03-02"),
            Map.entry("minutes", 55.5),
            Map.entry("attendance_mode", "online"),
            Map.entry("channel", "video"),
            Map.entry("status", "present"),
            Map.entry("role", "facilitator"),
            Map.entry("first_time", true),
            Map.entry("chat_messages", 3),
            Map.entry("camera_minutes", 0.0),
            Map.entry("source_id", "meadow"),
            Map.entry("file_id", "ab".repeat(16)),
            Map.entry("line", 2)),
        row);
  }

  /** Every one of them looks like "wren 7", "brook" and "online". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b",
        "\u00ad",
        "\u200d",
        "\u2060",
        "\ufe0f",
        "\u034f",
        "\u180e",
        "\u3164",
        "\u115f",
        "\udb40\udc41",
        "\udb40\udd00"
      })
  void next_unseenCharacterInACell_isOnePersonGroupSessionAndWord(String unseen) {
    String header = "participant_id,identity_grade,group_id,session_id,attendance_mode\n";
    Study.Source source =
        Inboxes.mapped(
            Inboxes.source("meadow", "attendance", "f.csv"),
            Map.of(),
            Map.of("attendance_mode", Map.of("On the\u00a0net", "online")),
            Map.of());
    String row = "wren 7,account,brook,S1,On the net\n";
    String other = "wr%sen 7%s,acc%sount,br%sook,%sS1,On%s the net\n".replace("%s", unseen);
    Rows.Outcome outcome = pass(source, header + row + other);
    assertEquals(2, outcome.tally().rowsAccepted(), outcome.tally().toString());
    Map<String, Object> first = outcome.rows().get(0);
    Map<String, Object> second = outcome.rows().get(1);
    for (String field : List.of("participant_id", "group_id", "session_id", "attendance_mode")) {
      assertEquals(first.get(field), second.get(field), field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u00a0", "\u2003", "\u00ad\u200b", "\u3000"})
  void next_identifierOfUnseenCharactersAlone_isMissing(String unseen) {
    assertEquals(
        "REQUIRED",
        ruleOf(
            "attendance",
            "participant_id,identity_grade,group_id,session_id",
            unseen + ",account,g,s"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "attendance; participant_id,identity_grade,group_id,session_id; ,account,g,s; REQUIRED",
        "attendance; participant_id,identity_grade,group_id,session_id; p,,g,s; REQUIRED",
        "attendance; participant_id,identity_grade,group_id,session_id; p,guest,g,s; ENUM",
        "attendance; participant_id,identity_grade,group_id,session_id; p,Account,g,s; ENUM",
        "attendance; participant_id,identity_grade,group_id,session_id; p,account,g,; ANY-REQUIRED",
        "attendance; participant_id,identity_grade,group_id; p,account,g; ANY-REQUIRED",
        "attendance; participant_id,identity_grade,group_id,session_id,minutes; p,account,g,s,1440; ''",
        "attendance; participant_id,identity_grade,group_id,session_id,minutes; p,account,g,s,1440.1; RANGE",
        "attendance; participant_id,identity_grade,group_id,session_id,minutes; p,account,g,s,-1; RANGE",
        "attendance; participant_id,identity_grade,group_id,session_id,minutes; p,account,g,s,long; TYPE-NUMBER",
        "attendance; participant_id,identity_grade,group_id,session_id,chat_messages; p,account,g,s,1.5; TYPE-INTEGER",
        "attendance; participant_id,identity_grade,group_id,session_id,chat_messages; p,account,g,s,2147483647; ''",
        "attendance; participant_id,identity_grade,group_id,session_id,chat_messages; p,account,g,s,2147483648; RANGE",
        "attendance; participant_id,identity_grade,group_id,session_id,first_time; p,account,g,s,maybe; TYPE-BOOLEAN",
        "attendance; participant_id,identity_grade,group_id,session_start; p,account,g,2026-03-02; TYPE-DATETIME",
        "attendance; participant_id,identity_grade,group_id,session_id,joined_at,left_at; p,account,g,s,2026-03-02T18:00,2026-03-02T17:59; LEFT-BEFORE-JOINED",
        "attendance; participant_id,identity_grade,group_id,session_id,joined_at,left_at; p,account,g,s,2026-03-02T18:00,2026-03-02T18:00; ''",
        "attendance; participant_id,identity_grade,group_id,session_id,joined_at,left_at; p,account,g,s,2026-03-02T18:00,2026-03-03T18:00; ''",
        "attendance; participant_id,identity_grade,group_id,session_id,joined_at,left_at; p,account,g,s,2026-03-02T18:00,2026-03-03T18:01; STAY-TOO-LONG",
        "attendance; participant_id,identity_grade,group_id,session_id,joined_at,left_at; p,account,g,s,2026-04-05T02:50,2026-04-05T02:10; ''",
        "groups; group_id,program,admission,session_modality,time_zone; g,al_anon,open,online,Australia/Sydney; ''",
        "groups; group_id,program,admission,session_modality,time_zone; g,al_anon,open,online,Sydney; ZONE",
        "groups; group_id,program,admission,session_modality,time_zone,region; g,al_anon,open,online,UTC,North/West; ''",
        "groups; group_id,program,admission,session_modality,time_zone,opened_on; g,al_anon,open,online,UTC,1.2.2026; TYPE-DATE",
        "groups; group_id,program,admission,session_modality,time_zone,opened_on,closed_on; g,al_anon,open,online,UTC,2026-02-02,2026-02-01; CLOSED-BEFORE-OPENED",
        "groups; group_id,program,admission,session_modality,time_zone,capacity; g,al_anon,open,online,UTC,0; RANGE",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,,ruca,10.0; ''",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,remote,ruca,10; ''",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,rural,ruca,10; RURALITY-CONFLICT",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,,ruca,; RURALITY-SCHEME",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,,,10; RURALITY-SCHEME",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,,mmm,8; RURALITY-CODE",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,,uk_ruc_2021,A1; RURALITY-CODE",
        "groups; group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code; g,al_anon,open,online,UTC,rural,ruca,99; ''",
        "headcounts; group_id,session_start,attendees,newcomers; g,2026-03-02T18:00,5,5; ''",
        "headcounts; group_id,session_start,attendees,newcomers; g,2026-03-02T18:00,5,6; NEWCOMERS-OVER-ATTENDEES",
        "headcounts; group_id,session_start,attendees,attendees_online; g,2026-03-02T18:00,5,6; ONLINE-OVER-ATTENDEES",
        "headcounts; group_id,period_start,period_end,attendees; g,2026-03-01,2026-02-28,9; PERIOD-ORDER",
        "headcounts; group_id,attendees; g,9; ANY-REQUIRED",
        "referrals; period_start,period_end,program,offered_modality,referred; 2026-03-01,2026-02-01,al_anon,both,3; PERIOD-ORDER",
        "directory_slots; directory,slot_id,as_of,program,directory_modality,start_time; meetings,1,2026-03-01,al_anon,online,25:00; TYPE-TIME",
        "directory_slots; directory,slot_id,as_of,program,directory_modality,iso_weekday; meetings,1,2026-03-01,al_anon,online,8; RANGE",
        "participants; participant_id,age; p,121; RANGE",
        "survey_responses; response_id,instrument,instrument_version,item,submitted_at,perspective,linkage,participant_id; r,sds,1,item_1,2026-03-01T10:00,participant,linked,p; ''",
        "survey_responses; response_id,instrument,instrument_version,item,submitted_at,perspective,linkage,participant_id; r,sds,1,item_1,2026-03-01T10:00,participant,linked,; LINKAGE",
        "survey_responses; response_id,instrument,instrument_version,item,submitted_at,perspective,linkage,participant_id; r,sds,1,item_1,2026-03-01T10:00,participant,anonymous,p; LINKAGE",
        "survey_responses; response_id,instrument,instrument_version,item,submitted_at,perspective,linkage,participant_id; r,sds,1,item_1,2026-03-01T10:00,participant,anonymous,; ''"
      })
  void next_row_passesOrBreaksItsRule(String table, String header, String row, String rule) {
    assertEquals(rule, ruleOf(table, header, row));
  }

  @Test
  void next_badRows_areQuarantinedByPlaceAlone() {
    Rows.Outcome outcome =
        pass("participants", "enrolled_on,participant_id\n2026-13-01,a\n,b\n2026-01-01\n,\n");
    assertEquals(4, outcome.tally().rowsRead());
    assertEquals(1, outcome.tally().rowsAccepted());
    assertEquals(
        List.of(
            new FileTally.Quarantined(2, 1, "TYPE-DATE"),
            new FileTally.Quarantined(4, 0, "ROW-WIDTH"),
            new FileTally.Quarantined(5, 2, "REQUIRED")),
        outcome.tally().quarantine());
    assertEquals(
        Map.of("TYPE-DATE", 1L, "ROW-WIDTH", 1L, "REQUIRED", 1L), outcome.tally().rejected());
  }

  @Test
  void next_moreThanAThousandBadRows_quarantinesAThousand() {
    Rows.Outcome outcome = pass("participants", "participant_id,age\n" + "p,x\n".repeat(1001));
    assertEquals(1000, outcome.tally().quarantine().size());
    assertEquals(1001L, outcome.tally().rejected().get("TYPE-INTEGER"));
  }

  @ParameterizedTest
  @CsvSource({
    "20, 0, ''",
    "21, 0, IN-REJECTS",
    "21, 2079, ''",
    "21, 2078, IN-REJECTS",
    "30, 2970, ''",
    "30, 2969, IN-REJECTS"
  })
  void next_shareOfBadRows_refusesAboveOneInAHundred(int bad, int good, String code) {
    Rows.Outcome outcome =
        pass("participants", "participant_id,age\n" + "p,x\n".repeat(bad) + "p,30\n".repeat(good));
    assertEquals(code, outcome.code());
    assertEquals(bad + good, outcome.tally().rowsRead());
    assertEquals(good, outcome.tally().rowsAccepted());
  }

  @ParameterizedTest
  @CsvSource({
    "wren@meadow.example, PII-V-EMAIL",
    "wren(at)meadow.example, PII-V-EMAIL",
    "https://meadow.example/wren, PII-V-URL",
    "www.meadow.example, PII-V-URL",
    "192.168.10.7, PII-V-IP",
    "0412 345 678, PII-V-PHONE",
    "+61 412 345 678, PII-V-PHONE",
    "call 0412345678, PII-V-PHONE"
  })
  void next_personalDataInARegion_refusesTheFile(String text, String code) {
    Rows.Outcome outcome =
        pass(
            "groups",
            "group_id,program,admission,session_modality,time_zone,region\n"
                + "g,al_anon,open,online,UTC,North\n".repeat(11)
                + "g,al_anon,open,online,UTC,"
                + text
                + "\n");
    assertEquals(code, outcome.code());
    assertEquals(
        "Cannot accept the file: column 6, mapped to region, seems to hold personal data in lines 11-100 (must hold none)",
        outcome.sentence());
    assertEquals(0, outcome.tally().refused().orElseThrow().line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"North", "St. Mary's-on-the-Hill", "Zone 3", "2026-01-01", "SA2 10102", "1.2.3"})
  void next_ordinaryRegion_passes(String text) {
    assertEquals(
        "",
        ruleOf(
            "groups",
            "group_id,program,admission,session_modality,time_zone,region",
            "g,al_anon,open,online,UTC," + text));
  }

  @Test
  void next_addressInAVocabulary_refusesTheFile() {
    assertEquals(
        "PII-V-EMAIL",
        pass("participants", "participant_id,gender\np,wren@meadow.example\n").code());
  }

  @Test
  void next_addressAsIdentifier_passes() {
    assertEquals("", ruleOf("participants", "participant_id", "wren@meadow.example"));
  }

  @Test
  void open_personalHeaderMappedToACell_refuses() {
    Study.Source source =
        Inboxes.mapped(
            Inboxes.source("meadow", "groups", "f.csv"),
            Map.of("region", "Home address"),
            Map.of(),
            Map.of());
    Rows.Outcome outcome =
        pass(
            source,
            "group_id,program,admission,session_modality,time_zone,Home address\ng,al_anon,open,online,UTC,x\n");
    assertEquals("PII-H", outcome.code());
    assertEquals(
        "Cannot accept the file: column 6, mapped to region, is named like personal data (must be mapped to an identifier or not at all)",
        outcome.sentence());
  }

  @Test
  void next_mappedSource_readsItsColumnsWordsAndConstants() {
    Study.Source source =
        Inboxes.mapped(
            Inboxes.source("meadow", "attendance", "f.csv"),
            Map.of(
                "participant_id",
                "Member",
                "session_start",
                "{Day} {Time}",
                "attendance_mode",
                "How"),
            Map.of("attendance_mode", Map.of("F2F", "face_to_face", "*", "online")),
            Map.of("identity_grade", "sign_in"));
    Rows.Outcome outcome =
        pass(
            source,
            "Member,group_id,Day,Time,How\nwren,g,2026-03-02,6:00 PM,F2F\nlark,g,2026-03-02,18:00,Zoom\nrail,g,2026-03-02,18:00,\n");
    assertEquals(3, outcome.tally().rowsAccepted(), outcome.tally().toString());
    assertEquals("face_to_face", outcome.rows().get(0).get("attendance_mode"));
    assertEquals("online", outcome.rows().get(1).get("attendance_mode"));
    assertNull(outcome.rows().get(2).get("attendance_mode"));
    assertEquals("sign_in", outcome.rows().get(0).get("identity_grade"));
    assertEquals(
        outcome.rows().get(0).get("session_key"), outcome.rows().get(1).get("session_key"));
  }

  @ParameterizedTest
  @CsvSource({
    "17, under_18",
    "18, 18_24",
    "24, 18_24",
    "25, 25_34",
    "64, 55_64",
    "65, 65_plus",
    "120, 65_plus"
  })
  void next_ageWithoutBand_givesTheBandAndNoAgeOverNinety(int age, String band) {
    Map<String, Object> row =
        pass("participants", "participant_id,age\np," + age + "\n").rows().get(0);
    assertEquals(band, row.get("age_band"));
    assertEquals(Math.min(age, 90), row.get("age"));
  }

  @Test
  void next_directoryTimes_areMinutesOfTheDay() {
    Map<String, Object> row =
        pass(
                "directory_slots",
                "directory,slot_id,as_of,program,directory_modality,start_time,updated_at\nmeetings,1,2026-03-01,al_anon,online,6:30 PM,2026-02-01T23:00Z\n")
            .rows()
            .get(0);
    assertEquals(1110, row.get("start_minute"));
    assertEquals("2026-02-02", row.get("updated_on"));
  }

  @Test
  void next_skippedLocalTime_meetsTheSessionAfterTheGap() {
    String header = "participant_id,identity_grade,group_id,session_start\n";
    Rows.Outcome outcome =
        pass("attendance", header + "p,account,g,2026-10-04T02:30\np,account,g,2026-10-04T03:30\n");
    assertEquals(
        outcome.rows().get(0).get("session_key"), outcome.rows().get(1).get("session_key"));
  }

  @Test
  void next_twoSessions_haveUnrelatedOrigins() {
    String header = "participant_id,identity_grade,group_id,session_id,joined_at\n";
    Rows.Outcome outcome =
        pass(
            "attendance",
            header
                + "p,account,g,s1,2026-03-02T18:00\np,account,g,s1,2026-03-02T18:01\np,account,g,s2,2026-03-02T18:00\n");
    int first = (Integer) outcome.rows().get(0).get("joined_second");
    assertEquals(60, (Integer) outcome.rows().get(1).get("joined_second") - first);
    assertNotEquals(first, outcome.rows().get(2).get("joined_second"));
  }

  @Test
  void next_linkDomains_decideWhetherPersonsMeet() {
    Study.Source one = Inboxes.source("one", "participants", "f.csv");
    Study.Source two = Inboxes.source("two", "participants", "f.csv");
    Study.Source other =
        new Study.Source(
            "other",
            "participants",
            "f.csv",
            two.format(),
            two.timeZone(),
            two.dateOrder(),
            "elsewhere",
            Map.of(),
            Map.of(),
            Map.of(),
            two.survey(),
            two.planned(),
            two.marks(),
            two.delivery());
    String csv = "participant_id\nwren\n";
    Object id = pass(one, csv).rows().get(0).get("participant_id");
    assertEquals(id, pass(two, csv).rows().get(0).get("participant_id"));
    assertNotEquals(id, pass(other, csv).rows().get(0).get("participant_id"));
  }

  @Test
  void next_jsonAndCsv_giveTheSameRows() {
    Object csv = pass("participants", "participant_id,age,both_in_reach\nwren,40,true\n").rows();
    Path file =
        Inboxes.write(
            folder.resolve("in/f.jsonl"),
            "{\"participant_id\":\"wren\",\"age\":40,\"both_in_reach\":true}\n");
    Object json = Rows.of(Inboxes.source("meadow", "participants", "f"), file, keys).rows();
    assertEquals(withoutLine(csv), withoutLine(json));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> withoutLine(Object rows) {
    Map<String, Object> row = new TreeMap<>(((List<Map<String, Object>>) rows).get(0));
    row.remove("line");
    return row;
  }

  @Test
  void open_fileThatChangedSinceItWasListed_refuses() throws Exception {
    Study.Source source = Inboxes.source("meadow", "participants", "f.csv");
    Path file = Inboxes.write(folder.resolve("in/f.csv"), "participant_id\nwren\n");
    SourceFile listed = Rows.sourceFile(source, file);
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000));
    assertEquals(
        "IN-CHANGED", Scan.of(Inboxes.intake(source), listed, keys).refused().orElseThrow().code());
    Files.writeString(file, "participant_id\nwren\nlark\n");
    assertEquals(
        "IN-CHANGED", Scan.of(Inboxes.intake(source), listed, keys).refused().orElseThrow().code());
    Files.delete(file);
    assertEquals(
        "IN-MISSING", Scan.of(Inboxes.intake(source), listed, keys).refused().orElseThrow().code());
  }

  @Test
  void next_fileThatChangesWhileItIsRead_refuses() throws Exception {
    Study.Source source = Inboxes.source("meadow", "participants", "f.csv");
    Path file = Inboxes.write(folder.resolve("in/f.csv"), "participant_id\nwren\n");
    Rows.Outcome before = Rows.of(source, file, keys);
    assertEquals("", before.code());
    try (FileGate gate =
        FileGate.open(Inboxes.intake(source), Rows.sourceFile(source, file), Slice.WHOLE, keys)) {
      Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000));
      assertFalse(drain(gate));
      assertEquals("IN-CHANGED", gate.tally().refused().orElseThrow().code());
    }
  }

  private static boolean drain(FileGate gate) {
    boolean more = true;
    while (more) {
      more = gate.next(Scan.NOWHERE);
    }
    return more;
  }

  @Test
  void of_unknownField_refusesTheStudy() {
    Study.Source source =
        Inboxes.mapped(
            Inboxes.source("meadow", "groups", "f.csv"),
            Map.of("colour", "Colour"),
            Map.of(),
            Map.of());
    assertEquals(
        "Cannot map field colour of source meadow: table groups has none of that name (must be one of its)",
        assertThrows(IllegalArgumentException.class, () -> Inboxes.intake(source)).getMessage());
  }

  @Test
  void of_allContracts_canBeReadAndAreNotNamedLikePersons() {
    for (String table : Schemas.CANONICAL) {
      Intake intake = Inboxes.intake(Inboxes.source("meadow", table, "f.csv"));
      new RowGate(intake, keys, "ab".repeat(16));
      for (Field field : Schemas.input(table).fields()) {
        assertTrue(field.isIdentifier() || !Detectors.isPersonal(field.name()), field.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "E-Mail, true", "First Name, true", "firstName, true", "Vorname, true", "prénom, true",
    "Teléfono, true", "date_of_birth, true", "DOB, true", "Client IP, true", "Notes, true",
    "Name, true", "Region name, false", "Group name, false", "Recipient, false", "Hotel, false",
    "Trip, false", "Month, false", "Curl, false"
  })
  void isPersonal_ofColumnNames_knowsSixLanguagesRoughly(String column, boolean personal) {
    assertEquals(personal, Detectors.isPersonal(column));
  }

  /** Whatever cell holds a secret, no tally may. */
  @Test
  void tally_ofCanaries_holdsNone() throws Exception {
    for (String table : Schemas.CANONICAL) {
      List<Field> fields = Schemas.input(table).fields();
      String header = String.join(",", fields.stream().map(Field::name).toList()) + ",other\n";
      for (int bad = 0; bad <= fields.size(); bad++) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i <= fields.size(); i++) {
          row.append(i == 0 ? "" : ",").append(i == bad ? "Zanzibar7Quokka" : sound(fields, i));
        }
        for (String text : List.of(header + row + "\n", header + row + "\n\"Zanzibar7Quokka\"x")) {
          Rows.Outcome outcome = pass(table, text);
          assertEquals(1, outcome.tally().rowsRead());
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(outcome.tally());
          }
          String all =
              outcome.tally() + bytes.toString(StandardCharsets.ISO_8859_1) + outcome.rows();
          assertFalse(all.contains("Zanzibar7Quokka"), all);
        }
      }
    }
  }

  private static final Map<String, String> WORDS =
      Map.of(
          "country", "AU",
          "instrument", "sds",
          "instrument_version", "1",
          "item", "item_1",
          "codebook_version", "beck_2023");

  private static String sound(List<Field> fields, int at) {
    if (at == fields.size()) {
      return "x";
    }
    Field field = fields.get(at);
    if (field.name().equals("time_zone")) {
      return "UTC";
    }
    return switch (field.type()) {
      case STRING ->
          field.isIdentifier()
              ? "id7"
              : field.constraints().values().isEmpty()
                  ? WORDS.getOrDefault(field.name(), "abc")
                  : field.constraints().values().get(0);
      case INTEGER, NUMBER -> "3";
      case BOOLEAN -> "true";
      case DATE -> LocalDate.of(2026, 3, 1).toString();
      case DATETIME -> "2026-03-01T18:00";
      case TIME -> "18:00";
    };
  }
}
