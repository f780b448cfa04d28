package org.rollcall.ingest.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;

class DirectoriesTest {

  private static final Path RESOURCES = Path.of("src/test/resources/exports/directories");
  private static final String MEETING = "{'slug':'harbour','name':'H','day':1,'time':'18:30'}";

  private static Document whole(String folder, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(folder, "directories", file));
    return Document.of(file, bytes, Limits.DEFAULT);
  }

  /** Counts of whole directories, made by counts.py. */
  @TestFactory
  @EnabledIfEnvironmentVariable(named = "ROLLCALL_SAMPLES", matches = ".+")
  Stream<DynamicTest> extract_wholeDirectories_giveTheCountsMadeElsewhere() throws IOException {
    List<String> lines = Files.readAllLines(RESOURCES.resolve("counts.tsv"));
    return lines.stream()
        .skip(1)
        .map(line -> DynamicTest.dynamicTest(line, () -> checkCount(line.split("\t", -1))));
  }

  private static void checkCount(String[] count) throws IOException {
    Document document = whole(System.getenv("ROLLCALL_SAMPLES"), count[0]);
    ExportFormat format =
        Formats.EXPORTS.stream()
            .filter(one -> one.recognise(document).isSure())
            .findFirst()
            .orElseThrow();
    Extract slots = format.extract(document, "directory_slots", DateOrder.ISO);
    int column = slots.columns().indexOf(count[1]);
    long found =
        slots.records().stream()
            .filter(row -> row.fault().isEmpty() && row.cells().get(column).equals(count[2]))
            .count();
    assertEquals(Long.parseLong(count[3]), found);
    assertEquals(0, slots.lost());
  }

  @Test
  void json_whatServersAppendToAnArray_isPassedOverAndSaid() {
    Extract slots =
        Texts.extract(
            "meeting_guide_json",
            "directory_slots",
            Texts.json("[" + MEETING + "]\n<!-- 0.2 s -->0"));
    assertEquals(1, slots.records().size());
    assertTrue(slots.dropped().contains("what follows the list"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[M][M]", "[M", "[M]{}", "M~M"})
  void json_moreThanOneValueOrLess_isRefused(String text) {
    Document document = Texts.json(text.replace("M", MEETING).replace("~", "\n"));
    IngestException e =
        assertThrows(IngestException.class, () -> new MeetingGuide().recognise(document));
    assertEquals("IN-JSON", e.code());
  }

  @ParameterizedTest
  @CsvSource({
    "updated,8/25/2022 11:17:07 AM,2022-08-25T11:17:07",
    "updated,2022-08-25 11:17:07,2022-08-25T11:17:07Z",
    "updated,,''"
  })
  void extract_updated_isUtcInTheSpecificationsFormOnly(String key, String text, String at) {
    String value = text == null ? "" : text;
    Extract slots =
        Texts.extract(
            "meeting_guide_json",
            "directory_slots",
            Texts.json("[{'slug':'h','day':1,'time':'18:30','" + key + "':'" + value + "'}]"));
    int column = slots.columns().indexOf("updated_at");
    assertEquals(at, slots.records().get(0).cells().get(column));
  }

  @Test
  void extract_updatedInEitherOrder_isRefusedUntilTold() {
    Document document =
        Texts.json("[{'slug':'h','day':1,'time':'18:30','updated':'8/5/2022 11:17:07 AM'}]");
    IngestException e =
        assertThrows(
            IngestException.class,
            () -> Texts.extract("meeting_guide_json", "directory_slots", document));
    assertEquals("IN-DATE-ORDER", e.code());
    Extract told = new MeetingGuide().extract(document, "directory_slots", DateOrder.MONTH_FIRST);
    assertEquals(1, told.records().size());
  }

  @Test
  void bmlt_someFieldsOnly_isRefusedWithWhatToAskFor() {
    Document document =
        Texts.json("[{'weekday_tinyint':'2','start_time':'19:00:00','meeting_name':'H'}]");
    assertTrue(new BmltSearch().recognise(document).isSure());
    IngestException e =
        assertThrows(
            IngestException.class,
            () -> new BmltSearch().extract(document, "directory_slots", DateOrder.ISO));
    assertEquals("IN-FIELDS", e.code());
    assertTrue(e.sentence().contains("without id_bigint ("), e.sentence());
  }

  @Test
  void extract_serversThatCountAlike_areKeptApart() {
    String meeting =
        "{'id_bigint':'3','weekday_tinyint':'1','start_time':'19:00:00','root_server_uri':'https://%s.example.org/'}";
    Extract slots =
        Texts.extract(
            "bmlt_json",
            "directory_slots",
            Texts.json("[" + meeting.formatted("a") + "," + meeting.formatted("b") + "]"));
    assertEquals(2, slots.records().stream().map(row -> row.cells().get(0)).distinct().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bmlt_formats|[{'key_string':'O','world_id':'OPEN','lang':'en'}]",
        "ruca_zip|ZIP_CODE,STATE,ZIP_TYPE,RUCA1,RUCA2~''00001'',AK,Zip Code Area,10,10",
        "ruca_classes|ruca;description;classA;classB;classC~1.0;Core;Urban;Urban;Urban"
      })
  void extract_referenceTable_isKnownAndRefusedWithAReason(String format, String text) {
    Document document =
        format.startsWith("bmlt") ? Texts.json(text) : Texts.csv(text.replace('~', '\n'));
    List<String> sure =
        Formats.EXPORTS.stream()
            .filter(one -> one.recognise(document).isSure())
            .map(ExportFormat::name)
            .toList();
    assertEquals(List.of(format), sure);
    ExportFormat known =
        Formats.EXPORTS.stream().filter(one -> one.name().equals(format)).findFirst().orElseThrow();
    assertEquals(List.of(), known.tables());
    assertTrue(known.whyNone().contains("(must "), known.whyNone());
  }
}
