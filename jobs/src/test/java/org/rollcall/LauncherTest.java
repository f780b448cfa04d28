package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a house of its own, with stand-ins for java and mvn that write down how they were
 * called. Its environment is empty but for what a test gives, as under cron.
 */
class LauncherTest {

  @TempDir private Path folder;
  private Path home;
  private Path bin;

  /** What a start gave. */
  private record Outcome(int code, String out, String err) {
    boolean says(String part) {
      return err.contains(part);
    }
  }

  @BeforeEach
  void build() throws IOException {
    home = folder.resolve("my house");
    Files.createDirectories(home.resolve("jobs/src/main/java"));
    Files.createDirectories(home.resolve("schemas"));
    Files.createFile(home.resolve("pom.xml"));
    Files.createFile(home.resolve("jobs/pom.xml"));
    Files.copy(Path.of("../rollcall"), home.resolve("rollcall"));
    bin = jdk("17.0.9");
    script(
        bin.resolve("mvn"),
        """
        echo built >>"%1$s/builds"
        sleep 0.5
        mkdir -p "%1$s/jobs/target"
        echo jar >"%1$s/jobs/target/rollcall.jar"
        """
            .formatted(home));
  }

  @Test
  void start_throughLinkFromElsewhere_passesArgumentsOn() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("r c"), home.resolve("rollcall"));
    Outcome outcome = start(link, Map.of(), "run", "a b.yaml", "--as-of", "");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(
        outcome
            .out()
            .endsWith(
                "[-jar]["
                    + home.toRealPath()
                    + "/jobs/target/rollcall.jar][run][a b.yaml][--as-of][]\n"),
        outcome.out());
  }

  @Test
  void start_again_buildsNothing_untilASourceIsNewer() throws Exception {
    assertTrue(start(Map.of(), "--help").says("Building Rollcall (first run only) ...\n"));
    assertEquals("", start(Map.of(), "--help").err());
    Path source = Files.createFile(home.resolve("jobs/src/main/java/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertTrue(start(Map.of(), "--help").says("Building Rollcall (its sources changed) ...\n"));
    assertEquals(2, Files.readAllLines(home.resolve("builds")).size());
  }

  @Test
  void start_twiceAtOnce_buildsOnce() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      starts.add(process(home.resolve("rollcall"), Map.of(), "--help").start());
    }
    for (Process start : starts) {
      assertEquals(0, start.waitFor());
    }
    assertEquals(List.of("built"), Files.readAllLines(home.resolve("builds")));
  }

  @Test
  void start_withoutMaven_needsNoneOnceBuilt() throws Exception {
    Files.move(bin.resolve("mvn"), bin.resolve("no"));
    Outcome before = start(Map.of(), "--help");
    assertEquals(2, before.code());
    assertTrue(before.says("mvn is not on PATH (must be Maven 3.8 or newer"), before.err());
    Files.move(bin.resolve("no"), bin.resolve("mvn"));
    start(Map.of(), "--help");
    Files.delete(bin.resolve("mvn"));
    assertEquals(0, start(Map.of(), "--help").code());
  }

  @Test
  void build_thatFails_showsMavensMessageAndRunsNothing() throws Exception {
    script(bin.resolve("mvn"), "echo '[INFO] scanning'; echo '[ERROR] semicolon expected'; exit 1");
    Outcome outcome = start(Map.of(), "--help");
    assertEquals(2, outcome.code());
    assertTrue(
        outcome.err().contains(" ...\n[ERROR] semicolon expected\nrollcall: Cannot build Rollcall"),
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void java_tooOldOrMissing_isSaidInOneSentence() throws Exception {
    Path old = jdk("11.0.2").getParent();
    Outcome outcome = start(Map.of("JAVA_HOME", old.toString()), "--help");
    assertEquals(2, outcome.code());
    assertEquals(
        "rollcall: Cannot start with " + old + "/bin/java: it is Java 11.0.2 (must be 17 to 22)\n",
        outcome.err());
    assertTrue(
        start(Map.of("JAVA_HOME", "/nowhere"), "--help")
            .says("JAVA_HOME is /nowhere (must be the folder of a JDK 17 to 22)"));
    Files.delete(bin.resolve("java"));
    assertTrue(
        start(Map.of("PATH", tools()), "--help")
            .says("it is not on PATH and JAVA_HOME is not set"));
  }

  @Test
  void java_thatDoesNotFit_isPassedOverForOneThatDoes() throws Exception {
    Files.move(
        jdk("17.0.4").getParent(), Files.createDirectories(folder.resolve("jdks")).resolve("b"));
    Files.move(jdk("25.0.3").getParent(), folder.resolve("jdks/a"));
    Map<String, String> path = Map.of("PATH", folder.resolve("jdks/a/bin") + ":" + tools());
    start(Map.of(), "--help");
    Files.delete(bin.resolve("java"));
    Outcome outcome = start(path, "run");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(Files.exists(home.resolve("jobs/target/rollcall-17.0.4.jsa")));

    Files.delete(folder.resolve("jdks/b/bin/java"));
    assertTrue(start(path, "run").says("it is Java 25.0.3 (must be 17 to 22)"));
  }

  @Test
  void profile_isChosenBySizeOfInput_orBySetting() throws Exception {
    Path study =
        Files.writeString(Files.createDirectories(folder.resolve("s t")).resolve("study.yaml"), "");
    Files.createDirectories(study.resolveSibling("out"));
    Files.write(study.resolveSibling("out/mine.parquet"), new byte[45 << 20]);
    assertTrue(
        start(Map.of(), "run", study.toString()).out().contains("[-Drollcall.profile=small]"));
    Files.write(study.resolveSibling("theirs.csv.gz"), new byte[45 << 20]);
    String large = start(Map.of(), "run", study.toString()).out();
    assertTrue(
        large.contains("[-XX:+UseParallelGC]") && large.contains("[-Drollcall.profile=large]"),
        large);

    Map<String, String> small = Map.of("ROLLCALL_PROFILE", "small");
    assertTrue(start(small, "run", study.toString()).out().contains("[-XX:TieredStopAtLevel=1]"));
    Outcome wrong = start(Map.of("ROLLCALL_PROFILE", "huge"), "run");
    assertEquals(
        "rollcall: Invalid ROLLCALL_PROFILE: huge (must be small, large or auto)\n", wrong.err());
    assertEquals(2, wrong.code());
  }

  @Test
  void options_hardenTheJvm_andOwnOnesWin() throws Exception {
    String out = start(Map.of("ROLLCALL_JAVA_OPTS", "-Xmx5g -Da=b"), "--help").out();
    for (String option :
        List.of(
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=/dev/null")) {
      assertTrue(out.contains("[" + option + "]"), out);
    }
    assertTrue(out.indexOf("[-Xmx2g]") < out.indexOf("[-Xmx5g][-Da=b]"), out);
    assertTrue(out.contains("SPARK_LOCAL_IP=127.0.0.1 core=0\n"), out);
  }

  @Test
  void archive_isMadeByTheBuild_andUsedFromThen() throws Exception {
    Outcome first = start(Map.of(), "--help");
    assertTrue(first.says("Preparing fast starts ...\n"), first.err());
    assertFalse(first.out().contains("ArchiveClassesAtExit"), first.out());
    String made = Files.readString(home.resolve("jobs/target/archive.log"));
    assertTrue(made.contains("[-XX:ArchiveClassesAtExit="), made);
    Outcome second = start(Map.of(), "run");
    assertEquals("", second.err());
    for (Outcome outcome : List.of(first, second)) {
      assertTrue(
          outcome.out().contains("[-XX:SharedArchiveFile=" + archive().toRealPath() + "]"),
          outcome.out());
    }
    try (var left = Files.list(home.resolve("jobs/target"))) {
      assertEquals(0, left.filter(f -> f.toString().endsWith(".part")).count());
    }
  }

  @Test
  void archive_ofAnotherJava_isMadeBeforeItsFirstRun() throws Exception {
    start(Map.of(), "--help");
    Files.delete(archive());
    assertEquals("", start(Map.of(), "--help").err());
    assertTrue(start(Map.of(), "run").says("Preparing fast starts ...\n"));
    assertTrue(Files.size(archive()) > 0);
  }

  @Test
  void archive_ofAStudyWhoseDataHaveFaults_isKept() throws Exception {
    assertEquals(1, start(Map.of("FAIL_RUN", "1"), "run").code());
    assertTrue(Files.size(archive()) > 0);
  }

  @Test
  void archive_thatCannotBeMade_isTriedOnceAndDoneWithout() throws Exception {
    assertEquals(3, start(Map.of("FAIL", "3"), "--help").code());
    assertEquals(0, Files.size(archive()));
    Outcome outcome = start(Map.of(), "run");
    assertEquals("", outcome.err());
    assertFalse(outcome.out().contains("SharedArchiveFile"), outcome.out());
  }

  private Path archive() {
    return home.resolve("jobs/target/rollcall-17.0.9.jsa");
  }

  private Outcome start(Map<String, String> environment, String... arguments) throws Exception {
    return start(home.resolve("rollcall"), environment, arguments);
  }

  private Outcome start(Path file, Map<String, String> environment, String... arguments)
      throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        process(file, environment, arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder process(Path file, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("ROLLCALL_JDKS", folder.resolve("jdks").toString());
    builder.environment().put("PATH", bin + ":" + tools());
    builder.environment().putAll(environment);
    return builder;
  }

  /** A folder with the tools that every system has, but neither java nor mvn. */
  private String tools() {
    Path tools = folder.resolve("tools");
    try {
      if (Files.notExists(tools)) {
        Files.createDirectories(tools);
        for (String tool :
            "bash env dirname readlink grep sed head find mkdir mktemp mv rm cat du awk sleep flock"
                .split(" ")) {
          for (String place : List.of("/usr/bin/", "/bin/")) {
            if (Files.exists(Path.of(place + tool)) && Files.notExists(tools.resolve(tool))) {
              Files.createSymbolicLink(tools.resolve(tool), Path.of(place + tool));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return tools.toString();
  }

  /** A folder bin with a java of that version; returns it. */
  private Path jdk(String version) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk " + version));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    script(
        java,
        """
        echo "SPARK_LOCAL_IP=$SPARK_LOCAL_IP core=$(ulimit -c)"
        for a in "$@"; do
          printf '[%s]' "$a"
          case $a in -XX:ArchiveClassesAtExit=*) echo archive >"${a#*=}" ;; esac
        done
        echo
        case " $* " in *" run "*) exit ${FAIL_RUN:-${FAIL:-0}} ;; esac
        exit ${FAIL:-0}
        """);
    return java.getParent();
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
