package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;
import org.rollcall.compare.Purpose;
import org.rollcall.run.RunSchema;
import org.rollcall.run.StandingNight;
import org.rollcall.study.Today;

/** A night that finds nothing new, and all that makes it a night like others. */
class NothingNewTest {

  @TempDir private static Path folder;
  private static Path key;
  private static Path study;
  private static Path output;
  private static StandingNight night;
  private static Outcome first;
  private static Outcome again;
  private static Outcome third;
  private static SortedMap<String, String> before;
  private static SortedMap<String, String> after;

  /** One file is refused, so that a night has something to say. */
  @BeforeAll
  static void runThreeTimes() throws IOException {
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    study = SmallStudy.write(folder.resolve("study"), SmallStudy.Version.FIRST);
    Files.writeString(study, SmallStudy.YAML.replace("link_domain: members}", "expected: weekly}"));
    Files.writeString(folder.resolve("study/data/log/broken.csv"), "nothing,of,this\n1,2,3\n");
    output = folder.resolve("out");
    night = new StandingNight(study, output, key);
    first = RollcallProcess.run(arguments()).expect(1);
    before = files();
    again = RollcallProcess.startClass(WithoutSpark.class, arguments()).await().expect(1);
    third = RollcallProcess.startClass(WithoutSpark.class, arguments()).await().expect(1);
    after = files();
  }

  private static Object[] arguments() {
    return new Object[] {"run", study, "--output", output, "--key-file", key};
  }

