package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.cli.CheckReport;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.discover.GroupNames;
import org.rollcall.discover.Groups;
import org.rollcall.discover.SniffReport;
import org.rollcall.discover.Sniffed;
import org.rollcall.discover.StartingStudy;
import org.rollcall.gate.FileGate;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.RowSink;
import org.rollcall.gate.SourceFile;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Slice;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Study;

/**
 * Each sample of each format with something personal in one of its cells, whichever that is: it may
 * be found in nothing that is said of the file, and in nothing that goes through the gate, whether
 * the study lists regions or not. What {@code init} writes beside the files must name groups and
 * questions as they do, but by nothing that reaches a person.
 */
class CanaryTest {

  private static final String NAME = "Zqcanary Quill";
  private static final List<String> CANARIES =
      List.of(NAME, "zqcanary@example.org", "+61 491 570 156", "203.0.113.77");
  private static final Pattern FOUND =
      Pattern.compile("zqcanary|quill|491[ -]?570|203\\.0\\.113", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORDS = Pattern.compile("[^\\t:]*[A-Za-z][^\\t:]*");
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final String REGIONS = "regions: [{code: north, label: Northern region}]\n";
  private static final int CELLS = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path home;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() throws IOException {
    Path key = Files.createDirectory(home.resolve("keys")).resolve("key");
    Keys.create(key);
    keys = Keys.load(key, List.of());
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of("src/test/resources/exports"))) {
      return tree
          .filter(file -> file.toString().matches(".*\\.(csv|json|txt)"))
          .filter(file -> !file.toString().contains(".expected."))
          .filter(file -> Sniffed.of(file).format().isPresent())
          .sorted()
          .toList()
          .stream();
    }
  }

  /** A file with something in one place. */
  private record Planted(String text) {}

  @ParameterizedTest
  @MethodSource("samples")
  void everything_canaryInAnyCell_isNotFound(Path sample) throws IOException {
    Path folder = Files.createDirectories(home.resolve("folder"));
    Path file = folder.resolve(sample.getFileName().toString());
    Set<String> leaks = new TreeSet<>();
    List<Planted> planted = planted(sample);
    assertTrue(planted.size() > 3, "too few places");
    for (Planted one : planted) {
      Files.writeString(file, one.text());
      leaks.addAll(leaks(folder, file));
      Files.writeString(file, one.text().substring(0, one.text().length() * 3 / 5));
      leaks.addAll(said(Sniffed.of(file)));
    }
    Files.delete(file);
    assertEquals(Set.of(), leaks);
  }

  private static Set<String> leaks(Path folder, Path file) throws IOException {
    Sniffed sniffed = Sniffed.of(file);
    Set<String> leaks = new TreeSet<>(said(sniffed));
    List<Sniffed> files = List.of(sniffed);
    GroupNames names = GroupNames.of(files);
    StartingStudy starting = new StartingStudy(folder, Optional.of(SYDNEY), files, names);
    String yaml = starting.yaml();
    leaks.addAll(reaching("study.yaml", yaml));
    for (Map.Entry<String, String> instrument : starting.instruments().entrySet()) {
      leaks.addAll(found("instrument", instrument.getValue()));
      Path path = folder.resolve(instrument.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, instrument.getValue());
    }
    if (!sniffed.isReadable()) {
      return leaks;
    }
    String groups = Groups.of(files, names, Optional.of(SYDNEY)).csv();
    leaks.addAll(reaching("groups.csv", groups));
    Files.writeString(folder.resolve("groups.csv"), Decisions.groups(groups));
    for (String lists : List.of("", REGIONS)) {
      Path study = Files.writeString(folder.resolve("study.yaml"), Decisions.yaml(yaml) + lists);
      leaks.addAll(passed(StudyFiles.load(study)));
    }
    return leaks;
  }

  private static Set<String> said(Sniffed sniffed) {
    Set<String> leaks =
        new TreeSet<>(found("sniff", String.join("\n", new SniffReport(sniffed).lines())));
    leaks.addAll(found("table of sniff", String.join("\n", new SniffReport(sniffed).row())));
    return leaks;
  }

  private static Set<String> passed(Study study) {
    Inbox inbox = Inbox.of(study, keys);
    CheckReport report = new CheckReport(study, inbox.files());
    Map<String, Intake> intakes = Intake.all(study);
    Set<String> leaks = new TreeSet<>();
    for (SourceFile each : inbox.files()) {
      Texts rows = new Texts(each.table(), new StringBuilder());
      FileTally tally = pass(intakes.get(each.sourceId()), each, rows);
      leaks.addAll(found("rows", rows.text().toString()));
      leaks.addAll(found("tally", tally.toString()));
      leaks.addAll(found("check", String.join("\n", report.lines(each, tally))));
    }
    leaks.addAll(found("problems", inbox.problems().toString()));
    return leaks;
  }

  private static FileTally pass(Intake intake, SourceFile file, RowSink rows) {
    try (FileGate gate = FileGate.open(intake, file, Slice.WHOLE, keys)) {
      boolean more = true;
      while (more) {
        more = gate.next(rows);
      }
      return FileTally.whole(List.of(gate.tally()));
    }
  }

  private static Set<String> reaching(String where, String text) {
    return found(where, text.replaceAll("(?i)" + NAME.replace(" ", "[ _]?"), ""));
  }

  private static Set<String> found(String where, String text) {
    return text.lines()
        .filter(line -> FOUND.matcher(line).find())
        .map(line -> where + ": " + line)
        .collect(Collectors.toSet());
  }

  private static List<Planted> planted(Path sample) throws IOException {
    byte[] bytes = Files.readAllBytes(sample);
    Document document = Document.of(sample.getFileName().toString(), bytes, Limits.DEFAULT);
    List<Planted> planted =
        document.isJson()
            ? inValues(document.json())
            : sample.toString().endsWith(".txt")
                ? inWords(document.text())
                : inCells(document.grid().lines());
    Collections.shuffle(planted, new Random(11));
    return planted.subList(0, Math.min(CELLS, planted.size()));
  }

  private static String canary(int place) {
    return CANARIES.get(place % CANARIES.size());
  }

  private static List<Planted> inCells(List<Line> lines) {
    List<Planted> planted = new ArrayList<>();
    for (int row = 0; row < Math.min(lines.size(), 20); row++) {
      for (int column = 0; column < lines.get(row).cells().size(); column++) {
        for (String canary : CANARIES) {
          List<List<String>> table = new ArrayList<>(lines.stream().map(Line::cells).toList());
          List<String> cells = new ArrayList<>(table.get(row));
          cells.set(column, canary);
          table.set(row, cells);
          planted.add(new Planted(csv(table)));
        }
      }
    }
    return planted;
  }

  private static String csv(List<List<String>> table) {
    return table.stream()
        .map(
            cells ->
                cells.stream()
                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n"));
  }

  private static List<Planted> inWords(String text) {
    List<Planted> planted = new ArrayList<>();
    for (MatchResult words : WORDS.matcher(text).results().toList()) {
      String canary = canary(planted.size());
      planted.add(
          new Planted(text.substring(0, words.end()) + " " + canary + text.substring(words.end())));
    }
    return planted;
  }

  private static List<Planted> inValues(JsonNode json) {
    List<Planted> planted = new ArrayList<>();
    values(
        json,
        change -> {
          String canary = canary(planted.size());
          String text = change.apply(canary);
          planted.add(new Planted(text));
          return text;
        },
        json);
    return planted;
  }

  private interface Place extends java.util.function.Function<UnaryOperator<String>, String> {}

  private static void values(JsonNode node, Place place, JsonNode top) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = object.get(name);
        if (value.isValueNode()) {
          place.apply(canary -> written(object.set(name, new TextNode(canary)), top));
          object.set(name, value);
        } else {
          values(value, place, top);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int at = 0; at < array.size(); at++) {
        int index = at;
        JsonNode value = array.get(at);
        if (value.isValueNode()) {
          place.apply(canary -> written(array.set(index, new TextNode(canary)), top));
          array.set(index, value);
        } else {
          values(value, place, top);
        }
      }
    }
  }

  private static String written(JsonNode changed, JsonNode top) {
    try {
      return changed == null ? "" : JSON.writeValueAsString(top);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the texts of rows. */
  private record Texts(String table, StringBuilder text) implements RowSink {

    @Override
    public void setNull(int column) {}

    @Override
    public void putInt(int column, int value) {}

    @Override
    public void putDouble(int column, double value) {}

    @Override
    public void putBoolean(int column, boolean value) {}

    @Override
    public void putDate(int column, int epochDay) {}

    @Override
    public void putBytes(int column, byte[] value) {
      putText(column, value);
    }

    @Override
    public void putText(int column, byte[] utf8) {
      Field field = Schemas.curated(table).fields().get(column);
      text.append(field.name()).append('=').append(new String(utf8, StandardCharsets.UTF_8));
      text.append('\n');
    }

    @Override
    public void endRow() {}
  }
}
