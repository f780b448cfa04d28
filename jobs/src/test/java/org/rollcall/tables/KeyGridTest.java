package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.gate.Inboxes;
import org.rollcall.measure.HeadcountOnly;
import org.rollcall.measure.Headcounts;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Occasions;
import org.rollcall.measure.Surveys;
import org.rollcall.measure.Surveys.Answer;
import org.rollcall.measure.Surveys.Contributors;
import org.rollcall.measure.Surveys.Key;
import org.rollcall.measure.Surveys.Part;
import org.rollcall.study.Study;

/** Which rows a public table has follows from lists, not from who was there. */
class KeyGridTest {

  private static final Study STUDY = Inboxes.study(Path.of("."));

  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 17);
  private static final Stamp STAMP = new Stamp("r", "p", AS_OF);

  @Test
  void complete_activity_hasEveryProgramRegionModalityAndMonth() {
    Table one =
        complete(activity("2026-01-01 west online", "2026-03-01 north face_to_face"), surveys());
    // West, north, and where none is stated.
    assertEquals(6 * 3 * 4, one.rows().size());
    Table more =
        complete(
            activity(
                "2026-01-01 west online",
                "2026-03-01 north face_to_face",
                "2026-05-01 west face_to_face"),
            surveys());
    assertEquals(keys(one), keys(more));
    Row added = one.rows().get(0);
    assertEquals("z", added.text("status"));
    assertNull(added.get("n_people"));
  }

  @Test
  void complete_givenRows_areLeftAsTheyAre() {
    Table exact = activity("2026-01-01 west online");
    Row kept =
        complete(exact, surveys()).rows().stream()
            .filter(row -> row.get("n_people") != null)
            .findFirst()
            .orElseThrow();
    assertEquals(40, kept.whole("n_people"));
    assertEquals("ok", kept.text("status"));
  }

  @Test
  void complete_experience_hasEveryAnswerThatAnItemOffersWhoeverGaveIt() {
    Surveys few = surveys(new Answer(key("availability"), 0, 5, 9));
    Surveys many =
        surveys(
            new Answer(key("availability"), 0, 5, 9),
            new Answer(key("availability"), 0, 1, 1),
            new Answer(key("group_size"), 0, 2, 2));
    Table first = complete(Experience.of(STAMP, Instruments.STANDARD, measured(few)), few);
    Table second = complete(Experience.of(STAMP, Instruments.STANDARD, measured(many)), many);
    assertEquals(keys(first), keys(second));
    int items = Schemas.instrument("group_experience").orElseThrow().items().size();
    assertEquals(4 * items * 6, first.rows().size());
    assertTrue(
        first.rows().stream()
            .filter(row -> row.text("item").equals("group_size"))
            .allMatch(row -> "group_size".equals(row.text("theme"))));
  }

  @Test
  void complete_themes_areThoseOfTheCodebook() {
    Table.Builder rows = Table.of(Schemas.report("theme"));
    rows.add()
        .set("release_id", "r")
        .set("protocol_hash", "p")
        .set("as_of", AS_OF)
        .set("theme", "group_size")
        .set("valence", "challenge")
        .set("modality_class", "online")
        .set("perspective", "participant")
        .set("status", "ok");
    assertEquals(8 * 3 * 3 * 2, complete(rows.build(), surveys()).rows().size());
  }

  private static Table complete(Table table, Surveys surveys) {
    return KeyGrid.complete(
        new Tables.Source(STAMP, STUDY, measured(surveys), null, List.of()), table);
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
          .set("n_people", 40)
          .set("status", "ok");
    }
    return rows.build();
  }

  private static Key key(String item) {
    return new Key("group_experience", "1", item, "linked", "participant", "online");
  }

  private static Surveys surveys(Answer... answers) {
    Map<Part, Contributors> behind = new HashMap<>();
    for (Answer answer : answers) {
      behind.put(new Part(answer.key(), OptionalDouble.empty()), new Contributors(9, 0));
    }
    return new Surveys(List.of(answers), behind, Map.of());
  }

  private static Measured measured(Surveys surveys) {
    return new Measured(
        AS_OF,
        Map.of(),
        Map.of(),
        Optional.empty(),
        new Occasions(),
        Map.of(),
        new HeadcountOnly(Map.of()),
        new Headcounts(List.of()),
        Optional.of(surveys),
        Optional.empty());
  }

  private static Set<List<Object>> keys(Table table) {
    return table.rows().stream()
        .map(row -> table.schema().primaryKey().stream().map(row::get).toList())
        .collect(Collectors.toSet());
  }
}
