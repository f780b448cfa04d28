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
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;

class RegisterWideTest {

  private static Extract attendance(String fileName, String csv) {
    return Texts.extract("register_wide", "attendance", Texts.document(fileName, csv));
  }

  private static List<String> column(Extract extract, String name) {
    int at = extract.columns().indexOf(name);
    return extract.records().stream().map(row -> row.cells().get(at)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "register_2023.csv,Date,2023-11-10,IN-NO-TIME",
    "2023 register.csv,Date,2023-11-10,IN-NO-TIME",
    "register_2023-11.csv,Month-Day,11-10,IN-NO-YEAR",
    "register_2022_to_2023.csv,Month-Day,11-10,IN-NO-YEAR",
    "register 2023-24.csv,Month-Day,11-10,IN-NO-YEAR",
    "member20231.csv,Month-Day,11-10,IN-NO-YEAR"
  })
  void extract_datesWithoutYear_takeTheOneYearOfTheName(
      String fileName, String column, String day, String gap) {
    Extract extract = attendance(fileName, "Name,10-Nov,12-Nov\nWren,P,\n");
    assertEquals(day, column(extract, column).get(0));
    assertEquals(List.of(gap), extract.gaps().stream().map(Extract.Gap::code).toList());
  }

  @Test
  void extract_registerAsRAndPandasWriteIt_givesTheSameDaysAndUnknownMarks() {
    Extract extract =
        attendance("f.csv", "Name,X2025.03.03,X2025.03.10\nWren,1.0,nan\nAsh,0.0,1\n");
    assertEquals(
        List.of("2025-03-03", "2025-03-10", "2025-03-03", "2025-03-10"), column(extract, "Date"));
    assertEquals(List.of("present", "unknown", "absent", "present"), column(extract, "status"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name,05-11,06-11|IN-DATE-ORDER|1",
        "Name,17-11,11-17|IN-DATE-ORDER|1",
        "Name,20-Dec,03-Jan|IN-NO-YEAR|1",
        "Name,10-Nov,2023-11-12|IN-DATE|1",
        "Name,31-Feb,01-Mar|IN-DATE|1",
        "Name,2023-11-20,20.11.2023|IN-SESSION-TWICE|1"
      })
  void extract_headingsThatLeaveAChoice_areRefused(String header, String code, long line) {
    IngestException e =
        assertThrows(IngestException.class, () -> attendance("f.csv", header + "\nWren,P,P\n"));
    assertEquals(code, e.code());
    assertEquals(line, e.line());
  }

  @ParameterizedTest
  @CsvSource({"X,,P", "A,,A"})
  void extract_marksThatMayMeanEither_areRefused(String first, String second, String third) {
    String csv =
        "Name,2025-03-03,2025-03-10\nWren,%s,%s\nAsh,%s,\n".formatted(first, second, third);
    assertEquals(
        "IN-REGISTER-MARK",
        assertThrows(IngestException.class, () -> attendance("f.csv", csv)).code());
  }

  @Test
  void extract_oneOddMark_costsItsCellAndNotItsPerson() {
    Extract extract =
        attendance("f.csv", "Name,2025-03-03,2025-03-10\nWren,Q,P\nAsh,P,A\nBay,P,P\n");
    assertEquals(List.of("IN-NO-TIME"), extract.gaps().stream().map(Extract.Gap::code).toList());
    assertEquals(
        List.of("", "present", "present", "absent", "present", "present"),
        column(extract, "status"));
    assertEquals("REGISTER-MARK", extract.records().get(0).fault());
    assertEquals(2, extract.records().get(0).column());
    assertEquals(0, extract.lost());
  }

  @Test
  void extract_marksThatComeAgain_areAskedForAndThenMeanWhatTheStudySays() {
    Document document = Texts.csv("Member,3-Feb-26,10-Feb-26,17-Feb-26\nWren,O,F,\nAsh,F,,O\n");
    assertTrue(new RegisterWide().recognise(document).isSure());
    assertEquals(
        List.of(
            "Cannot read the file: it has 2 marks of unknown meaning, first in line 2, column 2; line 2, column 3 (must be told: add marks: {\"MARK\": present} to the source, with each such mark in place of MARK, and present, online, face_to_face, absent, not_enrolled or unknown as its meaning)"),
        attendance("f.csv", document.text()).gaps().stream()
            .filter(gap -> gap.code().equals("IN-REGISTER-MARK"))
            .map(Extract.Gap::sentence)
            .toList());
    Request told =
        new Request(
            "s",
            "attendance",
            new Mapping(List.of()),
            DateOrder.ISO,
            Optional.empty(),
            Optional.empty(),
            Map.of("o", "online", "F", "face_to_face"),
            Instruments.STANDARD);
    Extract extract = new RegisterWide().extract(document, told);
    assertEquals(List.of("IN-NO-TIME"), extract.gaps().stream().map(Extract.Gap::code).toList());
    assertEquals(
        List.of("present", "present", "absent", "present", "absent", "present"),
        column(extract, "status"));
    assertEquals("online", column(extract, "attendance_mode").get(0));
    assertEquals("face_to_face", column(extract, "attendance_mode").get(1));
  }

  @Test
  void extract_wordsOfMode_arePresenceInThatMode() {
    String csv =
        "Member,3-Feb-26,10-Feb-26,17-Feb-26\nWren,Online,In person,Absent\nAsh,In person,Apologies,Online\n";
    Extract extract = attendance("f.csv", csv);
    assertEquals(
        List.of("present", "present", "absent", "present", "absent", "present"),
        column(extract, "status"));
    assertEquals("online", column(extract, "attendance_mode").get(0));
    Extract heads = Texts.extract("register_wide", "headcounts", Texts.csv(csv));
    assertEquals(List.of("hybrid", "face_to_face", "online"), column(heads, "session_modality"));
  }

  @ParameterizedTest
  @CsvSource({"X", "x", "✓", "✔", "√", "•", "/", "1"})
  void extract_oneMarkAloneUnderDates_isPresence(String mark) {
    String csv =
        "Name,2025-03-03,2025-03-10,2025-03-17\nWren,%s,%s,\nAsh,,%s,\n"
            .formatted(mark, mark, mark);
    assertEquals(
        List.of("present", "present", "absent", "present"),
        column(attendance("f.csv", csv), "status"));
    Extract heads = Texts.extract("register_wide", "headcounts", Texts.document("f.csv", csv));
    assertEquals(List.of("1", "2"), column(heads, "attendees"));
  }

  @Test
  void extract_crossesUnderNumbers_areRefused() {
    IngestException e =
        assertThrows(
            IngestException.class,
            () -> attendance("f.csv", "Name,Week 1,Week 2\nWren,x,\nAsh,x,x\n"));
    assertEquals("IN-REGISTER-MARK", e.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X = absent|5",
        "x: away|5",
        "P = present; X = did not come|5",
        "absent = X|5",
        "'X' means cancelled|5",
        "X - apologies|5",
        "X \u2013 abwesend|5"
      })
  void extract_crossesThatANoteCallsAbsence_areRefused(String note, long line) {
    String register = "Name,2025-03-03,2025-03-10\nWren,X,\nAsh,,X\n\n\"" + note + "\",,\n";
    IngestException e = assertThrows(IngestException.class, () -> attendance("f.csv", register));
    assertEquals("IN-REGISTER-MARK", e.code());
    assertEquals(line, e.line());
    assertFalse(e.sentence().contains(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"X = present", "x: attended", "Present = X", "Room X - Tuesday", "Key: X = here"})
  void extract_crossesThatNoNoteDenies_arePresence(String note) {
    Extract extract =
        attendance("f.csv", "\"" + note + "\",,\nName,2025-03-03,2025-03-10\nWren,X,\nAsh,,X\n");
    assertEquals(List.of("present", "absent", "absent", "present"), column(extract, "status"));
  }

  @Test
  void extract_headingsWithTimes_tellTheStart() {
    Extract extract =
        attendance("f.csv", "Name,2025-03-03 18:30,Mon 17/03/2025 18:30\nWren,P,A\nAsh,,✓\n");
    assertEquals(
        List.of(
            "2025-03-03T18:30:00",
            "2025-03-17T18:30:00",
            "2025-03-03T18:30:00",
            "2025-03-17T18:30:00"),
        column(extract, "session_start"));
    assertEquals(List.of("present", "absent", "unknown", "present"), column(extract, "status"));
    assertEquals(List.of(), extract.gaps());
  }

  @Test
  void extract_headingRepeatedOnEachPage_isNoPerson() {
    Extract extract =
        attendance(
            "f.csv", "Name,2025-03-03,2025-03-10\nWren,P,P\nName,2025-03-03,2025-03-10\nAsh,P,\n");
    assertEquals(List.of("Wren", "Wren", "Ash", "Ash"), column(extract, "participant_id"));
    assertEquals(0, extract.lost());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name,2025-03-03,2025-03-10;Wren,12.50,7.25",
        "Name,1,2,3;Wren,4,5,3",
        "Item,2025-03-03,2025-03-10;Chairs,1,1"
      })
  void recognise_tableThatIsNoRegister_isNotSure(String lines) {
    Document document = Texts.csv(lines.replace(';', '\n') + "\n");
    assertFalse(new RegisterWide().recognise(document).isSure());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 Mar 2026;10 Mar 2026;17 Mar 2026 (Zoom);24 Mar 2026;31st Mar 2026",
        "3rd March 2026;10th of March 2026;March 17th, 2026;Tue 24th Mar 26;31 Mar 2026 - special",
        "2026-03-03;2026-03-10;Zoom 2026-03-17;2026-03-24 (cancelled?);Week 5 - 2026-03-31",
        "03/03/2026;10/03/2026;17/03/2026 (Zoom);Zoom: 24/03/2026;31/03/2026 last one",
        "3 Mar 2026*;10 Mar 2026/Zoom;17 Mar 2026, Easter;w/c 24 Mar 2026;31-Mar-26 (b)"
      })
  void extract_datesWithOrdinalsOrTextAround_areSessions(String headings) {
    String csv =
        "Name;%s;Total\nWren;P;P;P;A;P;4\nAsh;A;P;P;P;P;4\nBay;P;P;P;P;A;4\n".formatted(headings);
    Extract extract = attendance("f.csv", csv);
    assertEquals(
        List.of("2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24", "2026-03-31"),
        column(extract, "Date").subList(0, 5));
    assertEquals(15, extract.records().size());
    assertEquals(12, column(extract, "status").stream().filter("present"::equals).count());
  }

