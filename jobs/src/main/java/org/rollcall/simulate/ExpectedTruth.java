package org.rollcall.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.study.Arm;

/** What an estimate aims at: means of a much larger run of the same law. */
final class ExpectedTruth {
  private final World world;
  private final ArmTruth online;
  private final ArmTruth room;
  private final ArmTruth onlineInReach;
  private final ArmTruth roomInReach;
  private final double[] starters = new double[2];

  ExpectedTruth(World world) {
    this.world = world;
    Scenario scenario = world.scenario();
    MonteCarlo run =
        new MonteCarlo(
            scenario.law(),
            new MonteCarlo.Size(scenario.truthGroups(), scenario.truthPerGroup()),
            scenario.seed());
    double[] hybrid = hybridShares();
    online = run.run(MonteCarlo.Mix.CRUDE, true, hybrid[1]);
    room = run.run(MonteCarlo.Mix.CRUDE, false, hybrid[0]);
    onlineInReach = run.run(MonteCarlo.Mix.IN_REACH, true, hybrid[1]);
    roomInReach = run.run(MonteCarlo.Mix.IN_REACH, false, hybrid[0]);
  }

  /** Starters who can be followed for the landmark outcome, and their share in hybrid rooms. */
  private double[] hybridShares() {
    double[] hybrid = new double[2];
    int known = 26;
    int full = 4 + 12 + Outcomes.LOOK_AHEAD;
    for (Person person : world.persons()) {
      boolean followed =
          person.grade() == Person.Grade.LASTING
              && person.start() >= known
              && person.start() + full <= person.home().span().close();
      if (followed) {
        int arm = person.course().visits().get(0).online() ? 1 : 0;
        starters[arm]++;
        hybrid[arm] += person.home().modality() == Group.Modality.HYBRID ? 1 : 0;
      }
    }
    return new double[] {hybrid[0] / starters[0], hybrid[1] / starters[1]};
  }

  Map<String, Object> outcomes() {
    Map<String, Object> outcomes = new LinkedHashMap<>();
    for (String name : Outcomes.NAMES) {
      boolean perPerson = !name.equals("mean_of_ratios_week_12");
      outcomes.put(
          perPerson ? name : "attendances_per_opportunity_mean_of_ratios_week_12",
          outcome(unit(name), a -> a.plain(name), a -> a.overlap(name)));
    }
    outcomes.put(
        "attendances_per_opportunity_week_12",
        outcome(
            "attendances per opportunity",
            a -> a.perOpportunity(false),
            a -> a.perOpportunity(true)));
    return outcomes;
  }

  private static String unit(String name) {
    if (name.startsWith("retained") || name.startsWith("gap")) {
      return "share";
    }
    if (name.startsWith("rmst")) {
      return "weeks";
    }
    if (name.startsWith("mean_of_ratios")) {
      return "attendances per opportunity";
    }
    return name.startsWith("opportunities") ? "sessions" : "attendances";
  }

  private interface Part {
    ArmTruth.Mean of(ArmTruth arm);
  }

  private Map<String, Object> outcome(String unit, Part plain, Part overlap) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("unit", unit);
    outcome.put("crude", arms(plain.of(room), plain.of(online)));
    outcome.put("causal_both_in_reach", arms(plain.of(roomInReach), plain.of(onlineInReach)));
    outcome.put("causal_overlap", arms(overlap.of(roomInReach), overlap.of(onlineInReach)));
    return outcome;
  }

  private static Map<String, Object> arms(ArmTruth.Mean room, ArmTruth.Mean online) {
    Map<String, Object> arms = new LinkedHashMap<>();
    arms.put(Arm.FACE_TO_FACE.key(), mean(room));
    arms.put(Arm.ONLINE.key(), mean(online));
    arms.put("online-face_to_face", mean(online.minus(room)));
    return arms;
  }

  private static Map<String, Object> mean(ArmTruth.Mean mean) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", mean.value());
    map.put("mc_error", mean.error());
    return map;
  }

  /** Retention from landmarks, by class; both arms' starters in the proportion of the files. */
  Map<String, Object> landmarks() {
    Map<String, Object> landmarks = new LinkedHashMap<>();
    for (int l = 0; l < Outcomes.LANDMARKS.length; l++) {
      ArmTruth.Mean roomOnly = room.landmark(l, 0).mean();
      ArmTruth.Mean onlineOnly = online.landmark(l, 1).mean();
      ArmTruth.Mean both = both(l);
      Map<String, Object> classes = new LinkedHashMap<>();
      classes.put(Arm.FACE_TO_FACE.key(), mean(roomOnly));
      classes.put(Arm.ONLINE.key(), mean(onlineOnly));
      classes.put(Arm.BOTH.key(), mean(both));
      classes.put("online-face_to_face", mean(onlineOnly.minus(roomOnly)));
      classes.put("both-face_to_face", mean(both.minus(roomOnly)));
      classes.put("both-online", mean(both.minus(onlineOnly)));
      landmarks.put("retained_week_12_from_landmark_" + Outcomes.LANDMARKS[l], classes);
    }
    return landmarks;
  }

  private ArmTruth.Mean both(int landmark) {
    Ratio first = room.landmark(landmark, 2);
    Ratio second = online.landmark(landmark, 2);
    double a = starters[0] / room.starters() * first.weight();
    double b = starters[1] / online.starters() * second.weight();
    double share = a / (a + b);
    return new ArmTruth.Mean(
        share * first.mean().value() + (1 - share) * second.mean().value(),
        StrictMath.hypot(share * first.mean().error(), (1 - share) * second.mean().error()));
  }

  Map<String, Object> run() {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("home_groups_per_arm", world.scenario().truthGroups());
    run.put("starters_per_arm", (int) online.starters());
    run.put("icc_retained_week_12_online", online.icc(world.scenario().truthPerGroup()));
    run.put("icc_retained_week_12_face_to_face", room.icc(world.scenario().truthPerGroup()));
    return run;
  }
}
