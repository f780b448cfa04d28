package org.rollcall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.ReleaseTables.Line;

/**
 * A made-up service of the small size, what a run says of it, and what is true.
 *
 * @param folder where both are
 * @param world what goes wrong in it, as the command line takes it; empty if nothing does
 */
record WorldRun(Path folder, String world) {

  /** What is said of people, and known of the law by which they come. */
  static final List<String> OUTCOMES =
      List.of("retained_week_4", "retained_week_12", "retained_week_26", "rmst_26_weeks");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  List<Object> simulate(long seed) {
    List<Object> command = new ArrayList<>(List.of("simulate", "--small", "--seed", seed));
    if (!world.isEmpty()) {
      command.addAll(List.of("--with", world));
    }
    command.add(folder);
    return command;
  }

  List<Object> run(Path key) {
    return List.of("run", "--lock", folder.resolve("study.yaml"), "--key-file", key);
  }

  ReleaseTables tables() {
    return new ReleaseTables(folder.resolve("out/secure/latest"));
  }

  JsonNode truth() {
    try {
      return MAPPER.readTree(folder.resolve("truth.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both arms and their difference, in each stratum. */
  List<Line> estimates(String outcome) {
    List<Line> rows = new ArrayList<>();
    rows.addAll(
        tables()
            .ask(
                "SELECT stratum, arm AS what, estimate, std_error, df, conf_low, conf_high"
                    + " FROM {engagement} WHERE measure = '%s'".formatted(outcome)));
    rows.addAll(
        tables()
            .ask(
                "SELECT stratum, contrast AS what, estimate, std_error, df, conf_low, conf_high,"
                    + " verdict, reason_codes FROM {contrast}"
                    + " WHERE adjustment = 'none' AND outcome = '%s'".formatted(outcome)));
    return rows;
  }

  /** Whether a sound analysis may say it. */
  static boolean isEstimated(JsonNode truth, Line row) {
    return truth
        .at("/comparisons_of_people/" + row.text("what"))
        .asText("estimated")
        .equals("estimated");
  }

  /** What an estimate aims at, with the Monte Carlo error of that. */
  static JsonNode mean(JsonNode truth, Line row, String outcome) {
    boolean other = row.text("stratum").equals("family_and_friends");
    return truth
        .at("/expected/" + (other ? "outcomes_of_al_anon" : "outcomes"))
        .at("/" + outcome + "/crude/" + row.text("what"));
  }
}
