package org.rollcall.curate;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The commits of a store: one file each, and the pointer that is renamed last. */
final class CommitLog {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path folder;
  private final Path pointer;

  CommitLog(Path root) {
    this.folder = PrivateFiles.folder(root.resolve("commits"));
    this.pointer = root.resolve("CURRENT");
  }

  /**
   * What is visible: nothing else of the store is.
   *
   * @param number 0 before the first commit
   * @param tables snapshot of each table that has one
   * @param ledger every file read so far
   */
  record State(long number, SortedMap<String, Long> tables, List<LedgerEntry> ledger) {
    static final State EMPTY = new State(0, new TreeMap<>(), List.of());

    State {
      tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
      ledger = List.copyOf(ledger);
    }
  }

  State current() {
    if (!Files.exists(pointer)) {
      return State.EMPTY;
    }
    try {
      return read(Long.parseLong(Files.readString(pointer).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read pointer: " + pointer, e);
    } catch (NumberFormatException e) {
      throw new StoreException(
          "Cannot read pointer: " + pointer + " (must hold the number of a commit)", e);
    }
  }

  void publish(State state) {
    try {
      DefaultPrettyPrinter lines =
          new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      PrivateFiles.replace(file(state.number()), JSON.writer(lines).writeValueAsBytes(state));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write commit: " + state.number(), e);
    }
    PrivateFiles.replace(pointer, (state.number() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The commits that are still on disk, among those from {@code first} to {@code last}. */
  List<State> between(long first, long last) {
    return java.util.stream.LongStream.rangeClosed(Math.max(first, 1), last)
        .filter(n -> Files.exists(file(n)))
        .mapToObj(this::read)
        .toList();
  }

  /** Forgets the commits before that one, and whatever a killed run left after the last. */
  void keep(long first, long last) {
    for (Path path : PrivateFiles.children(folder)) {
      String name = path.getFileName().toString();
      boolean kept =
          name.matches("[0-9]+\\.json")
              && Long.parseLong(name.replace(".json", "")) >= first
              && Long.parseLong(name.replace(".json", "")) <= last;
      if (!kept) {
        PrivateFiles.deleteTree(path);
      }
    }
  }

  private State read(long number) {
    try {
      return JSON.readValue(file(number).toFile(), State.class);
    } catch (IOException e) {
      throw new StoreException(
          "Cannot read commit: " + file(number) + " (must be there and whole)", e);
    }
  }

  private Path file(long number) {
    return folder.resolve(number + ".json");
  }
}
