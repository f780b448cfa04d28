package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;

class HeadcountGridTest {

  private static Document document(String lines) {
    return Texts.csv(lines.replace(';', '\n') + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Apples,Pears;2024-03-04,8,2",
        "Date,Apples,Pears,Total;2024-03-04,8,2,9",
        "Date,Wren,Ash,Total;2024-03-04,1,1,2;2024-03-11,0,1,1",
        "Date,Morning mood,Evening mood;2024-03-04,8,2",
        "Date,Monday,Tuesday;2024-03-04,8,2",
        "Date,Men,Women,Harbour group,Old group;2024-03-04,8,2,3,4",
        "Group,2024-03-04,2024-03-11;Harbour,1,0",
        "Group,2024-03-04,2024-03-11;Harbour,8.5,9.5",
        "Group,Week 1,Week 2;Harbour,8,9",
        "Name,Group,2024-03-04,2024-03-11;Wren,Harbour,8,9",
        "Item,2024-03-04,2024-03-11;Chairs,8,9"
      })
  void recognise_tableThatMayBeAnotherThing_isNotSure(String lines) {
    assertFalse(new HeadcountGrid().recognise(document(lines)).isSure());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Harbour,Quay,Total;2024-03-04,8,2,10",
        "Date,Harbour group,Meeting 2;2024-03-04,8,2",
        "Date,Morning,Evening;2024-03-04,8,2",
        "Site,2024-03-04,2024-03-11;Harbour,8,9"
      })
  void recognise_countsByGroupAndDay_isThisAlone(String lines) {
    assertTrue(new HeadcountGrid().recognise(document(lines)).isSure());
    assertFalse(new HeadcountTable().recognise(document(lines)).isSure());
    assertFalse(new RegisterWide().recognise(document(lines)).isSure());
  }

  @Test
  void extract_daysWithoutYear_lackIt() {
    Extract extract =
        Texts.extract(
            "headcount_grid",
            "headcounts",
            Texts.document("f.csv", "Group,10-Nov,17-Nov\nHarbour,8,9\n"));
    assertEquals(List.of("IN-NO-YEAR"), extract.gaps().stream().map(Extract.Gap::code).toList());
    assertEquals(List.of("group_id", "attendees", "Month-Day"), extract.columns());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Group,2026-03-03,2026-03-10,2026-03-17;Dubbo,12,~10,9;Orange,8,9,7|5|2:TYPE-INTEGER:3",
        "Group,2026-03-03,2026-03-10,2026-03-17;Dubbo,12,#REF!,9;Orange,8,9,7|5|2:SPREADSHEET-ERROR:3",
        "Group,2026-03-03,2026-03-10,2026-03-17;Dubbo,about 9,9,8;Orange,8,9,seven;Parkes,1,2,3;Cowra,4,5,6|10|2:TYPE-INTEGER:2,3:TYPE-INTEGER:4",
        "Date,Dubbo,Orange,Total;2026-03-03,12,8,20;2026-03-10,13,9,22;2026-03-17,~10,6,16;2026-03-24,1,7,8|7|4:TYPE-INTEGER:2",
        "Date,Dubbo group,Orange group;2026-03-03,12,?;2026-03-10,13,9;2026-03-17,9,lots|4|2:TYPE-INTEGER:3,4:TYPE-INTEGER:3",
        "Date,Dubbo,Orange,Total;2026-03-03,12,8,20;2026-03-10,13,9,#REF!|4|3:SPREADSHEET-ERROR:4"
      })
  void extract_cellThatIsNoCount_costsItsCellAlone(String lines, int counts, String faults) {
    Extract extract = Texts.extract("headcount_grid", "headcounts", document(lines));
    assertEquals(
        faults,
        extract.records().stream()
            .filter(row -> !row.fault().isEmpty())
            .map(row -> row.line() + ":" + row.fault() + ":" + row.column())
            .collect(Collectors.joining(",")));
    assertEquals(counts, extract.records().stream().filter(r -> r.fault().isEmpty()).count());
    assertEquals(0, extract.lost());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "c", "Cancelled", "PH", "Public holiday", "no session", "off"})
  void extract_dayWithoutMeetingInWords_givesNothingAndCostsNothing(String word) {
    String lines = "Group,2026-03-03,2026-03-10;Dubbo,12," + word + ";Orange,8,9";
    Extract extract = Texts.extract("headcount_grid", "headcounts", document(lines));
    assertEquals(
        List.of("12", "8", "9"),
        extract.records().stream().map(row -> extract.cell(row, "attendees")).toList());
    String days = "Date,Dubbo,Orange,Total;2026-03-03,12,8,20;2026-03-10," + word + ",9,9";
    Extract turned = Texts.extract("headcount_grid", "headcounts", document(days));
    assertEquals(
        List.of("12", "8", "9"),
        turned.records().stream().map(row -> turned.cell(row, "attendees")).toList());
  }

  @Test
  void extract_daysWithOrdinalsOrTextAround_areCounted() {
    Extract extract =
        Texts.extract(
            "headcount_grid",
            "headcounts",
            document(
                "Group,3 Mar 2026,10 Mar 2026,24th Mar 2026,31 Mar 2026 (special),Total;Dubbo,12,14,11,7,44;Orange,8,9,6,9,32"));
    assertEquals(8, extract.records().size());
    assertEquals("2026-03-31", extract.cell(extract.records().get(3), "Date"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"special", "", "24.III.2026", "Easter Sunday"})
  void extract_columnOfCountsThatTellsNoDay_isRefused(String heading) {
    String lines = "Group,3 Mar 2026,10 Mar 2026," + heading + ";Dubbo,12,14,11;Orange,8,9,6";
    IngestException e =
        assertThrows(
            IngestException.class,
            () -> Texts.extract("headcount_grid", "headcounts", document(lines)));
    assertEquals("IN-SESSION-HEADING", e.code());
    assertTrue(e.sentence().contains("column 4 holds counts"), e.sentence());
  }
}
