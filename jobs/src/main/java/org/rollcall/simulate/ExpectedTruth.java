package org.rollcall.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.outcome.Outcome;
import org.rollcall.study.Arm;

/** What an estimate aims at: means of a much larger run of the same law. */
final class ExpectedTruth {
  private final World world;
  private final Program program;
  private final ArmTruth online;
  private final ArmTruth room;
  private final ArmTruth onlineInReach;
  private final ArmTruth roomInReach;
  private final double[] starters = new double[2];

  ExpectedTruth(World world, Program program) {
    this.world = world;
    this.program = program;
    Scenario scenario = world.scenario();
    MonteCarlo run =
        new MonteCarlo(
            scenario.law().leavingWith(program.effect),
            new MonteCarlo.Size(scenario.truthGroups(), scenario.truthPerGroup()),
            new MonteCarlo.Starts(new Breaks(scenario), starts(true), starts(false)),
            scenario.seed());
    double[] hybrid = hybridShares();
    online = run.run(MonteCarlo.Mix.CRUDE, true, hybrid[1]);
    room = run.run(MonteCarlo.Mix.CRUDE, false, hybrid[0]);
    onlineInReach = run.run(MonteCarlo.Mix.IN_REACH, true, hybrid[1]);
    roomInReach = run.run(MonteCarlo.Mix.IN_REACH, false, hybrid[0]);
  }

  /** Whether somebody starts, and can be followed for the landmark outcome. */
  private boolean followed(Person person) {
    int known = 26;
    int full = 4 + 12 + Outcomes.LOOK_AHEAD;
    return person.home().program() == program
        && person.grade() == Person.Grade.LASTING
        && person.start() >= known
        && person.start() + full <= person.home().span().close();
  }

  /** The weeks in which they did, in groups that meet online or in rooms. */
  private List<Integer> starts(boolean online) {
    return world.persons().stream()
        .filter(this::followed)
        .filter(person -> person.home().modality() == Group.Modality.ONLINE == online)
        .map(Person::start)
        .toList();
  }

  /** Those starters, and their share in hybrid rooms. */
  private double[] hybridShares() {
    double[] hybrid = new double[2];
    for (Person person : world.persons()) {
      if (followed(person)) {
        int arm = person.course().visits().get(0).online() ? 1 : 0;
        starters[arm]++;
        hybrid[arm] += person.home().modality() == Group.Modality.HYBRID ? 1 : 0;
      }
    }
    return new double[] {hybrid[0] / starters[0], hybrid[1] / starters[1]};
  }

  Map<String, Object> outcomes() {
    Map<String, Object> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : ArmTruth.OUTCOMES) {
      if (!outcome.isFromLandmark()) {
        outcomes.put(outcome.key(), outcome(outcome.unit(), outcome.key()));
      }
    }
    for (String name : Outcomes.NAMES) {
      outcomes.put(name, outcome(unit(name), name));
    }
    return outcomes;
  }

  private static String unit(String name) {
    if (name.startsWith("gap") || name.startsWith("retained")) {
      return "share";
    }
    if (name.startsWith("rmst")) {
      return "weeks";
    }
    return name.startsWith("opportunities") ? "sessions" : "attendances per opportunity";
  }

  private Map<String, Object> outcome(String unit, String name) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("unit", unit);
    outcome.put("crude", arms(room.plain(name), online.plain(name)));
    outcome.put("causal_both_in_reach", arms(roomInReach.plain(name), onlineInReach.plain(name)));
    outcome.put("causal_overlap", arms(roomInReach.overlap(name), onlineInReach.overlap(name)));
    return outcome;
  }

  private static Map<String, Object> arms(
      Optional<ArmTruth.Mean> room, Optional<ArmTruth.Mean> online) {
    Map<String, Object> arms = new LinkedHashMap<>();
    arms.put(Arm.FACE_TO_FACE.key(), mean(room));
    arms.put(Arm.ONLINE.key(), mean(online));
    arms.put("online-face_to_face", mean(minus(online, room)));
    return arms;
  }

  private static Optional<ArmTruth.Mean> minus(
      Optional<ArmTruth.Mean> first, Optional<ArmTruth.Mean> second) {
    return first.flatMap(one -> second.map(one::minus));
  }

  private static Map<String, Object> mean(Optional<ArmTruth.Mean> mean) {
    Map<String, Object> map = new LinkedHashMap<>();
    mean.ifPresentOrElse(
        known -> {
          map.put("value", known.value());
          map.put("mc_error", known.error());
        },
        () -> map.put("not_known", "the files do not hold what it rests on"));
    return map;
  }

  /** Retention from landmarks, by class; both arms' starters in the proportion of the files. */
  Map<String, Object> landmarks() {
    Map<String, Object> landmarks = new LinkedHashMap<>();
    for (Outcome outcome : ArmTruth.OUTCOMES) {
      if (outcome.isFromLandmark()) {
        landmarks.put(outcome.key(), landmark(outcome));
      }
    }
    return landmarks;
  }

  private Map<String, Object> landmark(Outcome outcome) {
    Optional<ArmTruth.Mean> roomOnly = room.landmark(outcome, Arm.FACE_TO_FACE).mean();
    Optional<ArmTruth.Mean> onlineOnly = online.landmark(outcome, Arm.ONLINE).mean();
    Optional<ArmTruth.Mean> both = both(outcome);
    Map<String, Object> classes = new LinkedHashMap<>();
    classes.put(Arm.FACE_TO_FACE.key(), mean(roomOnly));
    classes.put(Arm.ONLINE.key(), mean(onlineOnly));
    classes.put(Arm.BOTH.key(), mean(both));
    classes.put("online-face_to_face", mean(minus(onlineOnly, roomOnly)));
    classes.put("both-face_to_face", mean(minus(both, roomOnly)));
    classes.put("both-online", mean(minus(both, onlineOnly)));
    return classes;
  }

  private Optional<ArmTruth.Mean> both(Outcome outcome) {
    Ratio first = room.landmark(outcome, Arm.BOTH);
    Ratio second = online.landmark(outcome, Arm.BOTH);
    double a = starters[0] / room.starters() * first.weight();
    double b = starters[1] / online.starters() * second.weight();
    double share = a / (a + b);
    return first
        .mean()
        .flatMap(
            one ->
                second
                    .mean()
                    .map(
                        two ->
                            new ArmTruth.Mean(
                                share * one.value() + (1 - share) * two.value(),
                                StrictMath.hypot(share * one.error(), (1 - share) * two.error()))));
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
