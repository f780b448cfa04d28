package org.rollcall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.run.Scratch;

/**
 * Runs of {@link SmallStudy} that are killed at random moments, most of them while they read,
 * commit or publish. After each, every release is whole, and another run comes to the tables of an
 * undisturbed one. Arguments: a folder, a seed and the number of kills.
 */
final class Kills {

  private static final double SLACK = 1.6;
  private static final long POLL_MILLIS = 3;
  private static final int ANEW_EVERY = 10;

  /** Parts of a run, each ended by a step of its record; in between there are others. */
  private enum Phase {
    START(""),
    READ("start"),
    COMMIT("read"),
    MEASURE("commit"),
    PUBLISH("compare"),
    ENDED("");

    private final String after;

    Phase(String after) {
      this.after = after;
    }
  }

  private static final List<Phase> AIMED =
      List.of(Phase.READ, Phase.COMMIT, Phase.PUBLISH, Phase.COMMIT, Phase.PUBLISH);

  private final Path root;
  private final Path output;
  private final Random chance;
  private final Map<Phase, Integer> fell = new EnumMap<>(Phase.class);
  private final Map<SmallStudy.Version, SortedMap<String, List<String>>> undisturbed =
      new EnumMap<>(SmallStudy.Version.class);
  private final Map<Phase, Double> lasts = new EnumMap<>(Phase.class);
  private double whole;

  private Kills(Path root, long seed) {
    this.root = root;
    this.output = root.resolve("out");
    this.chance = new Random(seed);
  }

  public static void main(String[] args) throws Exception {
    new Kills(Path.of(args[0]), Long.parseLong(args[1])).run(Integer.parseInt(args[2]));
    System.exit(0);
  }

  private void run(int kills) throws Exception {
    RollcallProcess.run("key", root.resolve("key")).expect(0);
    for (SmallStudy.Version version : SmallStudy.Version.values()) {
      write(version);
      Path alone = root.resolve("undisturbed " + version);
      RollcallProcess.run(arguments(alone)).expect(0);
      undisturbed.put(version, new ReleaseTables(alone.resolve("secure/latest")).content());
      measure(alone);
    }
    for (int kill = 1; kill <= kills; kill++) {
      if (kill % ANEW_EVERY == 1) {
        new Scratch(output).delete();
      }
      SmallStudy.Version version = SmallStudy.Version.values()[kill % 2];
      write(version);
      Phase phase = kill(chance.nextInt(4) == 0 ? Phase.START : AIMED.get(kill % AIMED.size()));
      fell.merge(phase, 1, Integer::sum);
      int releases = NightsFolder.assertWhole(output);
      RollcallProcess.run(arguments(output)).expect(0);
      requireUndisturbed(kill, version);
      System.out.printf("kill %d in %s, %d whole releases: made good%n", kill, phase, releases);
    }
    int inside = Stream.of(Phase.READ, Phase.COMMIT, Phase.PUBLISH).mapToInt(this::count).sum();
    System.out.printf(
        "kills: %d (%s), %d of them in read, commit or publish; 0 failures%n",
        kills,
        fell.entrySet().stream()
            .map(phase -> phase.getValue() + " " + phase.getKey())
            .collect(Collectors.joining(", ")),
        inside);
  }

  private int count(Phase phase) {
    return fell.getOrDefault(phase, 0);
  }

  private void write(SmallStudy.Version version) throws IOException {
    SmallStudy.write(root.resolve("study"), version);
  }

  private Object[] arguments(Path to) {
    return new Object[] {
      "run",
      root.resolve("study/study.yaml"),
      "--output",
      to,
      "--key-file",
      root.resolve("key"),
      "-q"
    };
  }

  /** How long an undisturbed run is in each phase, in seconds. */
  private void measure(Path alone) throws IOException {
    List<Path> runs = records(alone);
    Path newest = runs.get(runs.size() - 1).resolve("run.json");
    JsonNode record = new ObjectMapper().readTree(newest.toFile());
    double from = 0;
    whole = record.get("seconds").asDouble();
    Map<Phase, Double> begins = new TreeMap<>();
    for (JsonNode step : record.get("steps")) {
      from += step.get("seconds").asDouble();
      for (Phase phase : Phase.values()) {
        if (phase.after.equals(step.get("step").asText())) {
          begins.put(phase, from);
        }
      }
    }
    lasts.put(Phase.READ, begins.get(Phase.COMMIT) - begins.get(Phase.READ));
    lasts.put(Phase.COMMIT, begins.get(Phase.MEASURE) - begins.get(Phase.COMMIT));
    lasts.put(Phase.PUBLISH, whole - begins.get(Phase.PUBLISH));
  }

  /** Kills a run within that phase, or anywhere; tells in which it was. */
  private Phase kill(Phase aim) throws Exception {
    List<Path> before = records(output);
    RollcallProcess run = RollcallProcess.start(arguments(output));
    double wait = whole * SLACK;
    if (aim != Phase.START) {
      while (run.isAlive() && phase(before).compareTo(aim) < 0) {
        Thread.sleep(POLL_MILLIS);
      }
      wait = lasts.get(aim);
    }
    long begun = System.nanoTime();
    long nanos = (long) (chance.nextDouble() * wait * 1e9);
    while (run.isAlive() && System.nanoTime() - begun < nanos) {
      Thread.sleep(1);
    }
    boolean ended = !run.isAlive();
    Phase phase = phase(before);
    run.kill();
    return ended ? Phase.ENDED : phase;
  }

  /** By the record of the newest run, unless it is one of before. */
  private Phase phase(List<Path> before) {
    List<Path> now = new ArrayList<>(records(output));
    now.removeAll(before);
    if (now.isEmpty()) {
      return Phase.START;
    }
    try {
      JsonNode record =
          new ObjectMapper().readTree(now.get(now.size() - 1).resolve("run.json").toFile());
      Phase phase = Phase.START;
      for (JsonNode step : record.path("steps")) {
        for (Phase next : Phase.values()) {
          phase = next.after.equals(step.path("step").asText()) ? next : phase;
        }
      }
      return phase;
    } catch (IOException e) {
      // It is being written.
      return Phase.START;
    }
  }

  private static List<Path> records(Path of) {
    Path runs = of.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.filter(path -> !Files.isSymbolicLink(path)).sorted().toList();
    } catch (IOException e) {
      return Collections.emptyList();
    }
  }

  private void requireUndisturbed(int kill, SmallStudy.Version version) throws IOException {
    NightsFolder.assertWhole(output);
    SortedMap<String, List<String>> found =
        new ReleaseTables(output.resolve("secure/latest")).content();
    SortedMap<String, List<String>> expected = undisturbed.get(version);
    for (String table : expected.keySet()) {
      if (!expected.get(table).equals(found.get(table))) {
        throw new AssertionError(
            "kill " + kill + ": " + table + " differs from that of an undisturbed run");
      }
    }
    for (String zone : List.of("secure", "published")) {
      try (Stream<Path> entries = Files.list(output.resolve(zone))) {
        List<Path> left =
            entries.filter(path -> path.getFileName().toString().startsWith(".")).toList();
        if (!left.isEmpty()) {
          throw new AssertionError("kill " + kill + " left " + left);
        }
      }
    }
  }
}
