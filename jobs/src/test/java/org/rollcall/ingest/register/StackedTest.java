package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;

class StackedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "register_wide|attendance|Name,2026-03-03,2026-03-10;Ann,P,A;Bob,P,P;;Name,2026-03-05,2026-03-12;Cy,A,P|5",
        "register_wide|headcounts|Name,2026-03-03,2026-03-10;Ann,P,A;Bob,P,P;Participant,05/03/2026,12/03/2026;Cy,A,P|4",
        "register_wide|attendance|Name,Week 1,Week 2;Ann,P,A;Bob,P,P;Name,Week 3,Week 4;Cy,A,P|4",
        "headcount_grid|headcounts|Group,2026-03-03,2026-03-10;Mill,12,13;Harbour,8,9;;Group,2026-03-05,2026-03-12;Quay,5,6|5",
        "headcount_grid|headcounts|Group,3 Mar 2026,10 Mar 2026;Mill,12,13;Venue,5 Mar 2026,12 Mar 2026;Quay,5,6|3",
        "headcount_grid|headcounts|Date,Harbour group,Mill group;2026-03-03,5,8;2026-03-10,6,9;Date,Quay group,Hill group;2026-03-05,3,4|4",
        "headcount_table|headcounts|Date,Men,Women;2026-03-03,5,8;2026-03-10,6,9;Date,Women,Men;2026-03-05,3,4|4",
        "sign_in_log|attendance|Name,Date,Time;Ann,2026-03-03,18:30;Date,Name,Time;2026-03-05,Bob,18:30|3",
        "register_long|attendance|Name,Date,Status;Ann,2026-03-03,present;Bob,2026-03-03,absent;Name,Status,Date;Cy,present,2026-03-05|4"
      })
  void extract_anotherHeadingBelow_isRefused(String format, String table, String lines, long at) {
    Document document = Texts.csv(lines.replace(';', '\n') + "\n");
    ExportFormat one =
        Formats.EXPORTS.stream().filter(f -> f.name().equals(format)).findFirst().orElseThrow();
    assertTrue(one.recognise(document).isSure());
    IngestException e =
        assertThrows(IngestException.class, () -> Texts.extract(format, table, document));
    assertEquals("IN-STACKED", e.code());
    assertEquals(at, e.line());
    assertEquals(
        "Cannot read the file: another table with other headings begins below the first (must be one table: save each as a file of its own)",
        e.sentence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "register_wide|attendance|Name,Role,Week 1,Week 2;Ann,Member,1,0;Bob,Name,1,1;Name,Role,Week 1,Week 2;Cy,Member,1,1|6",
        "headcount_grid|headcounts|Group,2026-03-03,2026-03-10;Mill,12,13;Quay,5,6;Average,8.5,9.5|5",
        "headcount_grid|headcounts|Group,2026-03-03,2026-03-10;Mill,12,13;Group,2026-03-03,2026-03-10;Quay,5,6|4"
      })
  void extract_sameHeadingAgain_isPassedOver(
      String format, String table, String lines, long records) {
    Extract extract = Texts.extract(format, table, Texts.csv(lines.replace(';', '\n') + "\n"));
    assertEquals(records, extract.records().size());
    assertEquals(0, extract.faulty());
  }
}
