package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.Region;

/** Regions and instruments that a study lists, and what must be of its lists. */
class ClosedListProblemsTest {

  @TempDir private Path folder;

  private String problem(String yaml) {
    StudyException e =
        assertThrows(StudyException.class, () -> Studies.load(folder, yaml), "loads well");
    assertEquals(1, e.problems().size(), e.getMessage());
    String text = e.problems().get(0).sentence();
    return text.substring(text.indexOf(": ") + 2);
  }

  private static String regions(String code, String label) {
    return Studies.SMALLEST + "regions: [{code: %s, label: \"%s\"}]\n".formatted(code, label);
  }

  @Test
  void load_regions_areKeptInTheirOrder() {
    String yaml =
        Studies.SMALLEST
            + "regions: [{code: W2, label: Île Verte}, {code: east, label: District 12}]\n";
    assertEquals(
        List.of(new Region("W2", "Île Verte"), new Region("east", "District 12")),
        Studies.load(folder, yaml).regions());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "14 Quokka Street Dubbo 2830; a street address",
        "14 Quokka; a house number",
        "GB33 BUKB 2020 1555 5555 55; a bank account",
        "DOB 02-03-1980; a date of birth",
        "wren@meadow.example; an e-mail address",
        "0491 570 156; a telephone number",
        "Dubbo 2830; a number of four digits or more that is no year"
      })
  void load_labelThatPointsAtAPerson_isRefusedAndNotRepeated(String label, String found) {
    assertEquals(
        "Invalid regions[0].label: it seems to hold "
            + found
            + " (must hold nothing that points at a person, because it is public); write it without",
        problem(regions("north", label)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"14_quokka_street", "a b", "wren@hill", "quokka_street_dubbo_2830_x"})
  void load_codeThatIsNone_isRefused(String code) {
    assertEquals(
        "Invalid regions[0].code: "
            + (code.matches("\\w+") && !code.startsWith("1") ? code : "\"" + code + "\"")
            + " (must be a letter, then at most 19 letters, digits, hyphens and underscores);"
            + " write for example north",
        problem(regions(code, "North")));
  }

  @Test
  void load_wordOfTwoRegionsOrOfTables_isRefused() {
    assertEquals(
        "Invalid regions[1].label: the same as regions[0].code (must be unlike all others); correct"
            + " one of them",
        problem(
            Studies.SMALLEST
                + "regions: [{code: west, label: Far West}, {code: w, label: WEST}]\n"));
    assertEquals(
        "Invalid regions[0].code: not_stated (must be none of the words that tables use); choose"
            + " another word",
        problem(regions("not_stated", "Nowhere")));
  }

  @Test
  void load_valueThatIsNoRegionOfTheStudy_isRefused() {
    String source =
        Studies.SMALLEST.replace(
            "    path: data/groups.csv\n",
            "    path: data/groups.csv\n    values: {region: {N: north, \"*\": \"\"}}\n");
    assertEquals(
        "Invalid sources[0].values.region.N: north (must be the code of a region of the study, which"
            + " lists none); add regions: to the study, a code and a label each",
        problem(source));
    assertEquals(
        "Invalid sources[0].values.region.N: north (must be one of south); correct it or add it to"
            + " the list",
        problem(source + "regions: [{code: south, label: South}]\n")
            .replace("did you mean south?", "correct it or add it to the list"));
    Studies.load(folder, source + "regions: [{code: north, label: North}]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"name\": \"helped\"; \"name\": \"14 Quokka\"; name of item 1 is not sound (must be snake_case of at most 40 characters, and not score)",
        "\"name\": \"helped\"; \"name\": \"wren_14_quokka_street\"; name of item 1 seems to hold a street address (must point at nobody)",
        "\"Whether it helped\"; \"Wren, 14 Quokka Street\"; title of item 1 seems to hold a street address (must point at nobody)",
        "\"3\": \"Yes\"; \"3\": \"wren@meadow.example\"; the label of an answer of item 1 seems to hold an e-mail address (must point at nobody)",
        "\"3\": \"Yes\"; \"4\": \"Yes\"; an answer of item 1 is not sound (must be a number of its scale, with a label)",
        "\"Feedback\"; \"DOB 02-03-1980\"; title seems to hold a date of birth (must point at nobody)",
        "\"version\": \"2\"; \"version\": \"0491570156\"; version is not sound (must be at most 20 letters, digits, dots, hyphens and underscores)",
        "\"answered_at_least\": 1; \"answered_at_least\": 2; answered_at_least is not sound (must be from 1 to the number of scored items)"
      })
  void load_instrumentThatIsNotSound_isRefused(String from, String to, String broken)
      throws IOException {
    assertEquals(
        "Invalid instruments[0]: in instruments/feedback.json " + broken, changed(from, to));
  }

  @Test
  void load_instrumentThatIsNone_isRefused() throws IOException {
    assertEquals(
        "Invalid instruments[0]: instruments/feedback.json: its JSON is no instrument at line 6 (must"
            + " be written like the files in schemas/instruments); correct the file or the list",
        changed("\"minimum\": 1", "\"minimum\": \"one\""));
    assertEquals(
        "Invalid instruments[0]: instruments/feedback.json: its name is not that of its file (must be"
            + " named like its file without .json); correct the file or the list",
        changed("\"feedback\"", "\"opinions\""));
    assertEquals(
        "Invalid instruments[0]: instruments/other.json: no such file (must be an instrument's file of"
            + " at most 1 MB); correct the file or the list",
        problem(Studies.SMALLEST + "instruments: [instruments/other.json]\n"));
  }

  private String changed(String from, String to) throws IOException {
    String yaml = Studies.SMALLEST + "instruments: [own/feedback.json]\n";
    Files.createDirectories(folder.resolve("own"));
    Files.writeString(folder.resolve("own/feedback.json"), Studies.FEEDBACK.replace(from, to));
    return problem(yaml).replace("own/feedback.json", "instruments/feedback.json");
  }
}
