package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Schemas;
import org.rollcall.outcome.StudyFiles;

class OpenSettingsTest {

  @TempDir private Path folder;

  private List<String> problems(String yaml, String groups) throws IOException {
    Path file = Studies.write(folder, yaml);
    Files.writeString(folder.resolve("data/groups.csv"), groups);
    return assertThrows(StudyException.class, () -> StudyFiles.load(file)).problems().stream()
        .map(Problem::sentence)
        .toList();
  }

  private static String withLog(String lines) {
    return Studies.SMALLEST
        + "  - name: log\n    table: attendance\n    path: data/attendance-1.csv\n    format: zoom_participants\n"
        + lines;
  }

  @Test
  void load_everythingLeftOpen_isToldTogetherWithWhatItMayBe() throws IOException {
    assertEquals(
        List.of(
            "study.yaml line 12: Undecided sources[1].date_order (must be day_first or month_first: the"
                + " files do not tell)",
            "study.yaml line 14: Undecided sources[1].columns.session_start (must be as \"{Date}"
                + " 18:30\" with the group's own time)",
            "study.yaml line 15: Undecided sources[1].marks (must be a map from mark to its meaning)",
            "data/groups.csv line 2, column 3: Undecided admission (must be one of open, closed)",
            "data/groups.csv line 3, column 5: Undecided time_zone (must be said: "
                + Schemas.input("groups").field("time_zone").description()
                + ")"),
        problems(
            withLog(
                "    date_order: CHOOSE  # day_first or month_first: the files do not tell\n"
                    + "    columns:\n"
                    + "      session_start: CHOOSE  # as \"{Date} 18:30\" with the group's own time\n"
                    + "    marks: CHOOSE\n"),
            "group_id,program,admission,session_modality,time_zone\n"
                + "\"North, CHOOSE\",al_anon,CHOOSE,online,UTC\nB,al_anon,open,online,CHOOSE\n"));
  }

  @Test
  void load_otherColumnNames_areThoseOfTheTable() throws IOException {
    String yaml =
        Studies.SMALLEST
            + "    columns: {group_id: Id, program: Kind, admission: In, session_modality: How, time_zone: Zone}\n";
    assertEquals(
        List.of(
            "data/groups.csv line 2, column 2: Undecided admission (must be one of open, closed)"),
        problems(yaml, "Id;In;Kind;How;Zone\na;CHOOSE;al_anon;online;UTC\n"));
  }

  @Test
  void load_nothingLeftOpen_isAStudy() throws IOException {
    Path file = Studies.write(folder, withLog("    date_order: day_first\n"));
    assertEquals(2, StudyFiles.load(file).sources().size());
  }
}
