package org.rollcall.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.ReleaseInfo;
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
import org.rollcall.study.Study.DisclosureRules;

/** A distribution guards each of its answers by those who gave it. */
class ExperienceTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  private static final DisclosureRules RULES = new DisclosureRules(11, 5, 3);

  private final List<Answer> answers = new ArrayList<>();
  private final Map<Part, Contributors> behind = new HashMap<>();

  /** Of 160 answers in four waves, 12 are a 1 and 20 a 2; 3 people gave the 1, 20 the 2. */
  private void linked() {
    Key key = key("linked");
    answers(key, 1, 12);
    answers(key, 2, 20);
    answers(key, 4, 128);
    behind.put(new Part(key, OptionalDouble.empty()), new Contributors(40, 0));
    behind.put(new Part(key, OptionalDouble.of(1)), new Contributors(3, 37));
    behind.put(new Part(key, OptionalDouble.of(2)), new Contributors(20, 30));
    behind.put(new Part(key, OptionalDouble.of(4)), new Contributors(32, 23));
  }

  @Test
  void of_answerOfThreePeople_isWithheldThoughItStandsInTwelveRows() {
    linked();
    Table exact = exact();
    assertEquals(3, row(exact, "1").whole("n_people"));
    assertEquals(37, row(exact, "1").whole("n_people_other"));
    Table shown = shown(exact);
    assertEquals("c", row(shown, "1").text("status"));
    assertNull(row(shown, "1").get("estimate"));
    assertEquals("u", row(shown, "2").text("status"));
    assertNotNull(row(shown, "2").get("estimate"));
  }

  @Test
  void of_mean_isNamedAllInItsKey() {
    linked();
    Row mean = row(exact(), "all");
    assertEquals("mean", mean.text("statistic"));
    assertEquals(40, mean.whole("n_people"));
    assertNull(mean.get("n_people_other"));
  }

  @Test
  void of_anonymousAnswers_areGuardedByResponsesAndNotTakenForTwoPeople() {
    Key key = key("anonymous");
    answers(key, 1, 20);
    answers(key, 2, 21);
    answers(key, 4, 1041);
    behind.put(new Part(key, OptionalDouble.empty()), new Contributors(1082, 0));
    behind.put(new Part(key, OptionalDouble.of(1)), new Contributors(20, 1062));
    behind.put(new Part(key, OptionalDouble.of(2)), new Contributors(21, 1061));
    behind.put(new Part(key, OptionalDouble.of(4)), new Contributors(1041, 41));
    Table shown = shown(exact());
    assertEquals(1081, row(shown, "all").whole("n_responses_lo"));
    assertEquals(21, row(shown, "2").whole("n_responses_lo"));
    assertEquals("c", row(shown, "1").text("status"));
  }

  @Test
  void of_answersThatNameNoGroup_haveAnUnknownNumberOfGroups() {
    Key key = key("linked");
    answers.add(new Answer(key, -1, 3, 50));
    behind.put(new Part(key, OptionalDouble.empty()), new Contributors(50, 0));
    behind.put(new Part(key, OptionalDouble.of(3)), new Contributors(50, 0));
    Table exact = exact();
    assertNull(row(exact, "all").get("n_groups"));
    assertEquals("c", row(shown(exact), "all").text("status"));
  }

  /** All of the fourth group answer 1, and nobody else does. */
  @Test
  void of_answerWhoseOthersAreOfOneGroup_isWithheldAsThoseAre() {
    Key key = key("linked");
    for (int group = 0; group < 3; group++) {
      answers.add(new Answer(key, group, 5, 10));
    }
    answers.add(new Answer(key, 3, 1, 15));
    behind.put(new Part(key, OptionalDouble.empty()), new Contributors(45, 0));
    behind.put(new Part(key, OptionalDouble.of(5)), new Contributors(30, 15));
    behind.put(new Part(key, OptionalDouble.of(1)), new Contributors(15, 30));
    Table exact = exact();
    assertEquals(1, row(exact, "5").whole("n_groups_other"));
    Table shown = shown(exact);
    assertEquals("c", row(shown, "5").text("status"));
    assertEquals("c", row(shown, "1").text("status"));
    assertEquals(43, row(shown, "all").whole("n_people_mid"));
  }

  @Test
  void of_fewPeopleWhoNameGroupsBesideManyWhoDoNot_areWithheld() {
    Key key = key("linked");
    answers(key, 3, 6);
    answers.add(new Answer(key, -1, 3, 40));
    behind.put(new Part(key, OptionalDouble.empty()), new Contributors(46, 0, 6, 0));
    behind.put(new Part(key, OptionalDouble.of(3)), new Contributors(46, 0, 6, 0));
    Table exact = exact();
    assertEquals(6, row(exact, "all").whole("n_people_in_groups"));
    assertEquals("c", row(shown(exact), "all").text("status"));
  }

  /** 40 people in 25 waves give 1,000 answers: what they tell is as coarse as of 40 people. */
  @Test
  void of_fewPeopleWhoAnswerOften_areRoundedAsFew() {
    Key key = key("linked");
    answers(key, 2, 333);
    answers(key, 4, 667);
    behind.put(new Part(key, OptionalDouble.empty()), new Contributors(40, 0));
    behind.put(new Part(key, OptionalDouble.of(2)), new Contributors(15, 25));
    behind.put(new Part(key, OptionalDouble.of(4)), new Contributors(25, 15));
    Table exact = exact();
    assertEquals(40, row(exact, "4").whole("n_people_all"));
    assertEquals(0.667, row(exact, "4").number("estimate"), 1e-9);
    assertEquals(0.7, row(shown(exact), "4").number("estimate"), 1e-9);
  }

  @Test
  void of_answerThatOnePersonGaveMostOften_isWithheld() {
    Key key = key("linked");
    answers(key, 2, 200);
    answers(key, 4, 200);
    behind.put(new Part(key, OptionalDouble.empty()), new Contributors(40, 0, 40, 0, 0.3));
    behind.put(new Part(key, OptionalDouble.of(2)), new Contributors(20, 20, 20, 20, 0.6));
    behind.put(new Part(key, OptionalDouble.of(4)), new Contributors(20, 20, 20, 20, 0.1));
    Table shown = shown(exact());
    assertEquals("c", row(shown, "2").text("status"));
    assertNotNull(row(shown, "4").get("estimate"));
    assertTrue(shown.schema().find("largest_contributor_share").isEmpty());
  }

  /** In equal parts from four groups. */
  private void answers(Key key, double value, long n) {
    for (int group = 0; group < 4; group++) {
      answers.add(new Answer(key, group, value, n / 4 + (group < n % 4 ? 1 : 0)));
    }
  }

  private static Key key(String linkage) {
    return new Key("group_experience", "1", "overall", linkage, "participant", "online");
  }

  private Table exact() {
    Measured measured =
        new Measured(
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
            Optional.of(new Surveys(answers, behind, Map.of())),
            Optional.empty(),
            Directory.NONE);
    return Experience.of(new Stamp("r", "p", AS_OF), Instruments.STANDARD, measured);
  }

  private static Table shown(Table exact) {
    ReleaseInfo info = new ReleaseInfo("r", "p", AS_OF, "Trial");
    return Release.publicly(info, List.of(exact), RULES).table("experience").orElseThrow();
  }

  private static Row row(Table table, String category) {
    return table.rows().stream()
        .filter(row -> row.text("category").equals(category))
        .findFirst()
        .orElseThrow();
  }
}
