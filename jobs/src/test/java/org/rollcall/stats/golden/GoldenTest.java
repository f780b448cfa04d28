package org.rollcall.stats.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of the reference, R 4.2.2 on real and made-up data: each states its call and packages.
 *
 * <p>The cases whose data may be passed on are in the resources, see {@code goldens/NOTICE.md}; the
 * others are read from the folder that the environment variable {@code ROLLCALL_REFERENCE} names. A
 * case of a method without an estimator here is left out; the table at the end says how many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {

  private static final List<GoldenMethods> ALL =
      List.of(
          new ClusterGoldens(),
          new ClusterRobustGoldens(),
          new CoxGoldens(),
          new CurveGoldens(),
          new HazardGoldens(),
          new IncidenceGoldens(),
          new LogRankGoldens(),
          new MeansGoldens(),
          new ProportionGoldens(),
          new RankGoldens(),
          new RegressionEdgeGoldens(),
          new RegressionGoldens(),
          new ReliabilityGoldens(),
          new RetentionTableGoldens(),
          new WeightingGoldens());

  private final Map<String, Consumer<GoldenCase>> methods = new HashMap<>();
  private final Map<String, Tally> tallies = new TreeMap<>();

  /** What became of the cases of a method. */
  private static final class Tally {
    private int ran;
    private int values;
    private int leftOut;
    private double worst;
    private String worstAt = "";
    private String why = "";
  }

  GoldenTest() {
    for (GoldenMethods some : ALL) {
      some.methods()
          .forEach(
              (method, answer) -> {
                if (methods.put(method, answer) != null) {
                  throw new IllegalStateException("Two answers to " + method);
                }
              });
    }
  }

  static Stream<GoldenCase> cases() throws IOException, URISyntaxException {
    Map<String, GoldenCase> byId = new LinkedHashMap<>();
    read(Path.of(Objects.requireNonNull(GoldenTest.class.getResource("/goldens")).toURI()), byId);
    Optional<Path> reference =
        Optional.ofNullable(System.getenv("ROLLCALL_REFERENCE"))
            .filter(name -> !name.isBlank())
            .map(Path::of);
    if (reference.isPresent()) {
      read(reference.get(), byId);
    }
    return byId.values().stream();
  }

  private static void read(Path folder, Map<String, GoldenCase> byId) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder.resolve("cases"))) {
      found.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
    }
    assertFalse(files.isEmpty(), "No cases in " + folder);
    for (Path file : files) {
      for (JsonNode one : new ObjectMapper().readTree(file.toFile())) {
        GoldenCase golden = new GoldenCase(one, folder);
        byId.put(golden.id(), golden);
      }
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("cases")
  void estimate_ofACase_equalsTheReference(GoldenCase golden) {
    Tally tally = tallies.computeIfAbsent(golden.method(), key -> new Tally());
    Consumer<GoldenCase> answer = methods.get(golden.method());
    if (answer == null) {
      tally.leftOut++;
      tally.why = "no estimand or diagnostic uses it";
      return;
    }
    try {
      answer.accept(golden);
    } catch (GoldenCase.LeftOut why) {
      tally.leftOut++;
      tally.why = why.getMessage();
      return;
    }
    tally.ran++;
    tally.values += golden.compared();
    if (golden.worst() > tally.worst) {
      tally.worst = golden.worst();
      tally.worstAt = golden.id() + " " + golden.worstPath();
    }
    assertEquals(List.of(), golden.problems(), golden.id());
    assertTrue(golden.compared() > 0, golden.id() + " compares nothing");
  }

  @AfterAll
  void print() {
    StringBuilder table = new StringBuilder("\nAgreement with the reference, by method\n");
    String format = "%-32s %5s %7s %8s  %-8s %s%n";
    table.append(
        String.format(format, "method", "ran", "values", "left out", "worst", "where, or why not"));
    int ran = 0;
    int leftOut = 0;
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      Tally tally = entry.getValue();
      ran += tally.ran;
      leftOut += tally.leftOut;
      table.append(
          String.format(
              format,
              entry.getKey(),
              tally.ran,
              tally.values,
              tally.leftOut,
              tally.ran == 0 ? "" : String.format("%.0e", tally.worst),
              tally.leftOut > 0 ? tally.why : tally.worstAt));
    }
    table.append(String.format("%d cases ran, %d left out%n", ran, leftOut));
    System.out.println(table);
  }
}
