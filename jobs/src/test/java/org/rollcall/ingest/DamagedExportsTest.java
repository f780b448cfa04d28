package org.rollcall.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Encoding;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;

/** Every format, on files that arrived damaged or were saved again by another program. */
class DamagedExportsTest {

  private static final int FUZZED = Integer.getInteger("rollcall.fuzz", 10_000);
  private static final int LONGEST_SAMPLE = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** A sample of a format. */
  record Sample(ExportFormat format, Path file) {

    @Override
    public String toString() {
      return format.name() + " " + file.getFileName();
    }

    byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Stream<Sample> samples() throws IOException {
    Path folder = Path.of("src/test/resources/exports");
    List<Sample> samples = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files =
          tree.filter(Files::isRegularFile).filter(DamagedExportsTest::isSample).sorted().toList();
    }
    for (Path file : files) {
      Document document =
          Document.of(file.getFileName().toString(), Files.readAllBytes(file), Limits.DEFAULT);
      List<ExportFormat> sure =
          Formats.EXPORTS.stream().filter(format -> format.recognise(document).isSure()).toList();
      assertTrue(sure.size() <= 1, file + " is claimed by several: " + sure);
      sure.forEach(format -> samples.add(new Sample(format, file)));
    }
    assertFalse(samples.isEmpty());
    return samples.stream();
  }

