package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instrument;
import org.rollcall.engine.TestSpark;

/** Two groups answer the SDS, 0 to 3 on five items; a third instrument has no score. */
class ScalesTest {

  private static final int DAY = 20_000;

  private final List<Row> rows = new ArrayList<>();

  @Test
  void of_responsesToAScale_haveTheScoreAmongTheirAnswers() {
    sds(1, 7, 3, 2, 1, 0, 2);
    sds(2, 7, 0, 0, 0, 0, 0);
    sds(3, 8, 3, 3, 3, 3, 3);
    sds(4, 8, 1, 1, 1, 1);
    answer(5, 8, "group_experience", "overall", 4);
    Surveys surveys = Surveys.of(table(), Optional.empty(), DAY);
    Map<Double, Long> scores =
        surveys.answers().stream()
            .filter(answer -> answer.key().item().equals(Instrument.SCORE))
            .collect(Collectors.toMap(Surveys.Answer::value, Surveys.Answer::n));
    assertEquals(Map.of(8.0, 1L, 0.0, 1L, 15.0, 1L), scores);
    Surveys.Key key =
        new Surveys.Key("sds", "1", Instrument.SCORE, "anonymous", "participant", "not_stated");
    assertEquals(2, surveys.people().get(key));
  }

  @Test
  void with_noInstrumentOfScores_changesNothing() {
    answer(1, 7, "group_experience", "overall", 4);
    answer(1, 7, "own_questions", "score_of_old", 4);
    Dataset<Row> answers = table();
    assertSame(answers, Scales.with(answers));
  }

  private void sds(int response, int group, double... values) {
    for (int i = 0; i < values.length; i++) {
      answer(response, group, "sds", "item_" + (i + 1), values[i]);
    }
  }

  private void answer(int response, int group, String instrument, String item, double value) {
    rows.add(
        RowFactory.create(
            id(response),
            instrument,
            "1",
            item,
            value,
            java.sql.Date.valueOf(java.time.LocalDate.ofEpochDay(DAY)),
            "participant",
            "anonymous",
            null,
            id(group),
            null));
  }

  private static byte[] id(int number) {
    byte[] id = new byte[16];
    id[15] = (byte) number;
    return id;
  }

  private Dataset<Row> table() {
    StructType type =
        new StructType()
            .add("response_id", DataTypes.BinaryType)
            .add("instrument", DataTypes.StringType)
            .add("instrument_version", DataTypes.StringType)
            .add("item", DataTypes.StringType)
            .add("value", DataTypes.DoubleType)
            .add("submitted_on", DataTypes.DateType)
            .add("perspective", DataTypes.StringType)
            .add("linkage", DataTypes.StringType)
            .add("participant_id", DataTypes.BinaryType)
            .add("group_id", DataTypes.BinaryType)
            .add("modality_class", DataTypes.StringType);
    return TestSpark.session().createDataFrame(rows, type);
  }
}
