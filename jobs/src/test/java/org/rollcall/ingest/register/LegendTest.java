package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;

class LegendTest {

  private static List<String> statuses(Extract extract) {
    return Extracts.rows(extract, "status").stream()
        .filter(row -> !row.equals("ASIDE-NOTES"))
        .toList();
  }

  private static long asked(Extract extract) {
    return extract.gaps().stream().filter(gap -> gap.code().equals("IN-REGISTER-MARK")).count();
  }

  /** Two people at two sessions, with a mark between those of a usual register. */
  private static Extract register(String mark, String above, String below) {
    String csv =
        "%s\nName,2026-03-03,2026-03-10\nAnn,P,%s\nBob,A,P\n\n%s\n".formatted(above, mark, below);
    return Texts.extract("register_wide", "attendance", Texts.csv(csv));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L|L = leave",
        "L|P = present; A = absent; L = on leave",
        "L|P: present A: absent L: leave",
        "L|L: leave",
        "L|Leave = L",
        "L|Present: P  Leave: L",
        "L|Key: P present, A absent, L leave",
        "L|P - present, L - leave",
        "L|'L' means sick leave",
        "L,|L = left early",
        "N|N = new",
        "E|E = attended another group",
        "-|- = holiday"
      })
  void extract_wordThatIsNotPlain_isAskedFor(String mark, String note) {
    Extract above = register(mark, "\"" + note + "\"", "");
    assertEquals(1, asked(above));
    assertEquals(List.of("present", "REGISTER-MARK", "absent", "present"), statuses(above));
    Extract below = register(mark, "", "\"" + note + "\"");
    assertEquals(1, asked(below));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N|N = attended late|present",
        "N|N: Present|present",
        "L|L = absent with leave|absent",
        "L|P = present/L = apologies/A = absent|absent",
        "O|O = online|present",
        "O|Attended online = O|present",
        "Q|Q = did not attend|absent",
        "-|P = present, - = absent|absent",
        "L|L = late|present",
        "L|Group L: Tuesday evening|present",
        "L|Facilitator: L. Smith|present",
        "L|Room: L|present",
        "Late|Late = after ten minutes|present"
      })
  void extract_wordThatIsPlain_isTheMeaning(String mark, String note, String status) {
    Extract above = register(mark, "\"" + note + "\"", "");
    assertEquals(0, asked(above));
    assertEquals(List.of("present", status, "absent", "present"), statuses(above));
  }

  @Test
  void extract_legendOverSeveralCellsOrLines_isRead() {
    for (String below : List.of("P = present,L = leave,", "P,present,\nL,leave,", ",L,leave")) {
      Extract extract = register("L", "", below);
      assertEquals(1, asked(extract), below);
      assertEquals(
          List.of("present", "REGISTER-MARK", "absent", "present"), statuses(extract), below);
    }
  }

  @Test
  void extract_contraryOfTheUsual_isTheFilesOwn() {
    Extract extract =
        Texts.extract(
            "register_wide",
            "headcounts",
            Texts.csv(
                "Key: / = attended; A = attended late\nName,2026-03-03,2026-03-10\nAnn,/,A\nBob,/,/\n"));
    assertEquals(Arrays.asList("2", "2"), Extracts.rows(extract, "attendees"));
  }

  @Test
  void extract_longRegister_isReadByItsLegend() {
    Extract extract =
        Texts.extract(
            "register_long",
            "attendance",
            Texts.csv(
                "\"P = present, A = attended late, L = leave\"\nName,Date,Status\nAnn,2026-03-03,P\nBob,2026-03-03,A\nCy,2026-03-03,L\n"));
    assertEquals(List.of("present", "present", "REGISTER-MARK"), statuses(extract));
    assertEquals(1, asked(extract));
  }
}
