package org.rollcall.disclose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.study.Study.DisclosureRules;

class CurveGridTest {

  private static final DisclosureRules RULES = new DisclosureRules(11, 5, 3);

  @Test
  void publicly_weeklyCurve_isCutToTheGrid() {
    Map<Long, Row> shown = shown(curve(1000, week -> 3, week -> 3));
    assertEquals(List.of(0L, 4L, 8L, 12L, 26L, 39L, 52L), List.copyOf(shown.keySet()));
    // 4 weeks of 3 are 12, 14 weeks are 42: summed, not those of one week.
    assertBin(shown.get(4L), "n_events", 11, 15);
    assertBin(shown.get(26L), "n_events", 41, 45);
    assertBin(shown.get(26L), "n_censored", 41, 45);
  }

  @Test
  void publicly_weekZero_hasNoBeforeAndIsShown() {
    Row zero = shown(curve(1000, week -> 3, week -> 3)).get(0L);
    assertEquals("ok", zero.text("status"));
    assertBin(zero, "n_at_risk", 996, 1000);
    assertNull(zero.get("n_events_lo"));
    assertNull(zero.get("n_censored_lo"));
  }

  @Test
  void publicly_intervalWithFewEvents_isMergedWithTheNext() {
    Map<Long, Row> shown = shown(curve(1000, week -> 2, week -> 3));
    assertEquals("c", shown.get(4L).text("status"));
    assertNull(shown.get(4L).get("survival"));
    assertEquals("ok", shown.get(8L).text("status"));
    // 8 weeks of 2, not 4.
    assertBin(shown.get(8L), "n_events", 16, 20);
    assertBin(shown.get(8L), "n_censored", 21, 25);
  }

  @Test
  void publicly_fewAtRisk_endsTheCurve() {
    // 100 people, 6 fewer each week: 28 at week 12, 0 from week 17 on.
    Map<Long, Row> shown = shown(curve(100, week -> 3, week -> 3));
    assertEquals("ok", shown.get(12L).text("status"));
    for (long week : List.of(26L, 39L, 52L)) {
      assertEquals("c", shown.get(week).text("status"));
      assertNull(shown.get(week).get("n_at_risk_lo"));
    }
  }

  @Test
  void publicly_atRiskBetweenKAndTwiceK_endsTheCurve() {
    // 20 of 92 at week 12, with 12 who left since week 8: only the curve's own rule withholds it.
    Map<Long, Row> shown = shown(curve(92, week -> 3, week -> 3));
    assertEquals("ok", shown.get(8L).text("status"));
    assertEquals("c", shown.get(12L).text("status"));
    // 22 at week 12 is enough.
    assertEquals("ok", shown(curve(94, week -> 3, week -> 3)).get(12L).text("status"));
  }

  @Test
  void publicly_weekThatDoesNotSayWhoLeft_withholdsTheRest() {
    Table.Builder rows = Table.of(Schemas.report("retention_curve"));
    Table whole = curve(1000, week -> 3, week -> 3);
    for (Row row : whole.rows()) {
      Row copy = RowEdits.copy(whole.schema(), row, rows.add());
      if (row.whole("week") == 6) {
        copy.set("n_events", null);
      }
    }
    Map<Long, Row> shown = shown(rows.build());
    assertEquals("ok", shown.get(4L).text("status"));
    assertEquals("c", shown.get(8L).text("status"));
    assertEquals("c", shown.get(52L).text("status"));
  }

  @Test
  void publicly_curveThatIsNotAvailable_looksWithheld() {
    Table.Builder rows = Table.of(Schemas.report("retention_curve"));
    Table whole = curve(1000, week -> 3, week -> 3);
    for (Row row : whole.rows()) {
      Row bare = rows.add().set("status", "x");
      for (String key : List.of("release_id", "protocol_hash", "as_of", "definition", "arm")) {
        bare.set(key, row.get(key));
      }
      bare.set("stratum", "all").set("week", row.get("week"));
    }
    shown(rows.build()).values().forEach(row -> assertEquals("c", row.text("status")));
  }

  private static void assertBin(Row row, String count, long lo, long hi) {
    assertEquals(List.of(lo, hi), List.of(row.whole(count + "_lo"), row.whole(count + "_hi")));
  }

  private static Map<Long, Row> shown(Table weekly) {
    Map<Long, Row> weeks = new TreeMap<>();
    Release.publicly(RandomTables.INFO, List.of(weekly), RULES)
        .table("retention_curve")
        .orElseThrow()
        .rows()
        .forEach(row -> weeks.put(row.whole("week"), row));
    assertTrue(weeks.size() <= 7);
    return weeks;
  }

  private static Table curve(long people, IntToLongFunction left, IntToLongFunction censored) {
    Table.Builder rows = Table.of(Schemas.report("retention_curve"));
    long atRisk = people;
    for (int week = 0; week <= 52; week++) {
      long events = week == 0 ? 0 : Math.min(atRisk, left.applyAsLong(week));
      long ended = week == 0 ? 0 : Math.min(atRisk - events, censored.applyAsLong(week));
      atRisk -= events + ended;
      rows.add()
          .set("release_id", RandomTables.INFO.releaseId())
          .set("protocol_hash", RandomTables.INFO.protocolHash())
          .set("as_of", RandomTables.INFO.asOf())
          .set("definition", "gap_4_weeks")
          .set("arm", "online")
          .set("stratum", "all")
          .set("week", week)
          .set("n_at_risk", atRisk)
          .set("n_events", events)
          .set("n_censored", ended)
          .set("n_groups", 20)
          .set("survival", 0.777)
          .set("conf_level", 0.95)
          .set("status", "ok");
    }
    return rows.build();
  }
}
