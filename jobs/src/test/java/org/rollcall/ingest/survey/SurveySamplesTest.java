package org.rollcall.ingest.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;
import org.rollcall.study.Study;

/**
 * Each sample of a survey is known, and read whole and right: {@code surveys.yaml} maps it, {@code
 * <sample>.expected.survey_responses.csv} holds what it gives, and {@code counts.tsv} counts made
 * by a script that shares nothing with the code.
 */
class SurveySamplesTest {

  private static final int DAMAGED = 400;

  static Stream<String> sources() {
    return SurveySamples.all().map(Study.Source::name);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void recognise_sample_isItsFormatAlone(String name) {
    Study.Source source = SurveySamples.named(name);
    assertEquals(
        List.of(source.format().orElseThrow()), sure(SurveySamples.FOLDER.resolve(source.path())));
  }

  private static List<String> sure(Path file) {
    Document document = SurveySamples.document(file);
    return Formats.EXPORTS.stream()
        .filter(format -> format.recognise(document).isSure())
        .map(ExportFormat::name)
        .toList();
  }

  /** With {@code -Drollcall.update=true} it writes the table instead of complaining. */
  @ParameterizedTest
  @MethodSource("sources")
  void extract_sample_isAsExpected(String name) throws IOException {
    Study.Source source = SurveySamples.named(name);
    Path file =
        SurveySamples.FOLDER.resolve(
            source.path().replaceFirst("\\.csv$", ".expected.survey_responses.csv"));
    List<String> table = new ArrayList<>();
    table.add("line,response_id,item,value,submitted_at,participant_id,group_id,wave");
    table.addAll(SurveySamples.lines(SurveySamples.extract(source)));
    if (Boolean.getBoolean("rollcall.update")) {
      Files.write(file, table);
    }
    assertEquals(Files.readAllLines(file), table);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void extract_sample_agreesWithTheCountsOfAScript(String name) throws IOException {
    Extract extract = SurveySamples.extract(SurveySamples.named(name));
    int id = extract.columns().indexOf("response_id");
    long responses =
        extract.records().stream()
            .filter(row -> row.fault().isEmpty())
            .map(row -> row.cells().get(id))
            .distinct()
            .count();
    long[] counted = counts().get(name);
    assertEquals(counted[0], responses, "responses");
    assertEquals(counted[1], extract.used(), "answers");
    assertEquals(Arrays.stream(counted).skip(1).sum(), extract.read(), "answers that could be");
    assertEquals(0, extract.lost());
  }

  private static Map<String, long[]> counts() throws IOException {
    return Files.readAllLines(SurveySamples.FOLDER.resolve("counts.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> Arrays.stream(cells).skip(1).mapToLong(Long::parseLong).toArray()));
  }

  /**
   * Names, addresses, places and texts of the samples, which stand in cells that are not mapped.
   */
  @ParameterizedTest
  @MethodSource("sources")
  void extract_sample_holdsNothingOfAPerson(String name) {
    Extract extract = SurveySamples.extract(SurveySamples.named(name));
    for (Extract.Record row : extract.records()) {
      String all = String.join("\n", row.cells());
      assertFalse(all.matches("(?s).*(@|192\\.0\\.2|47\\.19|-33\\.9|Wren|Robin|Uzuvef|Ravoni).*"));
      for (String column : List.of("value", "item", "submitted_at")) {
        String cell = row.cells().get(extract.columns().indexOf(column));
        assertTrue(cell.matches("[a-z_]*|[0-9T:.+Z-]*"), column);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void extract_damagedFile_losesNothingAndNeverCrashes(String name) throws IOException {
    Study.Source source = SurveySamples.named(name);
    byte[] sound = Files.readAllBytes(SurveySamples.FOLDER.resolve(source.path()));
    Random dice = new Random(20261122);
    for (int i = 0; i < DAMAGED; i++) {
      byte[] bytes = damaged(sound, dice);
      try {
        Document document = SurveySamples.document("f.csv", bytes);
        if (SurveySamples.format(source.format().orElseThrow()).recognise(document).isSure()) {
          assertEquals(0, SurveySamples.extract(source, document).lost());
        }
      } catch (IngestException e) {
        assertTrue(e.sentence().contains("(must "), e.sentence());
      }
    }
  }

  /** A cut, a byte changed, or a piece left out. */
  private static byte[] damaged(byte[] sound, Random dice) {
    int at = dice.nextInt(sound.length);
    if (dice.nextInt(4) == 0) {
      return Arrays.copyOf(sound, at);
    }
    byte[] bytes = sound.clone();
    if (dice.nextBoolean()) {
      bytes[at] = (byte) ",;\t\"\n0x".charAt(dice.nextInt(7));
      return bytes;
    }
    int to = Math.min(sound.length, at + 1 + dice.nextInt(40));
    System.arraycopy(sound, to, bytes, at, sound.length - to);
    return Arrays.copyOf(bytes, sound.length - (to - at));
  }

  @ParameterizedTest
  @CsvSource({
    "redcap_longitudinal_dictionary.csv, redcap_design",
    "redcap_repeating_dictionary.csv, redcap_design",
    "redcap_longitudinal_event.csv, redcap_design",
    "redcap_longitudinal_arm.csv, redcap_design",
    "googleforms_ambiguous.csv, google_forms",
  })
  void recognise_otherFiles_areKnown(String file, String format) {
    assertEquals(List.of(format), sure(SurveySamples.FOLDER.resolve(file)));
  }

  /** Of the public samples, of which some may not be kept here, as a script counted them whole. */
  @ParameterizedTest
  @MethodSource("publicSamples")
  void recognise_publicSample_isItsFormatAlone(String line) {
    String[] cells = line.split("\t");
    assertEquals(List.of(cells[1]), sure(publicSample(cells[0])));
  }

  @ParameterizedTest
  @MethodSource("publicSamples")
  void extract_publicSample_agreesWithTheCountsOfAScript(String line) {
    String[] cells = line.split("\t");
    Document document = SurveySamples.document(publicSample(cells[0]));
    ExportFormat format = SurveySamples.format(cells[1]);
    if (cells[2].isEmpty()) {
      assertEquals(List.of(), format.tables());
      return;
    }
    Survey survey =
        new Survey(
            "own_questions",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            Map.of(cells[2], "item"),
            Map.of("A1", 1.0, "A2", 2.0, "A3", 3.0, "Yes", 1.0, "No", 0.0),
            List.of());
    Mapping constants =
        new Mapping(List.of(new Mapping.Wanted("submitted_at", List.of(), Mapping.Need.OPTIONAL)));
    Extract extract =
        format.extract(
            document,
            new Request("s", "survey_responses", constants, DateOrder.ISO, Optional.of(survey)));
    long[] counted = Arrays.stream(cells).skip(3).mapToLong(Long::parseLong).toArray();
    assertEquals(counted[0], extract.used(), "answers");
    assertEquals(counted[1], extract.faulty(), "cells that no answer explains");
    long aside = extract.aside().values().stream().mapToLong(n -> n).sum();
    assertEquals(counted[2] + counted[3], aside, "empty cells and rows that give none");
    assertEquals(0, extract.lost());
  }

  static Stream<String> publicSamples() throws IOException {
    return Files.readAllLines(SurveySamples.FOLDER.resolve("real_counts.tsv")).stream().skip(1);
  }

  private static Path publicSample(String file) {
    String folder = System.getenv("ROLLCALL_SAMPLES");
    Path path = Path.of(folder == null ? "unset" : folder).resolve("surveys").resolve(file);
    assumeTrue(Files.exists(path), "set ROLLCALL_SAMPLES to the folder of samples");
    return path;
  }

  @Test
  void samples_allFiles_areMappedOrNamedAbove() throws IOException {
    try (Stream<Path> files = Files.list(SurveySamples.FOLDER)) {
      List<String> left =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".csv") && !file.contains(".expected."))
              .filter(file -> SurveySamples.all().noneMatch(s -> s.path().equals(file)))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "googleforms_ambiguous.csv",
              "odk_central_repeat.csv",
              "redcap_longitudinal_arm.csv",
              "redcap_longitudinal_dictionary.csv",
              "redcap_longitudinal_event.csv",
              "redcap_repeating_dictionary.csv"),
          left);
    }
  }
}
