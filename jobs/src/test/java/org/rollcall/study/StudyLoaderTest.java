package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Planned;
import org.rollcall.contract.Region;
import org.rollcall.contract.Survey;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.DisclosureRules;
import org.rollcall.study.Study.Margin;
import org.rollcall.study.Study.OnMissing;
import org.rollcall.study.Study.Retention;
import org.rollcall.study.Study.Rhythm;
import org.rollcall.study.Study.Source;
import org.rollcall.study.Study.Washout;

class StudyLoaderTest {

  @TempDir private Path folder;

  private static final Survey SURVEY =
      new Survey(
          "barc_10",
          "1",
          "participant",
          "linked",
          Map.of(
              "response_id", "Key",
              "submitted_at", "Sent",
              "participant_id", "Member",
              "group_id", "Group",
              "session_id", "Session",
              "modality_class", "How",
              "wave", "Wave"),
          Map.of("Q1_1", "item_1", "How? [Row]", "item_2"),
          Map.of("Agree", 6.0, "No", 1.5),
          List.of("-99"));

  /** What a source that says nothing of it takes from the study. */
  private static final Delivery DELIVERY =
      new Delivery(true, Optional.empty(), 0, OnMissing.REFUSE);

  @Test
  void load_fullStudy_mapsEveryKey() {
    Study study = Studies.load(folder, Studies.SURVEYED);
    Source groups = study.sources().get(0);
    assertEquals(ZoneId.of("Europe/London"), groups.timeZone());
    assertEquals("groups", groups.linkDomain());
    assertEquals(
        new Study(
            "pilot",
            "Pilot: online and face to face",
            folder,
            ZoneId.of("Europe/London"),
            Optional.of(LocalDate.parse("2026-06-30")),
            new Study.Recording(Optional.of(LocalDate.parse("2026-07-15")), 14),
            List.of(
                groups,
                new Source(
                    "register",
                    "attendance",
                    "data/attendance-*.csv",
                    Optional.of("canonical_csv"),
                    ZoneId.of("Pacific/Auckland"),
                    DateOrder.DAY_FIRST,
                    "members",
                    Map.of(
                        "participant_id", "Member",
                        "group_id", "Group",
                        "session_start", "{Day} {Time}",
                        "attendance_mode", "Mode"),
                    Map.of("attendance_mode", Map.of("F2F", "face_to_face", "*", "online")),
                    Map.of("identity_grade", "sign_in", "minutes", "60"),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    DELIVERY),
                new Source(
                    "feedback",
                    "survey_responses",
                    "data/feedback.csv",
                    Optional.of("qualtrics"),
                    ZoneId.of("Europe/London"),
                    DateOrder.ISO,
                    "feedback",
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Optional.of(SURVEY),
                    Optional.empty(),
                    Map.of(),
                    DELIVERY),
                new Source(
                    "directory",
                    "sessions",
                    "data/feedback.csv",
                    Optional.of("tsml_csv"),
                    ZoneId.of("Europe/London"),
                    DateOrder.ISO,
                    "directory",
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Optional.empty(),
                    Optional.of(
                        new Planned(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-06-30"))),
                    Map.of(),
                    new Delivery(false, Optional.of(Rhythm.WEEKLY), 5, OnMissing.REMOVE)),
                new Source(
                    "paper",
                    "attendance",
                    "data/attendance-1.csv",
                    Optional.of("register_long"),
                    ZoneId.of("Europe/London"),
                    DateOrder.ISO,
                    "paper",
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("T", "present"),
                    DELIVERY)),
            List.of("al_anon", "smart_recovery"),
            List.of(new Region("north", "Northern region")),
            study.instruments(),
            new Washout(20, 90, Study.NewTo.PROGRAM),
            new Retention(List.of(2, 5), List.of(3), 5, 8, List.of(3, 6), 6, 13, 40),
            List.of(6),
            List.of("account"),
            Map.of(
                "retained_week_6",
                new Margin(0.075, "Evaluation board", LocalDate.parse("2026-01-15"), "Why not"),
                "attendances_week_6",
                new Margin(1, "Evaluation board", LocalDate.parse("2026-01-16"), "One visit")),
            new DisclosureRules(15, 7, 4),
            OnMissing.REFUSE,
            folder.resolve("results"),
            study.protocolHash()),
        study);
    assertEquals(
        List.of(new Instruments.Own("feedback", "instruments/feedback.json", Studies.FEEDBACK)),
        study.instruments().own());
  }

  /** Guards the test above: a new key must be set there, and not to its default. */
  @Test
  void fullStudy_setsEveryKeyToAnotherValueThanItsDefault() {
    Path file = Studies.write(folder, Studies.SURVEYED);
    JsonNode given = StudyLoader.read(file, Overrides.NONE, OutcomeCatalog::marginKeys).given();
    for (JsonPointer at :
        DefaultsTest.settings(
            JsonPointer.empty(),
            JsonPointer.compile("/sources/1"),
            JsonPointer.compile("/margins/retained_week_6"))) {
      // No one source can set every key: one of them must.
      assertTrue(
          IntStream.rangeClosed(1, 4)
              .mapToObj(i -> at.toString().replace("/sources/1/", "/sources/" + i + "/"))
              .map(place -> given.at(place))
              .anyMatch(
                  node ->
                      !node.isMissingNode() && !node.equals(StudySchema.at(at).path("default"))),
          at + " is not set");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zoom_participants,zoom_people",
    "zoom_polls,zoom_people",
    "teams_log,teams_people",
    "teams_graph,teams_accounts",
    "meet_report,meet_people",
    "register_long,a",
    "sign_in_log,a",
    "canonical_csv,a"
  })
  void load_linkDomain_isThatOfThePlatformUnlessTheStudySaysAnother(String format, String domain) {
    String source = "  - {name: %s, table: attendance, path: data/%s.csv, format: " + format;
    String yaml =
        Studies.SMALLEST
            + (source + "}%n").formatted("a", "attendance-1")
            + (source + ", link_domain: apart}%n").formatted("b", "attendance-2");
    List<Source> sources = Studies.load(folder, yaml).sources();
    assertEquals(domain, sources.get(1).linkDomain());
    assertEquals("apart", sources.get(2).linkDomain());
  }

  @Test
  void load_mapsOfASource_keepTheOrderOfTheFile() {
    Source source = Studies.load(folder, Studies.FULL).sources().get(1);
    assertEquals(
        List.of("participant_id", "group_id", "session_start", "attendance_mode"),
        new ArrayList<>(source.columns().keySet()));
    assertThrows(UnsupportedOperationException.class, () -> source.columns().clear());
    assertThrows(
        UnsupportedOperationException.class, () -> source.values().get("attendance_mode").clear());
  }

  @Test
  void load_overrides_takePrecedence() {
    Path file = Studies.write(folder, Studies.FULL);
    Path elsewhere = folder.resolve("elsewhere");
    Study study =
        StudyFiles.load(
            file,
            new Overrides(Optional.of(LocalDate.parse("2026-05-31")), Optional.of(elsewhere)));
    assertEquals(Optional.of(LocalDate.parse("2026-05-31")), study.asOf());
    assertEquals(elsewhere, study.output());
    assertEquals(StudyFiles.load(file).protocolHash(), study.protocolHash());
  }

  @Test
  void load_relativeFile_givesAnAbsoluteFolder() {
    Path file = Studies.write(folder, Studies.SMALLEST);
    Path relative = Path.of("").toAbsolutePath().relativize(file);
    assertEquals(folder, StudyFiles.load(relative).folder());
  }

  @Test
  void load_byteOrderMark_isNoPartOfTheFirstKey() {
    assertEquals("demo", Studies.load(folder, "\uFEFF" + Studies.SMALLEST).name());
  }

  @Test
  void load_numbersInTextPlaces_areKeptAsWritten() {
    Study study =
        Studies.load(
            folder,
            Studies.full(
                    "values: {",
                    "values: {first_time: {1: true, 0: false, yes: yes}, session_start: {x: 2026-01-01T08:00}, ")
                .replace("attendance_mode: Mode}", "attendance_mode: Mode, first_time: New}")
                .replace("minutes: 60", "minutes: 7.50"));
    Source source = study.sources().get(1);
    assertEquals(
        Map.of("1", "true", "0", "false", "yes", "true"), source.values().get("first_time"));
    assertEquals("7.50", source.constants().get("minutes"));
  }

  @Test
  void load_emptyTextForAnOptionalField_meansAbsent() {
    Study study =
        Studies.load(folder, Studies.full("{F2F: face_to_face,", "{F2F: face_to_face, n/a: \"\","));
    assertEquals("", study.sources().get(1).values().get("attendance_mode").get("n/a"));
  }
}
