package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.outcome.StudyFiles;

/** Each test breaks the sources of the full study in one way. */
class SourceProblemsTest {

  @TempDir private Path folder;

  @Test
  void load_nameTwice_givesTheFirstLine() {
    assertOne(
        "name: register",
        "name: groups",
        "line 27: Invalid sources[1].name: groups (must be a name of its own; line 24 gives it"
            + " first); rename one");
  }

  @Test
  void load_unknownTable_suggestsTheNearest() {
    Problem problem = only(Studies.full("table: attendance", "table: attendence"));
    assertTrue(problem.sentence().endsWith("; did you mean attendance?"), problem.sentence());
  }

  @Test
  void load_attendanceWithoutGroups_isRefused() {
    assertOne(
        "table: groups\n",
        "table: referrals\n",
        "line 23: Missing required source of table groups (must be given, because attendance"
            + " names groups whose program and modality it tells); add a source with table:"
            + " groups");
  }

  @Test
  void load_unknownField_suggestsTheNearest() {
    Problem column =
        only(Studies.full("attendance_mode: Mode}", "attendance_mode: Mode, jioned_at: J}"));
    assertTrue(
        column
            .sentence()
            .startsWith(
                "study.yaml line 34: Invalid key sources[1].columns.jioned_at: no field of the"
                    + " canonical table attendance (must be one of record_id, participant_id,"));
    assertTrue(column.sentence().endsWith("; did you mean joined_at?"));
    Problem constant = only(Studies.full("minutes: 60", "colour: red"));
    assertEquals("sources[1].constants.colour", constant.key());
    assertTrue(constant.sentence().endsWith("; remove it"));
    assertEquals(
        "sources[1].values.mode",
        only(Studies.full("values: {att", "values: {mode: {a: b}, att")).key());
  }

  @Test
  void load_requiredFieldMissing_isTold() {
    assertOne(
        "group_id: Group, ",
        "",
        "line 34: Missing required field group_id in sources[1].columns (must be given for the"
            + " canonical table attendance); name its column here or give it in constants");
    assertOne(
        "session_start: \"{Day} {Time}\", ",
        "",
        "line 34: Missing required field session_id or session_start in sources[1].columns (must be"
            + " given, one of them at least for the canonical table attendance); name its column"
            + " here or give it in constants");
  }

  @Test
  void load_fieldFromTwoPlaces_isRefused() {
    assertOne(
        "minutes: 60",
        "group_id: G7",
        "line 36: Invalid sources[1].constants.group_id: the field is in columns too (must come"
            + " from one place); remove one");
  }

  @Test
  void load_marksOfFilesThatAreNoRegisters_areRefused() {
    assertOne(
        "format: canonical_csv",
        "format: canonical_csv\n    marks: {T: present}",
        "line 31: Invalid sources[1].marks: the files are no registers (must be with format:"
            + " register_wide or register_long); put the words of a column into values");
  }

  @Test
  void load_markOfUnknownMeaning_isRefused() {
    assertOne(
        "format: canonical_csv",
        "format: register_long\n    marks: {T: here}",
        "line 31: Invalid sources[1].marks.T: here (must be one of present, online, face_to_face, absent,"
            + " not_enrolled, unknown); choose one");
  }

  @Test
  void load_onePersonForEveryRow_isRefused() {
    assertOne(
        "columns: {participant_id: Member, ",
        "columns: {record_id: Id, ",
        "minutes: 60",
        "participant_id: P7",
        "line 36: Invalid sources[1].constants.participant_id: one person for every row (must come"
            + " from a column); add it to columns");
  }

  @Test
  void load_valuesOfAFieldWithoutColumn_isRefused() {
    assertOne(
        "values: {",
        "values: {channel: {Zoom: video}, ",
        "line 35: Invalid sources[1].values.channel: the field comes from no column (must be a field"
            + " of columns); add it to columns or remove the map");
  }

