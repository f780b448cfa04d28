package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellStatusTest {

  @Test
  void column_ofEveryReportThatHasOne_takesTheseWords() {
    List<String> words = Arrays.stream(CellStatus.values()).map(CellStatus::key).toList();
    List<String> without = new ArrayList<>();
    for (String table : Schemas.REPORTS) {
      Schemas.report(table)
          .find(CellStatus.COLUMN)
          .ifPresentOrElse(
              field -> assertEquals(words, field.constraints().values(), table),
              () -> without.add(table));
    }
    assertEquals(List.of("assumption", "record_flow", "data_quality", "suppression"), without);
  }

  @Test
  void of_key_isTheStatus() {
    for (CellStatus status : CellStatus.values()) {
      assertSame(status, CellStatus.of(status.key()));
    }
  }

  @Test
  void of_anotherWord_saysWhichThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> CellStatus.of("held")).getMessage();
    assertEquals("Unknown status: held (must be one of [ok, c, u, x, z, p])", message);
  }

  @Test
  void row_status_isThatOfItsColumn() {
    Table.Row row = Table.of(Schemas.report("theme")).add();
    assertEquals("c", row.status(CellStatus.CONFIDENTIAL).text("status"));
    assertSame(CellStatus.CONFIDENTIAL, row.status());
  }
}
