package org.rollcall.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.study.Arm;

/**
 * What a sound analysis may say of people in a world, and what it must keep back.
 *
 * @param scenario what the world has
 */
record Recovery(Scenario scenario) {
  private static final String ESTIMATED = "estimated";
  private static final String WITHHELD = "withheld";

  Map<String, Object> map() {
    boolean unlinked = scenario.has(Feature.UNLINKED_MODES);
    boolean renamed = scenario.has(Feature.RENAMES);
    boolean apart = scenario.has(Feature.LATE_REGISTERS);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(Arm.ONLINE.key(), unlinked ? WITHHELD : ESTIMATED);
    map.put(Arm.FACE_TO_FACE.key(), unlinked || renamed ? WITHHELD : ESTIMATED);
    map.put("online-face_to_face", unlinked || renamed || apart ? WITHHELD : ESTIMATED);
    map.put("reason_codes", reasons());
    return map;
  }

  /** The codes with which the tables say why. */
  private List<String> reasons() {
    Map<Feature, String> codes =
        Map.of(
            Feature.UNLINKED_MODES, "modes_not_linked",
            Feature.RENAMES, "more_new_than_reported",
            Feature.LATE_REGISTERS, "ends_apart");
    return scenario.features().stream()
        .sorted()
        .filter(codes::containsKey)
        .map(codes::get)
        .toList();
  }
}
