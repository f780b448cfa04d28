package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instruments;
import org.rollcall.curate.PartedRows;
import org.rollcall.engine.TestSpark;
import org.rollcall.measure.Surveys.Contributors;

/** Who stands behind one answer: people or responses, never rows. */
class SurveysTest {

  private static final int WAVES = 4;

  private final AnswerRows rows = new AnswerRows();
  private int response;

  @Test
  void of_threePeopleInFourWaves_areThreePeopleBehindTheirAnswer() {
    for (int wave = 0; wave < WAVES; wave++) {
      for (int person = 1; person <= 40; person++) {
        rows.linked(++response, person, person % 5 + 1, "overall", person <= 3 ? 1 : 4);
      }
    }
    Surveys surveys = surveys();
    assertEquals(new Contributors(3, 37), behind(surveys, "linked", OptionalDouble.of(1)));
    assertEquals(new Contributors(37, 3), behind(surveys, "linked", OptionalDouble.of(4)));
    assertEquals(new Contributors(40, 0), behind(surveys, "linked", OptionalDouble.empty()));
    assertEquals(
        12,
        surveys.answers().stream()
            .filter(answer -> answer.value() == 1)
            .mapToLong(Surveys.Answer::n)
            .sum());
  }

  @Test
  void of_personWhoGivesTwoAnswers_standsBehindBoth() {
    rows.linked(1, 1, 1, "overall", 2);
    rows.linked(2, 1, 1, "overall", 3);
    rows.linked(3, 2, 1, "overall", 3);
    Surveys surveys = surveys();
    assertEquals(new Contributors(1, 2), behind(surveys, "linked", OptionalDouble.of(2)));
    assertEquals(new Contributors(2, 1), behind(surveys, "linked", OptionalDouble.of(3)));
  }

  @Test
  void of_personWhoAnswersOften_isOneBehindEachAnswer() {
    for (int i = 0; i < 4; i++) {
      rows.linked(++response, 1, i % 2 + 1, "overall", i < 3 ? 1 : 5);
    }
    rows.linked(++response, 2, 0, "overall", 5);
    Surveys surveys = surveys();
    assertEquals(new Contributors(1, 2, 1, 1), behind(surveys, "linked", OptionalDouble.of(1)));
    assertEquals(new Contributors(2, 1, 1, 1), behind(surveys, "linked", OptionalDouble.of(5)));
  }

  @Test
  void of_personWithMostOfTheAnswers_isSeenInTheirShare() {
    for (int person = 1; person <= 12; person++) {
      for (int wave = 0; wave < (person == 1 ? 18 : 1); wave++) {
        rows.linked(++response, person, person % 3 + 1, "overall", 5);
      }
      rows.linked(++response, person, person % 3 + 1, "overall", 2);
    }
    Surveys surveys = surveys();
    Contributors often = behind(surveys, "linked", OptionalDouble.of(5));
    assertEquals(12, often.withOutcome());
    assertEquals(18 / 29.0, often.largestShare());
    assertEquals(1 / 12.0, behind(surveys, "linked", OptionalDouble.of(2)).largestShare());
    assertEquals(19 / 41.0, behind(surveys, "linked", OptionalDouble.empty()).largestShare());
  }

  @Test
  void of_anonymousAnswers_areCountedByResponse() {
    for (int i = 0; i < 30; i++) {
      rows.anonymous(++response, i % 2 + 1, "group_experience", "overall", i < 12 ? 1 : 5);
    }
    Surveys surveys = surveys();
    assertEquals(new Contributors(12, 18), behind(surveys, "anonymous", OptionalDouble.of(1)));
    assertEquals(new Contributors(30, 0), behind(surveys, "anonymous", OptionalDouble.empty()));
  }

  @Test
  void of_groupsWithoutInvitations_areCounted() {
    rows.anonymous(1, 7, "group_experience", "overall", 4);
    rows.anonymous(2, 8, "group_experience", "overall", 4);
    int day = AnswerRows.DAY;
    List<Row> invitations =
        List.of(invitation(7, day - 7, 20), invitation(9, day, 5), invitation(7, day + 1, 9));
    StructType type =
        new StructType()
            .add("instrument", DataTypes.StringType)
            .add("group_id", DataTypes.BinaryType)
            .add("week", DataTypes.DateType)
            .add("invited", DataTypes.IntegerType);
    Surveys surveys =
        Surveys.of(
            rows.table(),
            Optional.of(TestRows.of(type, invitations)),
            Instruments.STANDARD,
            Set.of(),
            day);
    assertEquals(Map.of("group_experience", new Surveys.Invitations(25, 1)), surveys.invited());
  }

  private static Row invitation(int group, int day, int invited) {
    return RowFactory.create(
        "group_experience", AnswerRows.id(group), Date.valueOf(LocalDate.ofEpochDay(day)), invited);
  }

  private Surveys surveys() {
    Surveys onDriver = surveys(rows.table());
    // Many answers lie with Spark: their parts must add up to the same.
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(TestSpark.session().sparkContext());
    assertEquals(onDriver, surveys(PartedRows.of(spark.parallelize(rows.rows(), 3))));
    return onDriver;
  }

  private static Surveys surveys(PartedRows answers) {
    return Surveys.of(answers, Optional.empty(), Instruments.STANDARD, Set.of(), AnswerRows.DAY);
  }

  private static Contributors behind(Surveys surveys, String linkage, OptionalDouble value) {
    Surveys.Key key =
        new Surveys.Key("group_experience", "1", "overall", linkage, "participant", "not_stated");
    return surveys.contributors().get(new Surveys.Part(key, value));
  }
}
