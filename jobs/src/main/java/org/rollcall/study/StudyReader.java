package org.rollcall.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Planned;
import org.rollcall.contract.Region;
import org.rollcall.contract.Survey;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.DisclosureRules;
import org.rollcall.study.Study.Margin;
import org.rollcall.study.Study.NewTo;
import org.rollcall.study.Study.OnMissing;
import org.rollcall.study.Study.Recording;
import org.rollcall.study.Study.Retention;
import org.rollcall.study.Study.Rhythm;
import org.rollcall.study.Study.Source;
import org.rollcall.study.Study.Washout;

/** Turns a tree that was found sound into a study, with every default filled in. */
final class StudyReader {

  private StudyReader() {}

  static Study read(JsonNode root, Path folder, Overrides overrides, Instruments instruments) {
    ZoneId zone = ZoneId.of(root.path("time_zone").asText());
    OnMissing onMissing = onMissing(root, Defaults.ON_MISSING);
    Path output = folder.resolve(text(root, "output").orElse(Defaults.OUTPUT)).normalize();
    Study study =
        new Study(
            root.path("study").asText(),
            root.path("title").asText(),
            folder,
            zone,
            overrides.asOf().or(() -> text(root, "as_of").map(LocalDate::parse)),
            recording(root),
            sources(root.path("sources"), zone, onMissing),
            texts(root, "programs", Defaults.PROGRAMS),
            regions(root.path("regions")),
            instruments,
            washout(root.path("washout")),
            retention(root.path("retention")),
            wholes(root, "landmark_weeks", Defaults.LANDMARK_WEEKS),
            texts(root, "identity_grades", Defaults.IDENTITY_GRADES),
            margins(root.path("margins")),
            disclosure(root.path("disclosure")),
            onMissing,
            overrides.output().map(path -> path.toAbsolutePath().normalize()).orElse(output),
            "");
    return ProtocolHash.seal(study);
  }

  private static Recording recording(JsonNode root) {
    return new Recording(
        text(root, "latest_day").map(LocalDate::parse),
        root.path("reporting_lag_days").asInt(Defaults.RECORDING.lagDays()));
  }

  private static List<Source> sources(JsonNode list, ZoneId zone, OnMissing onMissing) {
    List<Source> sources = new ArrayList<>();
    for (JsonNode node : list) {
      String name = node.path("name").asText();
      sources.add(
          new Source(
              name,
              node.path("table").asText(),
              node.path("path").asText(),
              text(node, "format"),
              text(node, "time_zone").map(ZoneId::of).orElse(zone),
              text(node, "date_order").map(StudyReader::dateOrder).orElse(Defaults.DATE_ORDER),
              text(node, "link_domain")
                  .orElseGet(() -> Defaults.linkDomain(node.path("format").asText(), name)),
              map(node.path("columns"), JsonNode::asText),
              map(node.path("values"), values -> map(values, JsonNode::asText)),
              map(node.path("constants"), JsonNode::asText),
              Optional.ofNullable(node.get("survey")).map(StudyReader::survey),
              Optional.ofNullable(node.get("planned")).map(StudyReader::planned),
              map(node.path("marks"), JsonNode::asText),
              delivery(node, onMissing)));
    }
    return sources;
  }

  private static List<Region> regions(JsonNode list) {
    List<Region> regions = new ArrayList<>();
    list.forEach(
        node -> regions.add(new Region(node.path("code").asText(), node.path("label").asText())));
    return regions;
  }

  private static Survey survey(JsonNode node) {
    Map<String, String> columns = new LinkedHashMap<>();
    Survey.FIELDS.forEach(
        (key, field) -> text(node, key).ifPresent(column -> columns.put(field, column)));
    return new Survey(
        node.path("instrument").asText(),
        node.path("version").asText(),
        node.path("perspective").asText(),
        node.path("linkage").asText(),
        columns,
        map(node.path("items"), JsonNode::asText),
        map(node.path("answers"), JsonNode::asDouble),
        texts(node, "unanswered", List.of()));
  }

  private static Planned planned(JsonNode node) {
    return new Planned(
        LocalDate.parse(node.path("from").asText()), LocalDate.parse(node.path("to").asText()));
  }

  private static Delivery delivery(JsonNode node, OnMissing onMissing) {
    Delivery d = Defaults.DELIVERY;
    return new Delivery(
        node.path("required").asBoolean(d.required()),
        text(node, "expected").map(word -> Rhythm.valueOf(word.toUpperCase(Locale.ROOT))),
        node.path("min_rows").asInt(d.minRows()),
        onMissing(node, onMissing));
  }

  private static OnMissing onMissing(JsonNode node, OnMissing otherwise) {
    return text(node, "on_missing")
        .map(word -> OnMissing.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(otherwise);
  }

  private static DateOrder dateOrder(String text) {
    return DateOrder.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Washout washout(JsonNode node) {
    Washout d = Defaults.WASHOUT;
    return new Washout(
        node.path("log_weeks").asInt(d.logWeeks()),
        node.path("person_days").asInt(d.personDays()),
        text(node, "new_to")
            .map(word -> NewTo.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(d.newTo()));
  }

  private static Retention retention(JsonNode node) {
    Retention d = Defaults.RETENTION;
    return new Retention(
        wholes(node, "gap_weeks", d.gapWeeks()),
        wholes(node, "missed_opportunities", d.missedOpportunities()),
        node.path("primary_gap_weeks").asInt(d.primaryGapWeeks()),
        node.path("look_ahead_weeks").asInt(d.lookAheadWeeks()),
        wholes(node, "weeks", d.weeks()),
        node.path("primary_week").asInt(d.primaryWeek()),
        node.path("rmst_weeks").asInt(d.rmstWeeks()),
        node.path("horizon_weeks").asInt(d.horizonWeeks()));
  }

  private static Map<String, Margin> margins(JsonNode node) {
    return new TreeMap<>(
        map(
            node,
            margin ->
                new Margin(
                    margin.path("value").asDouble(),
                    margin.path("owner").asText(),
                    LocalDate.parse(margin.path("date").asText()),
                    margin.path("reason").asText())));
  }

  private static DisclosureRules disclosure(JsonNode node) {
    DisclosureRules d = Defaults.DISCLOSURE;
    return new DisclosureRules(
        node.path("k").asInt(d.k()),
        node.path("round_base").asInt(d.roundBase()),
        node.path("min_groups").asInt(d.minGroups()));
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asText);
  }

  /** Lists of settings are sets: in one order, however they are written. */
  private static List<String> texts(JsonNode node, String key, List<String> otherwise) {
    List<String> texts = StudySchema.words(node.path(key)).stream().sorted().toList();
    return node.has(key) ? texts : otherwise;
  }

  private static List<Integer> wholes(JsonNode node, String key, List<Integer> otherwise) {
    List<Integer> wholes = new ArrayList<>();
    node.path(key).forEach(item -> wholes.add(item.asInt()));
    return node.has(key) ? wholes.stream().sorted().toList() : otherwise;
  }

  private static <T> Map<String, T> map(JsonNode node, Function<JsonNode, T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    node.properties().forEach(e -> map.put(e.getKey(), value.apply(e.getValue())));
    return map;
  }
}
