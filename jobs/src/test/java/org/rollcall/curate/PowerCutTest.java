package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.row;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.curate.DiskEvents.Kind;
import org.rollcall.engine.TestSpark;

/**
 * What a power cut leaves at every moment of two intakes: bytes and names that were not forced may
 * be lost, or not. Each image opens as before a commit or after it, with all its rows.
 */
class PowerCutTest {

  /** What the disk kept of what was not forced. */
  private enum Kept {
    NOTHING,
    DELETIONS,
    NAMES
  }

  private record Event(Kind kind, Path path, Path target, Optional<byte[]> bytes) {}

  /** A name on the disk. */
  private static final class Entry {
    private final Optional<byte[]> bytes;
    private boolean forced;

    Entry(Optional<byte[]> bytes) {
      this.bytes = bytes;
    }
  }

  @TempDir Path output;
  private Path root;
  private final List<Event> events = new ArrayList<>();
  private final Map<Path, Entry> names = new TreeMap<>();
  private final Map<Path, Entry> lasting = new TreeMap<>();

  @BeforeEach
  void prepare() {
    root = output.resolve("curated");
  }

  @AfterEach
  void stopWatching() {
    DiskEvents.end();
  }

  @Test
  void open_afterAPowerCutAtAnyMoment_findsACommitWithAllItsRows() throws IOException {
    PrivateFiles.folder(root);
    DiskEvents.watch(this::record);
    try (CuratedStore store = open(root)) {
      Quarantine quarantine = Quarantine.at(output.resolve("quarantine"));
      inbox("2026-01-05").takeIn(store, quarantine);
      inbox("2026-01-12")
          .put("groups", "g.csv", List.of(row("group_id", Inbox.id("group"))))
          .takeIn(store, quarantine);
    }
    DiskEvents.end();
    Set<Long> seen = new HashSet<>();
    Set<String> images = new HashSet<>();
    lasting.put(root, new Entry(Optional.empty()));
    names.put(root, lasting.get(root));
    for (Event event : events) {
      apply(event);
      for (Kept kept : Kept.values()) {
        Map<Path, Entry> image = image(kept);
        if (images.add(print(image))) {
          seen.add(openImage(image, images.size(), event + " " + kept));
        }
      }
    }
    assertEquals(Set.of(0L, 1L, 2L), seen);
    assertTrue(images.size() > 40, images.size() + " images");
  }

  private long openImage(Map<Path, Entry> image, int number, String moment) throws IOException {
    Path copy = Files.createDirectory(output.resolve("image-" + number));
    for (Map.Entry<Path, Entry> entry : image.entrySet()) {
      Path path = copy.resolve(root.relativize(entry.getKey()).toString());
      if (entry.getValue().bytes.isEmpty()) {
        Files.createDirectories(path);
      } else {
        Entry file = entry.getValue();
        Files.write(path, file.forced ? file.bytes.get() : new byte[0]);
      }
    }
    try (CuratedStore store = open(copy)) {
      CommitCheck check =
          new CommitCheck(
              new StoreLayout(copy), TestSpark.session().sparkContext().hadoopConfiguration());
      CommitLog.State state = StoreHead.read(new StoreLayout(copy), Inbox.OWNER);
      assertEquals(Optional.empty(), check.fault(state, CommitCheck.Depth.BYTES), moment);
      assertEquals(List.of(0L, 2L, 3L).get((int) store.number()), state.rows(), moment);
      return store.number();
    } catch (StoreException e) {
      throw new AssertionError(moment + ": " + e.getMessage(), e);
    } finally {
      PrivateFiles.deleteTree(copy);
    }
  }

  private static CuratedStore open(Path root) {
    return CuratedStore.open(TestSpark.session(), root, Inbox.OWNER);
  }

  private static Inbox inbox(String day) {
    return new Inbox()
        .put("attendance", "1.csv", List.of(stay("r1", "a", "2026-01-05")))
        .put("attendance", "2.csv", List.of(stay("r2", "b", day)));
  }

  private synchronized void record(Kind kind, Path path, Path target) {
    if (!path.startsWith(root)) {
      return;
    }
    try {
      Optional<byte[]> bytes =
          kind == Kind.WRITE ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
      events.add(new Event(kind, path, target, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void apply(Event event) {
    switch (event.kind()) {
      case FOLDER, WRITE -> names.put(event.path(), new Entry(event.bytes()));
      case FORCE -> names.get(event.path()).forced = true;
      case DELETE -> names.remove(event.path());
      case RENAME -> names.put(event.target(), names.remove(event.path()));
      case FORCE_NAMES -> {
        lasting.keySet().removeIf(path -> event.path().equals(path.getParent()));
        names.forEach(
            (path, entry) -> {
              if (event.path().equals(path.getParent())) {
                lasting.put(path, entry);
              }
            });
      }
      default -> throw new AssertionError(event.kind());
    }
  }

  /** Without what lies in a folder that is not there. */
  private Map<Path, Entry> image(Kept kept) {
    Map<Path, Entry> image = new TreeMap<>();
    for (Map.Entry<Path, Entry> entry : (kept == Kept.NAMES ? names : lasting).entrySet()) {
      Path path = entry.getKey();
      boolean deleted = kept == Kept.DELETIONS && !names.containsKey(path);
      if (path.equals(root) || (!deleted && image.containsKey(path.getParent()))) {
        image.put(path, entry.getValue());
      }
    }
    return image;
  }

  private static String print(Map<Path, Entry> image) {
    StringBuilder text = new StringBuilder();
    image.forEach(
        (path, entry) ->
            text.append(path).append(entry.forced).append(System.identityHashCode(entry)));
    return text.toString();
  }

  @Test
  void takeIn_everyFile_isForcedBeforeTheCommitNamesIt() throws IOException {
    DiskEvents.watch(this::record);
    try (CuratedStore store = open(root)) {
      inbox("2026-01-12").takeIn(store, Quarantine.at(output.resolve("quarantine")));
    }
    DiskEvents.end();
    Set<Path> forced = new HashSet<>();
    for (Event event : events) {
      if (event.kind() == Kind.RENAME && event.target().endsWith("commits/1.json")) {
        break;
      }
      if (event.kind() == Kind.FORCE) {
        forced.add(event.path());
      }
    }
    try (Stream<Path> walk = Files.walk(root.resolve("warehouse"))) {
      List<Path> lost = walk.filter(p -> Files.isRegularFile(p) && !forced.contains(p)).toList();
      assertEquals(List.of(), lost);
    }
  }
}
