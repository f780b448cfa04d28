package org.rollcall.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.rollcall.audit.PublicFolder.Line;

/**
 * Works withheld counts out of a public folder, as a reader would who knows how the tables are made
 * and which thresholds they have: from bins, totals, margins, steps that follow one another, shares
 * of binned denominators, complements, words beside withheld numbers and rows that are missing. The
 * secure folder is asked only at the end, to tell what was found from what was guessed.
 */
final class Attack {

  /**
   * What the attack found.
   *
   * @param withheld withheld cells that hold a number in the secure zone
   * @param exact of them, recovered exactly
   * @param narrow of them, narrowed to five values or fewer
   * @param wrong of them, where the truth lies outside of what was concluded
   * @param names the cells recovered
   */
  record Found(int withheld, int exact, int narrow, List<String> wrong, Set<String> names) {}

  private static final int K = 11;
  private static final int MIN_GROUPS = 3;
  private static final int NARROW = 5;
  private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("cohort_flow", List.of("estimand", "arm", "step_order"));
    KEYS.put("engagement", List.of("measure", "arm"));
    KEYS.put("contrast", List.of("analysis_id"));
    KEYS.put("sensitivity", List.of("analysis_id", "alternative"));
    KEYS.put("retention_curve", List.of("definition", "arm", "week"));
    KEYS.put("retention_triangle", List.of("start_month", "arm", "weeks_since_start"));
    KEYS.put("return_after_lapse", List.of("arm", "weeks_since_lapse"));
    KEYS.put("modality_transition", List.of("week", "from_state", "to_state"));
    KEYS.put("service_activity", List.of("period", "program", "region", "session_modality"));
    KEYS.put("service_summary", List.of("program", "session_modality"));
    KEYS.put("headcount_rate", List.of("session_modality", "program", "period"));
    KEYS.put(
        "experience",
        List.of(
            "instrument",
            "item",
            "linkage",
            "perspective",
            "modality_class",
            "statistic",
            "category"));
    KEYS.put("theme", List.of("theme", "valence", "modality_class", "perspective"));
  }

  /** Sums over weeks of a curve are other cells in the secure zone than in the public one. */
  private static final Set<String> SUMMED = Set.of("n_events", "n_censored");

  private final PublicFolder folder;
  private final Bounds bounds = new Bounds();
  private final Map<String, List<Line>> tables = new LinkedHashMap<>();
  private final Map<String, Line> rows = new LinkedHashMap<>();
  private final Set<String> withheld = new TreeSet<>();

  private Attack(Path folder) {
    this.folder = new PublicFolder(folder);
  }

  static Found on(Path open, Path secure) {
    Attack attack = new Attack(open);
    attack.read();
    attack.flow();
    attack.estimates();
    attack.curves();
    attack.triangles();
    attack.returns();
    attack.moves();
    attack.activity();
    attack.answers();
    attack.words();
    attack.bounds.narrow();
    attack.thresholds();
    attack.bounds.narrow();
    return attack.score(new PublicFolder(secure));
  }

  private void read() {
    KEYS.forEach(
        (table, keys) -> {
          List<Line> lines = folder.rows(table);
          tables.put(table, lines);
          for (Line line : lines) {
            rows.put(row(table, line), line);
            for (String column : line.cells().keySet()) {
              if (column.startsWith("n_") && column.endsWith("_lo")) {
                count(table, line, column.substring(0, column.length() - 3));
              }
            }
          }
        });
  }

  private void count(String table, Line line, String column) {
    String cell = cell(table, line, column);
    if (line.has(column + "_lo")) {
      bounds.between(cell, line.number(column + "_lo"), line.number(column + "_hi"));
    } else {
      withheld.add(cell);
    }
  }

  private static String row(String table, Line line) {
    List<String> parts = new ArrayList<>(List.of(table));
    KEYS.get(table).forEach(key -> parts.add(line.text(key)));
    return String.join("|", parts);
  }

  private static String cell(String table, Line line, String column) {
    return row(table, line) + "#" + column;
  }

  private List<Line> of(String table, Predicate<Line> wanted) {
    return tables.get(table).stream().filter(wanted).toList();
  }

  /** What is left of a step is what was there less what was removed; arms add up to all. */
  private void flow() {
    for (Line line : tables.get("cohort_flow")) {
      String left = cell("cohort_flow", line, "n_people");
      bounds.notMore(cell("cohort_flow", line, "n_groups"), left);
      String before =
          "cohort_flow|%s|%s|%d"
              .formatted(
                  line.text("estimand"),
                  line.text("arm"),
                  Long.parseLong(line.text("step_order")) - 1);
      if (rows.containsKey(before)) {
        bounds.sum(
            before + "#n_people", List.of(left, cell("cohort_flow", line, "n_people_removed")));
      }
    }
    for (String estimand : List.of("E1", "E2")) {
      armsOf(estimand, List.of("face_to_face", "online"));
    }
    tables.get("cohort_flow").stream()
        .map(line -> line.text("estimand"))
        .filter(estimand -> estimand.startsWith("E4"))
        .distinct()
        .forEach(estimand -> armsOf(estimand, List.of("face_to_face", "online", "both")));
    for (Line line : of("cohort_flow", l -> l.text("estimand").equals("E1"))) {
      String other = cell("cohort_flow", line, "n_people").replace("|E1|", "|E2|");
      bounds.sum(other, List.of(cell("cohort_flow", line, "n_people")));
    }
  }

  private void armsOf(String estimand, List<String> arms) {
    bounds.sum(
        starters(estimand, "all"), arms.stream().map(arm -> starters(estimand, arm)).toList());
  }

  /** Those who started, which is the last step of all and the first of an arm. */
  private static String starters(String estimand, String arm) {
    int step = lastOfAll(estimand) + (arm.equals("all") ? 0 : 1);
    return "cohort_flow|%s|%s|%d#n_people".formatted(estimand, arm, step);
  }

  private static int lastOfAll(String estimand) {
    return estimand.startsWith("E4") ? 3 : 6;
  }

  /** The two sides of a difference are the rows of the arms. */
  private void estimates() {
    for (Line line : tables.get("engagement")) {
      String people = cell("engagement", line, "n_people");
      bounds.notMore(cell("engagement", line, "n_groups"), people);
      bounds.notMore(people, starters("E1", "all"));
    }
    followed();
    for (Line line : tables.get("contrast")) {
      String[] arms = line.text("contrast").split("-");
      for (int side = 0; side < 2; side++) {
        String suffix = side == 0 ? "_comparison" : "_reference";
        for (String count : List.of("n_people", "n_groups")) {
          String own = "engagement|" + line.text("outcome") + "|" + arms[side] + "#" + count;
          bounds.sum(own, List.of(cell("contrast", line, count + suffix)));
        }
      }
    }
    for (Line line : tables.get("sensitivity")) {
      bounds.notMore(cell("sensitivity", line, "n_groups"), cell("sensitivity", line, "n_people"));
    }
  }

  /** Those of whom retention is estimated are those left after the last step. */
  private void followed() {
    for (Line line : of("cohort_flow", l -> !l.text("arm").equals("all"))) {
      String estimand = line.text("estimand");
      if (Integer.parseInt(line.text("step_order")) != lastOfAll(estimand) + 2) {
        continue;
      }
      List<String> measures =
          estimand.startsWith("E4")
              ? List.of("_from_landmark_" + estimand.substring(3))
              : List.of("retained_week_12");
      for (Line other : of("engagement", l -> l.text("arm").equals(line.text("arm")))) {
        if (measures.stream().anyMatch(other.text("measure")::endsWith)) {
          for (String count : List.of("n_people", "n_groups")) {
            bounds.sum(cell("engagement", other, count), List.of(cell("cohort_flow", line, count)));
          }
        }
      }
    }
  }

  /** Nobody comes back to be at risk, and those at risk at first are the starters. */
  private void curves() {
    Map<String, Line> before = new TreeMap<>();
    for (Line line : tables.get("retention_curve")) {
      String curve = line.text("definition") + line.text("arm");
      String atRisk = cell("retention_curve", line, "n_at_risk");
      bounds.notMore(cell("retention_curve", line, "n_groups"), atRisk);
      Line last = before.put(curve, line);
      if (last == null) {
        bounds.sum(starters("E1", line.text("arm")), List.of(atRisk));
        continue;
      }
      String earlier = cell("retention_curve", last, "n_at_risk");
      bounds.notMore(atRisk, earlier);
      if (line.has("n_events_lo") && last.has("survival")) {
        bounds.sum(
            earlier,
            List.of(
                atRisk,
                cell("retention_curve", line, "n_events"),
                cell("retention_curve", line, "n_censored")));
      }
    }
  }

  /** At week 0 all are there; later ones are some of them, and their share is that of both. */
  private void triangles() {
    for (Line line : tables.get("retention_triangle")) {
      String people = cell("retention_triangle", line, "n_people");
      String kept = cell("retention_triangle", line, "n_retained");
      String first =
          "retention_triangle|" + line.text("start_month") + "|" + line.text("arm") + "|0#n_people";
      if (line.text("weeks_since_start").equals("0")) {
        bounds.sum(people, List.of(kept));
      } else {
        bounds.notMore(people, first);
      }
      bounds.notMore(kept, people);
      bounds.notMore(cell("retention_triangle", line, "n_groups"), people);
      share(line, "share_retained", kept, people);
    }
    for (String arm : List.of("face_to_face", "online")) {
      Map<String, Double> sum = new LinkedHashMap<>();
      of(
              "retention_triangle",
              l -> l.text("arm").equals(arm) && l.text("weeks_since_start").equals("0"))
          .forEach(l -> sum.put(cell("retention_triangle", l, "n_people"), 1.0));
      sum.put(starters("E1", arm), -1.0);
      bounds.atMost(sum, 0);
    }
  }

  private void returns() {
    Map<String, Line> before = new TreeMap<>();
    for (Line line : tables.get("return_after_lapse")) {
      String people = cell("return_after_lapse", line, "n_people");
      String back = cell("return_after_lapse", line, "n_returned");
      bounds.notMore(back, people);
      Line earlier = before.put(line.text("arm"), line);
      if (earlier != null) {
        bounds.sum(people, List.of(cell("return_after_lapse", earlier, "n_people")));
        bounds.notMore(cell("return_after_lapse", earlier, "n_returned"), back);
      }
    }
  }

  /** Moves out of a state add up; a move that has no row is one that nobody made. */
  private void moves() {
    Map<String, List<Line>> out = new TreeMap<>();
    for (Line line : tables.get("modality_transition")) {
      out.computeIfAbsent(line.text("week") + "|" + line.text("from_state"), w -> new ArrayList<>())
          .add(line);
    }
    for (List<Line> lines : out.values()) {
      List<String> moved =
          lines.stream().map(l -> cell("modality_transition", l, "n_people")).toList();
      for (Line line : lines) {
        String all = cell("modality_transition", line, "n_people_from");
        bounds.sum(all, moved);
        share(line, "share", cell("modality_transition", line, "n_people"), all);
        bounds.notMore(
            cell("modality_transition", line, "n_groups"),
            cell("modality_transition", line, "n_people"));
      }
    }
  }

  private void activity() {
    for (Line line : tables.get("service_activity")) {
      String people = cell("service_activity", line, "n_people");
      bounds.notMore(cell("service_activity", line, "n_newcomers"), people);
      bounds.notMore(people, cell("service_activity", line, "n_attendances"));
      bounds.notMore(
          cell("service_activity", line, "n_groups"),
          cell("service_activity", line, "n_sessions_held"));
    }
  }

  /** The answers of a distribution add up to all, and their shares are of all. */
  private void answers() {
    Map<String, List<Line>> items = new TreeMap<>();
    for (Line line : tables.get("experience")) {
      List<String> key = KEYS.get("experience").subList(0, 5);
      String item = String.join("|", key.stream().map(line::text).toList());
      items.computeIfAbsent(item, any -> new ArrayList<>()).add(line);
    }
    for (List<Line> lines : items.values()) {
      List<String> parts = new ArrayList<>();
      String all = null;
      for (Line line : lines) {
        String answers = cell("experience", line, "n_answers");
        if (all != null) {
          bounds.sum(all, List.of(answers));
        }
        all = answers;
        if (line.text("statistic").equals("share")) {
          String part = cell("experience", line, "answered");
          parts.add(part);
          if (line.has("estimate")) {
            share(line, "estimate", part, answers);
          } else {
            withheld.add(part);
          }
        }
      }
      if (!parts.isEmpty()) {
        bounds.sum(all, parts);
      }
    }
  }

  /** A share is rounded by the size of its denominator's bin. */
  private void share(Line line, String column, String part, String whole) {
    if (line.has(column) && bounds.high(whole) < 1e6) {
      double middle = (bounds.low(whole) + bounds.high(whole)) / 2;
      double step = middle < 50 ? .1 : middle < 200 ? .05 : .01;
      double value = line.number(column);
      bounds.ratio(part, whole, value - step / 2, value + step / 2);
    }
  }

  /** A check of nobody does not apply, and says so; one that applies is of somebody. */
  private void words() {
    for (Line check : folder.rows("diagnostic")) {
      boolean idle = check.text("status").equals("z");
      if (idle && check.text("check").equals("mature_share")) {
        nobody(check);
      }
      if (!check.text("check").equals("largest_group_share")) {
        continue;
      }
      String outcome = check.text("analysis_id").split("\\.")[1];
      String row = "engagement|" + outcome + "|" + check.text("arm");
      boolean none = check.text("check_status").equals("not_applicable");
      if (none || check.text("status").equals("z")) {
        bounds.between(row + "#n_people", 0, 0);
        bounds.between(row + "#n_groups", 0, 0);
      } else if (check.text("check_status").equals("pass")) {
        bounds.between(row + "#n_people", 2, 1e6);
        bounds.between(row + "#n_groups", 2, 1e6);
      } else if (check.text("check_status").equals("fail")) {
        bounds.between(row + "#n_people", 1, 1e6);
        bounds.between(row + "#n_groups", 1, 1e6);
      }
    }
    for (Map.Entry<String, Line> row : rows.entrySet()) {
      boolean nothing = Set.of("x", "z").contains(row.getValue().text("status"));
      if (nothing && bounds.isExact(row.getKey() + "#n_people")) {
        bounds.between(row.getKey() + "#n_groups", 0, bounds.high(row.getKey() + "#n_people"));
      }
    }
  }

  /** The share of those who reached a step does not apply where nobody did. */
  private void nobody(Line check) {
    String[] outcome = check.text("analysis_id").split("\\.")[1].split("_from_landmark_");
    String estimand = outcome.length > 1 ? "E4." + outcome[1] : "E1";
    for (int after = 1; after <= 2; after++) {
      int step = lastOfAll(estimand) + after;
      String row = "cohort_flow|" + estimand + "|" + check.text("arm") + "|" + step;
      bounds.between(row + "#n_people", 0, 0);
      bounds.between(row + "#n_groups", 0, 0);
    }
  }

  /** A row is withheld for a reason: where people are many enough, groups must be too few. */
  private void thresholds() {
    for (String table : List.of("cohort_flow", "engagement")) {
      for (Line line : of(table, l -> l.text("status").equals("c"))) {
        boolean share = line.cells().containsKey("unit") && line.text("unit").equals("share");
        boolean removed =
            line.cells().containsKey("n_people_removed_lo")
                && bounds.low(cell(table, line, "n_people_removed")) < K;
        if (!share && !removed && bounds.low(cell(table, line, "n_people")) >= K) {
          bounds.between(cell(table, line, "n_groups"), 0, MIN_GROUPS - 1);
        }
      }
    }
  }

  private Found score(PublicFolder secure) {
    int cells = 0;
    int exact = 0;
    int narrow = 0;
    List<String> wrong = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, List<String>> table : KEYS.entrySet()) {
      for (Line truth : secure.rows(table.getKey())) {
        for (String cell : withheldIn(table.getKey(), truth)) {
          String column = cell.substring(cell.indexOf('#') + 1);
          double value =
              column.equals("answered")
                  ? Math.rint(truth.number("estimate") * truth.number("n_answers"))
                  : truth.number(column);
          cells++;
          if (value < bounds.low(cell) || value > bounds.high(cell)) {
            wrong.add(cell + " " + bounds.low(cell) + ".." + bounds.high(cell) + " is " + value);
          } else if (bounds.isExact(cell)) {
            exact++;
            names.add(cell);
          } else if (bounds.high(cell) - bounds.low(cell) < NARROW) {
            narrow++;
          }
        }
      }
    }
    return new Found(cells, exact, narrow, wrong, names);
  }

  private List<String> withheldIn(String table, Line truth) {
    List<String> cells = new ArrayList<>();
    for (String column : truth.cells().keySet()) {
      boolean summed = table.equals("retention_curve") && SUMMED.contains(column);
      if (column.startsWith("n_") && truth.has(column) && !summed) {
        cells.add(cell(table, truth, column));
      }
    }
    if (table.equals("experience") && truth.has("estimate")) {
      cells.add(cell(table, truth, "answered"));
    }
    cells.retainAll(withheld);
    return cells;
  }

  /** The folder of a public release and that of the secure results of the same night. */
  public static void main(String[] arguments) {
    Found found = on(Path.of(arguments[0]), Path.of(arguments[1]));
    System.out.printf(
        "%d withheld cells: %d recovered exactly, %d more within %d values, %d concluded wrongly%n",
        found.withheld(), found.exact(), found.narrow(), NARROW, found.wrong().size());
    found.names().forEach(name -> System.out.println("  " + name));
    found.wrong().forEach(name -> System.out.println("  wrong: " + name));
  }
}
