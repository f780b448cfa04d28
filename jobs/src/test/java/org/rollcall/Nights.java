package org.rollcall;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rollcall.NightsModel.Row;
import org.rollcall.run.Scratch;

/**
 * Nights of a study from one seed: files come, are corrected, renamed and removed; runs are killed,
 * locked out, given another key or none, find a file that cannot be read, a full disk, and a store
 * that lies elsewhere. After each, the store holds what the model says and every release is whole.
 *
 * <p>Runs that are meant to end by themselves share this process: most of a small night is Java's
 * and Spark's start. Arguments: a folder, a seed, and either a number of nights or their kinds.
 */
final class Nights {

  /** What happens in a night; with how many in a hundred of a long row. */
  enum Kind {
    PLAIN(62),
    KILLED(9),
    LOCKED_OUT(6),
    OTHER_KEY(5),
    NO_KEY(4),
    FAULT(6),
    FULL_DISK(3),
    MOVED(5);

    private final int inHundred;

    Kind(int inHundred) {
      this.inHundred = inHundred;
    }
  }

  private static final Duration LONGEST = Duration.ofSeconds(14);
  private static final int FRESH_EVERY = 14;
  private static final int ROWS_OF_A_FILE = 20;

  private final Path root;
  private final Random chance;
  private final NightsFolder folder;
  private final NightsModel model = new NightsModel();
  private final Map<Kind, Integer> kinds = new TreeMap<>();
  private Path output;
  private int week;
  private int version;
  private int moves;
  private int fresh;
  private int releases;
  private long rows;

  private Nights(Path root, long seed) throws IOException {
    this.root = root;
    this.chance = new Random(seed);
    this.folder = new NightsFolder(root.resolve("study"));
    this.output = root.resolve("out");
  }

  public static void main(String[] args) throws Exception {
    Nights nights = new Nights(Path.of(args[0]), Long.parseLong(args[1]));
    List<Kind> kinds =
        args[2].matches("[0-9]+")
            ? nights.drawn(Integer.parseInt(args[2]))
            : Arrays.stream(args[2].split(",")).map(Kind::valueOf).toList();
    nights.live(kinds);
    System.exit(0);
  }

  private List<Kind> drawn(int nights) {
    List<Kind> kinds = new ArrayList<>();
    for (int night = 0; night < nights; night++) {
      int at = chance.nextInt(100);
      Kind drawn = Kind.PLAIN;
      for (Kind kind : Kind.values()) {
        if (at >= 0 && at < kind.inHundred) {
          drawn = kind;
        }
        at -= kind.inHundred;
      }
      kinds.add(drawn);
    }
    return kinds;
  }

