package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that happened, before anybody wrote it down.
 *
 * @param scenario what was asked for
 * @param groups all groups
 * @param calendar their sessions
 * @param persons people with at least one visit in the log
 * @param attendances their visits and those of passing guests, by group, week and person
 * @param headcounts counts of groups that keep no names
 */
record World(
    Scenario scenario,
    List<Group> groups,
    SimulatedCalendar calendar,
    List<Person> persons,
    List<Attendance> attendances,
    List<Headcount> headcounts) {

  /**
   * One person at one session.
   *
   * @param person who
   * @param code under which code
   * @param group where
   * @param week when
   * @param online how
   * @param first whether it is the person's first visit anywhere
   */
  record Attendance(
      Person person, String code, Group group, int week, boolean online, boolean first) {}

  /**
   * People counted at one session.
   *
   * @param attendees how many; -1 when no count was returned
   * @param newcomers of them, present for the first time
   */
  record Headcount(Group group, int week, int attendees, int newcomers) {}

  private static final int ROUNDS = 24;

  /** Whole steps first, and then halves: where few rooms are left, whole ones go to and fro. */
  private static final int WHOLE_STEPS = 5;

  /** Draws worlds, with more or fewer newcomers, until the sizes are as planned. */
  static World draw(Scenario scenario) {
    List<Group> groups = SimulatedGroups.draw(scenario);
    SimulatedCalendar calendar = SimulatedCalendar.draw(scenario, groups);
    List<Headcount> headcounts = SimulatedHeadcounts.draw(scenario, groups, calendar);
    double counted =
        headcounts.stream()
            .filter(h -> h.group().modality() == Group.Modality.ONLINE)
            .filter(h -> h.week() >= scenario.yearStart())
            .mapToInt(h -> Math.max(0, h.attendees()))
            .sum();
    double wanted = scenario.online().attendances() - counted;
    double online = 1.9;
    double rooms = .323;
    for (int round = 0; round < ROUNDS; round++) {
      Crowd crowd = new Crowd(scenario, groups, calendar);
      crowd.fill(online, rooms);
      double got = crowd.inYear(Group.Modality.ONLINE) / wanted;
      double size = crowd.meanSize() / scenario.rooms().meanSize();
      if (got > .94 && got < .97 && Math.abs(size - 1) < .015) {
        crowd.guests((int) Math.round(wanted));
        crowd.members();
        return new World(
            scenario, groups, calendar, List.copyOf(crowd.persons()), crowd.sorted(), headcounts);
      }
      double step = round < WHOLE_STEPS ? 1 : .5;
      online *= got > .94 && got < .97 ? 1 : StrictMath.pow(.955 / got, step);
      rooms *= Math.abs(size - 1) < .015 ? 1 : StrictMath.pow(1 / size, step);
    }
    throw new IllegalStateException(
        "Cannot reach planned sizes: " + ROUNDS + " rounds (must be reached within them)");
  }

  /** The groups that the study is about. */
  List<Group> analysed() {
    return groups.stream().filter(group -> group.program().isAnalysed()).toList();
  }

  /** The attendances of one kind of session. */
  List<Attendance> attendances(Group.Modality modality) {
    List<Attendance> chosen = new ArrayList<>();
    for (Attendance attendance : attendances) {
      if (attendance.group().modality() == modality) {
        chosen.add(attendance);
      }
    }
    return chosen;
  }
}
