package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Texts;

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
}
