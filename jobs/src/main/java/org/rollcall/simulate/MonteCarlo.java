package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.outcome.Starter;

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
    Dice clock = new Dice(seed, "minutes of truth " + mix + online);
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
        add(truth, who, weekday, dice, clock);
      }
      truth.close();
    }
    return truth;
  }

  private void add(ArmTruth truth, Course.Starter who, int weekday, Dice dice, Dice clock) {
    Chance schedule = new Chance(dice);
    Course course = Course.draw(law, who, schedule, Outcomes.WEEKS, dice);
    int secondDay = dice.below(who.second() == Course.Second.ONLINE ? 6 : 7) - weekday;
    List<TruthStarter.Visit> visits = new ArrayList<>();
    for (Course.Visit visit : course.visits()) {
      int day = 7 * visit.week() + (visit.home() ? 0 : secondDay);
      visits.add(
          new TruthStarter.Visit(day, visit.home(), visit.online(), minutes(who, visit, clock)));
    }
    double chance = who.traits().onlineChance();
    TruthStarter.Held held =
        new TruthStarter.Held(schedule.home, schedule.second(clock), secondDay);
    truth.add(new TruthStarter(visits, held), chance * (1 - chance));
  }

  /** Only the platform's log tells how long; nobody notes it in a room, hybrid or not. */
  private static int minutes(Course.Starter who, Course.Visit visit, Dice clock) {
    boolean logged = visit.online() && !(visit.home() && who.hybridHome());
    return logged ? OnlineStay.draw(clock).minutes() : Starter.Lengths.UNKNOWN;
  }

  /** Sessions held by chance; those of the home group are fixed for the twelve weeks first. */
  private final class Chance implements Course.Schedule {
    private final boolean[] home = new boolean[Outcomes.WEEKS + 1];
    private final Boolean[] asked = new Boolean[Outcomes.WEEKS + 1];
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
      asked[week] = dice.chance(law.heldShare());
      return asked[week];
    }

    /** Of the weeks in which nobody asked, drawn apart: the visits are those without them. */
    boolean[] second(Dice others) {
      boolean[] held = new boolean[asked.length];
      for (int week = 0; week < held.length; week++) {
        held[week] = asked[week] == null ? others.chance(law.heldShare()) : asked[week];
      }
      return held;
    }
  }
}
