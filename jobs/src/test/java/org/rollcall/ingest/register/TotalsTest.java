package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;

class TotalsTest {

  private static Extract extract(String format, String table, String lines) {
    return Texts.extract(format, table, Texts.csv(lines.replace(';', '\n') + "\n"));
  }

  private static List<String> people(Extract extract) {
    return Extracts.rows(extract, "participant_id").stream().distinct().toList();
  }

  private static List<String> split(String text) {
    return Arrays.asList(text.split(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "First name,Last name,Date,Time;Suma,Rao,2026-03-03,18:30;Bopha,Sum,2026-03-03,18:32;Sum,Mean,2026-03-03,18:33|Suma Rao;Bopha Sum;Sum Mean",
        "Name,Date,Time;Ann,2026-03-03,18:30;Suma,2026-03-03,18:32|Ann;Suma",
        "Name,Date,Time,Mood;Ann,2026-03-03,18:30,Good;Bob,2026-03-03,18:31,Average;Cy,2026-03-03,18:32,Poor|Ann;Bob;Cy",
        "Name,Date,Time,Group;Ann,2026-03-03,18:30,Mill;Total,2026-03-03,18:30,Mill;Total,,,|Ann;ASIDE-TOTALS",
        "Name,Date,Time,Visits;Ann,2026-03-03,18:30,1;Sum,,,1|Ann;ASIDE-TOTALS",
        "Name,Date,Time,Group,Visits;Ann,2026-03-03,18:30,Mill,1;,2026-03-03,,Total,1|Ann;ASIDE-TOTALS"
      })
  void signIns_wordsOfTotalsThatAreNames_arePeople(String lines, String people) {
    Extract extract = extract("sign_in_log", "attendance", lines);
    assertEquals(split(people), people(extract));
    assertEquals(0, extract.lost());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "First name,Last name,2026-03-03,2026-03-10;Suma,Rao,P,P;Ann,Lee,P,A;Bopha,Sum,A,P;Total,,2,2|Suma Rao;Ann Lee;Bopha Sum;ASIDE-TOTALS",
        "Name,2026-03-03,2026-03-10;Suma,P,P;Mean,✓,A;Average,1,0.5|Suma;Mean;ASIDE-TOTALS",
        "Name,2026-03-03,2026-03-10;Ann,1,1;Bob,1,0;Suma,1,0;Sum,2,1|Ann;Bob;Suma;ASIDE-TOTALS",
        "Name,2026-03-03,2026-03-10;Ann,1,0;Bob,0,1;Sum,1,1|Ann;Bob;ASIDE-TOTALS",
        "Name,2026-03-03,2026-03-10;Ann,1,1;Bob,1,1;Mean,1,1|Ann;Bob;ASIDE-TOTALS",
        "Name,2026-03-03,2026-03-10;Ann,1,1;Bob,1,0;Total,1,1|Ann;Bob;ASIDE-TOTALS",
        "Member ID,Name,2026-03-03,2026-03-10;7,Ann,1,0;8,Sum,1,0;2,Total,2,0|7;8;ASIDE-TOTALS"
      })
  void wideRegister_wordsOfTotalsThatAreNames_arePeople(String lines, String people) {
    Extract extract = extract("register_wide", "attendance", lines);
    assertEquals(split(people), people(extract));
    assertEquals(0, extract.lost());
  }

  @Test
  void longRegister_wordsOfTotalsThatAreNamesOrAnswers_arePeople() {
    Extract extract =
        extract(
            "register_long",
            "attendance",
            "Name,Date,Status,Mood;Suma,2026-03-03,present,Good;Bob,2026-03-03,absent,Average;Total,,1,");
    assertEquals(List.of("Suma", "Bob", "ASIDE-TOTALS"), people(extract));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "headcount_table|Date,Group,Attendance,Mood;2026-03-03,Mill,12,Average;2026-03-10,Mill,9,Good;,,21,;Total,,21,|12;9;TYPE-DATETIME;ASIDE-TOTALS",
        "headcount_table|Date,Group,Attendance;2026-03-03,Mill,12;2026-03-03,Total,12;2026-03-10,Mill,9|12;ASIDE-TOTALS;9",
        "headcount_grid|Group,2026-03-03,2026-03-10,Mood;Mill,12,9,Average;Harbour,7,8,;Sum,19,17,|12;9;7;8;ASIDE-TOTALS",
        "headcount_grid|Region,Group,2026-03-03,2026-03-10;North,Mill,12,9;North,Sum,12,9;Total,North,12,9|12;9;ASIDE-TOTALS;ASIDE-TOTALS",
        "facilitator_log|Group,Date,Held,Attendees,Mood;Mill,2026-03-03,yes,12,Average;Total,,,12,|12;ASIDE-TOTALS"
      })
  void headcounts_rowsOfTotals_areThoseThatAreAboutThem(String format, String lines, String rows) {
    Extract extract = extract(format, "headcounts", lines);
    assertEquals(split(rows), Extracts.rows(extract, "attendees"));
    assertEquals(0, extract.lost());
    assertEquals(
        Map.of("ASIDE-TOTALS", split(rows).stream().filter("ASIDE-TOTALS"::equals).count()),
        extract.aside());
  }
}
