package org.rollcall.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.contract.Table;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.disclose.Released;
import org.rollcall.disclose.Released.Zone;

/** Says what a release's folder holds, so that anybody can check that nothing was changed. */
public final class Manifest {

  /** Name of the file. */
  public static final String NAME = "manifest.json";

  private static final String TIMINGS = "timings_ms";

  private Manifest() {}

  /** Writes the manifest of that folder; every other file must be there already. */
  static void write(Released released, RunFacts facts, Path folder) throws IOException {
    ObjectNode root = Json.object();
    root.put("title", released.info().title());
    root.put("zone", released.zone() == Zone.PUBLIC ? "public" : "secure");
    root.put("release_id", released.info().releaseId());
    root.put("protocol_hash", released.info().protocolHash());
    root.put("as_of", released.info().asOf().toString());
    root.put("software_version", released.info().softwareVersion());
    facts
        .revision()
        .ifPresent(
            revision ->
                root.put("revision", revision.number())
                    .put("replaces", revision.replaces())
                    .put("reason", revision.reason()));
    ObjectNode complete = root.putObject("data_complete_through");
    released.info().dataCompleteThrough().forEach(complete::put);
    released
        .notForPublication()
        .ifPresent(why -> root.put("not_for_publication", MessageCatalog.text(why)));
    released.info().notes().forEach(root.putArray("notes")::add);
    ArrayNode protection = root.putArray("protection");
    ArrayNode codes = root.putArray("protection_codes");
    for (Message note : released.protection()) {
      protection.add(MessageCatalog.text(note));
      codes.add(note.coded());
    }
    released.leftOut().forEach(root.putArray("left_out")::add);
    boolean sized = released.zone() == Zone.SECURE;
    ArrayNode tables = root.putArray("tables");
    for (Table table : released.tables()) {
      ObjectNode entry = tables.addObject().put("name", table.name());
      if (sized) {
        entry.put("rows", table.rows().size());
      }
      describe(folder, ParquetRelease.path(table), entry, sized);
    }
    ArrayNode files = root.putArray("files");
    for (String path : otherFiles(released, folder)) {
      describe(folder, path, files.addObject(), sized);
    }
    if (sized) {
      ObjectNode inputs = root.putObject("input_fingerprints");
      facts.inputFingerprints().forEach(inputs::put);
      ObjectNode timings = root.putObject(TIMINGS);
      facts.timings().forEach((step, time) -> timings.put(step, time.toMillis()));
    }
    Json.write(root, folder.resolve(NAME));
  }

  /** Whether two manifests tell of the same content, however long each run took. */
  static boolean sameContent(Path one, Path other) throws IOException {
    return withoutTimings(one).equals(withoutTimings(other));
  }

  private static ObjectNode withoutTimings(Path file) throws IOException {
    ObjectNode node = Json.read(file);
    node.remove(TIMINGS);
    return node;
  }

  private static void describe(Path folder, String path, ObjectNode entry, boolean sized)
      throws IOException {
    Fingerprint file = Fingerprint.of(folder.resolve(path));
    entry.put("path", path);
    if (sized) {
      entry.put("bytes", file.bytes());
    }
    entry.put("sha256", file.sha256());
  }

  private static List<String> otherFiles(Released released, Path folder) throws IOException {
    Set<String> parts =
        released.tables().stream().map(ParquetRelease::path).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(path -> !parts.contains(path) && !path.equals(NAME))
          .sorted()
          .toList();
    }
  }
}
