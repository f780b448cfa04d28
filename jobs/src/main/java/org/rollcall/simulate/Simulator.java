package org.rollcall.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a whole study whose answers are known: files, {@code study.yaml}, {@code truth.json}. */
public final class Simulator {
  private Simulator() {}

  /**
   * Writes the study into a folder, over files of the same names.
   *
   * @param scenario what to simulate; the same scenario gives the same files on every machine
   * @param folder where; made if it is not there
   * @throws IOException when the folder cannot be written
   */
  public static void write(Scenario scenario, Path folder) throws IOException {
    World world = World.draw(scenario);
    SimulatedSurveys surveys = new SimulatedSurveys(world);
    SideTables side = new SideTables(world);
    List<Sheet> sheets = new ArrayList<>();
    sheets.addAll(Frame.write(world));
    sheets.addAll(OnlineLog.write(world));
    sheets.addAll(FaceToFaceRegisters.write(world));
    if (scenario.tables() == Scenario.Tables.ALL) {
      sheets.addAll(CountFiles.write(world));
      sheets.addAll(surveys.write());
      sheets.addAll(side.write());
    }
    Files.createDirectories(folder);
    sheets.forEach(sheet -> sheet.write(folder));
    Files.writeString(folder.resolve("study.yaml"), StudyFile.text(scenario));
    Map<String, Object> exact = new LinkedHashMap<>();
    ExactTruth counts = new ExactTruth(world);
    exact.put("last_52_weeks", counts.year());
    exact.put("months", counts.months());
    if (scenario.tables() == Scenario.Tables.ALL) {
      exact.put("headcount_groups", counts.headcounts());
      exact.put("survey_responses", surveys.responses());
      exact.put("survey_answers", surveys.tallies());
      exact.put("side_tables", side.tallies());
    }
    if (!scenario.features().isEmpty()) {
      exact.put("starters", new Starters(world).counts());
    }
    exact.put("files", sheets.stream().map(Sheet::tally).toList());
    Files.writeString(folder.resolve("truth.json"), Json.pretty(truth(scenario, world, exact)));
  }

  private static Map<String, Object> truth(
      Scenario scenario, World world, Map<String, Object> exact) {
    ExpectedTruth expected = new ExpectedTruth(world, Program.SMART_RECOVERY);
    Map<String, Object> means = new LinkedHashMap<>();
    means.put(
        "meaning",
        "Monte Carlo means over new groups and people of the same law, each followed for as long"
            + " as the outcome needs; mc_error is the standard error of the mean. crude: people as"
            + " they start in each mode, which an unadjusted comparison estimates."
            + " causal_both_in_reach: the same people in both modes, those with both in reach."
            + " causal_overlap: the same with weights e(1-e), e the chance to start online.");
    means.put("run", expected.run());
    means.put("outcomes", expected.outcomes());
    means.put("landmarks", expected.landmarks());
    if (scenario.has(Feature.FAMILIES)) {
      means.put("outcomes_of_al_anon", new ExpectedTruth(world, Program.AL_ANON).outcomes());
    }
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("seed", scenario.seed());
    if (!scenario.features().isEmpty()) {
      truth.put("with", scenario.features().stream().sorted().map(Feature::key).toList());
    }
    truth.put("first_day", scenario.firstDay().toString());
    truth.put("last_day", scenario.lastDay().toString());
    truth.put(
        "exact_meaning",
        "Counts of what the files hold once rows that must be refused are left out, repeated rows"
            + " are dropped and stays are merged; they have no error.");
    truth.put("exact", exact);
    truth.put("expected", means);
    if (!scenario.features().isEmpty()) {
      truth.put("comparisons_of_people", new Recovery(scenario).map());
    }
    return truth;
  }
}
