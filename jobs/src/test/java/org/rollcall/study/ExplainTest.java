package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.outcome.StudyFiles;

class ExplainTest {

  @TempDir private Path folder;

  @Test
  void text_pastedBack_isTheSameStudy() {
    for (String yaml : new String[] {Studies.SMALLEST, Studies.FULL, Studies.SURVEYED}) {
      Study study = Studies.load(folder, yaml);
      String text = explain(Studies.write(folder, yaml));
      assertEquals(study, Studies.load(folder, text));
    }
  }

  /** Texts that YAML would take for something else, or that would end a line. */
  @Test
  void text_awkwardTexts_survive() {
    String yaml =
        Studies.full(
                "values: {",
                "values: {first_time: {\"yes\": \"true\", \"~\": \"false\", \"1.0\": \"\", \"a: b #c\": \"true\"}, ")
            .replace(
                "attendance_mode: Mode}",
                "attendance_mode: \"null\", first_time: \"a\\n\\\"b\\\\\"}")
            .replace("identity_grade: sign_in", "identity_grade: sign_in, group_id: \"007\"")
            .replace("group_id: Group, ", "");
    Study study = Studies.load(folder, yaml);
    assertEquals("a\n\"b\\", study.sources().get(1).columns().get("first_time"));
    assertEquals(study, Studies.load(folder, explain(Studies.write(folder, yaml))));
  }

  @Test
  void text_everySetting_isDescribed() {
    String text = explain(Studies.write(folder, Studies.SMALLEST));
    String flowed = text.replaceAll("\n *# ", " ");
    for (JsonPointer at :
        DefaultsTest.settings(JsonPointer.empty(), JsonPointer.compile("/sources/0"))) {
      String description = StudySchema.at(at).path("description").asText();
      assertTrue(flowed.contains(description), at.toString());
    }
    assertTrue(text.lines().allMatch(line -> line.length() <= 100));
  }

  @Test
  void text_settings_tellWhetherTheyAreSet() {
    String text = explain(Studies.write(folder, Studies.SMALLEST + "washout: {log_weeks: 26}\n"));
    assertTrue(text.contains("\nstudy: demo  # set\n"), text);
    assertTrue(text.contains("\n  log_weeks: 26  # set\n"), text);
    assertTrue(text.contains("\n  person_days: 180  # default\n"), text);
    assertTrue(text.contains("\n# as_of: not set\n"), text);
    assertTrue(text.contains("\n  - name: groups  # set\n"), text);
    assertTrue(text.contains("\n    link_domain: groups  # default\n"), text);
    assertTrue(text.contains("\n    # columns: not set\n"), text);
  }

  @Test
  void text_overrides_areMarked() {
    Path file = Studies.write(folder, Studies.FULL);
    Path elsewhere = folder.resolveSibling("elsewhere");
    String text =
        explain(
            file,
            new Overrides(Optional.of(LocalDate.parse("2026-05-31")), Optional.of(elsewhere)));
    assertTrue(text.contains("\nas_of: 2026-05-31  # command line\n"), text);
    assertTrue(text.contains("\noutput: \"" + elsewhere + "\"  # command line\n"), text);
  }

  @Test
  void text_firstLine_isTheHash() {
    Path file = Studies.write(folder, Studies.FULL);
    assertEquals(
        "# protocol_hash: " + StudyFiles.load(file).protocolHash(),
        explain(file).lines().findFirst().orElseThrow());
  }

  @Test
  void text_badStudy_tellsItsProblems() {
    Path file = Studies.write(folder, Studies.SMALLEST.replace("demo", "Demo"));
    assertEquals(1, assertThrows(StudyException.class, () -> explain(file)).problems().size());
  }

  private static String explain(Path studyYaml) {
    return explain(studyYaml, Overrides.NONE);
  }

  private static String explain(Path studyYaml, Overrides overrides) {
    return StudyFiles.explain(studyYaml, overrides);
  }
}
