package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;

/**
 * Files that cannot be read: each is named on the terminal and nowhere else, and the others count.
 * Marks in names, headings and cells tell whether any of them got into what a run writes.
 */
class BadInputsTest {

  private static final String NAME = "zzqname";
  private static final String HEAD = "zzqhead";
  private static final String CELL = "zzqcell";
  private static final String ROW = "R9%d,zzqcell%d,account,G104,S%d,online,facilitator\n";

  @TempDir private static Path folder;
  private static Path key;
  private static Path good;
  private static Path study;
  private static Path output;
  private static Outcome outcome;

  @BeforeAll
  static void runOnce() throws IOException {
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    good = folder.resolve("good");
    Path alone = SmallStudy.write(folder.resolve("study"), SmallStudy.Version.FIRST);
    run(alone, good).expect(0);
    study = SmallStudy.write(folder.resolve("study-" + NAME), SmallStudy.Version.FIRST);
    withSource(study, "data/more");
    spoil(study.resolveSibling("data/more"));
    output = folder.resolve("out");
    outcome = run(study, output).expect(1);
  }

  private static Outcome run(Path study, Path output) {
    return RollcallProcess.run("run", study, "--output", output, "--key-file", key);
  }

  private static void withSource(Path study, String path) throws IOException {
    Files.writeString(
        study,
        SmallStudy.YAML
            + "  - {name: more, table: attendance, path: %s, link_domain: members}%n"
                .formatted(path));
  }

  private static void spoil(Path more) throws IOException {
    Files.createDirectories(more);
    String rows = rows(400);
    byte[] packed = gzip(SmallStudy.ATTENDANCE + rows);
    Files.write(
        more.resolve(NAME + "-truncated.csv.gz"),
        java.util.Arrays.copyOf(packed, packed.length / 2));
    Files.write(
        more.resolve(NAME + "-encoding.csv"),
        (SmallStudy.ATTENDANCE + rows.replaceFirst(CELL, CELL + "é").replace("account", "Ã©"))
            .getBytes(StandardCharsets.ISO_8859_1)); // UTF-8 but for one sign
    Files.writeString(
        more.resolve(NAME + "-missing.csv"),
        SmallStudy.ATTENDANCE.replace("participant_id", HEAD) + rows);
    Files.writeString(
        more.resolve(NAME + "-twice.csv"),
        SmallStudy.ATTENDANCE.replace("record_id", "participant_id") + rows);
    Files.writeString(more.resolve(NAME + "-empty.csv"), "");
    Files.writeString(
        more.resolve(NAME + "-quote.csv"),
        SmallStudy.ATTENDANCE + rows(3) + "R1,\"" + CELL + ",account\n");
    Files.writeString(
        more.resolve(NAME + "-rejects.csv"),
        SmallStudy.ATTENDANCE + rows.replace("account", CELL + "grade"));
    Files.writeString(
        more.resolve(NAME + "-fair.csv"),
        SmallStudy.ATTENDANCE.replace("role", "role," + HEAD)
            + rows.replace("facilitator\n", "facilitator," + CELL + "\n")
                .replaceFirst("account", CELL + "grade")
                .replaceFirst("zzqcell399,account", "zzqcell399," + CELL + "grade"));
  }

