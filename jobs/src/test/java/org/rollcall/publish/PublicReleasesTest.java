package org.rollcall.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.RedactedException;
import org.rollcall.publish.PublicReleases.Next;

/** Months that are published, revised and listed. */
class PublicReleasesTest {

  @TempDir private Path root;

  private Next night(String series, String protocol, String version) throws IOException {
    PublicReleases releases = PublicReleases.in(root);
    Next next = releases.next(series, protocol, version);
    releases.publish(next, writer(next, protocol, version));
    return next;
  }

  private static ReleaseFolder.Writer writer(Next next, String protocol, String version) {
    return folder -> {
      ObjectNode manifest = Json.object();
      manifest.put("protocol_hash", protocol).put("software_version", version);
      next.revision()
          .ifPresent(
              revision ->
                  manifest
                      .put("revision", revision.number())
                      .put("replaces", revision.replaces())
                      .put("reason", revision.reason()));
      Json.write(manifest, folder.resolve(Manifest.NAME));
    };
  }

  private String latest() throws IOException {
    return Files.readSymbolicLink(root.resolve("latest")).toString();
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(path -> !Files.isSymbolicLink(path) && Files.isDirectory(path))
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void next_sameSettings_isFrozen() throws IOException {
    night("2026-05", "p", "1");
    Object before = Files.getLastModifiedTime(root.resolve("2026-05/manifest.json"));
    Object ledger = Files.getAttribute(root.resolve("releases.json"), "unix:ino");
    assertTrue(night("2026-05", "p", "1").isFrozen());
    assertEquals(before, Files.getLastModifiedTime(root.resolve("2026-05/manifest.json")));
    assertEquals(ledger, Files.getAttribute(root.resolve("releases.json"), "unix:ino"));
    assertEquals(List.of("2026-05"), folders());
  }

  @Test
  void next_otherSettingOrVersion_isARevisionOfTheMonthBesideTheFirst() throws IOException {
    night("2026-05", "p", "1");
    Next setting = night("2026-05", "q", "1");
    assertEquals("2026-05-r2", setting.id());
    assertEquals(
        Optional.of(new Revision(2, "2026-05", "the settings of the study changed")),
        setting.revision());
    Next version = night("2026-05", "q", "2");
    assertEquals(
        Optional.of(new Revision(3, "2026-05-r2", "Rollcall changed from version 1 to 2")),
        version.revision());
    assertEquals(List.of("2026-05", "2026-05-r2", "2026-05-r3"), folders());
    assertEquals("2026-05-r3", latest());
    assertTrue(night("2026-05", "q", "2").isFrozen());
  }

  @Test
  void publish_earlierMonthAfterACorrection_takesLatestBack() throws IOException {
    night("2061-11", "p", "1");
    night("2026-05", "p", "1");
    assertEquals("2026-05", latest());
  }

  @Test
  void next_lockedCut_isASeriesOfItsOwn() throws IOException {
    night("2026-05", "p", "1");
    assertFalse(night("2026-05-locked", "p", "1").isFrozen());
    assertEquals(List.of("2026-05", "2026-05-locked"), folders());
  }

  /** Folders of earlier versions of Rollcall bear a hash in their names. */
  @Test
  void next_afterAFolderOfBefore_isItsRevision() throws IOException {
    Path old = Files.createDirectories(root.resolve("2026-05-0a1b2c3d"));
    Json.write(
        Json.object().put("protocol_hash", "p").put("software_version", "0"),
        old.resolve(Manifest.NAME));
    assertEquals("2026-05-r2", night("2026-05", "p", "1").id());
    assertEquals(List.of("2026-05-0a1b2c3d", "2026-05-r2"), folders());
  }

  @Test
  void republish_ofAnEarlierMonth_leavesLatestAndListsItsReason() throws IOException {
    night("2026-04", "p", "1");
    night("2026-05", "p", "1");
    PublicReleases releases = PublicReleases.in(root);
    Next next = releases.revision("2026-04", "a register was sent late");
    releases.republish(next, writer(next, "p", "1"));
    assertEquals("2026-05", latest());
    String ledger = Files.readString(root.resolve("releases.json"));
    assertTrue(ledger.contains("\"replaces\" : \"2026-04\""), ledger);
    assertTrue(ledger.contains("\"reason\" : \"a register was sent late\""), ledger);

    Next latest = releases.revision("2026-05", "once more");
    releases.republish(latest, writer(latest, "p", "1"));
    assertEquals("2026-05-r2", latest());
  }

  @Test
  void next_damagedManifest_saysWhichAndTheWayBack() throws IOException {
    night("2026-05", "p", "1");
    Files.writeString(root.resolve("2026-05/manifest.json"), "{");
    String said =
        assertThrows(
                RedactedException.class, () -> PublicReleases.in(root).next("2026-05", "p", "1"))
            .getMessage();
    assertEquals(
        "Cannot read the public release 2026-05: its manifest is missing or damaged (must be as it"
            + " was published: bring the folder back from a backup, or move it out of published)",
        said);
  }
}
