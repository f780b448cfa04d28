package org.rollcall.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.ReleaseInfo;
import org.rollcall.disclose.Released;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study.DisclosureRules;

/** Releases with invented numbers. Nothing here was observed. */
final class Made {

  /** What a study that sets nothing asks first. */
  static final Provenance.Focus FOCUS =
      new Provenance.Focus(
          OutcomeCatalog.of(Defaults.RETENTION, Defaults.LANDMARK_WEEKS), "gap_13_weeks");

  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  static final String TITLE = "Do people stay as long when they meet online?";
  private static final String[] ARMS = {"online", "face_to_face"};

  private Made() {}

  static ReleaseInfo info(String title) {
    return new ReleaseInfo("2026-06-30-5f1c09ab", "9c41e07d", AS_OF, title);
  }

  static Provenance provenance() {
    return new Provenance(
        "2026-07-01-5f1c09ab",
        "0.1.0",
        "30 June 2026",
        Optional.of(new Provenance.Inputs(48213, 47002, 211, 1000)),
        Optional.empty(),
        List.of(new Provenance.DataFile("Data Package (all tables)", "datapackage.json")),
        FOCUS);
  }

  static Provenance notForPublication(String why) {
    Provenance p = provenance();
    return new Provenance(
        p.runId(),
        p.softwareVersion(),
        p.completeThrough(),
        p.inputs(),
        Optional.of(why),
        p.dataFiles(),
        p.focus());
  }

  /** A study that has everything. */
  static List<Table> whole() {
    List<Table> tables = new ArrayList<>();
    tables.add(contrasts());
    tables.add(engagement());
    tables.add(sensitivity());
    tables.add(flow());
    tables.add(curve());
    tables.add(triangle());
    tables.add(headcounts());
    tables.add(experience());
    tables.add(activity());
    tables.add(assumptions());
    tables.add(diagnostics());
    tables.add(quality());
    tables.add(recordFlow());
    tables.add(returns());
    tables.add(suppression());
    return tables;
  }

  static Released secure(List<Table> tables) {
    return Release.secure(info(TITLE), tables);
  }

  static Released secure(Table... tables) {
    return secure(List.of(tables));
  }

  /** The same tables as the public may see them. */
  static Released inPublic(List<Table> tables) {
    List<Table> exact = tables.stream().filter(t -> !t.name().equals("suppression")).toList();
    return Release.publicly(info(TITLE), exact, new DisclosureRules(11, 5, 3));
  }

  /** The same study with fewer weeks and months: as many sorts of thing, fewer cells to visit. */
  static List<Table> brief() {
    return whole().stream().map(Made::shortened).toList();
  }

  private static Table shortened(Table table) {
    Table.Builder builder = Table.of(table.schema());
    for (Table.Row row : table.rows()) {
      boolean late =
          switch (table.name()) {
            case "retention_curve" ->
                row.whole("week") > 13 || row.text("definition").equals("gap_8_weeks");
            case "retention_triangle" ->
                ((LocalDate) row.get("start_month")).isBefore(LocalDate.of(2025, 12, 1));
            case "service_activity" ->
                ((LocalDate) row.get("period")).isBefore(LocalDate.of(2026, 1, 1));
            default -> false;
          };
      if (!late) {
        Table.Row copy = builder.add();
        table.schema().fields().forEach(f -> copy.set(f.name(), row.get(f.name())));
      }
    }
    return builder.build();
  }

  /** The same of two families of programs, the second with fewer people. */
  static Table inTwoFamilies(Table table) {
    if (table.schema().find("stratum").isEmpty()) {
      return table;
    }
    Table.Builder builder = Table.of(table.schema());
    for (String family : new String[] {"family_and_friends", "mutual_help"}) {
      for (Table.Row row : table.rows()) {
        Table.Row copy = builder.add();
        table.schema().fields().forEach(f -> copy.set(f.name(), row.get(f.name())));
        copy.set("stratum", family);
        if (table.name().equals("contrast")) {
          copy.set("analysis_id", row.text("analysis_id").replaceAll("all$", family));
        }
        boolean fewer = family.equals("family_and_friends") && table.name().equals("engagement");
        if (fewer && row.get("n_people") != null) {
          copy.set("n_people", row.whole("n_people") / 2);
        }
      }
    }
    return builder.build();
  }

  /** Every value that can be withheld is. */
  static List<Table> suppressed() {
    return brief().stream().map(Made::withheld).toList();
  }