  /**
   * Rows of facilitators, who are no participants and change no result. They reach to the last day:
   * a group's data are complete only as far as all sources that tell of it.
   */
  private static String rows(int number) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < number; i++) {
      rows.append(ROW.formatted(i, i, 451 + i % 9));
    }
    return rows.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void run_withBadFiles_tellsFileLineAndRemedyOfEach() {
    assertTold("truncated.csv.gz", "", "its compressed data end too early (must be sent again");
    assertTold("encoding.csv", ", line 2", "(must be UTF-8; save it again as UTF-8)");
    assertTold("missing.csv", ", line 1", "participant_id");
    assertTold("twice.csv", ", line 1", "participant_id");
    assertTold("empty.csv", "", "it has no header (must hold a header and rows)");
    assertTold("quote.csv", ", line 5", "inside the quoted cell of line 5 (must be sent again");
    assertTold(
        "rejects.csv",
        "",
        "400 of 400 rows break a rule; most often: not one of the words that may stand there (ENUM) (must be at most");
    assertEquals(7, outcome.err().lines().filter(line -> line.contains("Refused")).count());
    assertTrue(outcome.err().contains("DONE, look at the warnings (exit 1)"), outcome.err());
    assertFalse((outcome.out() + outcome.err()).contains(CELL), outcome.err());
  }

  private static void assertTold(String file, String line, String remedy) {
    String start = "Refused more: data/more/" + NAME + "-" + file + line + ": Cannot ";
    assertTrue(
        outcome.err().lines().anyMatch(said -> said.contains(start) && said.contains(remedy)),
        () -> start + "... " + remedy + "\n" + outcome.err());
  }

  @Test
  void run_withBadFiles_countsTheGoodOnes() {
    ReleaseTables bad = new ReleaseTables(output.resolve("secure/latest"));
    ReleaseTables clean = new ReleaseTables(good.resolve("secure/latest"));
    for (String table : List.of("engagement", "contrast", "retention_curve", "service_activity")) {
      String sql = "SELECT * EXCLUDE (release_id, protocol_hash) FROM {" + table + "} ORDER BY ALL";
      assertEquals(clean.ask(sql), bad.ask(sql), table);
    }
    String flow =
        "SELECT * EXCLUDE (release_id, protocol_hash) FROM {record_flow} WHERE source_id <> 'more'"
            + " ORDER BY ALL";
    assertEquals(clean.ask(flow), bad.ask(flow));
    assertEquals(
        398L,
        bad.one(
                "SELECT sum(rows_out) AS n FROM {record_flow}"
                    + " WHERE source_id = 'more' AND step = 'curated'")
            .whole("n"));
  }

  @Test
  void run_withBadFiles_writesNoNameOfAFileAndNoValueOfACell() throws IOException {
    int looked = 0;
    for (Path file : files(output)) {
      assertClean(file.toString(), output.relativize(file).toString());
      assertClean(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      if (file.toString().endsWith(".parquet")) {
        assertClean(file.toString(), unpacked(file));
        looked++;
      } else if (file.toString().endsWith(".avro")) {
        assertClean(file.toString(), avro(file));
        looked++;
      }
    }
    assertTrue(looked > 20, looked + " packed files");
  }

  private static void assertClean(String file, String content) {
    String text = content.toLowerCase(Locale.ROOT);
    for (String mark : List.of(NAME, HEAD, CELL)) {
      assertEquals(-1, text.indexOf(mark), () -> mark + " stands in " + file);
    }
  }

  private static String unpacked(Path file) {
    StringBuilder text = new StringBuilder();
    String from = " FROM read_parquet('" + file + "')";
    ReleaseTables.query("SELECT COLUMNS(*)::VARCHAR" + from)
        .forEach(row -> text.append(row.cells()).append('\n'));
    return text.toString();
  }

  private static String avro(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
      reader.forEach(record -> text.append(record).append('\n'));
    }
    return text.toString();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void run_withTheSameBadFilesAgain_stillTellsOfThem() {
    Outcome again = run(study, output).expect(1);
    assertEquals(7, again.err().lines().filter(line -> line.contains("Refused")).count());
    assertTrue(again.err().contains("12 files, 0 read now"), again.err());
  }

  @Test
  void run_withBadFilesOnly_publishesNothing() throws IOException {
    Path bad = folder.resolve("bad only");
    Files.createDirectories(bad.resolve("data/log"));
    Files.writeString(bad.resolve("data/groups.csv"), "");
    Files.writeString(bad.resolve("data/log/1.csv"), "");
    Path file =
        Files.writeString(
            bad.resolve("study.yaml"), SmallStudy.YAML.replaceFirst(".*name: calendar.*\\R", ""));
    Outcome none = run(file, bad.resolve("out")).expect(3);
    assertTrue(none.err().contains("Refused groups: data/groups.csv: Cannot read"), none.err());
    assertTrue(none.err().contains("Refused log: data/log/1.csv: Cannot read"), none.err());
    assertTrue(
        none.err().contains("Cannot release the results: the data are not whole: groups"),
        none.err());
    assertFalse(Files.exists(bad.resolve("out/secure")));
    assertFalse(Files.exists(bad.resolve("out/published")));
    assertNotEquals("", Files.readString(bad.resolve("out/runs/latest/run.json")));
  }
}
