package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Field;
import org.rollcall.contract.Instrument;

/** Values of a source that must be of the study's lists: regions, instruments and their items. */
final class ClosedLists {

  private ClosedLists() {}

  /**
   * Adds a problem if the value is none of its field's list.
   *
   * @return whether there is one
   */
  static boolean check(Settings settings, JsonPointer at, Field field, JsonNode value) {
    Optional<List<String>> listed = of(settings, field.name());
    if (listed.isEmpty() || listed.get().contains(value.asText())) {
      return false;
    }
    if (listed.get().isEmpty()) {
      settings
          .problems()
          .invalid(
              at,
              Yaml.found(value),
              "the code of a region of the study, which lists none",
              "add regions: to the study, a code and a label each");
    } else {
      settings
          .problems()
          .invalid(
              at,
              Yaml.found(value),
              "one of " + String.join(", ", listed.get()),
              Nearest.remedy(value.asText(), listed.get(), "correct it or add it to the list"));
    }
    return true;
  }

  private static Optional<List<String>> of(Settings settings, String field) {
    List<Instrument> instruments = settings.instruments().all();
    return switch (field) {
      case "region" -> Optional.of(regions(settings));
      case "instrument" -> Optional.of(settings.instruments().names());
      case "instrument_version" ->
          Optional.of(instruments.stream().map(Instrument::version).distinct().toList());
      case "item" ->
          Optional.of(
              instruments.stream()
                  .flatMap(instrument -> instrument.items().stream())
                  .map(Instrument.Item::name)
                  .distinct()
                  .toList());
      default -> Optional.empty();
    };
  }

  private static List<String> regions(Settings settings) {
    List<String> codes = new ArrayList<>();
    settings
        .node(StudyCheck.at("/regions"))
        .forEach(region -> codes.add(region.path("code").asText()));
    return codes;
  }
}
