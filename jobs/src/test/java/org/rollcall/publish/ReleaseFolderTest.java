package org.rollcall.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.disclose.RandomTables;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.Released;
import org.rollcall.disclose.Released.Zone;
import org.rollcall.publish.ReleaseFolder.Outcome;
import org.rollcall.publish.ReleaseFolder.Step;
import org.rollcall.study.Study.DisclosureRules;

class ReleaseFolderTest {

  private static final DisclosureRules RULES = new DisclosureRules(11, 5, 3);

  @TempDir Path temp;

  @Test
  void publish_firstRelease_appearsWithLatest() throws Exception {
    Path zone = temp.resolve("secure");
    assertEquals(Outcome.PUBLISHED, secure(zone).publish("one", text("a")));
    assertEquals("a", read(zone.resolve("latest")));
    assertEquals(Path.of("one"), Files.readSymbolicLink(zone.resolve("latest")));
    assertEquals(List.of("latest", "one"), entries(zone));
  }

  @Test
  void publish_folderInThePlaceOfLatest_stepsAsideWhole() throws Exception {
    Path zone = temp.resolve("secure");
    for (int copy = 1; copy <= 2; copy++) {
      secure(zone).publish("one", text("a"));
      Files.delete(zone.resolve("latest"));
      Files.createDirectory(zone.resolve("latest"));
      Files.copy(zone.resolve("one/file.txt"), zone.resolve("latest/file.txt"));
      secure(zone).publish("two", text("b"));
      assertEquals(Path.of("two"), Files.readSymbolicLink(zone.resolve("latest")));
      assertEquals("a", read(zone.resolve("latest-copied-" + copy)));
    }
    assertEquals(
        List.of("latest", "latest-copied-1", "latest-copied-2", "one", "two"), entries(zone));
  }

  @Test
  void publish_sameContent_touchesNothing() throws Exception {
    Path zone = temp.resolve("secure");
    secure(zone).publish("one", text("a"));
    Object inode = inode(zone.resolve("one/file.txt"));
    assertEquals(Outcome.UNCHANGED, secure(zone).publish("one", text("a")));
    assertEquals(inode, inode(zone.resolve("one/file.txt")));
    assertEquals(List.of("latest", "one"), entries(zone));
  }

  @Test
  void publish_otherContentInTheSecureZone_isReplaced() throws Exception {
    Path zone = temp.resolve("secure");
    secure(zone).publish("one", text("a"));
    assertEquals(Outcome.REPLACED, secure(zone).publish("one", text("b")));
    assertEquals("b", read(zone.resolve("latest")));
    assertEquals(List.of("latest", "one"), entries(zone));
  }

  @Test
  void publish_existingPublicFolder_isFrozenAndItsWriterNotAsked() throws Exception {
    Path zone = temp.resolve("published");
    open(zone).publish("2026-05", text("a"));
    Outcome outcome =
        open(zone)
            .publish(
                "2026-05",
                folder -> {
                  throw new AssertionError("asked");
                });
    assertEquals(Outcome.FROZEN, outcome);
    assertEquals("a", read(zone.resolve("2026-05")));
  }

  @Test
  void add_newFolder_leavesLatest() throws Exception {
    Path zone = temp.resolve("published");
    open(zone).publish("2026-05", text("may"));
    assertEquals(Outcome.PUBLISHED, open(zone).add("2026-04-r2", text("april")));
    assertEquals("may", read(zone.resolve("latest")));
    assertEquals("april", read(zone.resolve("2026-04-r2")));
  }

  @Test
  void publish_olderMonth_takesLatestBack() throws Exception {
    Path zone = temp.resolve("published");
    open(zone).publish("2061-11", text("by a mistake"));
    open(zone).publish("2026-04", text("april"));
    assertEquals("april", read(zone.resolve("latest")));
    assertEquals(Outcome.FROZEN, open(zone).publish("2061-11", text("x")));
  }

