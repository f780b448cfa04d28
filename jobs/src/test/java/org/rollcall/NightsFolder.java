package org.rollcall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.NightsModel.Row;
import org.rollcall.curate.StoreRows;

/** A tiny study on disk: its files as the model has them, and what a run made of them. */
final class NightsFolder {

  static final int PEOPLE = 24;
  private static final int GROUPS = 8;
  private static final LocalDate BEGIN = LocalDate.of(2020, 1, 6);
  private static final double HUNDREDTH = 100.0;
  private static final double VERSIONS = 1e4;

  private static final String YAML =
      """
      study: nights
      title: Do people stay as long online?
      time_zone: Australia/Sydney
      washout: {log_weeks: 0, person_days: 0}
      sources:
        - {name: groups, table: groups, path: groups.csv}
        - {name: log, table: attendance, path: log/*.csv}
      """;

  private final Path folder;

  NightsFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("log"));
    StringBuilder groups =
        new StringBuilder("group_id,program,admission,session_modality,time_zone,log_started_on\n");
    for (int g = 0; g < GROUPS; g++) {
      String mode = g % 2 == 0 ? "online" : "face_to_face";
      groups.append("G%d,smart_recovery,open,%s,Australia/Sydney,%s\n".formatted(g, mode, BEGIN));
    }
    Files.writeString(groups(), groups);
    Files.writeString(study(), YAML);
  }

  Path study() {
    return folder.resolve("study.yaml");
  }

  Path groups() {
    return folder.resolve("groups.csv");
  }

  private Path log(String name) {
    return folder.resolve("log").resolve(name);
  }

  /** Makes the inbox what the model says that it is. */
  void write(Map<String, List<Row>> inbox) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      for (Path file : files.toList()) {
        if (!inbox.containsKey(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<String, List<Row>> file : inbox.entrySet()) {
      String text = text(file.getValue());
      Path path = log(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(text)) {
        Files.writeString(path, text);
      }
    }
  }

  private static String text(List<Row> rows) {
    StringBuilder text =
        new StringBuilder(
            "record_id,participant_id,identity_grade,group_id,session_start,minutes\n");
    for (Row row : rows) {
      int person = row.number() % PEOPLE;
      int group = person % GROUPS;
      LocalDate day = BEGIN.plusWeeks(row.number() / PEOPLE).plusDays(group % 5);
      text.append(
          "R%d,M%d,account,G%d,%sT18:00,%s\n"
              .formatted(row.number(), person, group, day, minutes(row)));
    }
    return text.toString();
  }

  /** A number of its own for each row, by which it is found again behind pseudonyms. */
  private static double minutes(Row row) {
    return row.number() / HUNDREDTH + row.version() / VERSIONS;
  }

  /** Fails unless the store holds exactly one of those lists of rows. */
  static void assertRows(Path output, List<List<Row>> either) {
    String found = stored(output);
    List<String> expected =
        either.stream()
            .map(
                rows ->
                    rows.stream()
                        .map(NightsFolder::minutes)
                        .sorted()
                        .map(minutes -> "%.4f".formatted(minutes))
                        .collect(Collectors.joining(" ")))
            .toList();
    if (!expected.contains(found)) {
      throw new AssertionError(
          "The store holds\n" + found + "\n(must be)\n" + String.join("\nor\n", expected));
    }
  }

  private static String stored(Path output) {
    List<Path> files = StoreRows.files(output.resolve("curated"), "attendance");
    if (files.isEmpty()) {
      return "";
    }
    String list =
        files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(",", "[", "]"));
    return ReleaseTables.query(
            "SELECT minutes FROM read_parquet(" + list + ", hive_partitioning = false)")
        .stream()
        .map(line -> line.number("minutes"))
        .sorted()
        .map(minutes -> "%.4f".formatted(minutes))
        .collect(Collectors.joining(" "));
  }

  /** Fails unless every release is whole by its own manifest; returns how many there are. */
  static int assertWhole(Path output) throws IOException {
    int releases = 0;
    for (String zone : List.of("secure", "published")) {
      for (Path release : visible(output.resolve(zone))) {
        if (Files.isSymbolicLink(release)) {
          if (!Files.isDirectory(release)) {
            throw new AssertionError(release + " points to nothing");
          }
        } else if (Files.isDirectory(release, LinkOption.NOFOLLOW_LINKS)) {
          assertWholeRelease(release);
          releases++;
        }
      }
    }
    return releases;
  }

  private static List<Path> visible(Path zone) throws IOException {
    if (!Files.isDirectory(zone)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(zone)) {
      return entries.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    }
  }

  private static void assertWholeRelease(Path release) throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(release.resolve("manifest.json").toFile());
    TreeSet<String> told = new TreeSet<>(List.of("manifest.json"));
    Map<String, String> hashes = Hashes.of(release);
    List<JsonNode> entries = new ArrayList<>();
    manifest.get("tables").forEach(entries::add);
    manifest.get("files").forEach(entries::add);
    for (JsonNode entry : entries) {
      String path = entry.get("path").asText();
      told.add(path);
      if (!entry.get("sha256").asText().equals(hashes.get(path))) {
        throw new AssertionError(release + ": " + path + " is not what its manifest tells");
      }
    }
    if (!told.equals(new TreeSet<>(hashes.keySet()))) {
      throw new AssertionError(release + " holds " + hashes.keySet() + " (must be " + told + ")");
    }
  }
}
