package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.DisclosureRules;
import org.rollcall.study.Study.OnMissing;
import org.rollcall.study.Study.Retention;
import org.rollcall.study.Study.Source;
import org.rollcall.study.Study.Washout;

class DefaultsTest {

  @TempDir private Path folder;

  @Test
  void load_smallestStudy_hasTheseDefaults() {
    Study study = Studies.load(folder, Studies.SMALLEST);
    assertEquals(
        new Study(
            "demo",
            "Do people stay as long when they meet online?",
            folder,
            ZoneId.of("Australia/Sydney"),
            Optional.empty(),
            new Study.Recording(Optional.empty(), 0),
            List.of(
                new Source(
                    "groups",
                    "groups",
                    "data/groups.csv",
                    Optional.empty(),
                    ZoneId.of("Australia/Sydney"),
                    DateOrder.ISO,
                    "groups",
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    new Delivery(true, Optional.empty(), 0, OnMissing.KEEP))),
            List.of(),
            List.of(),
            Instruments.STANDARD,
            new Washout(26, 180, Study.NewTo.ANY_GROUP),
            new Retention(
                List.of(2, 3, 4, 6, 8, 13),
                List.of(2, 3, 4, 6),
                4,
                13,
                List.of(4, 12, 26),
                12,
                26,
                52),
            List.of(4, 8),
            List.of("account", "sign_in"),
            Map.of(),
            new DisclosureRules(11, 5, 3),
            OnMissing.KEEP,
            folder.resolve("out"),
            study.protocolHash()),
        study);
  }

  /** Every setting with a default in the schema has the same one in the code, and the reverse. */
  @Test
  void schemaDefaults_equalThoseOfTheCode() {
    JsonNode tree = StudyTree.of(Studies.load(folder, Studies.SMALLEST));
    List<String> without = new ArrayList<>();
    for (JsonPointer at : settings(JsonPointer.empty(), JsonPointer.compile("/sources/0"))) {
      JsonNode expected = StudySchema.at(at).path("default");
      if (expected.isMissingNode()) {
        without.add(at.toString());
      } else {
        assertEquals(expected.toString(), tree.at(at).toString(), at.toString());
      }
    }
    assertEquals(
        List.of(
            "/study",
            "/title",
            "/time_zone",
            "/as_of",
            "/latest_day",
            "/sources",
            "/sources/0/name",
            "/sources/0/table",
            "/sources/0/path",
            "/sources/0/format",
            "/sources/0/time_zone",
            "/sources/0/link_domain",
            "/sources/0/expected",
            "/sources/0/on_missing",
            "/sources/0/columns",
            "/sources/0/values",
            "/sources/0/constants",
            "/sources/0/marks",
            "/sources/0/planned/from",
            "/sources/0/planned/to",
            "/sources/0/survey/instrument",
            "/sources/0/survey/version",
            "/sources/0/survey/perspective",
            "/sources/0/survey/linkage",
            "/sources/0/survey/response",
            "/sources/0/survey/submitted",
            "/sources/0/survey/participant",
            "/sources/0/survey/group",
            "/sources/0/survey/session",
            "/sources/0/survey/modality",
            "/sources/0/survey/wave",
            "/sources/0/survey/items",
            "/sources/0/survey/answers",
            "/sources/0/survey/unanswered"),
        without);
  }

  @Test
  void everySetting_isDescribedAndHasARule() {
    JsonPointer margin = JsonPointer.compile("/margins/any");
    for (JsonPointer at :
        settings(JsonPointer.empty(), JsonPointer.compile("/sources/0"), margin)) {
      assertTrue(StudySchema.at(at).path("description").asText().endsWith("."), at.toString());
      assertTrue(!StudySchema.rule(at).isBlank(), at.toString());
    }
  }

  @Test
  void everyMap_refusesUnknownKeys() {
    closed(StudySchema.ROOT);
  }

  private static void closed(JsonNode schema) {
    if (schema.has("properties")) {
      assertEquals("false", schema.path("additionalProperties").toString());
    }
    schema.forEach(DefaultsTest::closed);
  }

  /** The settings in these maps and in those below them. */
  static List<JsonPointer> settings(JsonPointer... maps) {
    List<JsonPointer> settings = new ArrayList<>();
    for (JsonPointer map : maps) {
      for (String key : StudySchema.keys(map)) {
        JsonPointer at = map.appendProperty(key);
        if (StudySchema.keys(at).isEmpty()) {
          settings.add(at);
        } else {
          settings.addAll(settings(at));
        }
      }
    }
    return settings;
  }
}
