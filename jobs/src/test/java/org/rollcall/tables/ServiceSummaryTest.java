package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Table;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.ReleaseInfo;
import org.rollcall.measure.Directory;
import org.rollcall.measure.HeadcountOnly;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Measured.Activity;
import org.rollcall.measure.Occasions;
import org.rollcall.measure.ServedGroups;
import org.rollcall.study.Study.DisclosureRules;

class ServiceSummaryTest {

  /** Meetings and attendances of SMART Recovery Australia online, July 2020 to June 2021. */
  private static final long[][] PUBLISHED = {
    {240, 2832}, {273, 3339}, {239, 3057}, {125, 4011}, {279, 3517}, {247, 3224},
    {178, 2792}, {256, 3255}, {241, 3490}, {236, 3239}, {218, 4625}, {254, 4371}
  };

  private final Map<Occasions.Key, HeadcountOnly.Count> heads = new HashMap<>();
  private final Map<Occasions.Key, Activity> named = new HashMap<>();
  private final Occasions occasions = new Occasions();
  private ServedGroups.Count groups = new ServedGroups.Count(132, 0, 132);
  private LocalDate begins = LocalDate.of(2020, 7, 1);
  private LocalDate asOf = LocalDate.of(2021, 6, 30);

  @Test
  void of_publishedYear_hasItsMonthlyMeansAndDeviations() {
    publishedYear();
    Table.Row row = row();
    assertEquals("2020-07", row.text("first_month"));
    assertEquals("2021-06", row.text("last_month"));
    assertEquals(12, row.whole("n_months"));
    assertEquals(232.17, row.number("mean_sessions_held"), 0.005);
    assertEquals(42.58, row.number("sd_sessions_held"), 0.005);
    assertEquals(3479.33, row.number("mean_attendances"), 0.005);
    assertEquals(576.40, row.number("sd_attendances"), 0.005);
    assertEquals(132, row.whole("n_groups"));
    assertEquals(0, row.whole("n_groups_named"));
    assertEquals(132, row.whole("n_groups_heads"));
    assertEquals(0, row.whole("n_months_people"), "heads tell no people");
    assertNull(row.get("mean_people"));
    assertNull(row.get("sd_people"));
  }

  @Test
  void of_monthsSeenInPart_leavesThemOut() {
    publishedYear();
    begins = LocalDate.of(2020, 7, 8);
    asOf = LocalDate.of(2021, 6, 23);
    Table.Row row = row();
    assertEquals("2020-08", row.text("first_month"));
    assertEquals("2021-05", row.text("last_month"));
    assertEquals(10, row.whole("n_months"));
    begins = LocalDate.of(2020, 7, 7);
    asOf = LocalDate.of(2021, 6, 24);
    assertEquals(12, row().whole("n_months"));
  }

  @Test
  void of_monthNobodyReported_isLeftOutAndCounted() {
    publishedYear();
    heads.remove(key(2, "not_stated"));
    occasions.counts().put(key(2, "not_stated"), new Occasions.Count(9, 0, 0, 0, 0, 9, 0));
    Table.Row row = row();
    assertEquals(12, row.whole("n_months"));
    assertEquals(11, row.whole("n_months_sessions_held"));
    assertEquals(11, row.whole("n_months_attendances"));
    assertEquals((2786 - 239) / 11.0, row.number("mean_sessions_held"), 1e-9);
    assertNull(row.get("n_people_least"));
  }

