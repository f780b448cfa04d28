package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.study.Study.DateOrder;
import org.rollcall.study.Study.Source;

class SourceSettingsTest {

  @Test
  void hash_mapsInAnotherOrder_isEqual() {
    Map<String, String> forth = new LinkedHashMap<>();
    forth.put("group_id", "Group");
    forth.put("participant_id", "Member");
    Map<String, String> back = new LinkedHashMap<>();
    back.put("participant_id", "Member");
    back.put("group_id", "Group");
    assertEquals(
        SourceSettings.hash(source("data", forth)), SourceSettings.hash(source("data", back)));
  }

  @Test
  void hash_otherFolder_isEqual() {
    assertEquals(
        SourceSettings.hash(source("data", Map.of())),
        SourceSettings.hash(source("inbox", Map.of())));
  }

  @Test
  void hash_otherColumn_differs() {
    assertNotEquals(
        SourceSettings.hash(source("data", Map.of("group_id", "Group"))),
        SourceSettings.hash(source("data", Map.of("group_id", "Room"))));
  }

  private static Source source(String path, Map<String, String> columns) {
    return new Source(
        "register",
        "attendance",
        path,
        Optional.empty(),
        ZoneId.of("Australia/Sydney"),
        DateOrder.ISO,
        "members",
        columns,
        Map.of("attendance_mode", Map.of("F2F", "face_to_face")),
        Map.of("identity_grade", "sign_in"));
  }
}
