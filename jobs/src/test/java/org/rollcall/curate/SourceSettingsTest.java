package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Planned;
import org.rollcall.contract.Survey;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.OnMissing;
import org.rollcall.study.Study.Rhythm;
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

  /** Answers that were read by another mapping are read anew. */
  @Test
  void hash_otherSurvey_differs() {
    String none = SourceSettings.hash(source("data", Map.of()));
    String one = SourceSettings.hash(source(Optional.of(survey("item_1"))));
    assertNotEquals(none, one);
    assertNotEquals(one, SourceSettings.hash(source(Optional.of(survey("item_2")))));
  }

  /** A period that was changed gives other sessions. */
  @Test
  void hash_otherPeriod_differs() {
    String none = SourceSettings.hash(source("data", Map.of()));
    String half = SourceSettings.hash(planned("2026-06-30"));
    assertNotEquals(none, half);
    assertNotEquals(half, SourceSettings.hash(planned("2026-07-31")));
    assertEquals(half, SourceSettings.hash(planned("2026-06-30")));
  }

  /** Which files must be there says nothing of how they are read. */
  @Test
  void hash_otherDelivery_isEqual() {
    Delivery strict = new Delivery(false, Optional.of(Rhythm.DAILY), 9, OnMissing.REFUSE);
    assertEquals(
        SourceSettings.hash(source(Defaults.DELIVERY)), SourceSettings.hash(source(strict)));
  }

  private static Source planned(String to) {
    Planned planned = new Planned(LocalDate.of(2026, 1, 1), LocalDate.parse(to));
    return source("data", Map.of(), Optional.empty(), Optional.of(planned));
  }

  private static Survey survey(String item) {
    return new Survey(
        "barc_10",
        "1",
        "participant",
        "anonymous",
        Map.of(),
        Map.of("Q1", item),
        Map.of(),
        List.of());
  }

  private static Source source(String path, Map<String, String> columns) {
    return source(path, columns, Optional.empty());
  }

  private static Source source(Optional<Survey> survey) {
    return source("data", Map.of(), survey);
  }

  private static Source source(String path, Map<String, String> columns, Optional<Survey> survey) {
    return source(path, columns, survey, Optional.empty());
  }

  private static Source source(
      String path,
      Map<String, String> columns,
      Optional<Survey> survey,
      Optional<Planned> planned) {
    return source(path, columns, survey, planned, Defaults.DELIVERY);
  }

  private static Source source(Delivery delivery) {
    return source("data", Map.of(), Optional.empty(), Optional.empty(), delivery);
  }

  private static Source source(
      String path,
      Map<String, String> columns,
      Optional<Survey> survey,
      Optional<Planned> planned,
      Delivery delivery) {
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
        Map.of("identity_grade", "sign_in"),
        survey,
        planned,
        Map.of(),
        delivery);
  }
}