  /** So many of twelve months were not reported: of the others the mean is what it was. */
  @Test
  void of_unreportedMonthsOverADial_isTheMeanOfThoseKnown() {
    for (int missing : new int[] {0, 1, 3, 6}) {
      heads.clear();
      occasions.counts().clear();
      for (int month = 0; month < 12; month++) {
        if (month >= 3 && month < 3 + missing) {
          occasions
              .counts()
              .put(key(month, "not_stated"), new Occasions.Count(9, 0, 0, 0, 0, 9, 0));
        } else {
          month(month, "not_stated", month % 2 == 0 ? 100 : 200, 3000);
        }
      }
      int known = 12 - missing;
      Table.Row row = row();
      assertEquals(known, row.whole("n_months_sessions_held"));
      assertEquals(3000, row.number("mean_attendances"), 1e-9, missing + " missing");
      assertEquals(0, row.number("sd_attendances"), 1e-9);
      double plain = 3000.0 * known / 12;
      assertEquals(missing == 0, plain > 2999, "over all twelve it would be " + plain);
    }
  }

  @Test
  void of_oneMonth_hasNoDeviation() {
    month(0, "not_stated", 240, 2832);
    assertEquals(240, row().number("mean_sessions_held"));
    assertNull(row().get("sd_sessions_held"));
  }

  /** Ten people go to both regions: 30 and 20 people are 40. */
  @Test
  void of_severalRegions_countsPeopleOnce() {
    for (int month = 0; month < 2; month++) {
      named(month, "north", 30);
      named(month, "south", 20);
      named(month, Occasions.EVERYWHERE, 40);
    }
    Table.Row row = row();
    assertEquals(40, row.number("mean_people"));
    assertEquals(0, row.number("sd_people"));
    assertEquals(100, row.number("mean_attendances"));
    assertEquals(20, row.whole("n_people_least"));
  }

  /** Of eleven published months and the mean, the twelfth could be worked out. */
  @Test
  void released_withAMonthOfFew_isWithheld() {
    for (int month = 0; month < 12; month++) {
      named(month, "not_stated", month == 5 ? 10 : 40);
    }
    assertTrue(isWithheld());
    named(5, "not_stated", 11);
    assertTrue(!isWithheld());
    occasions.counts().put(key(5, "not_stated"), new Occasions.Count(8, 0, 8, 8, 0, 0, 2));
    assertTrue(isWithheld(), "of too few groups");
  }

  private boolean isWithheld() {
    Table table = ServiceSummary.of(new Stamp("r", "h", asOf), measured());
    Table open =
        Release.publicly(
                new ReleaseInfo("r", "h", asOf, "Trial"),
                List.of(table),
                new DisclosureRules(11, 5, 3))
            .table("service_summary")
            .orElseThrow();
    return open.rows().get(0).text("status").equals("c")
        && open.rows().get(0).get("mean_people") == null;
  }

  private void publishedYear() {
    for (int month = 0; month < PUBLISHED.length; month++) {
      month(month, "not_stated", PUBLISHED[month][0], PUBLISHED[month][1]);
    }
  }

  private void month(int month, String region, long sessions, long attendances) {
    heads.put(
        key(month, region),
        new HeadcountOnly.Count(
            sessions, 0, sessions, 0, attendances, attendances, 20, sessions, 0, 14));
  }

  private void named(int month, String region, long people) {
    named.put(key(month, region), new Activity(2 * people, people, 1));
    if (!region.equals(Occasions.EVERYWHERE)) {
      occasions.counts().put(key(month, region), new Occasions.Count(8, 0, 8, 8, 0, 0, 4));
    }
  }

  private static Occasions.Key key(int month, String region) {
    return new Occasions.Key(
        LocalDate.of(2020, 7, 1).plusMonths(month), "smart_recovery", region, "online");
  }

  private Table.Row row() {
    List<Table.Row> rows = ServiceSummary.of(new Stamp("r", "h", asOf), measured()).rows();
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private Measured measured() {
    return new Measured(
        asOf,
        asOf,
        Map.of(),
        Map.of(),
        Measured.Logs.AS_STATED,
        List.of(),
        Optional.empty(),
        occasions,
        named,
        new HeadcountOnly(heads),
        new Headcounts(List.of()),
        0,
        new ServedGroups(
            begins, Map.of(new ServedGroups.Place("smart_recovery", "online"), groups)),
        Optional.empty(),
        Optional.empty(),
        Directory.NONE);
  }
}
