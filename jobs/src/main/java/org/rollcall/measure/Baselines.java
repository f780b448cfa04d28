package org.rollcall.measure;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Covariate;

/** Participants to what was known of them at the start: one number a person. */
final class Baselines {

  private Baselines() {}

  /** The number of a person; nothing is known of those who have no row. */
  static long of(Optional<Row> participant) {
    return participant.map(Baselines::of).orElse(Baseline.NOTHING);
  }

  private static long of(Row participant) {
    Map<Covariate, Integer> levels = new EnumMap<>(Covariate.class);
    for (Covariate covariate : Covariate.values()) {
      // What is none of the levels is not known.
      String level = level(participant, covariate);
      if (level != null && covariate.known().contains(level)) {
        levels.put(covariate, covariate.at(level));
      }
    }
    return Baseline.of(levels);
  }

  private static String level(Row row, Covariate covariate) {
    Object cell = row.getAs(covariate.name().toLowerCase(Locale.ROOT));
    return switch (covariate) {
      case AGE_BAND -> {
        Integer age = row.getAs("age");
        yield age == null ? (String) cell : band(age);
      }
      case PRIOR_EPISODES -> {
        Integer episodes = (Integer) cell;
        yield episodes == null || episodes < 3 ? text(cell) : "3_or_more";
      }
      default -> text(cell);
    };
  }

  private static String text(Object cell) {
    return cell == null ? null : cell.toString();
  }

  private static String band(int age) {
    if (age < 18) {
      return "under_18";
    }
    if (age < 25) {
      return "18_24";
    }
    if (age < 35) {
      return "25_34";
    }
    if (age < 45) {
      return "35_44";
    }
    if (age < 55) {
      return "45_54";
    }
    return age < 65 ? "55_64" : "65_plus";
  }
}
