package org.rollcall.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;

/**
 * Each sample is known, read whole and read right: {@code samples.tsv} of its folder tells what it
 * is and what becomes of its rows, {@code <sample>.expected.<table>.csv} the rows themselves, and
 * {@code counts.tsv} holds counts made by a script that shares nothing with the code.
 */
class SamplesTest {

  private static final Path FOLDER = Path.of("src/test/resources/exports");

  /** A line of samples.tsv or real.tsv; the outcome is rows, asides and faults, or a code. */
  record Sample(Path file, Map<String, String> says) {

    String says(String column) {
      return says.get(column);
    }

    Document document() {
      try {
        String name = file.getFileName().toString();
        return Document.of(name, Files.readAllBytes(file), Limits.DEFAULT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    ExportFormat format() {
      return Formats.EXPORTS.stream()
          .filter(format -> format.name().equals(says("format")))
          .findFirst()
          .orElseThrow();
    }

    Extract extract() {
      return format().extract(document(), says("table"), DateOrder.valueOf(says("order")));
    }

    @Override
    public String toString() {
      return file.getFileName() + " " + says("table") + " " + says("order");
    }
  }

  static Stream<Sample> samples() throws IOException {
    return lines("samples.tsv", FOLDER);
  }

  /** Samples whose licence does not let them be kept here. */
  static Stream<Sample> real() throws IOException {
    String folder = System.getenv("ROLLCALL_SAMPLES");
    return lines("real.tsv", Path.of(folder == null ? "unset" : folder));
  }

  private static Stream<Sample> lines(String list, Path base) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(FOLDER)) {
      for (Path path :
          tree.filter(file -> file.getFileName().toString().equals(list)).sorted().toList()) {
        String family = path.getParent().getFileName().toString();
        for (Map<String, String> line : table(path, '\t')) {
          samples.add(new Sample(base.resolve(family).resolve(line.get("file")), line));
        }
      }
    }
    return samples.stream();
  }

  private static List<Map<String, String>> table(Path path, char delimiter) {
    try {
      return CSVFormat.Builder.create()
          .setDelimiter(delimiter)
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(Files.readString(path)))
          .stream()
          .map(CSVRecord::toMap)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void recognise_sample_isItsFormatAlone(Sample sample) {
    checkKind(sample);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_sample_accountsForEveryRow(Sample sample) throws IOException {
    checkRows(sample);
  }

  @ParameterizedTest
  @MethodSource("real")
  void extract_realSample_accountsForEveryRow(Sample sample) {
    assumeTrue(Files.exists(sample.file()), "set ROLLCALL_SAMPLES to the folder of samples");
    checkKind(sample);
    checkRows(sample);
    Path lists = FOLDER.resolve(sample.file().getParent().getFileName());
    Map<String, String> count = count(lists.resolve("real_counts.tsv"), sample);
    if (sample.says("table").equals("attendance")
        && !sample.says("records").startsWith("IN-")
        && !count.isEmpty()) {
      checkCount(sample, count);
    }
  }

  private static void checkKind(Sample sample) {
    Document document = sample.document();
    List<String> sure =
        Formats.EXPORTS.stream()
            .filter(format -> format.recognise(document).isSure())
            .map(ExportFormat::name)
            .toList();
    assertEquals(List.of(sample.says("format")), sure);
  }

  private static void checkRows(Sample sample) {
    if (sample.says("table").isEmpty()) {
      assertEquals(List.of(), sample.format().tables());
      assertFalse(sample.format().whyNone().isEmpty());
      return;
    }
    if (sample.says("records").startsWith("IN-")) {
      IngestException refused = assertThrows(IngestException.class, sample::extract);
      assertEquals(sample.says("records"), refused.code());
      return;
    }
    Extract extract = sample.extract();
    assertEquals(0, extract.lost());
    long records = extract.records().stream().filter(row -> row.fault().isEmpty()).count();
    long aside = extract.aside().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(
        sample.says("records") + " " + sample.says("asides") + " " + sample.says("faults"),
        records + " " + aside + " " + extract.faulty());
  }

  static Stream<Sample> expected() throws IOException {
    return samples()
        .filter(sample -> Files.exists(expectation(sample)))
        .filter(sample -> !sample.says("records").startsWith("IN-"));
  }

  private static Path expectation(Sample sample) {
    String name = sample.file().getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return sample.file().resolveSibling(name + ".expected." + sample.says("table") + ".csv");
  }

  @ParameterizedTest
  @MethodSource("expected")
  void extract_sample_isTheExpectedTable(Sample sample) {
    List<Map<String, String>> wanted = table(expectation(sample), ',');
    Set<String> columns = wanted.get(0).keySet();
    Extract extract = sample.extract();
    List<Map<String, String>> found = new ArrayList<>();
    for (Extract.Record row : extract.records()) {
      Map<String, String> cells = new TreeMap<>();
      for (String column : columns) {
        cells.put(
            column,
            switch (column) {
              case "line" -> Long.toString(row.line());
              case "fault" -> row.fault();
              default -> row.cells().get(extract.columns().indexOf(column));
            });
      }
      found.add(cells);
    }
    for (int row = 0; row < Math.min(wanted.size(), found.size()); row++) {
      assertEquals(new TreeMap<>(wanted.get(row)), found.get(row));
    }
    assertEquals(wanted.size(), found.size());
  }

  static Stream<Sample> meetings() throws IOException {
    return samples()
        .filter(sample -> sample.says("table").equals("attendance"))
        .filter(sample -> !sample.says("records").startsWith("IN-"))
        .filter(sample -> !count(counts(sample), sample).isEmpty());
  }

  private static Path counts(Sample sample) {
    return sample.file().resolveSibling("counts.tsv");
  }

  private static Map<String, String> count(Path counts, Sample sample) {
    return !Files.exists(counts)
        ? Map.of()
        : table(counts, '\t').stream()
            .filter(line -> line.get("file").equals(sample.file().getFileName().toString()))
            .findFirst()
            .orElse(Map.of());
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void extract_sample_agreesWithAnIndependentCount(Sample sample) {
    checkCount(sample, count(counts(sample), sample));
  }

  private static void checkCount(Sample sample, Map<String, String> count) {
    Extract extract = sample.extract();
    PersonMinutes minutes = PersonMinutes.of(extract);
    Set<String> sessions = new HashSet<>();
    for (Extract.Record row : extract.records()) {
      if (row.fault().isEmpty()) {
        sessions.add(cell(extract, row, "group_id") + " " + cell(extract, row, "session_start"));
      }
    }
    assertEquals(Long.parseLong(count.get("rows")), extract.read());
    assertEquals(Integer.parseInt(count.get("people")), minutes.people());
    assertEquals(Integer.parseInt(count.get("sessions")), sessions.size());
    assertEquals(Double.parseDouble(count.get("minutes")), minutes.total(), 0.06);
  }

  static String cell(Extract extract, Extract.Record row, String column) {
    int at = extract.columns().indexOf(column);
    return at < 0 ? "" : row.cells().get(at);
  }
}
