package org.rollcall;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.ReleaseTables.Line;
import org.rollcall.run.Scratch;
import org.rollcall.simulate.Feature;
import org.rollcall.terminal.ExitCode;

/**
 * How often the 95% intervals of small made-up services, in which the mode makes no difference,
 * hold the truth of the share retained at week 12, and how often a difference is found that is
 * none. Arguments: a folder, the first seed, the number of seeds, and worlds if not all.
 */
final class Worlds {

  private static final String SHARE = "retained_week_12";

  /** How many intervals held the truth, of how many. */
  private static final class Count {
    private int held;
    private int of;
    private double off;
    private double error;

    void add(Line row, double truth) {
      of++;
      held += row.number("conf_low") <= truth && truth <= row.number("conf_high") ? 1 : 0;
      off += row.number("estimate") - truth;
      error += row.number("std_error");
    }

    @Override
    public String toString() {
      return "%2d of %2d (off by %+.3f, standard error %.3f)"
          .formatted(held, of, off / of, error / of);
    }
  }

  private final Path root;
  private final PrintStream out;
  private final Map<String, Count> counts = new TreeMap<>();
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final Map<String, Integer> differences = new TreeMap<>();
  private int leaks;

  private Worlds(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path root = Path.of(args[0]);
    Worlds worlds = new Worlds(root, System.out);
    // What the runs say goes to a file of its own.
    try (PrintStream log =
        new PrintStream(
            new FileOutputStream(root.resolve("log").toFile()), true, StandardCharsets.UTF_8)) {
      System.setOut(log);
      System.setErr(log);
      worlds.run(Long.parseLong(args[1]), Integer.parseInt(args[2]), named(args));
    }
    System.exit(worlds.leaks == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED);
  }

  private static List<String> named(String[] args) {
    return args.length > 3
        ? List.of(args).subList(3, args.length)
        : Arrays.stream(Feature.values()).map(Feature::key).toList();
  }

  /** Seed by seed, so that what is known when it is stopped is of all worlds alike. */
  private void run(long first, int seeds, List<String> names) throws IOException {
    execute(List.of("key", root.resolve("key")));
    for (long seed = first; seed < first + seeds; seed++) {
      for (String name : names) {
        WorldRun world = new WorldRun(root.resolve("world"), name);
        execute(world.simulate(seed));
        execute(world.run(root.resolve("key")));
        read(world, seed);
        new Scratch(world.folder()).delete();
      }
      Files.writeString(root.resolve("figures"), figures());
    }
    out.print(figures());
  }

  private static void execute(List<Object> command) {
    int code = Main.execute(command.stream().map(Object::toString).toArray(String[]::new));
    if (code > ExitCode.CHECK_FAILED) {
      throw new IllegalStateException("exit " + code + ": " + command);
    }
  }

  private void read(WorldRun world, long seed) {
    JsonNode truth = world.truth();
    for (String outcome : WorldRun.OUTCOMES) {
      for (Line row : world.estimates(outcome)) {
        boolean may = WorldRun.isEstimated(truth, row);
        leaks += !may && row.has("estimate") ? 1 : 0;
        if (may && row.has("estimate")) {
          add(world, seed, outcome, row, WorldRun.mean(truth, row, outcome));
        } else if (outcome.equals(SHARE)) {
          say(world, seed, row, row.has("estimate") ? "PRINTED, must be withheld" : "withheld");
        }
      }
    }
  }

  private void add(WorldRun world, long seed, String outcome, Line row, JsonNode mean) {
    double truth = mean.required("value").asDouble();
    if (row.text("what").contains("-")) {
      verdicts.merge(world.world(), 1, Integer::sum);
      differences.merge(
          world.world(), row.text("verdict").contains("DIFFERENCE") ? 1 : 0, Integer::sum);
    }
    if (outcome.equals(SHARE)) {
      String key =
          "%-20s %-18s %-20s".formatted(world.world(), row.text("stratum"), row.text("what"));
      counts.computeIfAbsent(key, k -> new Count()).add(row, truth);
      say(
          world,
          seed,
          row,
          "%+.3f (%+.3f to %+.3f), true %+.3f"
              .formatted(
                  row.number("estimate"), row.number("conf_low"), row.number("conf_high"), truth));
    }
  }

  private void say(WorldRun world, long seed, Line row, String what) {
    out.printf(
        "%3d %-20s %-18s %-20s %s %s%n",
        seed,
        world.world(),
        row.text("stratum"),
        row.text("what"),
        what,
        row.cells().containsKey("verdict") ? row.text("verdict") : "");
  }

  private String figures() {
    StringBuilder text = new StringBuilder("Intervals of " + SHARE + " that hold the truth:\n");
    counts.forEach((key, count) -> text.append("%s: %s%n".formatted(key, count)));
    text.append("Differences found of verdicts over four outcomes:\n");
    verdicts.forEach(
        (key, of) -> text.append("%-20s %d of %d%n".formatted(key, differences.get(key), of)));
    return text.append("Printed where it must be withheld: " + leaks + "\n").toString();
  }
}
