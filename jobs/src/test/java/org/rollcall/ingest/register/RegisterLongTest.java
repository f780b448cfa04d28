package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;

/** Registers with a row for each person and session, whatever their column of marks is called. */
class RegisterLongTest {

  private static Document table(String heading, String present, String absent) {
    StringBuilder csv = new StringBuilder("Date,Time,Group,Member," + heading + "\n");
    for (int day = 14; day < 20; day++) {
      csv.append("2026-09-%d,19:00,G1,Wren,%s\n".formatted(day, day == 16 ? absent : present));
      csv.append("2026-09-%d,19:00,G1,Ash,%s\n".formatted(day, day == 17 ? absent : present));
    }
    return Texts.csv(csv.toString());
  }

  private static Extract extract(Document document, Map<String, String> marks) {
    return extract(document, marks, new Mapping(List.of()));
  }

  private static Extract extract(Document document, Map<String, String> marks, Mapping mapping) {
    return new RegisterLong()
        .extract(
            document,
            new Request(
                "s",
                "attendance",
                mapping,
                DateOrder.ISO,
                Optional.empty(),
                Optional.empty(),
                marks,
                Instruments.STANDARD));
  }

  private static long count(Extract extract, String status) {
    return extract.records().stream()
        .filter(row -> extract.cell(row, "status").equals(status))
        .count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mark|P|A",
        "P/A|P|A",
        "P/A/L|L|A",
        "Code|P|A",
        "Here?|Y|N",
        "Came|1|0",
        "Outcome|Attended|Apologies",
        "State|present|absent",
        "Absent|P|A",
        "Vino|sí|no",
        "Anwesend|ja|nein",
        "Erschienen|anw|abw",
        "Kedatangan|✓|✗",
        "出欠|○|欠",
        "Présence|présent|excusé"
      })
  void extract_marksUnderAnyHeading_tellAbsence(String heading, String present, String absent) {
    Document document = table(heading, present, absent);
    assertTrue(new RegisterLong().recognise(document).isSure());
    assertFalse(new SignInLog().recognise(document).isSure());
    Extract extract = extract(document, Map.of());
    assertEquals(10, count(extract, "present"));
    assertEquals(2, count(extract, "absent"));
    assertEquals(List.of(), extract.gaps());
    assertEquals(
        List.of("Wren", "Ash"),
        extract.records().stream()
            .map(row -> extract.cell(row, "participant_id"))
            .distinct()
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"Mark,T,S", "Wer,da!,weg", "Absent?,N,Y", "Status,X,P", "No show,0,1"})
  void extract_marksOfUnknownMeaning_areAskedForWithoutBeingShown(
      String heading, String present, String absent) {
    Document document = table(heading, present, absent);
    assertTrue(new RegisterLong().recognise(document).isSure());
    Extract.Gap gap = extract(document, Map.of()).gaps().get(0);
    assertEquals("IN-REGISTER-MARK", gap.code());
    assertTrue(gap.sentence().contains("line 2, column 5"), gap.sentence());
    assertFalse(gap.sentence().contains("\"" + present + "\""), gap.sentence());
    Extract told = extract(document, Map.of(present, "online", absent, "absent"));
    assertEquals(10, count(told, "present"));
    assertEquals(2, count(told, "absent"));
    assertEquals("online", told.cell(told.records().get(0), "attendance_mode"));
    assertEquals(List.of(), told.gaps());
  }

  @Test
  void extract_oneOddMark_costsItsRow() {
    String csv = "Date,Time,Name,Mark\n2026-09-14,19:00,Wren,P\n2026-09-14,19:00,Ash,P\n";
    Extract extract = extract(Texts.csv(csv + "2026-09-14,19:00,Bay,Q\n"), Map.of());
    assertEquals(List.of(), extract.gaps());
    assertEquals(2, count(extract, "present"));
    Extract.Record odd = extract.records().get(2);
    assertEquals("REGISTER-MARK", odd.fault());
    assertEquals(4, odd.line());
    assertEquals(4, odd.column());
    assertEquals(0, extract.lost());
  }

  @Test
  void extract_columnKnownByItsCells_isToldOf() {
    Extract extract = extract(table("Kedatangan", "P", "A"), Map.of());
    assertTrue(extract.notices().get(0).startsWith("column 5 is taken to say who was there"));
    assertEquals(List.of(), extract(table("Mark", "P", "A"), Map.of()).notices());
  }

  @Test
  void extract_twoColumnsOfMarks_areRefusedUntilOneIsNamed() {
    String csv =
        "Date,Time,Name,Here,Stayed,\n2026-09-14,19:00,Wren,P,A\n2026-09-14,19:00,Ash,A,P\n";
    String both = csv.replace("Here", "Began");
    IngestException e =
        assertThrows(IngestException.class, () -> extract(Texts.csv(both), Map.of()));
    assertTrue(e.sentence().contains("columns 4 and 5 both hold marks"), e.sentence());
    assertEquals(1, count(extract(Texts.csv(csv), Map.of()), "present"));
    Mapping told =
        new Mapping(List.of(Mapping.Wanted.of("status", "Stayed", Mapping.Need.REQUIRED)));
    Extract extract = extract(Texts.csv(both), Map.of(), told);
    assertEquals("absent", extract.cell(extract.records().get(0), "Stayed"));
  }

  @Test
  void extract_everybodyThereByTheStudy_readsNoMarks() {
    Mapping all =
        new Mapping(List.of(new Mapping.Wanted("status", List.of(), Mapping.Need.OPTIONAL)));
    Extract extract = extract(table("Mark", "T", "S"), Map.of(), all);
    assertEquals(List.of(), extract.gaps());
    assertFalse(extract.columns().contains("status"));
    assertEquals(12, extract.records().size());
  }

  @ParameterizedTest
  @CsvSource({
    "First time,Y,N",
    "Consent,Y,N",
    "Guest,1,0",
    "Comment,late again today and tired,came with a friend",
    "Age,34,35"
  })
  void recognise_columnAboutSomethingElse_staysASignInLog(String heading, String one, String two) {
    Document document = table(heading, one, two);
    assertTrue(new SignInLog().recognise(document).isSure());
    assertFalse(new RegisterLong().recognise(document).isSure());
  }

  @Test
  void recognise_whatPeopleAre_isNoMark() {
    Document document =
        Texts.csv(
            "Date,Time,Name,Home\n2026-09-14,19:00,Wren,NSW\n2026-09-14,19:00,Ash,VIC\n"
                + "2026-09-21,19:00,Wren,NSW\n2026-09-21,19:00,Ash,VIC\n");
    assertTrue(new SignInLog().recognise(document).isSure());
  }

  @Test
  void extract_timesOfMarking_areOneSession() {
    String csv =
        "Name,Lecture,Date,Attendance\nWren,Tuesday,2026-02-17 19:03:15,Present\nAsh,Tuesday,2026-02-17 19:06:15,Present\n"
            + "Wren,Lunch,2026-02-17 12:03:15,Present\nAsh,Lunch,2026-02-17 12:06:15,Absent\n"
            + "Wren,Tuesday,2026-02-24 19:03:15,Present\nAsh,Lunch,2026-02-24 12:03:15,Present\n";
    Extract extract = extract(Texts.csv(csv), Map.of());
    assertEquals(
        List.of(
            "Tuesday 2026-02-17T19:03:15",
            "Tuesday 2026-02-17T19:03:15",
            "Lunch 2026-02-17T12:03:15",
            "Lunch 2026-02-17T12:03:15",
            "Tuesday 2026-02-24T19:03:15",
            "Lunch 2026-02-24T12:03:15"),
        extract.records().stream()
            .map(row -> extract.cell(row, "group_id") + " " + extract.cell(row, "session_start"))
            .toList());
  }

  @Test
  void extract_absenteesWithoutTimeOfArrival_areAtTheirSession() {
    String csv =
        "Name,Date,Time In,Mark\nWren,2026-02-17,18:55,P\nAsh,2026-02-17,19:05,P\nBay,2026-02-17,,A\n";
    Extract extract = extract(Texts.csv(csv), Map.of());
    assertEquals(
        List.of("2026-02-17T18:55:00", "2026-02-17T18:55:00", "2026-02-17T18:55:00"),
        extract.records().stream().map(row -> extract.cell(row, "session_start")).toList());
    assertEquals(
        List.of("2026-02-17T18:55:00", "2026-02-17T19:05:00", ""),
        extract.records().stream().map(row -> extract.cell(row, "joined_at")).toList());
  }
}
