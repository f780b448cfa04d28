package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * One person's visits, in weeks since the first.
 *
 * @param visits in order of week; the first is week 0 at the home group
 * @param content how content the person is, in standard deviations; the content stay longer
 */
record Course(List<Visit> visits, double content) {

  /**
   * One visit.
   *
   * @param week weeks since the first visit
   * @param home whether the home group was visited, else the person's second group
   * @param online how the person came
   */
  record Visit(int week, boolean home, boolean online) {}

  /** The sessions that can be visited. */
  interface Schedule {

    /** Whether the home group's session of that week after the start is held and reported. */
    boolean homeHeld(int week);

    /** The same of the second group. */
    boolean secondHeld(int week);
  }

  /**
   * Who the course is of.
   *
   * @param traits covariates at the start
   * @param online mode of the first visit
   * @param hybridHome whether the home group meets in a hybrid room
   * @param second whether the person has a second group, and if so whether that meets online
   * @param groupEffect log-odds of leaving that the home group adds
   */
  record Starter(
      Traits traits, boolean online, boolean hybridHome, Second second, double groupEffect) {}

  /** The second group that a person has. */
  enum Second {
    NONE,
    ONLINE,
    FACE_TO_FACE
  }

  /** Draws whether a starter has a second group. */
  static Second second(Law.Crossing crossing, boolean online, Dice dice) {
    if (!dice.chance(crossing.share())) {
      return Second.NONE;
    }
    return dice.chance(crossing.otherMode()) == online ? Second.FACE_TO_FACE : Second.ONLINE;
  }

  /** Draws the visits of the given number of weeks. */
  static Course draw(Law law, Starter who, Schedule schedule, int weeks, Dice dice) {
    double person = dice.normal();
    double leaving = leaving(law.leaving(), who) + law.leaving().personSd() * person;
    double base = who.online() ? law.visits().online() : law.visits().faceToFace();
    double often = Dice.expit(Dice.logit(base) + law.visits().personSd() * dice.normal());
    List<Visit> visits = new ArrayList<>();
    visits.add(new Visit(0, true, who.online()));
    int last = 0;
    int back = 1;
    for (int week = 1; week <= weeks && week - last < Law.FORGOTTEN_WEEKS; week++) {
      if (week < back) {
        continue;
      }
      if (dice.chance(Dice.expit(leaving + early(law.leaving(), week)))) {
        break;
      }
      if (dice.chance(law.visits().lapse())) {
        int span = law.visits().lapseMax() - law.visits().lapseMin() + 1;
        back = week + law.visits().lapseMin() + dice.below(span);
        continue;
      }
      int before = visits.size();
      visit(law.crossing(), who, schedule, new Week(week, often), visits, dice);
      last = visits.size() > before ? week : last;
    }
    return new Course(visits, -person);
  }

  private record Week(int number, double often) {}

  private static void visit(
      Law.Crossing law, Starter who, Schedule schedule, Week week, List<Visit> visits, Dice dice) {
    if (dice.chance(week.often()) && schedule.homeHeld(week.number())) {
      boolean other = who.hybridHome() && dice.chance(law.hybridSwitch());
      visits.add(new Visit(week.number(), true, who.online() != other));
    }
    if (who.second() != Second.NONE
        && dice.chance(law.weekly())
        && schedule.secondHeld(week.number())) {
      visits.add(new Visit(week.number(), false, who.second() == Second.ONLINE));
    }
  }

  private static double leaving(Law.Leaving law, Starter who) {
    return law.intercept()
        + law.traits() * who.traits().leaving()
        + (who.online() ? law.online() : 0)
        + who.groupEffect();
  }

  private static double early(Law.Leaving law, int week) {
    return law.early() * StrictMath.exp(-(week - 1) / law.earlyWeeks());
  }
}