  static Table table(String name, Consumer<Rowed> fill) {
    Table.Builder builder = Table.of(Schemas.report(name));
    fill.accept(
        cells -> {
          Table.Row row = builder.add();
          row.set("release_id", "2026-06-30-5f1c09ab").set("protocol_hash", "9c41e07d");
          row.set("as_of", AS_OF);
          for (int i = 0; i < cells.length; i += 2) {
            row.set((String) cells[i], cells[i + 1]);
          }
        });
    return builder.build();
  }

  /** Adds a row of alternating column names and values. */
  interface Rowed {
    void row(Object... cells);
  }

  static Table contrasts() {
    return table(
        "contrast",
        t -> {
          contrast(t, "E1", "retained_week_4", "share", 0.681, 0.742, 0.061 / 2.2);
          contrast(t, "E1", "retained_week_12", "share", 0.441, 0.517, 0.031);
          contrast(t, "E1", "retained_week_26", "share", 0.302, 0.329, 0.033);
          contrast(t, "E1", "rmst_26_weeks", "weeks", 13.1, 14.6, 0.61);
          contrast(t, "E2", "attendances_week_12", "attendances", 9.4, 8.7, 0.52);
          contrast(t, "E2", "attendances_week_26", "attendances", 15.8, 14.9, 0.9);
          contrast(
              t,
              "E2",
              "attendances_per_opportunity_week_12",
              "attendances per opportunity",
              0.31,
              0.52,
              0.03);
          for (String pair : new String[] {"both-face_to_face", "both-online"}) {
            for (int landmark : new int[] {4, 8}) {
              String outcome = "retained_week_12_from_landmark_" + landmark;
              double gap = pair.endsWith("online") ? 0.062 : 0.021;
              row(t, "E4", outcome, pair, "share", 0.61 + landmark / 100.0, 0.61 - gap, 0.024);
            }
          }
        });
  }

  private static void contrast(
      Rowed t, String e, String outcome, String unit, double a, double b, double se) {
    row(t, e, outcome, "online-face_to_face", unit, a, b, se);
  }

  private static void row(
      Rowed t, String e, String outcome, String pair, String unit, double a, double b, double se) {
    t.row(
        "analysis_id",
        e + "." + outcome + "." + pair + ".all",
        "estimand",
        e,
        "outcome",
        outcome,
        "contrast",
        pair,
        "stratum",
        "all",
        "adjustment",
        "none",
        "family",
        outcome.matches("retained_week_12|attendances_week_12") ? "primary" : "secondary",
        "family_size",
        outcome.matches("retained_week_12|attendances_week_12") ? 2 : 9,
        "unit",
        unit,
        "n_people_comparison",
        1703,
        "n_people_reference",
        1812,
        "n_groups_comparison",
        42,
        "n_groups_reference",
        61,
        "estimate_comparison",
        a,
        "estimate_reference",
        b,
        "estimate",
        a - b,
        "std_error",
        se,
        "df",
        38.5,
        "conf_low",
        a - b - 2.02 * se,
        "conf_high",
        a - b + 2.02 * se,
        "conf_level",
        0.95,
        "conf_low_90",
        a - b - 1.69 * se,
        "conf_high_90",
        a - b + 1.69 * se,
        "p_value",
        0.0231,
        "p_adjusted",
        0.0462,
        "purpose",
        "monitoring",
        "status",
        "ok");
  }

  static Table engagement() {
    return table(
        "engagement",
        t -> {
          for (String arm : ARMS) {
            boolean online = arm.equals("online");
            measure(t, "retained_week_12", arm, "share", online ? 0.441 : 0.517, 0.021);
            measure(t, "rmst_26_weeks", arm, "weeks", online ? 13.1 : 14.6, 0.4);
            measure(t, "attendances_week_12", arm, "attendances", online ? 9.4 : 8.7, 0.4);
            measure(t, "attendances_week_26", arm, "attendances", online ? 15.8 : 14.9, 0.7);
            measure(
                t,
                "attendances_per_opportunity_week_12",
                arm,
                "attendances per opportunity",
                online ? 0.31 : 0.52,
                0.02);
          }
        });
  }

  static void measure(
      Rowed t, String measure, String arm, String unit, double estimate, double se) {
    boolean online = arm.equals("online");
    t.row(
        "measure",
        measure,
        "arm",
        arm,
        "stratum",
        "all",
        "unit",
        unit,
        "n_people",
        online ? 1703 : 1812,
        "n_groups",
        online ? 42 : 61,
        "estimate",
        estimate,
        "std_error",
        se,
        "df",
        38.5,
        "conf_low",
        estimate - 2.02 * se,
        "conf_high",
        estimate + 2.02 * se,
        "conf_level",
        0.95,
        "method_code",
        "mean_over_people",
        "method",
        "mean over people, cluster-robust",
        "status",
        "ok");
  }

