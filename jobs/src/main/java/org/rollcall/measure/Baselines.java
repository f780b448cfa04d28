package org.rollcall.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Covariate;

/** Participants to what was known of them at the start: one number a person. */
final class Baselines {

  static final String BASELINE = "baseline";
  private static final String OF = "of_participant";
  private static final String KNOWN = "known";

  private Baselines() {}

  /** Attendances with the number of their person; nothing is known of those who have no row. */
  static Dataset<Row> with(Dataset<Row> attendances, Optional<Dataset<Row>> participants) {
    return participants
        .map(rows -> rows.select(col("participant_id").as(OF), number().as(KNOWN)))
        // However Spark joins, the rows of a person stay together.
        .map(known -> attendances.join(known, col("participant_id").equalTo(col(OF)), "left"))
        .map(joined -> joined.withColumn(BASELINE, coalesce(col(KNOWN), lit(Baseline.NOTHING))))
        .map(joined -> joined.drop(OF, KNOWN))
        .orElseGet(() -> attendances.withColumn(BASELINE, lit(Baseline.NOTHING)));
  }

  private static Column number() {
    return expr(
        Arrays.stream(Covariate.values())
            .map(covariate -> place(covariate) + " * " + Baseline.factor(covariate) + "L")
            .collect(Collectors.joining(" + ")));
  }

  /** Place of a person's level; what is none of the levels is not known. */
  private static String place(Covariate covariate) {
    String levels =
        covariate.known().stream().map(level -> "'" + level + "'").collect(Collectors.joining(","));
    return "coalesce(array_position(array(" + levels + "), " + level(covariate) + "), 0)";
  }

  private static String level(Covariate covariate) {
    String column = covariate.name().toLowerCase(Locale.ROOT);
    return switch (covariate) {
      case AGE_BAND ->
          "coalesce(case when age < 18 then 'under_18' when age < 25 then '18_24'"
              + " when age < 35 then '25_34' when age < 45 then '35_44' when age < 55 then '45_54'"
              + " when age < 65 then '55_64' when age is not null then '65_plus' end, age_band)";
      case PRIOR_EPISODES ->
          "case when prior_episodes < 3 then cast(prior_episodes as string)"
              + " when prior_episodes is not null then '3_or_more' end";
      case MEDICATION_FOR_RECOVERY, BOTH_IN_REACH -> "cast(" + column + " as string)";
      default -> column;
    };
  }
}