  private static boolean isSample(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".csv") || name.endsWith(".json") || name.endsWith(".txt"))
        && !name.contains(".expected.");
  }

  /** The smallest sample of each format: mutations of it are many and quick. */
  static Stream<Sample> small() throws IOException {
    Map<String, Sample> smallest = new TreeMap<>();
    samples()
        .sorted(Comparator.comparingInt(sample -> sample.bytes().length))
        .forEach(sample -> smallest.putIfAbsent(sample.format().name(), sample));
    return smallest.values().stream();
  }

  @ParameterizedTest
  @MethodSource("small")
  void extract_mutatedFile_losesNoRowAndNeverCrashes(Sample sample) {
    Mutations mutations = new Mutations(20261122);
    byte[] sound = sample.bytes();
    int files = sound.length > LONGEST_SAMPLE ? FUZZED / 20 : FUZZED;
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < files; i++) {
            survives(sample, mutations.of(sound), "mutation " + i);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_truncatedFile_losesNoRowAndNeverCrashes(Sample sample) {
    byte[] sound = sample.bytes();
    int step = Math.max(1, sound.length / 60);
    for (int length = 0; length < sound.length; length += step) {
      survives(sample, Arrays.copyOf(sound, length), "cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_otherEncoding_isTheSame(Sample sample) {
    byte[] sound = sample.bytes();
    String text = Encoding.of(sound).decode(sound);
    Map<String, Extract> wanted = extracts(sample, sound);
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] other = ("\uFEFF" + text).getBytes(charset);
      assertEquals(wanted, extracts(sample, other), charset.name());
    }
  }

  /** Tables alone: a block of names and values, or of details of any width, is not one. */
  private static final Set<String> ONE_TABLE =
      Set.of(
          "zoom_participants",
          "zoom_active_hosts",
          "teams_log",
          "teams_live_event",
          "register_long",
          "sign_in_log",
          "headcount_table",
          "facilitator_log",
          "tsml_csv",
          "bmlt_naws_csv",
          "oiaa_list_csv");

  @ParameterizedTest
  @MethodSource("samples")
  void extract_otherDelimiter_givesTheSameRows(Sample sample) {
    Optional<Grid> grid = grid(sample);
    assumeTrue(grid.isPresent(), "not a table");
    List<List<String>> wanted = rows(extracts(sample, sample.bytes()));
    for (char delimiter : new char[] {',', ';', '\t'}) {
      byte[] other = text(grid.get().lines().stream().map(Line::cells).toList(), delimiter);
      assertEquals(wanted, rows(extracts(sample, other)), "delimiter " + (int) delimiter);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_emptyColumnsAround_givesTheSameRows(Sample sample) {
    List<List<String>> lines = lines(sample);
    int width = lines.stream().mapToInt(List::size).max().orElseThrow();
    List<List<String>> wider = new ArrayList<>();
    for (List<String> line : lines) {
      List<String> cells = new ArrayList<>(List.of(""));
      cells.addAll(line);
      cells.addAll(Collections.nCopies(width - line.size() + 3, ""));
      wider.add(cells);
    }
    assertSame(sample, text(wider, ','));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_delimiterToldAbove_givesTheSameRows(Sample sample) {
    String table = new String(text(lines(sample), ';'), StandardCharsets.UTF_8);
    assertSame(sample, ("\uFEFFsep=;\r\n" + table).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_titleAbove_givesTheSameRows(Sample sample) {
    assumeTrue(!sample.format().tables().isEmpty(), "gives no rows");
    List<List<String>> lines = new ArrayList<>(lines(sample));
    lines.add(0, List.of("Our own copy"));
    assertSame(sample, text(lines, ','));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_headingsAgainBelow_givesTheSameRows(Sample sample) {
    assumeTrue(isOneTable(sample), "not one table");
    assumeFalse(sample.format().name().equals("zoom_participants"), "begins another meeting");
    List<List<String>> lines = new ArrayList<>(lines(sample));
    lines.add(lines.get(0));
    assertSame(sample, text(lines, ','));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_rowNumbersInFront_givesTheSameRows(Sample sample) {
    assumeTrue(isOneTable(sample), "not one table");
    List<List<String>> lines = new ArrayList<>();
    for (List<String> line : lines(sample)) {
      List<String> cells = new ArrayList<>(line);
      cells.add(0, lines.isEmpty() ? "" : Integer.toString(lines.size()));
      lines.add(cells);
    }
    assertSame(sample, text(lines, ','));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_headingsAsRWritesThem_givesTheSameRows(Sample sample) {
    assumeTrue(ONE_TABLE.contains(sample.format().name()), "not one table");
    List<List<String>> lines = new ArrayList<>(lines(sample));
    lines.set(
        0, lines.get(0).stream().map(cell -> cell.replaceAll("[^\\p{L}\\p{N}._]", ".")).toList());
    assertSame(sample, text(lines, ','));
  }

  private static boolean isOneTable(Sample sample) {
    return ONE_TABLE.contains(sample.format().name())
        || sample.format().tables().contains("survey_responses");
  }

  private static List<List<String>> lines(Sample sample) {
    Optional<Grid> grid = grid(sample);
    assumeTrue(grid.isPresent(), "not a table");
    return grid.get().lines().stream().map(Line::cells).toList();
  }

  private static void assertSame(Sample sample, byte[] other) {
    assertEquals(
        rows(extracts(sample, sample.bytes())), rows(extracts(sample, other)), sample::toString);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_columnsInAnotherOrder_givesTheSameRows(Sample sample) {
    assumeTrue(ONE_TABLE.contains(sample.format().name()), "not one table");
    List<Line> lines = grid(sample).orElseThrow().lines();
    int width = lines.stream().mapToInt(line -> line.cells().size()).max().orElseThrow();
    List<Integer> order = new ArrayList<>(IntStream.range(0, width).boxed().toList());
    Collections.shuffle(order, new Random(7));
    List<List<String>> shuffled =
        lines.stream().map(line -> order.stream().map(line::cell).toList()).toList();
    assertEquals(
        rows(extracts(sample, sample.bytes())), rows(extracts(sample, text(shuffled, ','))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void recognise_headingsInAnUnknownLanguage_isNotSure(Sample sample) {
    assumeTrue(ONE_TABLE.contains(sample.format().name()), "not one table");
    List<List<String>> lines = new ArrayList<>();
    for (Line line : grid(sample).orElseThrow().lines()) {
      boolean heading =
          lines.isEmpty() || line.cells().stream().noneMatch(cell -> cell.matches(".*\\d.*"));
      lines.add(
          heading ? line.cells().stream().map(c -> "qqq " + c.length()).toList() : line.cells());
    }
    Document document = Document.of("file.csv", text(lines, ','), Limits.DEFAULT);
    Formats.EXPORTS.forEach(
        format -> assertFalse(format.recognise(document).isSure(), format.name()));
  }

  private static Optional<Grid> grid(Sample sample) {
    Document document =
        Document.of(sample.file().getFileName().toString(), sample.bytes(), Limits.DEFAULT);
    boolean table = !document.isJson() && sample.file().toString().endsWith(".csv");
    return table ? Optional.of(document.grid()) : Optional.empty();
  }

  private static byte[] text(List<List<String>> lines, char delimiter) {
    return lines.stream()
        .map(
            cells ->
                cells.stream()
                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(String.valueOf(delimiter))))
        .collect(Collectors.joining("\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What the rows hold, whatever lines they stand on. */
  private static List<List<String>> rows(Map<String, Extract> extracts) {
    List<List<String>> rows = new ArrayList<>();
    extracts.forEach(
        (table, extract) -> {
          rows.add(List.of(table, String.join("|", extract.columns())));
          for (Extract.Record row : extract.records()) {
            List<String> cells = new ArrayList<>(row.cells());
            cells.add(row.fault());
            rows.add(cells);
          }
        });
    return rows;
  }

  /** By table; a table that is refused has no entry, so that refusals are compared too. */
  private static Map<String, Extract> extracts(Sample sample, byte[] bytes) {
    Document document = Document.of(sample.file().getFileName().toString(), bytes, Limits.DEFAULT);
    assertTrue(sample.format().recognise(document).isSure(), sample::toString);
    Map<String, Extract> extracts = new TreeMap<>();
    for (String table : sample.format().tables()) {
      extract(sample, document, table).ifPresent(extract -> extracts.put(table, extract));
    }
    return extracts;
  }

  private static Optional<Extract> extract(Sample sample, Document document, String table) {
    try {
      Request request =
          new Request(
              "", table, new Mapping(List.of()), DateOrder.ISO, sample.format().suggest(document));
      return Optional.of(sample.format().extract(document, request));
    } catch (IngestException e) {
      assertTrue(e.sentence().startsWith("Cannot read the file: "), e.sentence());
      assertTrue(e.sentence().contains("(must "), e.sentence());
      return Optional.empty();
    }
  }

  private static void survives(Sample sample, byte[] bytes, String how) {
    try {
      Document document =
          Document.of(sample.file().getFileName().toString(), bytes, Limits.DEFAULT);
      for (ExportFormat format : Formats.EXPORTS) {
        boolean sure = format.recognise(document).isSure();
        if (format == sample.format() && sure) {
          for (String table : format.tables()) {
            extract(sample, document, table)
                .ifPresent(extract -> assertEquals(0, extract.lost(), how + " of " + table));
          }
        }
      }
    } catch (IngestException e) {
      assertTrue(e.sentence().contains("(must "), e.sentence());
    } catch (RuntimeException e) {
      throw new AssertionError(sample + ": " + how, e);
    }
  }
}
