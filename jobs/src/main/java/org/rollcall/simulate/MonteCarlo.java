package org.rollcall.simulate;

import java.util.Arrays;

/**
 * The truth: the law of the demo run on many more people, each followed for as long as an outcome
 * needs, with new groups.
 */
final class MonteCarlo {

  /**
   * How many.
   *
   * @param groups home groups of each arm, each with its own effect
   * @param perGroup starters of each
   */
  record Size(int groups, int perGroup) {}

  /** Which people are drawn. */
  enum Mix {
    /** Those who start in that mode, as they are. */
    CRUDE,
    /** Those who could have started in either mode, the same in both arms. */
    IN_REACH
  }

  private final Law law;
  private final Size size;
  private final long seed;

  MonteCarlo(Law law, Size size, long seed) {
    this.law = law;
    this.size = size;
    this.seed = seed;
  }

  /** Runs one arm; the share is of starters whose home group meets in a hybrid room. */
  ArmTruth run(Mix mix, boolean online, double hybridShare) {
    Dice dice = new Dice(seed, "truth " + mix + online);
    ArmTruth truth = new ArmTruth(online);
    for (int g = 0; g < size.groups(); g++) {
      double effect = law.leaving().groupSd() * dice.normal();
      boolean hybrid = dice.chance(hybridShare);
      int weekday = dice.below(online ? 6 : 7);
      truth.open();
      for (int i = 0; i < size.perGroup(); i++) {
        Traits traits = mix == Mix.CRUDE ? Traits.draw(dice, online) : Traits.drawInReach(dice);
        Course.Second second = Course.second(law.crossing(), online, dice);
        Course.Starter who = new Course.Starter(traits, online, hybrid, second, effect);
        add(truth, who, weekday, dice);
      }
      truth.close();
    }
    return truth;
  }

  private void add(ArmTruth truth, Course.Starter who, int weekday, Dice dice) {
    Chance schedule = new Chance(dice);
    Course course = Course.draw(law, who, schedule, Outcomes.WEEKS, dice);
    int secondDay = dice.below(who.second() == Course.Second.ONLINE ? 6 : 7) - weekday;
    int[] days = new int[course.visits().size()];
    for (int i = 0; i < days.length; i++) {
      Course.Visit visit = course.visits().get(i);
      days[i] = 7 * visit.week() + (visit.home() ? 0 : secondDay);
    }
    boolean[] modes = new boolean[days.length];
    for (int i = 0; i < days.length; i++) {
      modes[i] = course.visits().get(i).online();
    }
    double chance = who.traits().onlineChance();
    truth.add(
        new ArmTruth.Person(sorted(days, modes), modes, schedule.held(), chance * (1 - chance)));
  }

  /** Sorts days, and modes along with them. */
  private static int[] sorted(int[] days, boolean[] modes) {
    int[] keys = new int[days.length];
    for (int i = 0; i < days.length; i++) {
      keys[i] = days[i] * 2 + (modes[i] ? 1 : 0);
    }
    Arrays.sort(keys);
    for (int i = 0; i < days.length; i++) {
      modes[i] = keys[i] % 2 == 1;
      days[i] = keys[i] / 2;
    }
    return days;
  }

  /** Sessions held by chance; those of the home group are fixed for the twelve weeks first. */
  private final class Chance implements Course.Schedule {
    private final boolean[] home = new boolean[Outcomes.WEEKS + 1];
    private final Dice dice;

    Chance(Dice dice) {
      this.dice = dice;
      home[0] = true;
      for (int week = 1; week < home.length; week++) {
        home[week] = dice.chance(law.heldShare());
      }
    }

    @Override
    public boolean homeHeld(int week) {
      return home[week];
    }

    @Override
    public boolean secondHeld(int week) {
      return dice.chance(law.heldShare());
    }

    int held() {
      int count = 0;
      for (int week = 0; week < 12; week++) {
        count += home[week] ? 1 : 0;
      }
      return count;
    }
  }
}