  @Test
  void load_valuesWithoutColumns_areAllowed() {
    String yaml =
        Studies.FULL.replaceAll("    columns: .*\n", "").replaceAll("    constants: .*\n", "");
    assertEquals(2, Studies.load(folder, yaml).sources().size());
  }

  @Test
  void load_badTemplate_isTold() {
    String rule =
        " (must be text with names of columns in braces, as {Day} {Time}); pair the braces";
    String key = "line 34: Invalid sources[1].columns.session_start: ";
    assertOne("{Day} {Time}", "{Day} {Time", key + "\"{Day} {Time\": a brace is not closed" + rule);
    assertOne("{Day} {Time}", "{} x", key + "\"{} x\": braces hold no column" + rule);
    assertOne(
        "{Day} {Time}", "Day}", key + "\"Day}\": a brace is closed that was not opened" + rule);
  }

  @Test
  void load_valueOutsideTheVocabulary_suggestsTheNearest() {
    assertOne(
        "F2F: face_to_face",
        "F2F: face-to-face",
        "line 35: Invalid sources[1].values.attendance_mode.F2F: face-to-face (must be one of"
            + " online, face_to_face); did you mean face_to_face?");
    assertOne(
        "identity_grade: sign_in",
        "identity_grade: \"\"",
        "line 36: Invalid sources[1].constants.identity_grade: empty text (must be one of account,"
            + " sign_in, display_name); correct it");
  }

  @Test
  void load_listForAValue_isRefused() {
    assertOne(
        "minutes: 60",
        "minutes: [60]",
        "line 36: Invalid sources[1].constants.minutes: [60] (must be one value, not a list or a"
            + " map); correct it");
  }

  @Test
  void load_constantOfOtherType_tellsTheRule() {
    constant("minutes: -1", "-1 (must be a number of at least 0 and at most 1440)");
    constant("minutes: 1e3", "1E+3 (must be a number of at least 0 and at most 1440)");
    constant("minutes: long", "long (must be a number of at least 0 and at most 1440)");
    constant("chat_messages: 1.5", "1.5 (must be a whole number of at least 0)");
    constant("first_time: maybe", "maybe (must be true or false)");
    constant(
        "joined_at: noon", "noon (must be a time as yyyy-mm-ddThh:mm, with or without an offset)");
  }

  private void constant(String text, String end) {
    String field = text.substring(0, text.indexOf(':'));
    assertOne(
        "minutes: 60",
        text,
        "line 36: Invalid sources[1].constants." + field + ": " + end + "; correct it");
  }

  @Test
  void load_constantsOfAGroup_obeyItsContract() {
    groups(
        "region: NO",
        "region: false (must be text); put it in quotes, because YAML reads yes and no as a truth");
    groups(
        "region: \"a/b\"",
        "region: a/b (must be the code of a region of the study, which lists none); add regions: to the study, a code and a label each");
    groups("capacity: 0", "capacity: 0 (must be a whole number of at least 1); correct it");
    groups(
        "opened_on: 1/2/2026", "opened_on: \"1/2/2026\" (must be a day as yyyy-mm-dd); correct it");
    groups("time_zone: Sydney", "time_zone: Sydney (must be an IANA time zone); correct it");
    groups(
        "time_zone: Australia/Sidney",
        "time_zone: Australia/Sidney (must be an IANA time zone); did you mean Australia/Sydney?");
  }

  private void groups(String constant, String end) {
    assertOne(
        "path: data/groups.csv\n",
        "path: data/groups.csv\n    constants: {" + constant + "}\n",
        "line 27: Invalid sources[0].constants." + end);
  }

  @Test
  void load_goodConstants_areKept() {
    String yaml =
        Studies.full(
                "path: data/groups.csv\n",
                """
                path: data/groups.csv
                    constants: {region: "NO", capacity: 12, opened_on: 2026-01-02, time_zone: Asia/Tokyo}
                """)
            + "regions:\n  - {code: \"NO\", label: North}\n";
    assertEquals(
        "{region=NO, capacity=12, opened_on=2026-01-02, time_zone=Asia/Tokyo}",
        Studies.load(folder, yaml).sources().get(0).constants().toString());
  }

