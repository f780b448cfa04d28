package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;

/** Who was not there is never silently counted, whatever says so under whatever heading. */
class DoubtfulMarksTest {

  private static final int PEOPLE = 12;
  private static final Mapping NOTHING = new Mapping(List.of());

  private static final List<String> HEADINGS =
      List.of(
          "Attended group?",
          "Present in room",
          "Member present",
          "Guest present",
          "Absent (facilitator)",
          "Outcome",
          "Appointment outcome",
          "Group result",
          "Status",
          "Code",
          "Member?",
          "In the room",
          "Signature",
          "Notes",
          "Läsnäolo",
          "Docházka",
          "Явка",
          "Fremmøde",
          "Teilnahme",
          "Présence au groupe",
          "¿Vino?",
          "参加",
          "C5",
          "");

  /** Present, then absent. */
  private static final List<List<String>> WORDS =
      List.of(
          List.of("yes", "no"),
          List.of("Y", "N"),
          List.of("P", "A"),
          List.of("x", ""),
          List.of("", "x"),
          List.of("1", "2"),
          List.of("2", "1"),
          List.of("1", "0"),
          List.of("Participated in full", "Did not participate"),
          List.of("Completed", "Cancelled by client"),
          List.of("Kept", "Broken"),
          List.of("signed", ""),
          List.of("", "did not come"),
          List.of("", "absent"),
          List.of("läsnä", "poissa"),
          List.of("ano", "ne"),
          List.of("был", "нет"),
          List.of("tog del", "uteblev"),
          List.of("来", "不来"));

  static Stream<List<String>> tables() {
    return HEADINGS.stream()
        .flatMap(
            heading -> WORDS.stream().map(words -> List.of(heading, words.get(0), words.get(1))));
  }

  /** A third of people are absent: others each session, or the same. */
  private static Document table(
      String heading, String present, String absent, int sessions, boolean same) {
    StringBuilder csv = new StringBuilder("Date,Time,Group,Member," + heading + "\n");
    for (int day = 0; day < sessions; day++) {
      for (int person = 0; person < PEOPLE; person++) {
        csv.append(
            "2026-09-%02d,18:30,Tuesday,M%02d,%s\n"
                .formatted(
                    day * 7 + 1, person, (person + (same ? 0 : day)) % 3 == 0 ? absent : present));
      }
    }
    return Texts.csv(csv.toString());
  }

  private static Request request(Mapping mapping, Map<String, String> marks) {
    return new Request(
        "s",
        "attendance",
        mapping,
        DateOrder.ISO,
        Optional.empty(),
        Optional.empty(),
        marks,
        Instruments.STANDARD);
  }

  private static Optional<Extract> read(
      Document document, Mapping mapping, Map<String, String> marks) {
    return Stream.<ExportFormat>of(new RegisterLong(), new SignInLog())
        .filter(format -> format.recognise(document).isSure())
        .findFirst()
        .map(format -> format.extract(document, request(mapping, marks)));
  }

  /** Whether somebody who was not there is counted without a question. */
  private static boolean isSilent(Extract extract) {
    Predicate<Extract.Record> absent =
        row -> {
          int person = Integer.parseInt(extract.cell(row, "participant_id").substring(1));
          return person % 3 == 0;
        };
    return extract.gaps().isEmpty()
        && extract.records().stream()
            .filter(row -> row.fault().isEmpty())
            .filter(absent)
            .anyMatch(
                row ->
                    !extract.columns().contains("status")
                        || extract.cell(row, "status").equals("present"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void extract_absenteesUnderAnyHeading_areMarkedOrAskedFor(List<String> table) {
    for (boolean other : new boolean[] {false, true}) {
      Document document = table(table.get(0), table.get(1), table.get(2), other ? 2 : 1, true);
      Optional<Extract> extract = read(document, NOTHING, Map.of());
      assertFalse(extract.filter(DoubtfulMarksTest::isSilent).isPresent(), table.toString());
    }
    Optional<Extract> extract =
        read(table(table.get(0), table.get(1), table.get(2), 4, false), NOTHING, Map.of());
    assertTrue(
        extract.stream().noneMatch(e -> e.gaps().isEmpty() && !e.columns().contains("status")),
        table.toString());
  }

  @Test
  void extract_minutesWithZero_areAskedFor() {
    Extract extract = read(table("Minutes attended", "60", "0", 1, true), NOTHING, Map.of()).get();
    assertEquals(
        "Cannot read the file: 1 column (5) may say who was there (must be told: add constants:"
            + " {status: \"present\"} to the source, if everybody in it was there; if a column says"
            + " who was, columns: {status: \"HEADING\"} with its heading, and marks: for what its"
            + " cells mean)",
        extract.gaps().get(0).sentence());
    assertEquals(
        List.of(),
        read(table("Minutes attended", "60", "45", 1, true), NOTHING, Map.of()).get().gaps());
  }

  @Test
  void extract_codesThatTheStudyTells_areRead() {
    Document document = table("Outcome", "1", "2", 1, true);
    Map<String, String> marks = Map.of("1", "present", "2", "absent");
    Mapping named =
        new Mapping(List.of(Mapping.Wanted.of("status", "Outcome", Mapping.Need.REQUIRED)));
    Extract told = new SignInLog().extract(document, request(named, marks));
    assertEquals(List.of(), told.gaps());
    assertEquals(8, count(told, "Outcome", "present"));
    assertEquals(4, count(told, "Outcome", "absent"));
    Extract alone = new SignInLog().extract(document, request(NOTHING, marks));
    assertEquals(4, count(alone, "status", "absent"));
  }

  private static long count(Extract extract, String column, String status) {
    return extract.records().stream()
        .filter(row -> extract.cell(row, column).equals(status))
        .count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Consent|Y|N",
        "Gender|F|M",
        "Guest|1|0",
        "Age|34|35",
        "Venue|Town hall|Library",
        "Joined|2025-03-01|2025-11-12",
        "Region|North|South"
      })
  void extract_explainedColumns_askNothing(String heading, String one, String two) {
    Document document = table(heading, one, two, 3, true);
    assertTrue(new SignInLog().recognise(document).isSure());
    assertEquals(List.of(), read(document, NOTHING, Map.of()).orElseThrow().gaps());
  }

  @Test
  void extract_textThatNobodysChanges_isOfPeople() {
    Document document = table("Stamm", "NSW", "VIC", 4, true);
    assertEquals(List.of(), read(document, NOTHING, Map.of()).orElseThrow().gaps());
    Document once = table("Stamm", "NSW", "VIC", 1, true);
    assertEquals(1, read(once, NOTHING, Map.of()).orElseThrow().gaps().size());
  }
}
