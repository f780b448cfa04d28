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

  /**
   * When people start.
   *
   * @param breaks weeks in which rooms pause
   * @param online weeks of the log in which people started in a group that meets online
   * @param rooms the same of groups in rooms
   */
  record Starts(Breaks breaks, List<Integer> online, List<Integer> rooms) {}

  private final Law law;
  private final Size size;
  private final Starts starts;
  private final long seed;

  MonteCarlo(Law law, Size size, Starts starts, long seed) {
    this.law = law;
    this.size = size;
    this.starts = starts;
    this.seed = seed;
  }

  /** Runs one arm; the share is of starters whose home group meets in a hybrid room. */
  ArmTruth run(Mix mix, boolean online, double hybridShare) {
    Dice dice = new Dice(seed, "truth " + mix + online);
    Dice clock = new Dice(seed, "minutes of truth " + mix + online);
    Dice calendar = new Dice(seed, "calendar of truth " + mix + online);
    ArmTruth truth = new ArmTruth(online);
    for (int g = 0; g < size.groups(); g++) {
      double effect = law.leaving().groupSd() * dice.normal();
      boolean hybrid = dice.chance(hybridShare);
      List<Integer> weeks = online && !hybrid ? starts.online() : starts.rooms();
      int weekday = dice.below(online ? 6 : 7);
      truth.open();
      for (int i = 0; i < size.perGroup(); i++) {
        Traits traits = mix == Mix.CRUDE ? Traits.draw(dice, online) : Traits.drawInReach(dice);
        Course.Second second = Course.second(law.crossing(), online, dice);
        Course.Starter who = new Course.Starter(traits, online, hybrid, second, effect);
        add(truth, who, new Begin(calendar.pick(weeks), weekday), dice, clock);
      }
      truth.close();
    }
    return truth;
  }

  private record Begin(int week, int weekday) {}

  private void add(ArmTruth truth, Course.Starter who, Begin begin, Dice dice, Dice clock) {
    Chance schedule = new Chance(who, begin.week(), dice);
    Course course = Course.draw(law, who, schedule, Outcomes.WEEKS, dice);
    int secondDay = dice.below(who.second() == Course.Second.ONLINE ? 6 : 7) - begin.weekday();
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
    private final boolean secondInRoom;
    private final int start;
    private final Dice dice;

    Chance(Course.Starter who, int start, Dice dice) {
      this.secondInRoom = who.second() == Course.Second.FACE_TO_FACE;
      this.start = start;
      this.dice = dice;
      boolean inRoom = !who.online() || who.hybridHome();
      home[0] = true;
      for (int week = 1; week < home.length; week++) {
        home[week] = dice.chance(law.heldShare()) && meets(inRoom, week);
      }
    }

    private boolean meets(boolean inRoom, int week) {
      return !(inRoom && starts.breaks().inRooms(start + week));
    }

    @Override
    public boolean homeHeld(int week) {
      return home[week];
    }

    @Override
    public boolean secondHeld(int week) {
      asked[week] = dice.chance(law.heldShare()) && meets(secondInRoom, week);
      return asked[week];
    }

    /** Of the weeks in which nobody asked, drawn apart: the visits are those without them. */
    boolean[] second(Dice others) {
      boolean[] held = new boolean[asked.length];
      for (int week = 0; week < held.length; week++) {
        held[week] =
            asked[week] == null
                ? others.chance(law.heldShare()) && meets(secondInRoom, week)
                : asked[week];
      }
      return held;
    }
  }
}