  @Test
  void extract_timesBehindWordedDates_tellTheStart() {
    Extract extract =
        attendance("f.csv", "Name,3 Mar 2026 18:30,10th Mar 2026 (6:30 pm)\nWren,P,A\nAsh,A,P\n");
    assertEquals(
        List.of("2026-03-03T18:30:00", "2026-03-10T18:30:00"),
        column(extract, "session_start").subList(0, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name,3 Mar 2026,10 Mar 2026,special,24 Mar 2026|4",
        "Name,3 Mar 2026,10 Mar 2026,24 Mar 2026,|5",
        "Name,3 Mar 2026,10 Mar 2026,17. M\u00e4rz 2026,24 Mar 2026|4",
        "Name,3. M\u00e4rz 2026,10 Mar 2026,17 Mar 2026,24 Mar 2026|2",
        "Name,Week 1,Week 2,make-up,Week 4|4",
        "Name,3 Mar 2026,10 Mar 2026,17/24 Mar 2026,Paid 31 Mar 2026|4"
      })
  void extract_columnOfMarksThatTellsNoSession_isRefused(String header, int column) {
    String csv = header + "\nWren,P,P,P,A\nAsh,A,P,P,P\n";
    IngestException e = assertThrows(IngestException.class, () -> attendance("f.csv", csv));
    assertEquals("IN-SESSION-HEADING", e.code());
    assertEquals(
        "Cannot read the file: column "
            + column
            + " holds marks under a heading that tells no session as the others do (must be headed as they are; a sum must say total, and what is no session must stand left of them under a heading without digits)",
        e.sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total",
        "Total to 31 Mar 2026",
        "% present",
        "No. of sessions",
        "Present",
        "Notes",
        "E-mail",
        "Active member",
        "Sum 2026",
        "Attendance rate",
        "First time"
      })
  void extract_columnOfSumsOrPersons_isNoSession(String heading) {
    String csv = "Name,3 Mar 2026,10 Mar 2026,%s\nWren,1,1,1\nAsh,0,1,1\n".formatted(heading);
    assertEquals(4, attendance("f.csv", csv).records().size());
  }

  @Test
  void extract_twoRowsOfOneName_areTwoPeopleAndNeverOne() {
    String csv = "Name,2026-03-03,2026-03-10,2026-03-17\nWren,P,P,P\nAsh Lee,P,A,P\n wren,P,P,A\n";
    Extract heads = Texts.extract("register_wide", "headcounts", Texts.csv(csv));
    assertEquals(List.of("3", "2", "2"), column(heads, "attendees"));
    Extract people = attendance("f.csv", csv);
    assertEquals(7, people.records().size());
    Extract.Record fault = people.records().get(6);
    assertEquals("NAME-TWICE 4 1", fault.fault() + " " + fault.line() + " " + fault.column());
    assertEquals(0, people.lost());
  }

  /** Who was written down again on another day is one person, as far as a name tells. */
  @Test
  void extract_rowsOfOneNameThatNeverMeet_areOfThatName() {
    Extract people =
        attendance("f.csv", "Name,2026-03-03,2026-03-10\nWren,Y,\nAsh Lee,Y,N\nwren ,,Y\n");
    assertEquals(0, people.faulty());
    assertEquals(6, people.records().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Member ID,Name,2026-03-03,2026-03-10;1,Wren,P,P;2,Wren,P,A|participant_id|0|2",
        "Name,Email,2026-03-03,2026-03-10;Wren,w@example.org,P,P;Wren,v@example.org,P,A|Email|0|2",
        "Name,Email,2026-03-03,2026-03-10;Wren,w@example.org,P,P;Wren,v@example.org,P,A|participant_id|1|2",
        "First name,Last name,2026-03-03,2026-03-10;Wren,Ash,P,P;Wren,Bay,P,A|participant_id|0|2",
        "First name,Last name,2026-03-03,2026-03-10;Wren,Ash,P,P;Wren,Ash,P,A|participant_id|1|2"
      })
  void extract_sameNames_areFaultyUnlessSomethingTellsThemApart(
      String lines, String column, long faults, String first) {
    Document document = Texts.csv(lines.replace(';', '\n') + "\n");
    Mapping mapping =
        new Mapping(List.of(Mapping.Wanted.of("participant_id", column, Mapping.Need.REQUIRED)));
    Extract people =
        new RegisterWide().extract(document, new Request("attendance", mapping, DateOrder.ISO));
    assertEquals(faults, people.faulty());
    Extract heads = Texts.extract("register_wide", "headcounts", document);
    assertEquals(first, column(heads, "attendees").get(0));
  }
}