  static Table sensitivity() {
    return table(
        "sensitivity",
        t -> {
          String[] rules = {
            "gap_2_weeks",
            "gap_3_weeks",
            "gap_4_weeks",
            "gap_6_weeks",
            "gap_8_weeks",
            "wholly_followed",
            "missed_2_sessions",
            "missed_3_sessions",
            "missed_4_sessions",
            "missed_6_sessions"
          };
          double[] gaps = {-.19, -.16, -.131, -.104, -.086, -.071, .012, .004, -.011, -.024};
          for (int i = 0; i < rules.length; i++) {
            t.row(
                "analysis_id",
                "E1.retained_week_12.online-face_to_face.all",
                "alternative",
                rules[i],
                "n_people",
                3515,
                "n_groups",
                103,
                "estimate",
                gaps[i],
                "std_error",
                .03,
                "df",
                38.5,
                "conf_low",
                gaps[i] - .0606,
                "conf_high",
                gaps[i] + .0606,
                "conf_level",
                .95,
                "same_sign",
                gaps[i] < 0,
                "turns_sign",
                gaps[i] > 0,
                "status",
                "ok");
          }
        });
  }

  static Table flow() {
    return table(
        "cohort_flow",
        t -> {
          String[] steps = {
            "seen_in_the_register",
            "identity_grade_admitted",
            "group_log_long_enough",
            "no_attendance_in_the_180_days_before_start",
            "first_mode_known"
          };
          long[] left = {6120, 5804, 4377, 3551, 3515};
          for (int i = 0; i < steps.length; i++) {
            step(t, "all", i, steps[i], left, 118 - 4 * i);
          }
          step(t, "online", 0, "started", new long[] {1703}, 42);
          step(t, "face_to_face", 0, "started", new long[] {1812}, 61);
          step(t, "online", 1, "whole_look_ahead_seen", new long[] {1703, 1388}, 42);
          step(t, "face_to_face", 1, "whole_look_ahead_seen", new long[] {1812, 1541}, 60);
        });
  }

  private static void step(Rowed t, String arm, int i, String step, long[] left, int groups) {
    t.row(
        "estimand",
        "E1",
        "stratum",
        "all",
        "arm",
        arm,
        "step_order",
        i + 1,
        "step_code",
        step,
        "step",
        step,
        "n_people",
        left[i],
        "n_groups",
        groups,
        "n_people_removed",
        i == 0 ? null : left[i - 1] - left[i],
        "status",
        "ok");
  }

  static Table curve() {
    return table(
        "retention_curve",
        t -> {
          for (String definition : new String[] {"gap_13_weeks", "gap_8_weeks"}) {
            for (String arm : ARMS) {
              curve(t, definition, arm);
            }
          }
        });
  }

  private static void curve(Rowed t, String definition, String arm) {
    boolean online = arm.equals("online");
    double hazard = (online ? 0.052 : 0.041) * (definition.equals("gap_13_weeks") ? 1 : 1.3);
    long atRisk = online ? 1703 : 1812;
    double kept = 1;
    for (int week = 0; week <= 52; week++) {
      long left = week == 0 ? 0 : Math.round(atRisk * hazard * Math.exp(-week / 40.0));
      long ended = week < 8 ? 0 : Math.round(atRisk * 0.018);
      kept = week == 0 ? 1 : kept * (1 - (double) left / atRisk);
      atRisk -= left + ended;
      double se = Math.sqrt(kept * (1 - kept) / Math.max(1, atRisk)) * 1.7;
      t.row(
          "definition",
          definition,
          "arm",
          arm,
          "stratum",
          "all",
          "week",
          week,
          "n_at_risk",
          atRisk,
          "n_events",
          left,
          "n_censored",
          ended,
          "n_groups",
          online ? 42 : 61,
          "survival",
          kept,
          "std_error",
          se,
          "conf_low",
          Math.max(0, kept - 1.96 * se),
          "conf_high",
          Math.min(1, kept + 1.96 * se),
          "conf_level",
          .95,
          "status",
          "ok");
    }
  }

  static Table triangle() {
    return table(
        "retention_triangle",
        t -> {
          for (String arm : ARMS) {
            for (int month = 0; month < 14; month++) {
              for (int week = 0; week <= 52; week += 4) {
                triangle(t, arm, month, week);
              }
            }
          }
        });
  }

