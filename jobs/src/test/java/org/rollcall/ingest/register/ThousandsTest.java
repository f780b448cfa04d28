package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;

class ThousandsTest {

  /** A table with these counts, one for each week of a month. */
  private static Extract table(String delimiter, String... counts) {
    StringBuilder csv = new StringBuilder("Date;Attendance\n".replace(";", delimiter));
    for (int week = 0; week < counts.length; week++) {
      csv.append("2026-03-%02d%s\"%s\"\n".formatted(3 + 7 * week, delimiter, counts[week]));
    }
    return Texts.extract("headcount_table", "headcounts", Texts.csv(csv.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",|1,000 950 2,000|1000 950 2000",
        ",|1,000 12,500 2|1000 12500 2",
        ";|1.000 950 2.000|1000 950 2000",
        ";|1,250 950 2,000|1250 950 2000",
        ";|1.250,00 1,000.0 9|1250 1000 9",
        ",|12.0 13.00 7|12 13 7",
        ",|12,0 13,00 7|12 13 7",
        ",|0.000 7 8|0 7 8"
      })
  void headcounts_signThatCanBeOne_isReadAsIt(String delimiter, String counts, String read) {
    Extract extract = table(delimiter, counts.split(" "));
    assertEquals(Arrays.asList(read.split(" ")), Extracts.rows(extract, "attendees"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",|1.000 12.000 9.000|TYPE-INTEGER TYPE-INTEGER TYPE-INTEGER",
        ",|1.000 12 9|TYPE-INTEGER 12 9",
        ";|1,000 12 9|TYPE-INTEGER 12 9",
        ";|1,000 950 12,0 7|TYPE-INTEGER 950 12 7",
        ",|950 7 1.5|950 7 TYPE-INTEGER",
        ",|950 1.250 1.5 7|950 TYPE-INTEGER TYPE-INTEGER 7"
      })
  void headcounts_signThatMayBeEither_isAFaultOfItsCell(
      String delimiter, String counts, String read) {
    Extract extract = table(delimiter, counts.split(" "));
    assertEquals(Arrays.asList(read.split(" ")), Extracts.rows(extract, "attendees"));
    assertEquals(0, extract.lost());
  }

  @Test
  void headcounts_thousandsOfOtherTables_areReadAlike() {
    Document grid = Texts.csv("Group,2026-03-03,2026-03-10\nHarbour,\"1,200\",900\nMill,8,9\n");
    assertEquals(
        List.of("1200", "900", "8", "9"),
        Extracts.rows(Texts.extract("headcount_grid", "headcounts", grid), "attendees"));
    Document groups =
        Texts.csv(
            "Date,Harbour group,Mill group,Total\n2026-03-03,\"1,200\",8,\"1,208\"\n2026-03-10,900,9,909\n");
    assertEquals(
        List.of("1200", "8", "900", "9"),
        Extracts.rows(Texts.extract("headcount_grid", "headcounts", groups), "attendees"));
    Document log =
        Texts.csv(
            "Group,Date,Time,Held,Attendees,First timers\nHarbour,2026-03-03,18:30,yes,\"1,200\",\"1,000\"\n");
    assertEquals(
        List.of("1200|1000"),
        Extracts.rows(
            Texts.extract("facilitator_log", "headcounts", log), "attendees", "newcomers"));
  }

  @Test
  void headcounts_columnOfNothingButEither_staysAColumnOfCounts() {
    Document groups =
        Texts.csv("Date,Harbour group,Mill group\n2026-03-03,1.200,8\n2026-03-10,1.100,9\n");
    assertTrue(new HeadcountGrid().recognise(groups).isSure());
    assertEquals(
        List.of("TYPE-INTEGER", "8", "TYPE-INTEGER", "9"),
        Extracts.rows(Texts.extract("headcount_grid", "headcounts", groups), "attendees"));
  }
}
