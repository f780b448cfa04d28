package org.rollcall.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {

  @Test
  void write_sameScenario_givesTheCommittedDemo(@TempDir Path folder) throws IOException {
    Simulator.write(Scenario.demo(), folder);
    List<String> written = files(folder);
    assertTrue(written.size() > 20);
    for (String file : written) {
      // Unpacked: how well a zlib packs is its own affair.
      try (InputStream committed = DemoFiles.open(DemoTruthTest.DEMO.resolve(file));
          InputStream again = DemoFiles.open(folder.resolve(file))) {
        assertArrayEquals(committed.readAllBytes(), again.readAllBytes(), file);
      }
    }
    List<String> data = written.stream().filter(f -> f.startsWith("data")).toList();
    assertEquals(
        data, files(DemoTruthTest.DEMO).stream().filter(f -> f.startsWith("data")).toList());
  }

  @Test
  void draw_otherSeed_givesOtherPeopleOfTheSamePlantedSize() {
    World world = World.draw(Scenario.demo().withSeed(7));
    Object online = new ExactTruth(world).year().get("online");
    assertTrue(online.toString().contains("sessions_held=2786"), online::toString);
    assertTrue(online.toString().contains("attendances=41752"), online::toString);
  }

  @Test
  void scenario_moreContinuingGroupsThanSessions_isRefusedWithTheRule() {
    Scenario demo = Scenario.demo();
    Scenario.Online online = new Scenario.Online(132, 60, 12, 2_786, 41_752);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Scenario(
                    1,
                    demo.lastDay(),
                    demo.weeks(),
                    online,
                    demo.rooms(),
                    demo.law(),
                    200,
                    10,
                    Set.of(),
                    Scenario.Tables.ALL));
    assertEquals(
        "Cannot simulate online sessions held: 2786 (must be enough for four sessions of every"
            + " group)",
        refused.getMessage());
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }
}
