package org.rollcall.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.SessionStatus;
import org.rollcall.contract.TableSchema;

/**
 * A rule about several cells of one row.
 *
 * @param code its stable code
 * @param field position of the field that is named as the one at fault
 * @param holds whether a row obeys it
 */
record Rule(String code, int field, Check holds) {

  /** Whether a row obeys a rule. */
  interface Check {
    boolean of(Values values);
  }

  private static final long DAY = 86_400;
  private static final long LONGEST_STAY = DAY;

  /** The rules of a table, in the order in which they are tried; no day may be after the last. */
  static List<Rule> of(TableSchema schema, LocalDate latest, Instruments instruments) {
    List<Rule> rules = new ArrayList<>();
    if (!schema.anyRequired().isEmpty()) {
      int[] any = schema.anyRequired().stream().mapToInt(schema::indexOf).toArray();
      rules.add(new Rule("ANY-REQUIRED", any[0], values -> hasAny(values, any)));
    }
    switch (schema.name()) {
      case "attendance" -> addStay(rules, schema);
      case "headcounts" -> {
        addOrder(rules, schema, "NEWCOMERS-OVER-ATTENDEES", "newcomers", "attendees");
        addOrder(rules, schema, "ONLINE-OVER-ATTENDEES", "attendees_online", "attendees");
        addOrder(rules, schema, "PERIOD-ORDER", "period_start", "period_end");
      }
      case "referrals" -> addOrder(rules, schema, "PERIOD-ORDER", "period_start", "period_end");
      case "groups" -> {
        addOrder(rules, schema, "CLOSED-BEFORE-OPENED", "opened_on", "closed_on");
        addOrder(rules, schema, "CLOSED-BEFORE-LOG", "log_started_on", "closed_on");
        rules.addAll(new RuralityCode(schema).rules());
      }
      case "survey_responses" -> {
        addLinkage(rules, schema);
        rules.addAll(new AnswerRules(schema, instruments).rules());
      }
      default -> {
        // Rules of single cells are all there are.
      }
    }
    addPast(rules, schema, latest);
    return List.copyOf(rules);
  }

  /**
   * What is told has been. A session may be announced as long as nobody says that it was held, and
   * so may the closing of a group.
   */
  private static void addPast(List<Rule> rules, TableSchema schema, LocalDate latest) {
    long last = latest.toEpochDay();
    for (Field field : schema.fields()) {
      if (field.type() == FieldType.DATE && !field.name().equals("closed_on")) {
        int at = schema.indexOf(field.name());
        rules.add(new Rule("FUTURE", at, values -> !values.has(at) || values.number[at] <= last));
      } else if (field.type() == FieldType.DATETIME) {
        int at = schema.indexOf(field.name());
        Check past = values -> !values.has(at) || values.number[at] < (last + 1) * DAY;
        rules.add(new Rule("FUTURE", at, isAnnounced(schema, past)));
      }
    }
  }

  private static Check isAnnounced(TableSchema schema, Check past) {
    if (!schema.name().equals("sessions")) {
      return past;
    }
    int status = schema.indexOf("status");
    int held = schema.field("status").constraints().values().indexOf(SessionStatus.HELD.key());
    return values -> values.number[status] != held || past.of(values);
  }

  private static void addStay(List<Rule> rules, TableSchema schema) {
    int joined = schema.indexOf("joined_at");
    int left = schema.indexOf("left_at");
    rules.add(
        new Rule("LEFT-BEFORE-JOINED", left, values -> leavesAfterJoining(values, joined, left)));
    rules.add(
        new Rule(
            "STAY-TOO-LONG",
            left,
            values ->
                !values.has(joined)
                    || !values.has(left)
                    || values.instant[left] - values.instant[joined] <= LONGEST_STAY));
  }

  /** A leaving time that the clock shows twice is the second one if the first is too early. */
  private static boolean leavesAfterJoining(Values values, int joined, int left) {
    if (!values.has(joined) || !values.has(left)) {
      return true;
    }
    if (values.instant[left] < values.instant[joined]) {
      values.instant[left] = values.later[left];
    }
    return values.instant[left] >= values.instant[joined];
  }

  /** The smaller cell must not be above the larger, where both are given. */
  private static void addOrder(
      List<Rule> rules, TableSchema schema, String code, String smaller, String larger) {
    int small = schema.indexOf(smaller);
    int large = schema.indexOf(larger);
    rules.add(
        new Rule(
            code,
            large,
            values ->
                !values.has(small)
                    || !values.has(large)
                    || values.number[small] <= values.number[large]));
  }

  private static void addLinkage(List<Rule> rules, TableSchema schema) {
    int linkage = schema.indexOf("linkage");
    int person = schema.indexOf("participant_id");
    int anonymous = schema.field("linkage").constraints().values().indexOf("anonymous");
    rules.add(
        new Rule(
            "LINKAGE",
            person,
            values -> values.has(person) != (values.number[linkage] == anonymous)));
  }

  private static boolean hasAny(Values values, int[] fields) {
    for (int field : fields) {
      if (values.has(field)) {
        return true;
      }
    }
    return false;
  }
}
