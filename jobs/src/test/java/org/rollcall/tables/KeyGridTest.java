package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Region;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Survey;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.gate.Inboxes;
import org.rollcall.measure.Directory;
import org.rollcall.measure.HeadcountOnly;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Occasions;
import org.rollcall.measure.ServedGroups;
import org.rollcall.measure.Surveys;
import org.rollcall.measure.Surveys.Answer;
import org.rollcall.measure.Surveys.Contributors;
import org.rollcall.measure.Surveys.Key;
import org.rollcall.measure.Surveys.Part;
import org.rollcall.study.Study;

/** Which rows a public table has follows from lists, not from who was there. */
class KeyGridTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 17);
  private static final Stamp STAMP = new Stamp("r", "p", AS_OF);
  private static final Directory DIRECTORY =
      new Directory(Set.of("smart_recovery", "al_anon"), Optional.of(LocalDate.of(2026, 1, 1)));

  private static final Study STUDY =
      study(
          Inboxes.source("talks", "theme_codes", "talks.csv"),
          Inboxes.source("heads", "headcounts", "heads.csv"));

  @Test
  void complete_activity_hasEveryProgramRegionModalityAndMonthWhoeverCame() {
    Table nobody = complete(activity());
    // Six months, two programs; west, north, and where none is stated.
    assertEquals(6 * 2 * 3 * 4, nobody.rows().size());
    Table some =
        complete(
            activity("2026-03-01 west online 40", "2025-11-01 west online 1", "2026-02-01 x z 7"));
    assertEquals(keys(nobody), keys(some));
    assertEquals("z", nobody.rows().get(0).text("status"));
    assertNull(nobody.rows().get(0).get("n_people"));
  }

  @Test
  void complete_monthBeforeAllThatIsListed_isThereWhenItMayBeShown() {
    assertEquals(
        first(complete(activity())), first(complete(activity("2025-11-01 west online 10"))));
    Table shown = complete(activity("2025-11-01 west online 11"));
    assertEquals(LocalDate.of(2025, 11, 1), first(shown));
    assertEquals(8 * 2 * 3 * 4, shown.rows().size());
  }

  @Test
  void complete_studyThatStatesNothing_hasMonthsOfWhatMayBeShownAlone() {
    Table few = complete(Inboxes.study(Path.of(".")), Directory.NONE, activity("2026-05-01 x y 3"));
    assertEquals(List.of(), few.rows());
    Table many =
        complete(Inboxes.study(Path.of(".")), Directory.NONE, activity("2026-05-01 x y 11"));
    // May and June, one program and none stated, no region.
    assertEquals(2 * 2 * 4, many.rows().size());
  }

  @Test
  void complete_givenRows_areLeftAsTheyAre() {
    Row kept =
        complete(activity("2026-01-01 west online 40")).rows().stream()
            .filter(row -> row.get("n_people") != null)
            .findFirst()
            .orElseThrow();
    assertEquals(40, kept.whole("n_people"));
    assertEquals("ok", kept.text("status"));
  }

  @Test
  void complete_experience_hasEveryAnswerThatAnItemOffersWhoeverGaveIt() {
    Table first = experience(STUDY, 11, new Answer(key("availability"), 0, 5, 9));
    Table second =
        experience(
            STUDY,
            11,
            new Answer(key("availability"), 0, 5, 9),
            new Answer(key("availability"), 0, 1, 1),
            new Answer(key("group_size"), 0, 2, 2));
    assertEquals(keys(first), keys(second));
    int items = Schemas.instrument("group_experience").orElseThrow().items().size();
    assertEquals(4 * items * 6, first.rows().size());
    assertTrue(
        first.rows().stream()
            .filter(row -> row.text("item").equals("group_size"))
            .allMatch(row -> "group_size".equals(row.text("theme"))));
  }

  @Test
  void complete_answersOfFewOfOnePerspective_addNoRows() {
    Key facilitator =
        new Key("group_experience", "1", "availability", "anonymous", "facilitator", "online");
    Table few =
        experience(
            STUDY, 11, new Answer(key("availability"), 0, 5, 9), new Answer(facilitator, 0, 5, 3));
    assertEquals(Set.of("linked"), linkages(few));
    assertEquals(List.of(), experience(STUDY, 10, new Answer(key("availability"), 0, 5, 9)).rows());
  }

  @Test
  void complete_surveyThatTheStudyNames_isThereWhoeverAnswered() {
    Survey survey =
        new Survey(
            "group_experience",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());
    Study study = study(surveyed(survey));
    Table nobody = experience(study, 0);
    assertEquals(Set.of("anonymous"), linkages(nobody));
    assertEquals(
        keys(nobody), keys(experience(study, 3, new Answer(key("availability"), 0, 5, 3))));
  }

  @Test
  void complete_themes_areThoseOfTheCodebookWhoeverSpoke() {
    assertEquals(8 * 3 * 3 * 2, complete(Table.of(Schemas.report("theme")).build()).rows().size());
    Study without = Inboxes.study(Path.of("."));
    Table few = complete(without, DIRECTORY, mentions(10));
    assertEquals(List.of(), few.rows());
    assertEquals(8 * 3 * 3 * 2, complete(without, DIRECTORY, mentions(11)).rows().size());
  }

  @Test
  void complete_headcounts_haveEveryModalityProgramAndMonthWhoeverCounted() {
    Table nobody = complete(Table.of(Schemas.report("headcount_rate")).build());
    assertEquals(4 * 3 * 7, nobody.rows().size());
  }

  private static Study study(Study.Source... sources) {
    Study study = Inboxes.study(Path.of("."), sources);
    return new Study(
        study.name(),
        study.title(),
        study.folder(),
        study.timeZone(),
        study.asOf(),
        study.recording(),
        study.sources(),
        study.programs(),
        List.of(new Region("west", "West"), new Region("north", "North")),
        study.instruments(),
        study.washout(),
        study.retention(),
        study.landmarkWeeks(),
        study.identityGrades(),
        study.margins(),
        study.disclosure(),
        study.onMissing(),
        study.output(),
        study.protocolHash());
  }

  private static Study.Source surveyed(Survey survey) {
    return Inboxes.surveyed(Inboxes.source("survey", "survey_responses", "survey.csv"), survey);
  }

  private static Table complete(Table table) {
    return complete(STUDY, DIRECTORY, table);
  }

  private static Table complete(Study study, Directory directory, Table table) {
    return KeyGrid.complete(
        new Tables.Source(STAMP, study, measured(surveys(0), directory), null, List.of()), table);
  }

  /** Answers of three groups, behind each item that many people. */
  private static Table experience(Study study, long people, Answer... answers) {
    Measured measured = measured(surveys(people, answers), DIRECTORY);
    return KeyGrid.complete(
        new Tables.Source(STAMP, study, measured, null, List.of()),
        Experience.of(STAMP, Instruments.STANDARD, measured));
  }

  private static Table mentions(long people) {
    Table.Builder rows = Table.of(Schemas.report("theme"));
    rows.add()
        .set("release_id", "r")
        .set("protocol_hash", "p")
        .set("as_of", AS_OF)
        .set("theme", "group_size")
        .set("valence", "challenge")
        .set("modality_class", "online")
        .set("perspective", "participant")
        .set("n_asked", 90)
        .set("n_mentions", people)
        .set("status", "ok");
    return rows.build();
  }

  private static Table activity(String... keys) {
    Table.Builder rows = Table.of(Schemas.report("service_activity"));
    for (String key : keys) {
      String[] parts = key.split(" ");
      rows.add()
          .set("release_id", "r")
          .set("protocol_hash", "p")
          .set("as_of", AS_OF)
          .set("period", LocalDate.parse(parts[0]))
          .set("program", "smart_recovery")
          .set("region", parts[1])
          .set("session_modality", parts[2])
          .set("n_people", Integer.parseInt(parts[3]))
          .set("n_groups", 3)
          .set("status", "ok");
    }
    return rows.build();
  }

  private static LocalDate first(Table activity) {
    return activity.rows().stream()
        .map(row -> (LocalDate) row.get("period"))
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  private static Set<String> linkages(Table experience) {
    return experience.rows().stream().map(row -> row.text("linkage")).collect(Collectors.toSet());
  }

  private static Key key(String item) {
    return new Key("group_experience", "1", item, "linked", "participant", "online");
  }

  /** In each of three groups that many equal answers of one kind. */
  private static Surveys surveys(long people, Answer... answers) {
    Map<Part, Contributors> behind = new HashMap<>();
    List<Answer> all = new ArrayList<>();
    for (Answer answer : answers) {
      boolean many = answer.key().linkage().equals("linked");
      behind.put(
          new Part(answer.key(), OptionalDouble.empty()), new Contributors(many ? people : 3, 0));
      for (int group = 0; group < 3; group++) {
        all.add(new Answer(answer.key(), group, answer.value(), answer.n()));
      }
    }
    return new Surveys(all, behind, Map.of());
  }

  private static Measured measured(Surveys surveys, Directory directory) {
    return new Measured(
        AS_OF,
        AS_OF,
        Map.of(),
        Map.of(),
        Measured.Logs.AS_STATED,
        List.of(),
        Optional.empty(),
        new Occasions(),
        Map.of(),
        new HeadcountOnly(Map.of()),
        new Headcounts(List.of()),
        0,
        new ServedGroups(AS_OF, Map.of()),
        Optional.of(surveys),
        Optional.empty(),
        directory);
  }

  private static Set<List<Object>> keys(Table table) {
    return table.rows().stream()
        .map(row -> table.schema().primaryKey().stream().map(row::get).toList())
        .collect(Collectors.toSet());
  }
}