  private void live(List<Kind> all) throws Exception {
    key("key");
    key("other key");
    for (int night = 1; night <= all.size(); night++) {
      Kind kind = all.get(night - 1);
      long begun = System.nanoTime();
      events();
      try {
        run(kind);
        releases = Math.max(releases, NightsFolder.assertWhole(output));
        if (kind == Kind.PLAIN && (night % FRESH_EVERY == 0 || night == all.size())) {
          assertFresh();
        }
      } catch (AssertionError | RuntimeException e) {
        System.out.println("night " + night + " " + kind + " FAILED: " + e.getMessage());
        throw e;
      }
      kinds.merge(kind, 1, Integer::sum);
      rows = model.rows().size();
      System.out.printf(
          "night %d %s: %d files, %d rows, %d releases, %.1f s%n",
          night,
          kind,
          model.inbox.size(),
          rows,
          releases,
          (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1));
    }
    System.out.printf(
        "nights: %d (%s); 0 rows lost or twice, %d rows at the end; 0 half releases of %d;"
            + " %d times equal to an undisturbed run%n",
        all.size(),
        kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", ")),
        rows,
        releases,
        fresh);
  }

  private void key(String name) {
    require(0, inProcess("key", root.resolve(name)));
  }

  // --- What becomes of the files
  // ------------------------------------------------------------------

  /** At most one thing happens to a file between two nights, so that the model can follow it. */
  private void events() throws IOException {
    if (week < 2 || chance.nextInt(100) < 45) {
      arrive();
    }
    List<String> known = new ArrayList<>(model.inbox.keySet());
    known.removeIf(name -> !model.inbox.get(name).equals(model.files().get(name)));
    if (known.size() > 1 && chance.nextInt(100) < 35) {
      change(known.get(chance.nextInt(known.size())), known.size() == model.inbox.size());
    }
    folder.write(model.inbox);
  }

  /** What comes while a file goes might be its correction: only a quiet inbox loses one. */
  private void change(String file, boolean quiet) {
    List<Row> rows = model.inbox.get(file);
    switch (chance.nextInt(4)) {
      case 0 -> {
        if (quiet && model.inbox.size() > 3) {
          model.inbox.remove(file);
        }
      }
      case 1 -> {
        model.inbox.remove(file);
        model.inbox.put("saved again " + ++version + ".csv", rows);
      }
      default -> model.inbox.put(file, corrected(rows));
    }
  }

  private List<Row> corrected(List<Row> rows) {
    List<Row> corrected = new ArrayList<>();
    version++;
    for (Row row : rows) {
      int what = chance.nextInt(8);
      if (what > 0 || corrected.isEmpty()) {
        corrected.add(what == 1 ? new Row(row.number(), version) : row);
      }
    }
    return corrected;
  }

  /** A week's export, which repeats some rows of the week before. */
  private void arrive() {
    List<Row> rows = new ArrayList<>();
    model.inbox.values().stream()
        .flatMap(List::stream)
        .filter(row -> row.number() / NightsFolder.PEOPLE == week - 1 && row.version() == 0)
        .distinct()
        .limit(2)
        .forEach(rows::add);
    for (int i = 0; i < ROWS_OF_A_FILE; i++) {
      rows.add(new Row(week * NightsFolder.PEOPLE + i + chance.nextInt(2), 0));
    }
    model.inbox.put(
        "week %02d.csv".formatted(++week), rows.stream().distinct().collect(Collectors.toList()));
  }

  // --- The nights
  // ---------------------------------------------------------------------------------

  private void run(Kind kind) throws Exception {
    switch (kind) {
      case PLAIN -> whole();
      case KILLED -> broken(killed());
      case LOCKED_OUT -> lockedOut();
      case OTHER_KEY -> idle(2, "other key");
      case NO_KEY -> idle(2, "no key");
      case FAULT -> fault();
      case FULL_DISK -> broken(fullDisk());
      case MOVED -> moved();
    }
  }

  private void whole() throws IOException {
    requireDone(inProcess(arguments("key")));
    model.takeIn();
    NightsFolder.assertRows(output, List.of(model.rows()));
    long counted =
        new ReleaseTables(output.resolve("secure/latest"))
            .one("SELECT sum(n_attendances)::BIGINT AS n FROM {service_activity}")
            .whole("n");
    if (counted != model.attendances()) {
      throw new AssertionError(counted + " attendances (must be " + model.attendances() + ")");
    }
  }

  /** A run that broke off: its intake is in the store as a whole, or not at all. */
  private void broken(RollcallProcess.Outcome outcome) throws IOException {
    if (outcome.exitCode() == 2) {
      throw new AssertionError(outcome.err());
    }
    NightsFolder.assertRows(output, List.of(model.rows(), model.rowsAfter()));
    whole();
  }

  private RollcallProcess.Outcome killed() throws InterruptedException {
    RollcallProcess run = RollcallProcess.start(arguments("key"));
    Thread.sleep(chance.nextInt((int) LONGEST.toMillis()));
    return run.kill();
  }

  /** No file may be larger than a few blocks: what a full disk does, without one. */
  private RollcallProcess.Outcome fullDisk() {
    RollcallProcess.Outcome outcome =
        RollcallProcess.limited(4 << chance.nextInt(5), arguments("key")).await();
    return outcome.exitCode() < 2 ? outcome : outcome.expect(3);
  }

  private void lockedOut() throws IOException {
    Files.createDirectories(output.resolve("curated"));
    try (FileChannel lock =
        FileChannel.open(
            output.resolve("curated/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      idle(3, "key");
    }
  }

  /** A night that ends before it begins changes no row and no release. */
  private void idle(int exitCode, String key) throws IOException {
    SortedMap<String, String> before = releases();
    boolean begun = Files.exists(output.resolve("curated/CURRENT"));
    if (begun || !key.equals("other key")) {
      require(exitCode, inProcess(arguments(key)));
    }
    if (begun) {
      NightsFolder.assertRows(output, List.of(model.rows()));
    }
    requireSame(before);
  }

  /** A source without its file: the others are taken in, and nothing is released. */
  private void fault() throws IOException {
    SortedMap<String, String> before = releases();
    Path away = Files.move(folder.groups(), root.resolve("away"));
    require(3, inProcess(arguments("key")));
    Files.move(away, folder.groups());
    model.takeIn();
    NightsFolder.assertRows(output, List.of(model.rows()));
    requireSame(before);
  }

  private void moved() throws IOException {
    if (Files.exists(output)) {
      output = Files.move(output, root.resolve("restored " + ++moves));
    }
    whole();
  }

  /** Secure tables equal those of one run over the same files, in an output of its own. */
  private void assertFresh() throws IOException {
    NightsFolder alone = new NightsFolder(root.resolve("alone"));
    alone.write(model.files());
    Path other = root.resolve("alone/out");
    new Scratch(other).delete();
    requireDone(
        inProcess(
            "run", alone.study(), "--output", other, "--key-file", root.resolve("key"), "-q"));
    SortedMap<String, List<String>> expected = tables(other);
    SortedMap<String, List<String>> found = tables(output);
    for (String table : expected.keySet()) {
      if (!expected.get(table).equals(found.get(table))) {
        throw new AssertionError(
            table + " is\n" + found.get(table) + "\n(must be)\n" + expected.get(table));
      }
    }
    fresh++;
  }

  /** But for files and their names, by which the two differ. */
  private static SortedMap<String, List<String>> tables(Path output) {
    SortedMap<String, List<String>> tables =
        new ReleaseTables(output.resolve("secure/latest")).content();
    tables.remove("record_flow");
    return tables;
  }

  // --- Running
  // ------------------------------------------------------------------------------------

  private Object[] arguments(String key) {
    return new Object[] {
      "run", folder.study(), "--output", output, "--key-file", root.resolve(key), "-q"
    };
  }

  private record Ended(int exitCode, String said) {}

  private static Ended inProcess(Object... arguments) {
    PrintStream err = System.err;
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setErr(to);
    System.setOut(to);
    try {
      int exitCode =
          Main.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
      return new Ended(exitCode, said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(err);
      System.setOut(out);
    }
  }

  /** Weeks that repeat each other may be more alike than the check of duplicates allows. */
  private static void requireDone(Ended ended) {
    boolean repeated =
        ended.exitCode() == 1 && ended.said().contains("Check rows_duplicate failed");
    require(repeated ? 1 : 0, ended);
  }

  private static void require(int exitCode, Ended ended) {
    if (ended.exitCode() != exitCode) {
      throw new AssertionError(
          "exit " + ended.exitCode() + " (must be " + exitCode + "): " + ended.said());
    }
  }

  private SortedMap<String, String> releases() throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String zone : List.of("secure", "published")) {
      if (Files.exists(output.resolve(zone))) {
        Hashes.of(output.resolve(zone)).forEach((path, hash) -> hashes.put(zone + path, hash));
      }
    }
    return hashes;
  }

  private void requireSame(SortedMap<String, String> before) throws IOException {
    if (!releases().equals(before)) {
      throw new AssertionError("A release changed (must stay as it was)");
    }
  }
}
