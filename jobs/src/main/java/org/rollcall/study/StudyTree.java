package org.rollcall.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Survey;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.DisclosureRules;
import org.rollcall.study.Study.Margin;
import org.rollcall.study.Study.Retention;
import org.rollcall.study.Study.Source;
import org.rollcall.study.Study.Washout;

/** A study as the tree of the file that would say all of it. */
final class StudyTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StudyTree() {}

  /** Every setting, under the keys of the study file and in its order. */
  static ObjectNode of(Study study) {
    ObjectNode tree = NODES.objectNode();
    tree.put("study", study.name());
    tree.put("title", study.title());
    tree.put("time_zone", study.timeZone().getId());
    study.asOf().ifPresent(day -> tree.put("as_of", day.toString()));
    study.recording().latestDay().ifPresent(day -> tree.put("latest_day", day.toString()));
    tree.put("reporting_lag_days", study.recording().lagDays());
    tree.put("output", output(study));
    tree.set("programs", texts(study.programs()));
    ArrayNode regions = tree.putArray("regions");
    study
        .regions()
        .forEach(
            region -> regions.addObject().put("code", region.code()).put("label", region.label()));
    tree.set(
        "instruments",
        texts(study.instruments().own().stream().map(Instruments.Own::path).toList()));
    tree.set("identity_grades", texts(study.identityGrades()));
    tree.set("washout", washout(study.washout()));
    tree.set("retention", retention(study.retention()));
    tree.set("landmark_weeks", wholes(study.landmarkWeeks()));
    ObjectNode margins = tree.putObject("margins");
    study.margins().forEach((outcome, margin) -> margins.set(outcome, margin(margin)));
    tree.set("disclosure", disclosure(study.disclosure()));
    tree.put("on_missing", word(study.onMissing()));
    ArrayNode sources = tree.putArray("sources");
    study.sources().forEach(source -> sources.add(source(source)));
    return tree;
  }

  private static String output(Study study) {
    Path output = study.output();
    boolean beside = output.startsWith(study.folder()) && !output.equals(study.folder());
    return (beside ? study.folder().relativize(output) : output).toString();
  }

  private static ObjectNode washout(Washout washout) {
    return NODES
        .objectNode()
        .put("log_weeks", washout.logWeeks())
        .put("person_days", washout.personDays())
        .put("new_to", word(washout.newTo()));
  }

  private static ObjectNode retention(Retention retention) {
    ObjectNode node = NODES.objectNode();
    node.set("gap_weeks", wholes(retention.gapWeeks()));
    node.set("missed_opportunities", wholes(retention.missedOpportunities()));
    node.put("primary_gap_weeks", retention.primaryGapWeeks());
    node.put("look_ahead_weeks", retention.lookAheadWeeks());
    node.set("weeks", wholes(retention.weeks()));
    return node.put("primary_week", retention.primaryWeek())
        .put("rmst_weeks", retention.rmstWeeks())
        .put("horizon_weeks", retention.horizonWeeks());
  }

  private static ObjectNode margin(Margin margin) {
    return NODES
        .objectNode()
        .put("value", margin.value())
        .put("owner", margin.owner())
        .put("date", margin.date().toString())
        .put("reason", margin.reason());
  }

  private static ObjectNode disclosure(DisclosureRules rules) {
    return NODES
        .objectNode()
        .put("k", rules.k())
        .put("round_base", rules.roundBase())
        .put("min_groups", rules.minGroups());
  }

  private static ObjectNode source(Source source) {
    ObjectNode node = NODES.objectNode();
    node.put("name", source.name());
    node.put("table", source.table());
    node.put("path", source.path());
    source.format().ifPresent(format -> node.put("format", format));
    node.put("time_zone", source.timeZone().getId());
    node.put("date_order", word(source.dateOrder()));
    node.put("link_domain", source.linkDomain());
    delivery(node, source.delivery());
    putMap(node, "columns", source.columns());
    if (!source.values().isEmpty()) {
      ObjectNode values = node.putObject("values");
      source.values().forEach((field, map) -> putMap(values, field, map));
    }
    putMap(node, "constants", source.constants());
    putMap(node, "marks", source.marks());
    source.survey().ifPresent(survey -> node.set("survey", survey(survey)));
    source
        .planned()
        .ifPresent(
            planned ->
                node.putObject("planned")
                    .put("from", planned.from().toString())
                    .put("to", planned.to().toString()));
    return node;
  }

  private static void delivery(ObjectNode node, Delivery delivery) {
    node.put("required", delivery.required());
    delivery.expected().ifPresent(rhythm -> node.put("expected", word(rhythm)));
    node.put("min_rows", delivery.minRows());
    node.put("on_missing", word(delivery.onMissing()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode survey(Survey survey) {
    ObjectNode node = NODES.objectNode();
    node.put("instrument", survey.instrument());
    node.put("version", survey.version());
    node.put("perspective", survey.perspective());
    node.put("linkage", survey.linkage());
    Survey.FIELDS.forEach(
        (key, field) -> {
          if (survey.columns().containsKey(field)) {
            node.put(key, survey.columns().get(field));
          }
        });
    putMap(node, "items", survey.items());
    if (!survey.answers().isEmpty()) {
      ObjectNode answers = node.putObject("answers");
      survey.answers().forEach((text, value) -> answers.put(text, value));
    }
    if (!survey.unanswered().isEmpty()) {
      node.set("unanswered", texts(survey.unanswered()));
    }
    return node;
  }

  private static void putMap(ObjectNode node, String key, Map<String, String> map) {
    if (!map.isEmpty()) {
      ObjectNode below = node.putObject(key);
      map.forEach(below::put);
    }
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ArrayNode wholes(List<Integer> wholes) {
    ArrayNode array = NODES.arrayNode();
    wholes.forEach(array::add);
    return array;
  }
}
