package org.rollcall.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The study's map of modalities, against counts made from the file by another program. */
class TimberlandExampleTest {
  private static final Path FOLDER = Path.of("..", "examples", "timberland");
  private static List<NamedCsvRecord> rows;
  private static JsonNode modalities;
  private static JsonNode counts;

  @BeforeAll
  static void read() throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .ofNamedCsvRecord(FOLDER.resolve("data/library_programs_2020_2021.csv"))) {
      rows = reader.stream().toList();
    }
    modalities =
        new ObjectMapper(new YAMLFactory())
            .readTree(FOLDER.resolve("study.yaml").toFile())
            .at("/sources/0/values/session_modality");
    counts =
        new ObjectMapper()
            .readTree(TimberlandExampleTest.class.getResourceAsStream("timberland-counts.json"));
  }

  private static String key(NamedCsvRecord row) {
    return row.getField("Library")
        + " "
        + row.getField("Event Year")
        + "-"
        + row.getField("Event Month");
  }

  private static String modality(NamedCsvRecord row) {
    return modalities.path(key(row)).asText(modalities.get("*").asText());
  }

  @Test
  void file_asPublished_hasTheRowsThatWereCounted() {
    assertEquals(counts.get("rows").asInt(), rows.size());
    assertEquals(
        counts.get("rows_without_attendance").asLong(),
        rows.stream().filter(r -> r.getField("Attendance").isEmpty()).count());
  }

  @Test
  void modalities_ofTheStudy_giveTheCountsOfTheOtherProgram() {
    for (String name : List.of("online", "face_to_face", "not_stated")) {
      JsonNode expected = counts.at("/by_modality/" + name);
      String value = name.equals("not_stated") ? "" : name;
      List<NamedCsvRecord> seen =
          rows.stream()
              .filter(r -> modality(r).equals(value) && !r.getField("Attendance").isEmpty())
              .toList();
      assertEquals(expected.get("rows_with_attendance").asInt(), seen.size(), name);
      assertEquals(expected.get("events").asLong(), sum(seen, "Events"), name);
      assertEquals(expected.get("attendances").asLong(), sum(seen, "Attendance"), name);
    }
  }

  @Test
  void modalities_everyKey_isInTheFile() {
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(key(row)));
    modalities
        .fieldNames()
        .forEachRemaining(name -> assertTrue(name.equals("*") || keys.contains(name), () -> name));
  }

  private static long sum(List<NamedCsvRecord> rows, String column) {
    return rows.stream().mapToLong(r -> Long.parseLong(r.getField(column))).sum();
  }
}
