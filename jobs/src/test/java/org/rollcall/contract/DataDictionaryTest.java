package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDictionaryTest {

  private static final Path PAGE = Path.of("..", "schemas", "README.md");

  /** With {@code -Drollcall.update=true} it writes the page instead of complaining. */
  @Test
  void render_committedPage_isNotStale() throws IOException {
    if (Boolean.getBoolean("rollcall.update")) {
      DataDictionary.main(new String[] {PAGE.toString()});
    }
    assertEquals(DataDictionary.render(), Files.readString(PAGE), "schemas/README.md is stale");
  }

  @Test
  void render_everyTable_saysWhatOneRowIsAndNamesEveryColumn() {
    String page = DataDictionary.render();
    Contracts.all()
        .forEach(
            (path, table) -> {
              assertTrue(page.contains("### " + table.name() + "\n\n" + table.description()), path);
              table
                  .fields()
                  .forEach(field -> assertTrue(page.contains("| `" + field.name() + "` | "), path));
            });
  }

  @Test
  void render_attendanceMode_showsTypeRuleAndSensitivity() {
    assertTrue(
        DataDictionary.render()
            .contains(
                "| `attendance_mode` | string | How this person attended; needed where the session"
                    + " is hybrid, else the session's modality counts. | `online`, `face_to_face` |"
                    + " public |\n"));
  }

  @Test
  void render_curatedPerson_showsBytesAndOrigin() {
    assertTrue(
        DataDictionary.render()
            .contains(
                "| `participant_id` | 16 bytes | Pseudonym of the person. | required |"
                    + " `participant_id`, pseudonym | identifier (person) |\n"));
  }

  @Test
  void render_studyFile_showsEveryLevelOfKeys() {
    String page = DataDictionary.render();
    for (String row :
        new String[] {
          "| `study` | Short name of the study. | snake_case of at most 40 characters | *required* |",
          "| `landmark_weeks` | Weeks since the first session at which classes of use (online, face"
              + " to face, both) are formed. | a list of different whole numbers of weeks from 1 to"
              + " 52 | `[4,8]` |",
          "| `margins.<outcome>.value` | ",
          "| `sources[].date_order` | Order of day, month and year in the source's dates. | `iso`,"
              + " `day_first`, `month_first` | `\"iso\"` |"
        }) {
      assertTrue(page.contains(row), row);
    }
  }

  @Test
  void main_withoutFile_saysWhatIsMissing(@TempDir Path folder) throws IOException {
    DataDictionary.main(new String[] {folder.resolve("page.md").toString()});
    assertEquals(DataDictionary.render(), Files.readString(folder.resolve("page.md")));
    assertEquals(
        "Cannot write the data dictionary: found 0 arguments (must be the file to write)",
        assertThrows(IllegalArgumentException.class, () -> DataDictionary.main(new String[0]))
            .getMessage());
  }
}
