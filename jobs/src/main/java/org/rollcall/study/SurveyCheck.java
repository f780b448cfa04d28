package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Survey;
import org.rollcall.contract.TableSchema;

/** Rules of a survey's mapping that need the instrument. */
final class SurveyCheck {

  private final Settings settings;
  private final Problems problems;
  private final JsonPointer source;
  private final JsonPointer survey;

  private SurveyCheck(Settings settings, JsonPointer source) {
    this.settings = settings;
    this.problems = settings.problems();
    this.source = source;
    this.survey = source.appendProperty("survey");
  }

  static void check(Settings settings, JsonPointer source, TableSchema table) {
    SurveyCheck check = new SurveyCheck(settings, source);
    boolean responses = table.name().equals("survey_responses");
    boolean given = settings.node(check.survey).isObject();
    if (given && !responses) {
      check.problems.invalid(
          check.survey,
          "no surveys are read into the table " + table.name(),
          "of a source of table survey_responses",
          "remove it or correct the table");
    } else if (given && !check.isExport()) {
      check.problems.invalid(
          check.survey,
          "canonical files name the item in every row",
          "of a source whose format is a survey program's",
          "set format: or remove it");
    } else if (given) {
      check.columns();
      check.linkage();
      check.instrument();
    } else if (responses && check.isExport()) {
      problemOfMissing(check);
    }
  }

  private boolean isExport() {
    return settings
        .text(source.appendProperty("format"))
        .filter(format -> !format.startsWith("canonical_"))
        .isPresent();
  }

  private static void problemOfMissing(SurveyCheck check) {
    check.problems.add(
        check.survey,
        "Missing required key "
            + Problems.name(check.survey)
            + " (must be given for the format, because nothing in such a file says which question"
            + " is which item); add for example survey: "
            + StudySchema.example(check.survey));
  }

  /** A field comes from one place, and columns of an export are named under survey. */
  private void columns() {
    JsonPointer columns = source.appendProperty("columns");
    if (settings.node(columns).isObject()) {
      problems.invalid(
          columns,
          "the source has a survey",
          "left out, because survey names the columns",
          "move them to survey");
    }
    Survey.FIELDS.forEach(
        (key, field) -> {
          JsonPointer constant = source.appendProperty("constants").appendProperty(field);
          if (settings.given(constant) && settings.given(survey.appendProperty(key))) {
            problems.invalid(
                constant,
                "survey." + key + " gives it too",
                "from one place",
                "remove one of them");
          }
        });
  }

  private void linkage() {
    JsonPointer participant = survey.appendProperty("participant");
    Optional<String> linkage = settings.text(survey.appendProperty("linkage"));
    if (linkage.equals(Optional.of("anonymous")) && settings.given(participant)) {
      problems.invalid(
          participant,
          "the survey is anonymous",
          "left out, because anonymous answers are tied to nobody",
          "remove it");
    } else if (linkage.equals(Optional.of("linked")) && !settings.given(participant)) {
      problems.add(
          participant,
          "Missing required key "
              + Problems.name(participant)
              + " (must be given when linkage is linked); name the column of the person's code");
    }
  }

  private void instrument() {
    JsonPointer at = survey.appendProperty("instrument");
    Optional<String> name = settings.text(at);
    if (name.isEmpty()) {
      return;
    }
    Optional<Instrument> known = settings.instruments().named(name.get());
    if (known.isEmpty()) {
      problems.invalid(
          at,
          name.get(),
          "one of " + String.join(", ", settings.instruments().names()),
          Nearest.remedy(
              name.get(),
              settings.instruments().names(),
              "write questions of your own as an instrument's file and list it under instruments:"));
      return;
    }
    version(known.get());
    List<Instrument.Item> items = items(known.get());
    answers(known.get(), items);
  }

  /** Where it lies: beside the study if it is the study's own. */
  private String fileOf(Instrument instrument) {
    return settings.instruments().own().stream()
        .filter(own -> own.name().equals(instrument.name()))
        .map(Instruments.Own::path)
        .findFirst()
        .orElse("schemas/instruments/" + instrument.name() + ".json");
  }

  private void version(Instrument instrument) {
    JsonPointer at = survey.appendProperty("version");
    settings
        .text(at)
        .filter(version -> !version.equals(instrument.version()))
        .ifPresent(
            version ->
                problems.invalid(
                    at,
                    Yaml.text(version),
                    Yaml.text(instrument.version()) + ", the version of " + instrument.name(),
                    "correct it"));
  }

  private List<Instrument.Item> items(Instrument instrument) {
    List<String> names = instrument.items().stream().map(Instrument.Item::name).toList();
    List<Instrument.Item> mapped = new ArrayList<>();
    JsonPointer map = survey.appendProperty("items");
    for (var entry : settings.node(map).properties()) {
      String item = entry.getValue().asText();
      JsonPointer at = map.appendProperty(entry.getKey());
      instrument.item(item).ifPresent(mapped::add);
      if (!names.contains(item) && !problems.flagged(at)) {
        problems.invalid(
            at,
            item,
            "an item of " + instrument.name() + ": " + String.join(", ", names),
            Nearest.remedy(item, names, "correct it"));
      }
    }
    return mapped;
  }

  private void answers(Instrument instrument, List<Instrument.Item> items) {
    JsonPointer map = survey.appendProperty("answers");
    for (var entry : settings.node(map).properties()) {
      JsonPointer at = map.appendProperty(entry.getKey());
      JsonNode value = entry.getValue();
      boolean admitted =
          items.isEmpty()
              || items.stream().anyMatch(item -> item.admits(value.asDouble()))
              || instrument.notAnswers().contains(value.asDouble());
      if (!admitted && !problems.flagged(at)) {
        problems.invalid(
            at,
            value.asText(),
            "an answer to an item of " + instrument.name(),
            "see its scale in " + fileOf(instrument));
      } else if (!problems.flagged(at)) {
        words(instrument, items, at, entry.getKey(), value);
      }
    }
  }

  /** The instrument's own words have its own numbers: two countries count the same words apart. */
  private void words(
      Instrument instrument,
      List<Instrument.Item> items,
      JsonPointer at,
      String word,
      JsonNode value) {
    List<Double> numbers =
        items.stream()
            .flatMap(item -> item.answers().entrySet().stream())
            .filter(answer -> answer.getValue().equalsIgnoreCase(word.strip()))
            .map(answer -> Double.valueOf(answer.getKey()))
            .distinct()
            .toList();
    if (!numbers.isEmpty() && !numbers.contains(value.asDouble())) {
      problems.invalid(
          at,
          value.asText(),
          "the number that " + instrument.name() + " gives to these words",
          "see its scale in " + fileOf(instrument));
    }
  }
}
