package org.rollcall.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.disclose.RandomTables;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.Released;
import org.rollcall.study.Study.DisclosureRules;

class ReleaseFilesTest {

  private static final List<Table> TABLES = RandomTables.all(5);
  private static final DisclosureRules RULES = new DisclosureRules(11, 5, 3);
  private static final Released EXACT = Release.secure(RandomTables.INFO, TABLES, RULES);
  private static final Released PUBLIC = Release.publicly(RandomTables.INFO, TABLES, RULES);
  private static final RunFacts FACTS =
      new RunFacts(Map.of("file_1", "f".repeat(64)), Map.of("measure", Duration.ofMillis(7)));

  @TempDir Path folder;

  @Test
  void writeTo_everyFile_standsInTheManifestWithItsHash() throws Exception {
    new ReleaseFiles(EXACT, "<p>x</p>", FACTS).writeTo(folder);
    ObjectNode manifest = Json.read(folder.resolve(Manifest.NAME));
    Set<String> listed = new TreeSet<>();
    for (String list : List.of("tables", "files")) {
      for (JsonNode entry : manifest.get(list)) {
        Path file = folder.resolve(entry.get("path").asText());
        assertEquals(Fingerprint.of(file).sha256(), entry.get("sha256").asText());
        assertEquals(Files.size(file), entry.get("bytes").asLong());
        listed.add(entry.get("path").asText());
      }
    }
    listed.add(Manifest.NAME);
    Set<String> present = new TreeSet<>();
    Disk.files(folder).forEach(file -> present.add(file.toString()));
    assertEquals(present, listed);
  }

  @Test
  void writeTo_publicRelease_warnsAndTellsNothingOfTheRun() throws Exception {
    new ReleaseFiles(PUBLIC, "<p>x</p>", FACTS).writeTo(folder);
    ObjectNode manifest = Json.read(folder.resolve(Manifest.NAME));
    assertFalse(manifest.has("input_fingerprints"));
    assertFalse(manifest.has("timings_ms"));
    assertEquals("public", manifest.get("zone").asText());
    assertTrue(manifest.has("not_for_publication"));
    assertEquals(
        MessageCatalog.text(PUBLIC.notForPublication().orElseThrow()) + "\n",
        Files.readString(folder.resolve(ReleaseFiles.WARNING)));
    assertEquals(
        "[\"diagnostic\",\"service_retention\",\"record_flow\",\"data_quality\"]",
        manifest.get("left_out").toString());
    assertEquals("small_rows_withheld(11,3)", manifest.at("/protection_codes/0").asText());
    assertTrue(
        manifest
            .at("/protection/0")
            .asText()
            .startsWith(
                "A row that rests on fewer than 11 people, zero included, on fewer than 3"));
    assertEquals(manifest.get("protection").size(), manifest.get("protection_codes").size());
  }

  @Test
  void writeTo_publicRelease_givesNoSizeOfAnything() throws Exception {
    new ReleaseFiles(PUBLIC, "<p>x</p>", FACTS).writeTo(folder);
    for (String file : List.of(Manifest.NAME, DataPackageFile.NAME)) {
      ObjectNode node = Json.read(folder.resolve(file));
      assertTrue(node.findValues("rows").isEmpty() && node.findValues("bytes").isEmpty(), file);
    }
  }

  @Test
  void writeTo_secureRelease_hasNoWarning() throws Exception {
    new ReleaseFiles(EXACT, "<p>x</p>", FACTS).writeTo(folder);
    assertFalse(Files.exists(folder.resolve(ReleaseFiles.WARNING)));
    ObjectNode manifest = Json.read(folder.resolve(Manifest.NAME));
    assertEquals(7, manifest.get("timings_ms").get("measure").asLong());
  }

  @Test
  void writeTo_descriptor_namesEveryColumnAndItsMeaning() throws Exception {
    new ReleaseFiles(PUBLIC, "<p>x</p>", FACTS).writeTo(folder);
    ObjectNode descriptor = Json.read(folder.resolve(DataPackageFile.NAME));
    assertEquals(PUBLIC.tables().size(), descriptor.get("resources").size());
    for (JsonNode resource : descriptor.get("resources")) {
      Path part = folder.resolve(resource.get("path").asText());
      assertEquals("sha256:" + Fingerprint.of(part).sha256(), resource.get("hash").asText());
      Table table = PUBLIC.table(resource.get("name").asText()).orElseThrow();
      List<String> columns = resource.get("schema").get("fields").findValuesAsText("name");
      assertEquals(table.schema().fields().stream().map(Field::name).toList(), columns);
      resource
          .get("schema")
          .get("fields")
          .forEach(field -> assertFalse(field.get("description").asText().isBlank()));
    }
  }
}