  private static void triangle(Rowed t, String arm, int month, int week) {
    LocalDate start = LocalDate.of(2025, 5, 1).plusMonths(month);
    LocalDate seen = start.plusMonths(1).plusWeeks(week);
    if (seen.isAfter(AS_OF)) {
      return;
    }
    boolean few = arm.equals("online") && month == 8;
    boolean mature = !seen.plusWeeks(6).isAfter(AS_OF);
    long people = few ? 7 : 90 + (month * 37) % 60;
    double share = Math.exp(-week / (arm.equals("online") ? 14.0 : 17.0)) * .85 + .15;
    String status = few ? "c" : mature ? "ok" : "p";
    t.row(
        "start_month",
        start,
        "arm",
        arm,
        "stratum",
        "all",
        "weeks_since_start",
        week,
        "n_people",
        few ? null : people,
        "n_groups",
        few ? null : 12L,
        "n_retained",
        few ? null : Math.round(people * share),
        "share_retained",
        few || status.equals("p") ? null : share,
        "mature",
        mature,
        "status",
        status);
  }

  static Table headcounts() {
    return table(
        "headcount_rate",
        t -> {
          head(t, "online", "smart_recovery", 11.2, 1.1);
          head(t, "face_to_face", "smart_recovery", 8.4, .7);
          head(t, "hybrid", "smart_recovery", 12.9, 1.9);
          head(t, "face_to_face", "other_mutual_help", 6.1, .8);
          t.row(
              "session_modality",
              "online",
              "program",
              "smart_recovery",
              "period",
              "2026-06",
              "n_groups",
              9,
              "n_sessions",
              31,
              "n_sessions_missing",
              4,
              "n_records_missing",
              0,
              "n_attendances",
              341,
              "n_people_at_least",
              22,
              "estimate",
              11.0,
              "status",
              "ok");
        });
  }

  private static void head(Rowed t, String modality, String program, double rate, double se) {
    t.row(
        "session_modality",
        modality,
        "program",
        program,
        "period",
        "all",
        "n_groups",
        23,
        "n_sessions",
        1204,
        "n_sessions_missing",
        61,
        "n_records_missing",
        12,
        "n_attendances",
        Math.round(1204 * rate),
        "n_people_at_least",
        31,
        "n_newcomers",
        702,
        "estimate",
        rate,
        "std_error",
        se,
        "df",
        19.0,
        "conf_low",
        rate - 2 * se,
        "conf_high",
        rate + 2 * se,
        "conf_level",
        .95,
        "newcomer_share",
        .052,
        "visits_per_newcomer",
        19.2,
        "status",
        "ok");
  }

  static Table experience() {
    return table(
        "experience",
        t -> {
          String[] items = {"availability", "ease_of_access", "social_interaction", "score"};
          for (String item : items) {
            for (String group : new String[] {"online", "face_to_face", "both"}) {
              answer(t, "participant", "anonymous", item, group);
              answer(t, "facilitator", "linked", item, group);
            }
          }
        });
  }

  private static void answer(Rowed t, String who, String linkage, String item, String group) {
    double mean = 3 + item.length() / 20.0 + (group.equals("both") ? .3 : 0);
    t.row(
        "instrument",
        "srau",
        "instrument_version",
        "1",
        "item",
        item,
        "theme",
        item,
        "linkage",
        linkage,
        "perspective",
        who,
        "modality_class",
        group,
        "statistic",
        "mean",
        "category",
        "all",
        "n_answers",
        212,
        linkage.equals("linked") ? "n_people" : "n_responses",
        linkage.equals("linked") ? 140 : 212,
        "n_groups",
        18,
        "largest_contributor_share",
        .02,
        "n_invited",
        640,
        "response_rate",
        .331,
        "estimate",
        mean,
        "std_error",
        .08,
        "df",
        17.0,
        "conf_low",
        mean - .17,
        "conf_high",
        mean + .17,
        "conf_level",
        .95,
        "status",
        "ok");
  }

  static Table activity() {
    return table(
        "service_activity",
        t -> {
          for (int month = 0; month < 12; month++) {
            for (String modality : new String[] {"online", "face_to_face", "hybrid"}) {
              t.row(
                  "period",
                  LocalDate.of(2025, 7, 1).plusMonths(month),
                  "program",
                  "smart_recovery",
                  "region",
                  "not_stated",
                  "session_modality",
                  modality,
                  "n_sessions_scheduled",
                  130,
                  "n_sessions_held",
                  121,
                  "n_sessions_cancelled",
                  6,
                  "n_sessions_not_reported",
                  3,
                  "n_attendances",
                  1090 + month,
                  "n_people",
                  402,
                  "n_newcomers",
                  51,
                  "n_groups",
                  31,
                  "mean_group_size",
                  9.1,
                  "status",
                  "ok");
            }
          }
        });
  }

