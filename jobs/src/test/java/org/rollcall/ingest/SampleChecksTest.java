package org.rollcall.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.ingest.core.Extract;

/**
 * Counts of samples that were made without the code under test: the column checks of {@code
 * samples.tsv} holds {@code count(field=value)=n}, {@code distinct(field)=n}, {@code sum(field)=n}.
 */
class SampleChecksTest {

  static Stream<SamplesTest.Sample> checked() throws IOException {
    return SamplesTest.samples()
        .filter(sample -> sample.says().containsKey("checks") && !sample.says("checks").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("checked")
  void extract_sample_givesTheCountsMadeElsewhere(SamplesTest.Sample sample) {
    Extract extract = sample.extract();
    List<Extract.Record> sound =
        extract.records().stream().filter(record -> record.fault().isEmpty()).toList();
    for (String check : sample.says("checks").split(";")) {
      check(check.strip(), extract.columns(), sound);
    }
  }

  private static void check(String check, List<String> columns, List<Extract.Record> rows) {
    String[] parts = check.split("[()]");
    String[] told = parts[1].split("=", 2);
    int column = columns.indexOf(told[0]);
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
}
