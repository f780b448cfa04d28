package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Covariate;

class BaselinesTest {

  private static final StructType PARTICIPANTS =
      new StructType()
          .add("participant_id", DataTypes.BinaryType)
          .add("age", DataTypes.IntegerType)
          .add("age_band", DataTypes.StringType)
          .add("gender", DataTypes.StringType)
          .add("rurality", DataTypes.StringType)
          .add("travel_band", DataTypes.StringType)
          .add("primary_concern", DataTypes.StringType)
          .add("referral_route", DataTypes.StringType)
          .add("prior_episodes", DataTypes.IntegerType)
          .add("medication_for_recovery", DataTypes.BooleanType)
          .add("both_in_reach", DataTypes.BooleanType);

  @Test
  void covariates_levels_areThoseOfTheTableOfParticipants() {
    for (Covariate covariate : Covariate.values()) {
      Field field =
          Schemas.curated("participants").field(covariate.name().toLowerCase(Locale.ROOT));
      if (!field.constraints().values().isEmpty()) {
        assertEquals(field.constraints().values(), covariate.known(), covariate.name());
      }
    }
  }

  @Test
  void of_participants_saysWhatIsKnownOfEachPerson() {
    Map<Integer, Long> found =
        known(
            Optional.of(
                participants(
                    row(1, 17, "65_plus", "man", "rural", "over_60_min", "opioids", 9, true),
                    row(2, null, "45_54", null, "regional", null, null, 0, null),
                    row(3, 65, null, "other", null, null, "gambling", 2, false))));
    assertEquals(
        Baseline.of(
            Map.of(
                Covariate.AGE_BAND, Covariate.AGE_BAND.at("under_18"),
                Covariate.GENDER, Covariate.GENDER.at("man"),
                Covariate.RURALITY, Covariate.RURALITY.at("rural"),
                Covariate.TRAVEL_BAND, Covariate.TRAVEL_BAND.at("over_60_min"),
                Covariate.PRIMARY_CONCERN, Covariate.PRIMARY_CONCERN.at("opioids"),
                Covariate.REFERRAL_ROUTE, Covariate.REFERRAL_ROUTE.at("court"),
                Covariate.PRIOR_EPISODES, Covariate.PRIOR_EPISODES.at("3_or_more"),
                Covariate.MEDICATION_FOR_RECOVERY, Covariate.MEDICATION_FOR_RECOVERY.at("true"),
                Covariate.BOTH_IN_REACH, Covariate.BOTH_IN_REACH.at("true"))),
        found.get(1));
    assertEquals(
        Baseline.of(
            Map.of(
                Covariate.AGE_BAND, Covariate.AGE_BAND.at("45_54"),
                Covariate.RURALITY, Covariate.RURALITY.at("regional"),
                Covariate.REFERRAL_ROUTE, Covariate.REFERRAL_ROUTE.at("court"),
                Covariate.PRIOR_EPISODES, Covariate.PRIOR_EPISODES.at("0"))),
        found.get(2));
    assertEquals(
        Covariate.BOTH_IN_REACH.at("false"), Baseline.level(found.get(3), Covariate.BOTH_IN_REACH));
    assertEquals(
        Covariate.AGE_BAND.at("65_plus"), Baseline.level(found.get(3), Covariate.AGE_BAND));
    assertEquals(
        Covariate.PRIOR_EPISODES.at("2"), Baseline.level(found.get(3), Covariate.PRIOR_EPISODES));
    assertEquals(Baseline.NOTHING, found.get(4), "nobody registered this person");
  }

  @Test
  void of_noParticipants_knowsNothing() {
    assertEquals(Map.of(1, Baseline.NOTHING, 2, 0L, 3, 0L, 4, 0L), known(Optional.empty()));
  }

  private Map<Integer, Long> known(Optional<List<Row>> participants) {
    Map<Integer, Long> found = new TreeMap<>();
    for (int n = 1; n <= 4; n++) {
      byte[] id = id(n);
      found.put(
          n,
          Baselines.of(
              participants.orElse(List.of()).stream()
                  .filter(row -> Arrays.equals(row.<byte[]>getAs("participant_id"), id))
                  .findFirst()));
    }
    return found;
  }

  private static List<Row> participants(Row... rows) {
    return TestRows.of(PARTICIPANTS, List.of(rows));
  }

  private static Row row(
      int id,
      Integer age,
      String band,
      String gender,
      String rurality,
      String travel,
      String concern,
      int prior,
      Boolean choice) {
    return RowFactory.create(
        id(id), age, band, gender, rurality, travel, concern, "court", prior, choice, choice);
  }

  private static byte[] id(int n) {
    byte[] id = new byte[16];
    id[0] = (byte) n;
    return id;
  }
}