  @Test
  void load_directoryTimes_areTimesOfDay() {
    String source =
        """
          - name: directory
            table: directory_slots
            path: data/groups.csv
            constants: {start_time: %s, updated_at: "2026-01-01T08:00+10:00"}
        """;
    assertEquals(
        3, Studies.load(folder, Studies.FULL + source.formatted("08:30")).sources().size());
    assertTrue(
        only(Studies.FULL + source.formatted("8am"))
            .sentence()
            .contains("(must be a time of day as hh:mm)"));
  }

  /** Files come and go: whether they are there is for each run to find. */
  @Test
  void load_pathWithoutFile_isFine() {
    assertEquals(
        "data/group.csv",
        Studies.load(folder, Studies.full("data/groups.csv", "data/group.csv"))
            .sources()
            .get(0)
            .path());
  }

  @Test
  void load_pathThatIsNone_isTold() {
    assertOne(
        "data/attendance-*.csv",
        "data/{a,b",
        "line 29: Invalid sources[1].path: \"data/{a,b\" (must be a glob pattern); pair its brackets"
            + " and braces");
    assertOne(
        "data/groups.csv",
        "s3://bucket/groups.csv",
        "line 26: Invalid sources[0].path: \"s3://bucket/groups.csv\" (must be a path of a mounted"
            + " file system); mount the store and name the path");
    assertOne(
        "data/groups.csv",
        "\"a\\0b\"",
        "line 26: Invalid sources[0].path: \"a\\u0000b\" (must be a path); correct it");
    assertOne(
        "output: results",
        "output: \"a\\0b\"",
        "line 5: Invalid output: \"a\\u0000b\" (must be a folder); write for example out");
  }

  @Test
  void load_outputThatHoldsASource_isRefused() {
    assertOne(
        "output: results",
        "output: data",
        "path: \"data/attendance-*.csv\"",
        "path: data",
        "line 26: Invalid sources[0].path: data/groups.csv (must be outside the output folder "
            + folder.resolve("data")
            + "); move the files or the output",
        "line 29: Invalid sources[1].path: data (must be outside the output folder "
            + folder.resolve("data")
            + "); move the files or the output");
  }

  @Test
  void load_overriddenOutputThatHoldsASource_isRefused() {
    Path file = Studies.write(folder, Studies.SMALLEST);
    Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("data"));
    Overrides overrides = new Overrides(Optional.empty(), Optional.of(relative));
    StudyException e = assertThrows(StudyException.class, () -> StudyFiles.load(file, overrides));
    assertEquals("sources[0].path", e.problems().get(0).key());
  }

  @Test
  void load_outputThatIsAFile_isRefused() throws IOException {
    Files.writeString(folder.resolve("results"), "");
    assertOne(
        "study: pilot",
        "study: pilot2",
        "line 5: Invalid output: "
            + folder.resolve("results")
            + " (must be a folder); remove the file or choose another");
  }

  private void assertOne(String from, String to, String sentence) {
    assertEquals("study.yaml " + sentence, only(Studies.full(from, to)).sentence());
  }

  private void assertOne(String from, String to, String from2, String to2, String... sentences) {
    String yaml = Studies.full(from, to).replace(from2, to2);
    StudyException e = assertThrows(StudyException.class, () -> Studies.load(folder, yaml));
    assertEquals(
        List.of(sentences),
        e.problems().stream().map(p -> p.sentence().substring("study.yaml ".length())).toList());
  }

  private Problem only(String yaml) {
    StudyException e = assertThrows(StudyException.class, () -> Studies.load(folder, yaml));
    assertEquals(1, e.problems().size(), e.getMessage());
    return e.problems().get(0);
  }
}
