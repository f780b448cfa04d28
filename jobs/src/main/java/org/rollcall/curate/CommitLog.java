package org.rollcall.curate;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The commits of a store: one file each, and the pointer that is renamed last. */
final class CommitLog {

  /** Of the layout of commits and tables; a program opens no store of a higher one. */
  static final int FORMAT = 2;

  /** Bytes from which a commit is packed: one of few files can be read by people. */
  static final int PACKED_FROM = 64 << 10;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          // A later version may note more than this one knows.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final StoreLayout layout;

  CommitLog(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * Which state of a table a commit means.
   *
   * @param metadata its metadata file, from the store's folder; empty text before format 1
   * @param snapshot its snapshot
   */
  record TableVersion(String metadata, long snapshot) {}

  /**
   * What is visible: nothing else of the store is.
   *
   * @param format of the layout, 0 for stores of before there was one
   * @param number 0 before the first commit
   * @param oldest the first commit that may be kept: those before it hold rows that had to go
   * @param owner whose rows these are; empty texts before format 1
   * @param reader highest version of the reading code that brought rows
   * @param tables each table that has rows or had
   * @param checksums SHA-256, hex, of each file of the tables, by its location; none in stores of
   *     before
   * @param contents rows of each file of the inbox that a data file holds, by its location; none
   *     before format 2, whose data files held rows of one file each
   * @param ledger every file read so far
   */
  record State(
      int format,
      long number,
      long oldest,
      StoreOwner owner,
      int reader,
      SortedMap<String, TableVersion> tables,
      SortedMap<String, String> checksums,
      SortedMap<String, SortedMap<String, Long>> contents,
      List<LedgerEntry> ledger) {

    State {
      owner = owner == null ? new StoreOwner("", "") : owner;
      tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
      checksums =
          Collections.unmodifiableSortedMap(
              checksums == null ? new TreeMap<>() : new TreeMap<>(checksums));
      contents =
          Collections.unmodifiableSortedMap(
              contents == null ? new TreeMap<>() : new TreeMap<>(contents));
      ledger = List.copyOf(ledger);
    }

    static State empty(StoreOwner owner) {
      return new State(
          FORMAT, 0, 0, owner, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());
    }

    /** Rows of each file of the inbox, by data file of that table. */
    SortedMap<String, SortedMap<String, Long>> contents(String table) {
      String folder = StoreCatalog.location(table) + "/";
      return contents.subMap(folder, folder + Character.MAX_VALUE);
    }

    /** Rows of all files. */
    long rows() {
      return ledger.stream()
          .flatMap(entry -> entry.accepted().stream())
          .mapToLong(LedgerEntry.Accepted::rowsAccepted)
          .sum();
    }
  }

  /** The number that the pointer holds, if there is a pointer. */
  OptionalLong pointer() {
    if (!Files.exists(layout.pointer())) {
      return OptionalLong.empty();
    }
    if (!Files.isRegularFile(layout.pointer())) {
      throw new StoreException(StoreLayout.POINTER + " is no file");
    }
    String text = PrivateFiles.text(layout.pointer()).strip();
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new StoreException(StoreLayout.POINTER + " holds no number of a commit");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  void publish(State state) {
    try {
      PrivateFiles.folder(layout.commits());
      byte[] plain = JSON.writeValueAsBytes(state);
      if (plain.length < PACKED_FROM) {
        DefaultPrettyPrinter lines =
            new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        byte[] text = JSON.writer(lines).writeValueAsBytes(state);
        PrivateFiles.replace(plain(state.number()), text);
      } else {
        PrivateFiles.replace(packed(state.number()), pack(plain));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write commit: " + state.number(), e);
    }
    point(state.number());
  }

  private static byte[] pack(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  void point(long number) {
    PrivateFiles.replace(layout.pointer(), (number + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The numbers of the commits on disk. */
  SortedSet<Long> numbers() {
    SortedSet<Long> numbers = new TreeSet<>();
    for (Path path : PrivateFiles.children(layout.commits())) {
      String name = path.getFileName().toString();
      if (name.matches("[1-9][0-9]{0,17}\\.json(\\.gz)?")) {
        numbers.add(Long.parseLong(name.substring(0, name.indexOf('.'))));
      }
    }
    return numbers;
  }

  /** Forgets the commits before the first of those and after the last. */
  void keep(long first, long last) {
    for (long number : numbers()) {
      if (number < first || number > last) {
        PrivateFiles.delete(file(number));
      }
    }
    PrivateFiles.forceNames(List.of(layout.commits()));
  }

  /**
   * Reads a commit.
   *
   * @throws StoreException if it is missing or damaged; the message is the finding alone
   */
  State read(long number) {
    try {
      JsonNode tree = JSON.readTree(bytes(file(number)));
      int format = tree.path("format").asInt(0);
      if (format > FORMAT) {
        throw newer();
      }
      State state = JSON.treeToValue(format == 0 ? withTables(tree) : tree, State.class);
      if (state == null || state.number() != number) {
        throw new StoreException(name(number) + " is damaged");
      }
      return state;
    } catch (java.nio.file.NoSuchFileException e) {
      throw new StoreException(name(number) + " is missing", e);
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new StoreException(name(number) + " is damaged", e);
    }
  }

  static StoreUseException newer() {
    return new StoreUseException(
        "Cannot open the curated store: a newer version of Rollcall wrote it"
            + " (must be opened by that version or a later one)");
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return text.readAllBytes();
    }
  }

  /** The file of that commit, or where it would be. */
  Path file(long number) {
    return Files.exists(packed(number)) ? packed(number) : plain(number);
  }

  private Path plain(long number) {
    return layout.commits().resolve(number + ".json");
  }

  private Path packed(long number) {
    return layout.commits().resolve(number + ".json.gz");
  }

  private static String name(long number) {
    return "commits/" + number + ".json";
  }

  /** Commits of before named the snapshot alone. */
  private static JsonNode withTables(JsonNode tree) {
    if (!(tree.path("tables") instanceof ObjectNode tables)) {
      return tree;
    }
    ObjectNode whole = JSON.createObjectNode();
    tables
        .properties()
        .forEach(
            table ->
                whole
                    .putObject(table.getKey())
                    .put("metadata", "")
                    .put("snapshot", table.getValue().asLong()));
    ((ObjectNode) tree).set("tables", whole);
    return tree;
  }
}
