package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final TableSchema TRIANGLE = Schemas.report("retention_triangle");

  @Test
  void build_unorderedRows_ordersThemByTheKey() {
    Table.Builder rows = Table.of(TRIANGLE);
    row(rows, "2026-02-01", "online", 4);
    row(rows, "2026-01-01", "online", 12);
    row(rows, "2026-01-01", "online", 4);
    row(rows, "2026-01-01", "all", 26);
    assertEquals(
        List.of(
            "2026-01-01 all 26",
            "2026-01-01 online 4",
            "2026-01-01 online 12",
            "2026-02-01 online 4"),
        rows.build().rows().stream()
            .map(r -> r.get("start_month") + " " + r.text("arm") + " " + r.get("weeks_since_start"))
            .toList());
  }

  @Test
  void build_nullInTheKey_standsFirst() {
    Table.Builder rows = Table.of(Schemas.input("referrals"));
    for (String region : new String[] {"North", null}) {
      rows.add()
          .set("period_start", LocalDate.parse("2026-01-01"))
          .set("period_end", LocalDate.parse("2026-01-31"))
          .set("region", region)
          .set("program", "smart_recovery")
          .set("offered_modality", "online")
          .set("referred", 3);
    }
    Table table = rows.build();
    assertNull(table.rows().get(0).text("region"));
    assertEquals("North", table.rows().get(1).text("region"));
    assertEquals("referrals", table.name());
  }

  @Test
  void build_twoRowsWithOneKey_isRefused() {
    Table.Builder rows = Table.of(TRIANGLE);
    row(rows, "2026-01-01", "online", 4);
    row(rows, "2026-01-01", "online", 4);
    assertEquals(
        "Invalid table retention_triangle: two rows have one primary key (must be unique)",
        assertThrows(IllegalArgumentException.class, rows::build).getMessage());
  }

  @Test
  void build_missingRequiredCell_isRefused() {
    Table.Builder rows = Table.of(TRIANGLE);
    row(rows, "2026-01-01", "online", 4).set("mature", null);
    assertEquals(
        "Missing required cell: retention_triangle.mature",
        assertThrows(IllegalArgumentException.class, rows::build).getMessage());
  }

  @Test
  void build_afterwards_noCellCanChange() {
    Table.Builder rows = Table.of(TRIANGLE);
    Table.Row row = row(rows, "2026-01-01", "online", 4);
    Table table = rows.build();
    assertSame(TRIANGLE, table.schema());
    assertEquals(
        "Cannot set retention_triangle.n_people: the table is built (must be open)",
        assertThrows(IllegalStateException.class, () -> row.set("n_people", 12)).getMessage());
    assertThrows(UnsupportedOperationException.class, () -> table.rows().clear());
  }

  @Test
  void set_eachType_isKeptAsTheContractSays() {
    Table.Row row = row(Table.of(TRIANGLE), "2026-01-01", "online", 4);
    row.set("n_people", (short) 40).set("n_groups", (byte) 3).set("share_retained", 1);
    assertEquals(40L, row.whole("n_people"));
    assertEquals(3L, row.whole("n_groups"));
    assertEquals(1.0, row.number("share_retained"));
    assertEquals(true, row.get("mature"));
    assertEquals(LocalDate.parse("2026-01-01"), row.get("start_month"));
    assertNull(row.whole("n_retained"));
  }

  @Test
  void set_otherType_namesColumnAndRuleButNotTheValue() {
    assertRefused("n_people", 40.5, "found Double (must be INTEGER)");
    assertRefused("n_people", "40", "found String (must be INTEGER)");
    assertRefused("share_retained", "0.5", "found String (must be NUMBER)");
    assertRefused("mature", "true", "found String (must be BOOLEAN)");
    assertRefused("start_month", "2026-01-01", "found String (must be DATE)");
    assertRefused("arm", 1, "found Integer (must be STRING)");
  }

  @Test
  void set_numberThatIsNotFinite_isRefused() {
    String rule = "found a number that is not finite (must be a number, or null with a status)";
    assertRefused("share_retained", Double.NaN, rule);
    assertRefused("share_retained", Double.POSITIVE_INFINITY, rule);
  }

  @Test
  void set_otherWord_isRefused() {
    assertRefused(
        "arm", "hybrid", "found another word (must be one of [online, face_to_face, all])");
  }

  @Test
  void set_unknownColumn_isRefused() {
    assertEquals(
        "Cannot find field nothing in table retention_triangle (must be one of its)",
        assertThrows(
                IllegalArgumentException.class, () -> Table.of(TRIANGLE).add().set("nothing", 1))
            .getMessage());
  }

  private static void assertRefused(String field, Object value, String message) {
    Table.Row row = Table.of(TRIANGLE).add();
    assertEquals(
        "Cannot set retention_triangle." + field + ": " + message,
        assertThrows(IllegalArgumentException.class, () -> row.set(field, value)).getMessage());
  }

  private static Table.Row row(Table.Builder rows, String month, String arm, int weeks) {
    return rows.add()
        .set("release_id", "2026-06-30-00000000")
        .set("protocol_hash", "00")
        .set("as_of", LocalDate.parse("2026-06-30"))
        .set("start_month", LocalDate.parse(month))
        .set("arm", arm)
        .set("stratum", "all")
        .set("weeks_since_start", weeks)
        .set("mature", true)
        .set("status", "ok");
  }
}