  @Test
  void publish_writerFails_leavesNothingAndLatestStays() throws Exception {
    Path zone = temp.resolve("secure");
    secure(zone).publish("one", text("a"));
    ReleaseFolder.Writer failing =
        folder -> {
          Files.writeString(folder.resolve("file.txt"), "half");
          throw new IOException("disk full");
        };
    assertThrows(IOException.class, () -> secure(zone).publish("two", failing));
    assertEquals(List.of("latest", "one"), entries(zone));
    assertEquals("a", read(zone.resolve("latest")));
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void publish_killedAfterAnyStep_isCompletedByTheNextRun(Step last) throws Exception {
    Path zone = temp.resolve("secure");
    secure(zone).publish("one", text("a"));
    secure(zone).publish("two", text("b"));
    ReleaseFolder killed =
        new ReleaseFolder(
            Zone.SECURE,
            zone,
            step -> {
              if (step == last) {
                throw new Killed();
              }
            });
    assertThrows(Killed.class, () -> killed.publish("two", text("c")));
    if (last == Step.STAGED) {
      assertEquals("b", read(zone.resolve("latest")));
    }

    secure(zone).publish("two", text("c"));
    assertEquals("c", read(zone.resolve("latest")));
    assertEquals("a", read(zone.resolve("one")));
    assertEquals(List.of("latest", "one", "two"), entries(zone));
  }

  @Test
  void publish_killedWhileOldStoodAside_bringsItBackIfTheNextWriterFails() throws Exception {
    Path zone = temp.resolve("secure");
    secure(zone).publish("one", text("a"));
    ReleaseFolder killed =
        new ReleaseFolder(
            Zone.SECURE,
            zone,
            step -> {
              if (step == Step.STEPPED_ASIDE) {
                throw new Killed();
              }
            });
    assertThrows(Killed.class, () -> killed.publish("one", text("b")));
    assertFalse(Files.exists(zone.resolve("one")));
    ReleaseFolder.Writer failing =
        folder -> {
          throw new IOException("disk full");
        };
    assertThrows(IOException.class, () -> secure(zone).publish("one", failing));
    assertEquals("a", read(zone.resolve("latest")));
  }

  @Test
  void publish_leftoversOfAKilledWriter_areSwept() throws Exception {
    Path zone = Files.createDirectories(temp.resolve("secure"));
    Files.createDirectories(zone.resolve(".staging-old/contrast"));
    Files.writeString(zone.resolve(".staging-old/contrast/half"), "half");
    Files.createSymbolicLink(zone.resolve(".latest-old"), Path.of("old"));
    secure(zone).publish("one", text("a"));
    assertEquals(List.of("latest", "one"), entries(zone));
  }

  @Test
  void publish_strangeId_isRefused() {
    for (String id : List.of("../out", ".hidden", "latest", "a/b", "")) {
      assertThrows(
          IllegalArgumentException.class, () -> secure(temp.resolve("z")).publish(id, text("a")));
    }
  }

  @Test
  void publish_bothZones_haveTheirModes() throws Exception {
    secure(temp.resolve("secure")).publish("one", files(exact(), "x"));
    open(temp.resolve("published")).publish("one", files(protectedRelease(), "x"));
    assertModes(temp.resolve("secure"), "rwx------", "rw-------");
    assertModes(temp.resolve("published"), "rwxr-xr-x", "rw-r--r--");
  }

  @Test
  void publish_fullCycleTwice_givesTheSameBytesWhateverTheTimings() throws Exception {
    ReleaseFiles first = new ReleaseFiles(exact(), "<p>x</p>", facts(1));
    ReleaseFiles second = new ReleaseFiles(exact(), "<p>x</p>", facts(2));
    secure(temp.resolve("a")).publish("one", first::writeTo);
    Map<String, String> before = hashes(temp.resolve("a/one"));
    assertEquals(Outcome.UNCHANGED, secure(temp.resolve("a")).publish("one", second::writeTo));
    assertEquals(before, hashes(temp.resolve("a/one")));
    secure(temp.resolve("b")).publish("one", first::writeTo);
    assertEquals(before, hashes(temp.resolve("b/one")));

    open(temp.resolve("c")).publish("2026-05", files(protectedRelease(), "x"));
    open(temp.resolve("d")).publish("2026-05", files(protectedRelease(), "x"));
    assertEquals(hashes(temp.resolve("c/2026-05")), hashes(temp.resolve("d/2026-05")));
  }

  /** As a killed process: nothing after it runs. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static ReleaseFolder secure(Path zone) {
    return ReleaseFolder.of(Zone.SECURE, zone);
  }

  private static ReleaseFolder open(Path zone) {
    return ReleaseFolder.of(Zone.PUBLIC, zone);
  }

  private static Released exact() {
    return Release.secure(RandomTables.INFO, RandomTables.all(3), RULES);
  }

  private static Released protectedRelease() {
    return Release.publicly(RandomTables.INFO, RandomTables.all(3), RULES);
  }

  private static RunFacts facts(long seconds) {
    return new RunFacts(
        Map.of("file_1", "f".repeat(64)), Map.of("measure", Duration.ofSeconds(seconds)));
  }

  private static ReleaseFolder.Writer files(Released released, String html) {
    return new ReleaseFiles(released, html, RunFacts.NONE)::writeTo;
  }

  private static ReleaseFolder.Writer text(String text) {
    return folder -> Files.writeString(folder.resolve("file.txt"), text);
  }

  private static String read(Path folder) throws IOException {
    return Files.readString(folder.resolve("file.txt"));
  }

  private static Object inode(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }

  private static List<String> entries(Path zone) throws IOException {
    try (Stream<Path> entries = Files.list(zone)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : Disk.files(folder)) {
      hashes.put(file.toString(), Fingerprint.of(folder.resolve(file)).sha256());
    }
    assertTrue(hashes.size() > 5);
    return hashes;
  }

  private static void assertModes(Path zone, String folders, String files) throws IOException {
    try (Stream<Path> paths = Files.walk(zone)) {
      for (Path path : paths.filter(p -> !Files.isSymbolicLink(p)).toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        assertEquals(Files.isDirectory(path) ? folders : files, mode, path.toString());
      }
    }
  }
}
