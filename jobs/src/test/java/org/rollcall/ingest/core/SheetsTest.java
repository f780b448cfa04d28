package org.rollcall.ingest.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetsTest {

  @ParameterizedTest
  @CsvSource({
    "#N/A,true",
    "#REF!,true",
    "#DIV/0!,true",
    "#NAME?,true",
    "#BEZUG!,true",
    "#n/a,true",
    "N/A,false",
    "#,false",
    "'# of Checks',false",
    "#1 group,false",
    "P,false"
  })
  void isError_errorsOfFormulas_areTold(String cell, boolean error) {
    assertEquals(error, Sheets.isError(cell));
  }

  @ParameterizedTest
  @CsvSource({
    "Total,true", "TOTAL:,true", "Grand total,true", "Subtotal,true", "Average,true",
    "Total present,true", "合計,true", "Totals Group,false", "Tomas Total,false", "'',false"
  })
  void isTotals_labelsOfSums_areTold(String cell, boolean totals) {
    assertEquals(totals, Sheets.isTotals(cell));
  }
}
