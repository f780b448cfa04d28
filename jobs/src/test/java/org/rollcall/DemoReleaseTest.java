package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.ReleaseTables.Line;
import org.rollcall.SqlBook.Kind;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.TableSchema;

/** What stands in the demo's folders: whole, protected, and untouched by a night without news. */
class DemoReleaseTest {

  private static final long K = 11;
  private final Demo demo = Demo.ran();

  @Test
  void run_withNothingNew_readsNoFileAndChangesNoByteOfTheResults() throws IOException {
    SortedMap<String, String> secure = results(demo.secureFolder());
    SortedMap<String, String> open = Hashes.of(demo.publicFolder().toRealPath());
    Path latest = demo.secureFolder().toRealPath();

    String said = demo.run().err();

    assertTrue(said.contains("29 files, 0 read now; 270,134 rows: 268,345 kept"), said);
    assertEquals(0, demo.record().get("inputs").size());
    assertEquals(0, demo.record().get("exit_code").asInt());
    assertEquals(latest, demo.secureFolder().toRealPath());
    assertEquals(secure, results(demo.secureFolder()));
    assertEquals(open, Hashes.of(demo.publicFolder().toRealPath()));
    assertEquals(2, Files.list(demo.output.resolve("secure")).count());
  }

  private static SortedMap<String, String> results(Path release) throws IOException {
    SortedMap<String, String> hashes = Hashes.of(release.toRealPath());
    assertTrue(hashes.containsKey("report.html") && hashes.size() > 17, hashes.toString());
    return hashes;
  }

  @Test
  void manifest_ofEachRelease_hasTheHashAndSizeOfEveryFile() throws IOException {
    for (Path release : List.of(demo.secureFolder(), demo.publicFolder())) {
      JsonNode manifest = new ObjectMapper().readTree(release.resolve("manifest.json").toFile());
      List<String> listed = new ArrayList<>();
      for (String group : List.of("tables", "files")) {
        for (JsonNode file : manifest.get(group)) {
          byte[] bytes = Files.readAllBytes(release.resolve(file.get("path").asText()));
          assertEquals(file.get("sha256").asText(), Hashes.sha256(bytes), file.toString());
          if (file.has("bytes")) {
            assertEquals(file.get("bytes").asInt(), bytes.length, file.toString());
          }
          listed.add(file.get("path").asText());
        }
      }
      listed.add("manifest.json");
      assertEquals(
          listed.stream().sorted().toList(),
          List.copyOf(Hashes.of(release.toRealPath()).keySet()),
          "nothing else is there");
    }
  }

  @Test
  void zones_areForThoseWhoMayReadThem() throws IOException {
    for (String zone : List.of("curated", "quarantine", "secure", "runs")) {
      assertEquals("rwx------", mode(demo.output.resolve(zone)), zone);
    }
    assertEquals("rwxr-xr-x", mode(demo.output.resolve("published")));
    assertEquals("rwxr-xr-x", mode(demo.publicFolder().toRealPath()));
  }

