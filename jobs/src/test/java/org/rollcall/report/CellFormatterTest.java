package org.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Column;
import org.rollcall.report.page.Csv;
import org.rollcall.report.page.Grid;

class CellFormatterTest {

  @Test
  void people_exactCount_isShownWithCommas() {
    ReportRow line = Lines.of("cohort_flow", "n_people", 1842, "status", "ok");

    assertEquals("1,842", CellFormatter.people(line, "n_people"));
    assertEquals(List.of("1842"), CellFormatter.count(line, "n_people").plain());
  }

  @Test
  void people_zero_isZeroAndWithheldIsItsMark() {
    assertEquals(
        "0",
        CellFormatter.people(Lines.of("cohort_flow", "n_people", 0, "status", "ok"), "n_people"));
    for (String status : List.of("c", "u", "x", "z", "p")) {
      ReportRow line = Lines.of("cohort_flow", "status", status);
      assertEquals("[" + status + "]", CellFormatter.people(line, "n_people"));
      assertEquals(List.of(""), CellFormatter.count(line, "n_people").plain());
    }
  }

  @Test
  void people_publicForm_isTheBin() {
    ReportRow line =
        new ReportRows(Made.inPublic(List.of(Made.flow())), Made.FOCUS.outcomes())
            .of("cohort_flow")
            .get(0);

    assertEquals("6,116\u20136,120", CellFormatter.people(line, "n_people"));
    assertEquals(List.of("6116", "6120", "6118"), CellFormatter.count(line, "n_people").plain());
    assertEquals("[x]", CellFormatter.people(line, "n_people_removed"));
  }

  @Test
  void share_provisional_carriesItsMark() {
    ReportRow line = Lines.of("retention_triangle", "share_retained", .4, "status", "p");

    assertEquals("40.0% [p]", CellFormatter.share(line, "share_retained").shown());
    assertEquals(List.of("0.4"), CellFormatter.share(line, "share_retained").plain());
  }

  @Test
  void difference_negativeShare_hasMinusForPeopleAndIsoForMachines() {
    ReportRow line = Lines.of("contrast", "unit", "share", "estimate", -.0412, "status", "ok");
    Cell cell = CellFormatter.difference(line, "estimate", Unit.SHARE);

    assertEquals("\u22124.1", cell.shown());
    assertEquals(List.of("-0.0412"), cell.plain());
  }

  @Test
  void inHundred_nearTheEnds_neverSaysNoneOrAll() {
    assertEquals("44 in 100", Numbers.inHundred(.441));
    assertEquals("15 in 100", Numbers.inHundred(.145));
    assertEquals("fewer than 1 in 100", Numbers.inHundred(.002));
    assertEquals("more than 99 in 100", Numbers.inHundred(.998));
    assertEquals("0 in 100", Numbers.inHundred(0));
    assertEquals("100 in 100", Numbers.inHundred(1));
  }

  @Test
  void harmless_formula_isText() {
    assertEquals("'=HYPERLINK(1)", CellFormatter.harmless("=HYPERLINK(1)"));
    assertEquals("'@x", CellFormatter.harmless("@x"));
    assertEquals("plain", CellFormatter.harmless("plain"));
  }

  @Test
  void csv_quotesAndCommas_areRfc4180() {
    Grid grid =
        new Grid(
            "A table",
            "",
            List.of(Column.of("Region", "region"), Column.of("People", "n_people")),
            List.of(List.of(Cell.of("North, \"upper\""), new Cell("1,842", List.of("1842"), ""))));
    Csv csv = Csv.of("a.csv", grid);

    assertEquals("region,n_people\r\n\"North, \"\"upper\"\"\",1842\r\n", csv.text());
    assertEquals(
        "data:text/csv;charset=utf-8,region%2Cn_people%0D%0A", csv.address().substring(0, 51));
  }

  @Test
  void cell_withNoText_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Cell.of(" "));
  }

  @Test
  void dataFile_awayFromTheReport_isRefused() {
    for (String path :
        List.of("../x.parquet", "/etc/passwd", "https://x.example", "javascript:x")) {
      assertThrows(
          IllegalArgumentException.class, () -> new Provenance.DataFile("Data", path), path);
    }
  }

  @Test
  void outcome_names_becomeWords() {
    assertEquals(
        "Still attending after 12 weeks",
        OutcomeText.of(Made.FOCUS.outcomes(), "retained_week_12").label());
    assertEquals(
        "Still attending 12 weeks after week 4",
        OutcomeText.of(Made.FOCUS.outcomes(), "retained_week_12_from_landmark_4").label());
    assertEquals("Something else", OutcomeText.of(Made.FOCUS.outcomes(), "something_else").label());
    assertEquals("no attendance in 4 weeks with sessions", Labels.definition("gap_4_weeks"));
    assertEquals("3 held sessions missed in a row", Labels.definition("missed_3_sessions"));
  }
}
