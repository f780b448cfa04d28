package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Instruments;

/** Reads settings for checks between them: one already known to be wrong reads as empty. */
record Settings(JsonNode root, Problems problems, Instruments instruments) {

  JsonNode node(JsonPointer at) {
    return root.at(at);
  }

  boolean given(JsonPointer at) {
    return !root.at(at).isMissingNode();
  }

  Optional<String> text(JsonPointer at) {
    return Optional.of(root.at(at))
        .filter(node -> node.isTextual() && !problems.flagged(at))
        .map(JsonNode::asText);
  }

  Optional<Integer> whole(JsonPointer at, int otherwise) {
    if (!given(at)) {
      return Optional.of(otherwise);
    }
    return Optional.of(root.at(at))
        .filter(node -> node.isNumber() && !problems.flagged(at))
        .map(JsonNode::asInt);
  }

  Optional<List<Integer>> wholes(JsonPointer at, List<Integer> otherwise) {
    if (!given(at)) {
      return Optional.of(otherwise);
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < root.at(at).size(); i++) {
      whole(at.appendIndex(i), 0).ifPresent(found::add);
    }
    boolean sound = found.size() == root.at(at).size() && !problems.flagged(at);
    return sound && !found.isEmpty() ? Optional.of(List.copyOf(found)) : Optional.empty();
  }

  /** Adds a problem unless that setting, where given, is an IANA time zone. */
  void checkZone(JsonPointer at) {
    text(at)
        .filter(zone -> !ZoneId.getAvailableZoneIds().contains(zone))
        .ifPresent(
            zone ->
                problems.invalid(
                    at,
                    Yaml.found(root.at(at)),
                    StudySchema.rule(at),
                    Nearest.remedy(
                        zone, ZoneId.getAvailableZoneIds(), "write for example Australia/Sydney")));
  }
}
