package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;

/** Two groups answer the SDS, 0 to 3 on five items; a third instrument has no score. */
class ScalesTest {

  private final AnswerRows rows = new AnswerRows();

  @Test
  void of_responsesToAScale_haveTheScoreAmongTheirAnswers() {
    sds(1, 7, 3, 2, 1, 0, 2);
    sds(2, 7, 0, 0, 0, 0, 0);
    sds(3, 8, 3, 3, 3, 3, 3);
    sds(4, 8, 1, 1, 1, 1);
    rows.anonymous(5, 8, "group_experience", "overall", 4);
    Surveys surveys =
        Surveys.of(rows.table(), Optional.empty(), Instruments.STANDARD, Set.of(), AnswerRows.DAY);
    Map<Double, Long> scores =
        surveys.answers().stream()
            .filter(answer -> answer.key().item().equals(Instrument.SCORE))
            .collect(Collectors.toMap(Surveys.Answer::value, Surveys.Answer::n));
    assertEquals(Map.of(8.0, 1L, 0.0, 1L, 15.0, 1L), scores);
    Surveys.Key key =
        new Surveys.Key("sds", "1", Instrument.SCORE, "anonymous", "participant", "not_stated");
    Surveys.Part all = new Surveys.Part(key, OptionalDouble.empty());
    assertEquals(new Surveys.Contributors(3, 0), surveys.contributors().get(all));
  }

  @Test
  void with_noInstrumentOfScores_changesNothing() {
    List<Surveys.Given> answers =
        List.of(given("group_experience", "overall"), given("own_questions", "score_of_old"));
    assertSame(answers, Scales.with(answers, Instruments.STANDARD));
  }

  private static Surveys.Given given(String instrument, String item) {
    Surveys.Key key =
        new Surveys.Key(instrument, "1", item, "anonymous", "participant", "not_stated");
    return new Surveys.Given(key, new GroupCalendar.Key(1, 1), null, null, AnswerRows.DAY, 4);
  }

  private void sds(int response, int group, double... values) {
    for (int i = 0; i < values.length; i++) {
      rows.anonymous(response, group, "sds", "item_" + (i + 1), values[i]);
    }
  }
}
