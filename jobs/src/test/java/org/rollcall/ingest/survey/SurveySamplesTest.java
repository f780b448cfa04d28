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
import org.rollcall.contract.Survey;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.Mapping;
import org.rollcall.ingest.Request;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
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

  /**
   * The public samples themselves, of which some may not be kept here; nothing of them is mapped.
   */
  @ParameterizedTest
  @CsvSource({
    "redcap_longitudinal_data.csv, redcap",
    "redcap_repeating_data.csv, redcap",
    "redcap_repeating_sparse_data.csv, redcap",
    "redcap_checkboxes_data.csv, redcap",
    "redcap_grayform_dag_data.csv, redcap",
    "redcap_decimal_comma_data.csv, redcap",
    "redcap_nonnumeric_id_data.csv, redcap",
    "redcap_longitudinal_dictionary.csv, redcap_design",
    "redcap_repeating_dictionary.csv, redcap_design",
    "redcap_longitudinal_event.csv, redcap_design",
    "redcap_longitudinal_arm.csv, redcap_design",
    "qualtrics_insights_3header_de.csv, qualtrics",
    "qualtrics_legacy_2header.csv, qualtrics",
    "qualtrics_2016_importid_python.csv, qualtrics",
    "qualtrics_2016_legacy.csv, qualtrics",
    "limesurvey_code_headers.csv, limesurvey",
    "limesurvey_code_and_text.csv, limesurvey",
    "kobo_dietary_xml.csv, kobo",
    "kobo_grouped_labels.csv, kobo",
    "kobo_hxl.csv, kobo",
    "kobo_quotes.csv, kobo",
    "kobo_r_mangled.csv, kobo",
    "odk_central_header.csv, odk_central",
    "googleforms_dmy_mixedpadding.csv, google_forms",
    "surveymonkey_2header_macroman.csv, surveymonkey",
    "surveymonkey_singleheader.csv, surveymonkey",
  })
  void recognise_publicSample_isItsFormatAlone(String file, String format) {
    assertEquals(List.of(format), sure(publicSample(file)));
  }

  /** Counted in the whole files by a script: answers, mapped cells without one, rows aside. */
  @ParameterizedTest
  @CsvSource({
    "limesurvey_code_headers.csv, limesurvey, A12a, 9, 6, 9",
    "limesurvey_code_and_text.csv, limesurvey, D3[SQ001], 5, 0, 7",
    "kobo_dietary_xml.csv, kobo, dietary_accommodations/vegan, 9, 0, 0",
    "kobo_r_mangled.csv, kobo, males_5_12, 10, 0, 0",
    "qualtrics_2016_importid_python.csv, qualtrics, fruits, 0, 0, 5",
    "qualtrics_2016_legacy.csv, qualtrics, fruits, 0, 0, 5",
    "surveymonkey_singleheader.csv, surveymonkey, Do you work in retail?, 364, 35, 0",
  })
  void extract_publicSample_agreesWithTheCountsOfAScript(
      String file, String format, String question, long answers, long empty, long aside) {
    Document document = SurveySamples.document(publicSample(file));
    Survey survey =
        new Survey(
            "own_questions",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            Map.of(question, "item"),
            Map.of("A1", 1.0, "A2", 2.0, "A3", 3.0, "Yes", 1.0, "No", 0.0),
            List.of());
    Mapping constants =
        new Mapping(List.of(new Mapping.Wanted("submitted_at", List.of(), Mapping.Need.OPTIONAL)));
    Extract extract =
        SurveySamples.format(format)
            .extract(
                document,
                new Request(
                    "s", "survey_responses", constants, DayOrder.EVIDENT, Optional.of(survey)));
    long unanswered = extract.aside().getOrDefault("ASIDE-UNANSWERED", 0L);
    assertEquals(answers, extract.used() + extract.faulty());
    assertEquals(empty, unanswered);
    assertEquals(answers + empty + aside, extract.read());
    assertEquals(0, extract.lost());
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
