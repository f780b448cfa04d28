package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolHashTest {

  @TempDir private Path folder;

  /** The text was hashed with {@code sha256sum} (GNU coreutils 9.1). */
  @Test
  void of_smallestStudy_isTheSumOfItsCanonicalText() {
    Study study = Studies.load(folder, Studies.SMALLEST);
    assertEquals(
        "{\"disclosure\":{\"k\":11,\"min_groups\":3,\"round_base\":5},"
            + "\"identity_grades\":[\"account\",\"sign_in\"],"
            + "\"landmark_weeks\":[4,8],"
            + "\"margins\":{},"
            + "\"programs\":[],"
            + "\"retention\":{\"gap_weeks\":[2,3,4,6,8,13],\"horizon_weeks\":52,"
            + "\"look_ahead_weeks\":13,\"missed_opportunities\":[2,3,4,6],\"primary_gap_weeks\":4,"
            + "\"primary_week\":12,\"rmst_weeks\":26,\"weeks\":[4,12,26]},"
            + "\"sources\":[{\"date_order\":\"iso\",\"link_domain\":\"groups\",\"name\":\"groups\","
            + "\"table\":\"groups\",\"time_zone\":\"Australia/Sydney\"}],"
            + "\"time_zone\":\"Australia/Sydney\","
            + "\"washout\":{\"log_weeks\":26,\"new_to\":\"any_group\",\"person_days\":180}}",
        ProtocolHash.canonical(study));
    assertEquals(
        "19b1cbb40f094d9354f89c9d2a15aa7e48f933af5eb7bbd87b98d166b3fe2282", study.protocolHash());
  }

  @Test
  void load_orderCommentsAndDefaults_changeNothing() {
    String hash = hash(Studies.FULL);
    same(
        hash,
        "washout: {log_weeks: 20, person_days: 90, new_to: program}",
        "washout: {new_to: program, person_days: 90, log_weeks: 20}");
    same(hash, "study: pilot", "# a comment\nstudy:   pilot  # another");
    same(hash, "gap_weeks: [5, 2]", "gap_weeks: [2, 5]");
    same(hash, "[smart_recovery, al_anon]", "[al_anon, smart_recovery]");
    same(hash, "{F2F: face_to_face, \"*\": online}", "{\"*\": online, F2F: face_to_face}");
    same(hash, "minutes: 60}", "minutes: \"60\"}");
    assertEquals(
        hash(Studies.SMALLEST),
        hash(Studies.SMALLEST + "washout: {log_weeks: 26}\ndisclosure: {k: 11}\nprograms: []\n"));
  }

  @Test
  void load_orderOfSources_changesNothing() {
    int first = Studies.FULL.indexOf("  - name: groups");
    int second = Studies.FULL.indexOf("  - name: register");
    String turned =
        Studies.FULL.substring(0, first)
            + Studies.FULL.substring(second)
            + Studies.FULL.substring(first, second);
    assertEquals(hash(Studies.FULL), hash(turned));
  }

  @Test
  void load_headingCutAndPlaces_changeNothing() {
    String hash = hash(Studies.FULL);
    same(hash, "study: pilot", "study: other");
    same(hash, "\"Pilot: online", "\"Other: online");
    same(hash, "as_of: 2026-06-30", "as_of: 2026-05-31");
    same(hash, "output: results", "output: elsewhere");
    same(hash, "data/attendance-*.csv", "data/attendance-1.csv");
    same(hash, "    format: canonical_csv\n", "");
  }

  @Test
  void load_whichFilesMustBeThere_changesNothing() {
    String hash = hash(Studies.SURVEYED);
    List.of(
            change("on_missing: refuse", "on_missing: keep"),
            change("required: false", "required: true"),
            change("expected: weekly", "expected: daily"),
            change("min_rows: 5", "min_rows: 6"),
            change("    on_missing: remove\n", ""))
        .forEach(
            change -> assertEquals(hash, hash(Studies.surveyed(change[0], change[1])), change[1]));
  }

  @Test
  void load_latestDayAndLag_changeTheHashWhereTheySaySomething() {
    String hash = hash(Studies.FULL);
    same(hash, "study: pilot", "study: pilot\nreporting_lag_days: 0");
    for (String setting : List.of("reporting_lag_days: 14", "latest_day: 2026-06-30")) {
      assertNotEquals(hash, hash(Studies.full("study: pilot", "study: pilot\n" + setting)));
    }
  }

  @Test
  void load_anySettingOfTheAnalysis_changesTheHash() {
    List<String[]> changes =
        List.of(
            change("time_zone: Europe/London", "time_zone: Europe/Paris"),
            change("[smart_recovery, al_anon]", "[smart_recovery]"),
            change("identity_grades: [account]", "identity_grades: [account, sign_in]"),
            change("log_weeks: 20", "log_weeks: 21"),
            change("person_days: 90", "person_days: 91"),
            change("new_to: program", "new_to: any_group"),
            change("gap_weeks: [5, 2]", "gap_weeks: [5, 3]"),
            change("missed_opportunities: [3]", "missed_opportunities: [4]"),
            change("primary_gap_weeks: 5", "primary_gap_weeks: 2"),
            change("look_ahead_weeks: 8", "look_ahead_weeks: 9"),
            change("weeks: [6, 3]", "weeks: [6, 4]"),
            change("rmst_weeks: 13", "rmst_weeks: 14"),
            change("horizon_weeks: 40", "horizon_weeks: 41"),
            change("landmark_weeks: [6]", "landmark_weeks: [5]"),
            change("value: 0.075", "value: 0.08"),
            change("owner: Evaluation board, date: 2026-01-15", "owner: Board, date: 2026-01-15"),
            change("date: 2026-01-15", "date: 2026-01-17"),
            change("reason: Why not", "reason: Because"),
            change("k: 15, round_base: 7", "k: 22, round_base: 7"),
            change("round_base: 7", "round_base: 2"),
            change("min_groups: 4", "min_groups: 5"),
            change("name: register", "name: roll"),
            change("Pacific/Auckland", "Pacific/Fiji"),
            change("date_order: day_first", "date_order: month_first"),
            change("link_domain: members", "link_domain: people"),
            change("group_id: Group", "group_id: Circle"),
            change("\"*\": online", "Zoom: online"),
            change("identity_grade: sign_in", "identity_grade: account"),
            change("code: north", "code: n"),
            change("label: Northern region", "label: North"),
            change("[instruments/feedback.json]", "[]"),
            change("perspective: participant", "perspective: facilitator"),
            change("wave: Wave", "wave: Round"),
            change("Q1_1: item_1", "Q1_1: item_3"),
            change("Agree: 6", "Agree: 5"),
            change("[\"-99\"]", "[\"-98\"]"),
            change("from: 2026-01-01", "from: 2026-01-02"));
    String hash = hash(Studies.SURVEYED);
    changes.forEach(
        change -> assertNotEquals(hash, hash(Studies.surveyed(change[0], change[1])), change[1]));
  }

  /** No margin may be of an outcome of the other week. */
  @Test
  void load_anotherPrimaryWeek_changesTheHash() {
    String bare = Studies.SURVEYED.replaceFirst(" *attendances_week_6:.*\\n", "");
    assertNotEquals(hash(bare), hash(bare.replace("primary_week: 6", "primary_week: 3")));
  }

  @Test
  void load_hash_isHex() {
    assertTrue(hash(Studies.FULL).matches("[0-9a-f]{64}"));
  }

  private static String[] change(String from, String to) {
    return new String[] {from, to};
  }

  private void same(String hash, String from, String to) {
    assertEquals(hash, hash(Studies.full(from, to)), to);
  }

  private String hash(String yaml) {
    return Studies.load(folder, yaml).protocolHash();
  }
}
