package org.rollcall.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.bench.Peer.Tally;

class BenchDataTest {

  @TempDir private Path folder;

  @Test
  void write_twice_givesTheSameBytes() throws IOException {
    BenchData.write(folder.resolve("a"), 2000);
    BenchData.write(folder.resolve("b"), 2000);
    try (Stream<Path> files = Files.walk(folder.resolve("a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path twin = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
        assertEquals(-1, Files.mismatch(file, twin), file.toString());
      }
    }
  }

  @Test
  void reports_ofAYear_areAsManyAsTheySayWithThatManyAttendances() throws IOException {
    assertEquals(ReportsData.ATTENDANCES, ReportsData.write(folder));
    long rows = 0;
    try (Stream<Path> files = Files.list(folder.resolve("zoom"))) {
      List<Path> reports = files.toList();
      assertEquals(ReportsData.REPORTS, reports.size());
      for (Path report : reports) {
        rows += Files.readAllLines(report).size() - 4;
      }
    }
    assertEquals(ReportsData.ATTENDANCES, rows);
    try (Stream<Path> files = Files.list(folder.resolve("night"))) {
      assertEquals(ReportsData.NIGHT, files.count());
    }
  }

  /** The peer's counts against the same counts made line by line in Java. */
  @Test
  void peer_onGeneratedFiles_accountsForEveryLine() throws IOException, SQLException {
    BenchData.write(folder, 40_000);
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      for (Path file : files.filter(f -> f.toString().contains("attendance-")).toList()) {
        List<String> all = Files.readAllLines(file);
        lines.addAll(all.subList(1, all.size()));
      }
    }
    List<String> good = lines.stream().filter(l -> !l.contains(",32.13.")).toList();
    long people = good.stream().map(l -> l.split(",")[1]).distinct().count();

    Tally tally;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      tally = Peer.run(connection, folder, folder);
    }
    assertEquals(lines.size(), tally.read());
    assertEquals(lines.size() - good.size(), tally.rejected());
    assertEquals(new HashSet<>(good).size(), tally.kept());
    assertEquals(people, tally.people());
    assertTrue(Math.abs(lines.size() - 40_000) < 4_000, "rows: " + lines.size());
    assertEquals(0.001, (double) tally.rejected() / lines.size(), 0.0005);
    assertEquals(0.02, 1 - (double) tally.kept() / good.size(), 0.004);
  }
}