  /** All that a run may leave but the records of runs: hash, time and permissions of each file. */
  private static SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(output)) {
      for (Path path : tree.filter(path -> !path.startsWith(output.resolve("runs"))).toList()) {
        String bytes =
            Files.isRegularFile(path) ? Hashes.sha256(Files.readAllBytes(path)) : "folder";
        files.put(
            path.toString(),
            bytes + Files.getLastModifiedTime(path) + Files.getPosixFilePermissions(path));
      }
    }
    files.remove(output.toString());
    return files;
  }

  @AfterEach
  void stands() throws IOException {
    assertTrue(night.stands(), "a test must put back what it changes");
  }

  @Test
  void run_nothingNew_writesNothingWithoutSpark() {
    assertTrue(before.size() > 50, before.keySet().toString());
    assertEquals(before, after);
  }

  @Test
  void run_nothingNew_saysSoAndAllThatTheRunSaidWhoseResultsStand() throws IOException {
    String id = record(first).get("run_id").textValue();
    String sentence =
        "Nothing new since run "
            + id
            + ": no file, setting or program has changed, and its results stand";
    assertTrue(first.err().contains("Refused log: data/log/broken.csv"), first.err());
    for (Outcome outcome : List.of(again, third)) {
      List<String> said = Stream.concat(lines(first), Stream.of(sentence)).sorted().toList();
      assertEquals(said, lines(outcome).sorted().toList());
      assertTrue(outcome.err().contains("5 files, 0 read now; "), outcome.err());
      assertTrue(outcome.err().contains("as an earlier night made it"), outcome.err());
    }
  }

  /** Without those that name the run, the files read now, and whether the release was there. */
  private static Stream<String> lines(Outcome outcome) {
    return outcome.err().lines().filter(line -> !line.matches("(run|inputs|log|         ) .*"));
  }

  /** The record that the last lines of a run name. */
  private static JsonNode record(Outcome of) throws IOException {
    String file = of.err().replaceAll("(?s).*\\nlog +(\\S+)\\n.*", "$1");
    return RunSchema.read(Path.of(file));
  }

  @Test
  void record_nothingNew_namesTheRunWhoseResultsStand() throws IOException {
    JsonNode made = record(first);
    assertFalse(made.has("unchanged_since"));
    for (Outcome outcome : List.of(again, third)) {
      JsonNode found = record(outcome);
      assertEquals(made.get("run_id"), found.get("unchanged_since"));
      assertEquals(made.get("exit_code"), found.get("exit_code"));
      assertEquals(made.get("warnings"), found.get("warnings"));
      assertEquals(0, found.get("inputs").size());
      assertEquals("inbox", found.at("/steps/0/step").textValue());
      assertEquals(1, found.get("steps").size());
      assertEquals("unchanged", found.at("/outputs/0/outcome").textValue());
      assertEquals("frozen", found.at("/outputs/1/outcome").textValue());
      assertEquals(made.at("/outputs/0/rows"), found.at("/outputs/0/rows"));
    }
    Path log = output.resolve("runs/latest/run.log");
    assertTrue(Files.readString(log).contains("Nothing new since run "), Files.readString(log));
  }

  // --- What makes it a night like others
  // -----------------------------------------------------------

  @Test
  void stands_sourceFileOfOtherBytes_isFalseThoughSizeAndTimeAreThose() throws IOException {
    changed(SmallStudy.lateFile(folder.resolve("study")));
    changed(folder.resolve("study/data/sessions.csv"));
    changed(folder.resolve("study/data/log/broken.csv"));
  }

  @Test
  void stands_fileThatCameOrWent_isFalse() throws IOException {
    Path log = folder.resolve("study/data/log");
    added(log.resolve("new.csv"), SmallStudy.ATTENDANCE);
    added(log.resolve("copy.csv"), Files.readString(log.resolve("2026.csv")));
    gone(log.resolve("2026.csv"));
    gone(log.resolve("broken.csv"));
    gone(folder.resolve("study/data/groups.csv"));
    Path other = log.resolve("renamed.csv");
    Files.move(log.resolve("2026.csv"), other);
    assertFalse(night.stands());
    Files.move(other, log.resolve("2026.csv"));
  }

  @Test
  void stands_otherSettingOrKeyOrPurpose_isFalse() throws IOException {
    String yaml = Files.readString(study);
    List<String> others =
        List.of(
            yaml.replace("Do people stay", "Do they stay"),
            yaml.replace("value: 0.05", "value: 0.06"),
            yaml.replace("Enough to act on.", "Enough."),
            yaml.replace("2026-03-01", "2026-02-28"),
            yaml.replace("weekly", "daily"),
            yaml + "disclosure: {k: 16}\n",
            yaml + "on_missing: refuse\n",
            yaml + "latest_day: 2026-06-01\n");
    for (String other : others) {
      assertFalse(other.equals(yaml));
      Files.writeString(study, other);
      assertFalse(night.stands(), other);
    }
    Files.writeString(study, yaml);
    assertFalse(night.stands(Purpose.VERDICT));
    Path otherKey = folder.resolve("other key");
    RollcallProcess.run("key", otherKey).expect(0);
    assertFalse(new StandingNight(study, output, otherKey).stands());
    assertFalse(new StandingNight(study, folder.resolve("elsewhere"), key).stands());
  }

  @Test
  void stands_releaseOtherwise_isFalse() throws IOException {
    Path secure = output.resolve("secure/latest").toRealPath();
    Path open = output.resolve("published/latest").toRealPath();
    for (Path release : List.of(secure, open)) {
      changed(release.resolve("manifest.json"));
      changed(release.resolve("report.html"));
      changed(tableIn(release.resolve("engagement")));
      gone(tableIn(release.resolve("contrast")));
      gone(release.resolve("contrast"));
      gone(release);
      added(release.resolve("more.txt"), "");
      permitted(release.resolve("report.html"), "rw-rw-rw-");
      added(release.resolveSibling(".staging-2026-04"), "");
      Path latest = release.resolveSibling("latest");
      Files.delete(latest);
      assertFalse(night.stands());
      Files.createSymbolicLink(latest, Path.of("nowhere"));
      assertFalse(night.stands());
      Files.delete(latest);
      Files.createSymbolicLink(latest, release.getFileName());
    }
    changed(output.resolve("published/releases.json"));
    gone(output.resolve("secure"));
    gone(output.resolve("published"));
  }

  private static Path tableIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  @Test
  void stands_storeOtherwise_isFalse() throws IOException {
    Path store = output.resolve("curated");
    gone(store.resolve("warehouse"));
    changed(store.resolve("commits/1.json"));
    added(store.resolve("INTAKE"), "1\n");
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        changed(file);
        gone(file);
      }
    }
  }

  @Test
  void stands_lastRunThatDidNotEndWell_isFalse() throws IOException {
    Path latest = output.resolve("runs/latest").toRealPath();
    Path record = latest.resolve("run.json");
    String text = Files.readString(record);
    for (String code : List.of("null", "2", "3", "\"1\"")) {
      Files.writeString(record, text.replaceFirst("\"exit_code\" : 1", "\"exit_code\" : " + code));
      assertFalse(night.stands(), code);
    }
    Files.writeString(record, text.replaceFirst("\"unchanged_since\"", "\"failure\""));
    assertFalse(night.stands());
    Files.writeString(record, text.substring(0, text.length() / 2));
    assertFalse(night.stands());
    Files.writeString(record, text);
    gone(record);
    gone(output.resolve("runs/latest"));
    Path made = output.resolve("runs").resolve(record(again).get("unchanged_since").textValue());
    changed(made.resolve("completed.json"));
    gone(made.resolve("completed.json"));
    gone(made);
  }

  @Test
  void stands_filesThatAreLateByNow_isFalse() throws IOException {
    try {
      Path late = SmallStudy.lateFile(folder.resolve("study"));
      FileTime written = Files.getLastModifiedTime(late);
      System.setProperty(Today.PROPERTY, written.toInstant().plusSeconds(3 * 86_400).toString());
      assertTrue(night.stands(), "another day alone changes nothing");
      System.setProperty(Today.PROPERTY, written.toInstant().plusSeconds(30 * 86_400).toString());
      assertFalse(night.stands());
      System.setProperty(Today.PROPERTY, written.toInstant().minusSeconds(9 * 86_400).toString());
      assertFalse(night.stands(), "a clock that went back");
    } finally {
      System.clearProperty(Today.PROPERTY);
    }
  }

  // --- Changes that are taken back
  // -----------------------------------------------------------------

  /** One byte, in the middle; size and time stay. */
  private static void changed(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    FileTime time = Files.getLastModifiedTime(file);
    byte[] other = bytes.clone();
    other[other.length / 2] ^= 1;
    Files.write(file, other);
    Files.setLastModifiedTime(file, time);
    assertStandsNot(file);
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);
  }

  private static void gone(Path path) throws IOException {
    Path away = Files.move(path, folder.resolve("away"));
    assertStandsNot(path);
    Files.move(away, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void added(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    assertStandsNot(file);
    Files.delete(file);
  }

  private static void permitted(Path file, String permissions) throws IOException {
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertStandsNot(file);
    Files.setPosixFilePermissions(file, before);
  }

  /** A store that cannot be read ends the run before, with what is wrong with it. */
  private static void assertStandsNot(Path because) throws IOException {
    assertFalse(night.stands(), because.toString());
  }
}
