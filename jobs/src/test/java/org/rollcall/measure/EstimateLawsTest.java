package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.MadeWorld.Counted;
import org.rollcall.measure.MadeWorld.Group;
import org.rollcall.outcome.Measure;
import org.rollcall.outcome.Outcome;
import org.rollcall.study.Arm;
import org.rollcall.study.Study.NewTo;

/** What may change nothing of what is estimated, of random worlds with every kind of end. */
class EstimateLawsTest {

  private static final int WORLDS = 60;
  private static final int WEEKS = 110;
  private static final int LAST = 7 * WEEKS - 1;

  /** Groups that pause, close, fall silent or are not reported, and people who go about. */
  private static MadeWorld made(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MadeWorld world = new MadeWorld(SampleStudy.withDefaults(List.of(), NewTo.ANY_GROUP));
    int late = random.nextInt(3);
    int[] reported = new int[8];
    for (int g = 0; g < reported.length; g++) {
      Group group = world.add("smart_recovery", g % 2 == 0 ? Arm.FACE_TO_FACE : Arm.ONLINE);
      group.weekly(0, WEEKS, "held");
      for (int pause = random.nextInt(3); pause > 0; pause--) {
        int from = random.nextInt(WEEKS);
        group.weekly(from, from + random.nextInt(9), random.nextBoolean() ? "cancelled" : "held");
      }
      if (random.nextInt(4) == 0) {
        group.silentFrom(60 + random.nextInt(50));
      }
      reported[g] = WEEKS - (g % 2 == 0 ? late : 0);
      if (random.nextInt(4) == 0) {
        reported[g] = 50 + random.nextInt(60);
      }
    }
    for (int person = 0; person < 160; person++) {
      int home = random.nextInt(reported.length);
      int other = random.nextInt(reported.length);
      double elsewhere = random.nextInt(3) == 0 ? .4 : 0;
      double leaves = random.nextDouble() * .1;
      int week = 20 + random.nextInt(WEEKS - 20);
      do {
        int at = random.nextDouble() < elsewhere ? other : home;
        if (week < reported[at]) {
          world.comes(person, world.groups.get(at), week);
        }
        week += 1 + random.nextInt(3);
      } while (week < WEEKS && random.nextDouble() > leaves);
    }
    return world;
  }

  private static void changesNothing(int asOf, Consumer<MadeWorld> change) {
    int estimated = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      List<String> plain = estimated(made(seed).counted(LAST));
      MadeWorld changed = made(seed);
      change.accept(changed);
      List<String> other = estimated(changed.counted(asOf));
      for (int i = 0; i < Math.min(plain.size(), other.size()); i++) {
        assertEquals(plain.get(i), other.get(i), "world " + seed);
      }
      assertEquals(plain.size(), other.size(), "world " + seed);
      String share = "retained_week_12_wholly_followed";
      estimated += plain.stream().anyMatch(line -> line.startsWith(share)) ? 1 : 0;
    }
    assertTrue(estimated > WORLDS / 2, "worlds with anything to estimate: " + estimated);
  }

  @Test
  void estimates_cutSoLongAfterTheData_areTheSame() {
    changesNothing(LAST + 1, world -> {});
    changesNothing(LAST + 200, world -> {});
  }

  @Test
  void estimates_sourcesSplitRenamedOrSentTwice_areTheSame() {
    changesNothing(LAST, world -> world.visits.replaceAll(v -> v.from(64)));
    changesNothing(LAST, world -> world.visits.replaceAll(v -> v.from(v.day() < 400 ? 1 : 2)));
    changesNothing(LAST, world -> world.visits.replaceAll(v -> v.from(1 << v.group() % 3)));
    changesNothing(LAST, world -> world.visits.replaceAll(v -> v.from(3)));
    changesNothing(LAST, world -> world.visits.replaceAll(v -> v.from(v.day() < 400 ? 3 : 2)));
  }

  @Test
  void estimates_groupThatNobodyAttendsAdded_areTheSame() {
    changesNothing(
        LAST,
        world -> {
          Group empty = world.add("smart_recovery", Arm.ONLINE);
          for (int week = 0; week < WEEKS; week++) {
            int in = week;
            if (world.groups.stream().anyMatch(group -> group.holdsIn(in))) {
              empty.weekly(week, week + 1, "held");
            }
          }
        });
  }

  @Test
  void estimates_recordsAfterTheEndCut_areTheSame() {
    List<Integer> cut = new ArrayList<>();
    changesNothing(
        LAST,
        world -> {
          int through = world.end(LAST).through() - MadeWorld.FIRST;
          int before = world.visits.size();
          world.visits.removeIf(visit -> visit.day() > through);
          cut.add(before - world.visits.size());
        });
    assertTrue(cut.stream().filter(rows -> rows > 0).count() > 10, "rows cut: " + cut);
  }

  /** The order in which records come, and what the numbers of people are, tell nothing. */
  @Test
  void estimates_otherNumbersOfPeople_areTheSame() {
    changesNothing(LAST, world -> world.visits.replaceAll(v -> v.as((37 * v.person() + 5) % 163)));
  }

  /** What is compared tells worlds apart. */
  @Test
  void estimates_oneAttendanceLess_areOthers() {
    MadeWorld world = made(1);
    List<String> plain = estimated(world.counted(LAST));
    int person =
        world.visits.stream().filter(v -> v.day() < 220).findFirst().orElseThrow().person();
    world.visits.removeIf(v -> v.person() == person);
    assertNotEquals(plain, estimated(world.counted(LAST)));
  }

  /**
   * A line for each arm and group of each rule and outcome; whoever is never at risk is in none.
   */
  private static List<String> estimated(Counted counted) {
    Counts counts = counted.counts();
    List<String> lines = new ArrayList<>();
    lines.add("through " + counted.end().through());
    for (String rule : counts.definitions()) {
      counts
          .exits(rule)
          .forEach(
              (arm, groups) ->
                  groups.forEach(
                      e -> line(lines, rule + arm + e.cluster(), e.left(), e.followed())));
    }
    counts
        .service()
        .forEach(
            (arm, groups) ->
                groups.forEach(
                    k -> line(lines, "service" + arm + k.cluster(), k.left(), k.lost(), k.kept())));
    for (Outcome outcome : counts.outcomes()) {
      Map<Arm, ? extends List<?>> values =
          outcome.measure().form() == Measure.Form.RATIO
              ? counts.ratios(outcome)
              : counts.tallies(outcome);
      values.forEach((arm, groups) -> lines.add(outcome.key() + arm + groups));
    }
    return lines;
  }

  private static void line(List<String> lines, String what, long[]... ended) {
    long[] followed = ended[ended.length - 1];
    followed[0] = 0;
    if (Arrays.stream(ended).anyMatch(weeks -> Arrays.stream(weeks).sum() > 0)) {
      lines.add(what + Arrays.deepToString(ended));
    }
  }
}