  static Table assumptions() {
    return table(
        "assumption",
        t -> {
          t.row(
              "estimand",
              "E1",
              "sentence_order",
              1,
              "assumption_code",
              "assumption_1",
              "sentence",
              "Not adjusted: people who start online and people who start face to face may differ.");
          t.row(
              "estimand",
              "E1",
              "sentence_order",
              2,
              "assumption_code",
              "assumption_2",
              "sentence",
              "Attendance elsewhere is not seen.");
          t.row(
              "estimand",
              "E4",
              "sentence_order",
              1,
              "assumption_code",
              "assumption_1",
              "sentence",
              "Applies only to people still coming at the landmark.");
        });
  }

  static Table diagnostics() {
    return table(
        "diagnostic",
        t -> {
          check(t, "effective_groups", "online", 31.2, 20, "pass");
          check(t, "effective_groups", "face_to_face", 44.9, 20, "pass");
          check(t, "share_of_attendances_left_out", "online", .124, .1, "fail");
          check(t, "placebo_difference", "all", .004, .02, "pass");
        });
  }

  private static void check(
      Rowed t, String check, String arm, double value, double threshold, String result) {
    t.row(
        "analysis_id",
        "E1.retained_week_12.online-face_to_face.all",
        "check",
        check,
        "arm",
        arm,
        "value",
        value,
        "threshold",
        threshold,
        "check_status",
        result,
        "status",
        "ok");
  }

  static Table quality() {
    return table(
        "data_quality",
        t -> {
          t.row(
              "source_id",
              "members_register",
              "check",
              "attendance_outside_session_hours",
              "category",
              "plausibility",
              "n_violated",
              31,
              "n_denominator",
              41021,
              "threshold",
              .01,
              "check_status",
              "pass");
          t.row(
              "source_id",
              "meeting_platform",
              "check",
              "mode_missing_in_hybrid_session",
              "category",
              "completeness",
              "n_violated",
              412,
              "n_denominator",
              5981,
              "threshold",
              .05,
              "check_status",
              "fail");
        });
  }

  static Table recordFlow() {
    return table(
        "record_flow",
        t -> {
          rows(t, "members_register", 1, "read", 41021, 41021);
          rows(t, "members_register", 2, "rejected", 41021, 40900);
          rows(t, "members_register", 3, "duplicate", 40900, 40000);
          rows(t, "members_register", 4, "curated", 40000, 40000);
        });
  }

  private static void rows(Rowed t, String source, int order, String step, long in, long out) {
    t.row(
        "source_id",
        source,
        "file_id",
        "f00d",
        "canonical_table",
        "attendance",
        "step_order",
        order,
        "step",
        step,
        "reason",
        step.equals("rejected") ? "date_invalid" : "none",
        "rows_in",
        in,
        "rows_out",
        out,
        "rows_removed",
        in - out);
  }

  static Table returns() {
    return table(
        "return_after_lapse",
        t -> {
          for (String arm : ARMS) {
            for (int week : new int[] {4, 8, 13, 26}) {
              t.row(
                  "arm",
                  arm,
                  "stratum",
                  "all",
                  "weeks_since_lapse",
                  week,
                  "n_people",
                  812,
                  "n_groups",
                  41,
                  "n_returned",
                  90 + 6 * week,
                  "share_returned",
                  (90 + 6 * week) / 812.0,
                  "status",
                  "ok");
            }
          }
        });
  }

  static Table suppression() {
    return table(
        "suppression",
        t ->
            t.row(
                "table_name",
                "retention_triangle",
                "n_cells",
                336,
                "n_suppressed_primary",
                14,
                "n_suppressed_secondary",
                14,
                "n_rounded",
                308));
  }

  private static Table withheld(Table table) {
    Table.Builder builder = Table.of(table.schema());
    for (Table.Row from : table.rows()) {
      Table.Row to = builder.add();
      for (Field field : table.schema().fields()) {
        boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
        boolean key = table.schema().primaryKey().contains(field.name());
        boolean gone = number && !key && !field.required();
        Object value = gone ? null : from.get(field.name());
        to.set(field.name(), field.name().equals("status") ? "c" : value);
      }
    }
    return builder.build();
  }
}