  private static String mode(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void publicRelease_saysThatItIsNotForPublication() throws IOException {
    JsonNode manifest =
        new ObjectMapper().readTree(demo.publicFolder().resolve("manifest.json").toFile());
    String why = manifest.required("not_for_publication").asText();
    assertTrue(why.contains("Do not publish this folder"), why);
    assertEquals(
        why, Files.readString(demo.publicFolder().resolve("NOT_FOR_PUBLICATION.txt")).strip());
    assertTrue(demo.outcome.err().contains("(not for publication)"), demo.outcome.err());
    assertFalse(Files.exists(demo.secureFolder().resolve("NOT_FOR_PUBLICATION.txt")));
    assertFalse(manifest.has("input_fingerprints") || manifest.has("timings_ms"));
  }

  /** A day may be that of one person's attendance: only the end of the last month shown stands. */
  @Test
  void publicRelease_namesNoDayOfTheData() throws IOException {
    String id = demo.publicFolder().toRealPath().getFileName().toString();
    String end = YearMonth.parse(id.substring(0, 7)).atEndOfMonth().toString();
    Pattern day =
        Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d\\b|\\b\\d{1,2} (?:[A-Z][a-z]{2,8}) 20\\d\\d\\b");
    for (String file : List.of("report.html", "manifest.json", "datapackage.json")) {
      String text = Files.readString(demo.publicFolder().resolve(file));
      Set<String> days =
          day.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
      days.remove(end);
      days.removeIf(found -> found.endsWith("-01"));
      assertEquals(Set.of(), days, file);
    }
  }

  /** A row that is missing would tell that nobody was there. */
  @TestFactory
  Stream<DynamicTest> publicTable_hasARowForEveryCombinationOfItsKeys() {
    return Stream.of(
            "retention_curve definition arm stratum week",
            "return_after_lapse arm weeks_since_lapse",
            "modality_transition week from_state to_state",
            "service_activity period program region session_modality",
            "headcount_rate session_modality program period",
            "theme theme valence modality_class perspective")
        .map(line -> line.split(" "))
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line[0],
                    () -> {
                      String product =
                          Stream.of(line)
                              .skip(1)
                              .map(key -> "count(DISTINCT " + key + ")")
                              .collect(Collectors.joining(" * "));
                      Line rows =
                          demo.open()
                              .one(
                                  "SELECT count(*) AS n, "
                                      + product
                                      + " AS expected FROM {"
                                      + line[0]
                                      + "}");
                      assertEquals(rows.whole("expected"), rows.whole("n"));
                    }));
  }

  @Test
  void publicRelease_lacksTheTablesOfTheSecureZone() {
    List<String> open =
        Schemas.REPORTS.stream().filter(name -> !Schemas.report(name).secureOnly()).toList();
    List<String> secure = demo.secure().names();
    assertTrue(secure.containsAll(List.of("record_flow", "data_quality")), secure.toString());
    assertEquals(secure.stream().filter(open::contains).toList(), demo.open().names());
  }

  /** Whoever is counted in a shown cell is one of k or more, by the exact counts themselves. */
  @TestFactory
  Stream<DynamicTest> publicTable_showsNoCountOfFewerThanK() {
    return demo.open().names().stream()
        .map(Schemas::report)
        .filter(schema -> !peopleOf(schema).isEmpty())
        .map(schema -> DynamicTest.dynamicTest(schema.name(), () -> assertProtected(schema)));
  }

  private void assertProtected(TableSchema schema) throws IOException {
    String keys =
        schema.primaryKey().stream()
            .filter(key -> !key.equals("release_id"))
            .map(key -> "(o.\"" + key + "\" IS NOT DISTINCT FROM e.\"" + key + "\")")
            .collect(Collectors.joining(" AND "));
    String open = demo.publicFolder().toAbsolutePath() + "/" + schema.name() + "/*.parquet";
    for (String people : peopleOf(schema)) {
      List<Line> shown =
          demo.exactOfPublished()
              .ask(
                  "SELECT e.%1$s AS exact, o.%1$s_lo AS lo, o.%1$s_hi AS hi FROM {%2$s} e"
                          .formatted(people, schema.name())
                      + " JOIN read_parquet('"
                      + open
                      + "') o ON "
                      + keys
                      + " WHERE o."
                      + people
                      + "_hi IS NOT NULL");
      for (Line row : shown) {
        assertTrue(row.whole("lo") >= K, people + row);
        if (!schema.name().equals("retention_curve")) { // weeks are put together there
          assertTrue(row.whole("exact") >= K, people + row);
          assertTrue(row.whole("lo") <= row.whole("exact"), people + row);
          assertTrue(row.whole("exact") <= row.whole("hi"), people + row);
        }
      }
    }
  }

  private static List<String> peopleOf(TableSchema schema) {
    return schema.fields().stream()
        .filter(field -> field.disclosure().equals(java.util.Optional.of(Disclosure.PEOPLE)))
        .map(Field::name)
        .toList();
  }

  /** The table above could not fail if the demo had no small cell. */
  @Test
  void secureRelease_hasSmallCells_thatThePublicOneWithholds() {
    Line exact =
        demo.secure().one("SELECT count(*) AS n FROM {service_activity} WHERE n_people < 11");
    Line withheld =
        demo.open()
            .one(
                "SELECT count(*) AS n FROM {service_activity} WHERE status = 'c' AND n_people_lo IS NULL");
    assertTrue(exact.whole("n") > 10, exact.toString());
    assertTrue(withheld.whole("n") >= 10, withheld.toString());
  }

  @TestFactory
  Stream<DynamicTest> question_ofTheNotebooks_isAnsweredByBothReleases() throws IOException {
    return SqlBook.questions(Path.of("../notebooks/sql")).stream()
        .flatMap(
            question ->
                Stream.of(Kind.SECURE, Kind.PUBLIC)
                    .filter(question::suits)
                    .map(
                        kind ->
                            DynamicTest.dynamicTest(
                                question.name() + " " + kind,
                                () ->
                                    SqlBook.run(
                                        question,
                                        kind == Kind.SECURE
                                            ? demo.secureFolder()
                                            : demo.publicFolder()))));
  }
}
