package org.rollcall.ingest.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.Limits;

/**
 * Each sample of {@code exports/<family>/samples.tsv} is known for what it is, and gives the table
 * beside it, {@code <sample>.expected.<table>.csv}, which was checked by eye.
 *
 * <p>The column checks holds counts made without the code under test: {@code count(field=value)=n},
 * {@code distinct(field)=n}, {@code sum(field)=n}.
 */
class SamplesTest {

  private static final Path FOLDER = Path.of("src/test/resources/exports");
  private static final boolean UPDATE = Boolean.getBoolean("rollcall.update");

  private record Sample(
      Path file, String format, String table, DayOrder order, List<String> cells) {

    String name() {
      return file.getFileName() + " as " + table;
    }

    Document document() throws IOException {
      return Document.of(file.getFileName().toString(), Files.readAllBytes(file), Limits.DEFAULT);
    }
  }

  private static Stream<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> lists = Files.walk(FOLDER, 2)) {
      for (Path list : lists.filter(path -> path.endsWith("samples.tsv")).sorted().toList()) {
        List<String> lines = Files.readAllLines(list);
        for (String line : lines.subList(1, lines.size())) {
          List<String> cells = List.of(line.split("\t", -1));
          DayOrder order = DayOrder.valueOf(cells.get(3).toUpperCase(java.util.Locale.ROOT));
          Path file = list.resolveSibling(cells.get(0));
          samples.add(new Sample(file, cells.get(1), cells.get(2), order, cells));
        }
      }
    }
    return samples.stream();
  }

  private static ExportFormat format(String name) {
    return Formats.EXPORTS.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> recognise_sample_isSureOfItsFormatAlone() throws IOException {
    return samples().map(s -> DynamicTest.dynamicTest(s.name(), () -> checkFormat(s)));
  }

  private static void checkFormat(Sample sample) throws IOException {
    Document document = sample.document();
    List<String> sure =
        Formats.EXPORTS.stream()
            .filter(format -> format.recognise(document).isSure())
            .map(ExportFormat::name)
            .toList();
    assertEquals(List.of(sample.format()), sure);
  }

  @TestFactory
  Stream<DynamicTest> extract_sample_isTheTableCheckedByEye() throws IOException {
    return samples().map(s -> DynamicTest.dynamicTest(s.name(), () -> checkTable(s)));
  }

  private static void checkTable(Sample sample) throws IOException {
    Extract extract =
        format(sample.format()).extract(sample.document(), sample.table(), sample.order());
    assertEquals(0, extract.lost(), "rows of which nothing is known");
    List<Extract.Record> sound =
        extract.records().stream().filter(record -> record.fault().isEmpty()).toList();
    Path expected = Path.of(sample.file() + ".expected." + sample.table() + ".csv");
    if (UPDATE) {
      Files.writeString(expected, text(extract), StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(expected), text(extract));
    long asides = extract.aside().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(
        List.of(sample.cells().get(4), sample.cells().get(5), sample.cells().get(6)),
        List.of("" + sound.size(), "" + asides, "" + extract.faulty()),
        "records, rows set aside, faults");
    for (String check : sample.cells().get(7).split(";")) {
      if (!check.isBlank()) {
        check(check.strip(), extract.columns(), sound);
      }
    }
  }

  private static void check(String check, List<String> columns, List<Extract.Record> rows) {
    String[] parts = check.split("[()]");
    String[] told = parts[1].split("=", 2);
    int column = columns.indexOf(told[0]);
    assertTrue(column >= 0, told[0]);
    Stream<String> cells = rows.stream().map(row -> row.cells().get(column));
    long found =
        switch (parts[0]) {
          case "count" -> cells.filter(cell -> cell.equals(told[1])).count();
          case "distinct" -> cells.filter(cell -> !cell.isEmpty()).distinct().count();
          case "sum" -> cells.filter(cell -> !cell.isEmpty()).mapToLong(Long::parseLong).sum();
          default -> throw new IllegalArgumentException(check);
        };
    assertEquals(check, parts[0] + "(" + parts[1] + ")=" + found);
  }

  /** Line, cells and fault of each row, then what else the extract says. */
  private static String text(Extract extract) {
    StringBuilder text = new StringBuilder("line,");
    text.append(String.join(",", extract.columns())).append(",fault\n");
    for (Extract.Record row : extract.records()) {
      String cells =
          row.cells().stream()
              .map(cell -> cell.matches("(?s).*[,\"\n].*") ? '"' + cell + '"' : cell)
              .collect(Collectors.joining(","));
      text.append(row.line()).append(',').append(cells).append(',').append(row.fault());
      text.append('\n');
    }
    text.append("# aside ").append(new TreeMap<>(extract.aside())).append('\n');
    extract.dropped().forEach(what -> text.append("# drops ").append(what).append('\n'));
    extract.gaps().forEach(gap -> text.append("# lacks ").append(gap.code()).append('\n'));
    return text.toString();
  }
}
