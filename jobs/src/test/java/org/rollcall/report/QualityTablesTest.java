package org.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Table;

class QualityTablesTest {

  /** What has no limit cannot fail: however many there are, they have not passed. */
  @Test
  void headline_soManyNumbersWithoutALimit_countsThoseWithOne() {
    for (int shown : new int[] {0, 1, 118}) {
      for (int failed : new int[] {0, 2}) {
        assertEquals(
            (5 - failed)
                + " of 5 checks of the analyses pass"
                + (failed == 0 ? "" : "; " + failed + " fail"),
            headline(shown, failed));
      }
    }
  }

  private static String headline(int shown, int failed) {
    Table table =
        Made.table(
            "diagnostic",
            t -> {
              for (int i = 0; i < 5 + shown; i++) {
                t.row(
                    "analysis_id",
                    "E1.retained_week_12.online-face_to_face.all",
                    "check",
                    "check_" + i,
                    "arm",
                    "online",
                    "value",
                    10.0,
                    "threshold",
                    i < 5 ? 6.0 : null,
                    "check_status",
                    i < failed ? "fail" : "pass",
                    "status",
                    "ok");
              }
            });
    return QualityTables.of(new ReportRows(Made.secure(List.of(table)), Made.FOCUS.outcomes()))
        .get(0)
        .caption()
        .headline();
  }
}
