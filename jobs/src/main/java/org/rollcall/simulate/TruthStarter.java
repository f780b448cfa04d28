package org.rollcall.simulate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.outcome.Starter;
import org.rollcall.study.Arm;

/** A made-up person who is followed for as long as any outcome needs. */
final class TruthStarter implements Starter {

  /**
   * One attendance.
   *
   * @param day days since the first
   * @param home whether it was at the home group, else at the second one
   * @param online the mode
   * @param minutes how long it was, or {@link Starter.Lengths#UNKNOWN}
   */
  record Visit(int day, boolean home, boolean online, int minutes) {}

  /**
   * When the groups met, by weeks since the first visit.
   *
   * @param home the home group
   * @param second the second one
   * @param secondDay on which day of these weeks the second one meets
   */
  record Held(boolean[] home, boolean[] second, int secondDay) {}

  /** How long every session of the simulated calendar is to last. */
  static final int PLANNED_MINUTES = 60;

  private final List<Visit> visits;
  private final Held held;

  /**
   * A person.
   *
   * @param visits attendances in any order
   * @param held when the groups met
   */
  TruthStarter(List<Visit> visits, Held held) {
    this.visits =
        visits.stream()
            .sorted(Comparator.comparingInt(Visit::day).thenComparing(Visit::online))
            .toList();
    this.held = held;
  }

  /** Days of the attendances since the first, ascending. */
  int[] days() {
    return visits.stream().mapToInt(Visit::day).toArray();
  }

  /**
   * The last day before the first stretch of so many weeks with no visit, in each of which a group
   * met that had been visited in the last 13 weeks.
   */
  int lastBeforeGap(int weeks) {
    for (int i = 0; i + 1 < visits.size(); i++) {
      int last = visits.get(i).day();
      int next = visits.get(i + 1).day();
      if (next - last > 7 * weeks && next > told(last, weeks)) {
        return last;
      }
    }
    return visits.get(visits.size() - 1).day();
  }

  private int told(int day, int weeks) {
    boolean home = false;
    boolean second = false;
    for (Visit visit : visits) {
      if (visit.day() <= day && visit.day() > day - 91) {
        home |= visit.home();
        second |= !visit.home();
      }
    }
    int passed = 0;
    for (int to = day + 7; ; to += 7) {
      passed +=
          home && met(held.home(), 0, to) || second && met(held.second(), held.secondDay(), to)
              ? 1
              : 0;
      if (passed == weeks || to > 7 * held.home().length) {
        return to;
      }
    }
  }

  /** Whether a group that meets weekly on that day met in the seven days up to another. */
  private static boolean met(boolean[] weeks, int dayOfWeek, int to) {
    int week = Math.floorDiv(to - dayOfWeek, 7);
    return week >= 0 && week < weeks.length && weeks[week];
  }

  @Override
  public Arm arm() {
    return visits.get(0).online() ? Arm.ONLINE : Arm.FACE_TO_FACE;
  }

  @Override
  public boolean seen(int weeks) {
    return true;
  }

  @Override
  public boolean windowSeen(int week) {
    return true;
  }

  @Override
  public boolean retained(int week) {
    return within(7 * week, 7 * (week + Outcomes.LOOK_AHEAD)) > 0;
  }

  @Override
  public int attendances(int weeks) {
    return within(0, 7 * weeks);
  }

  @Override
  public int sessionsHeld(int weeks) {
    int count = 0;
    for (int week = 0; week < weeks; week++) {
      count += held.home()[week] ? 1 : 0;
    }
    return count;
  }

  @Override
  public int homeAttendances(int weeks) {
    return (int) visits.stream().filter(visit -> visit.home() && visit.day() < 7 * weeks).count();
  }

  @Override
  public int sessionsOffered(int weeks) {
    int count = sessionsHeld(weeks);
    int first =
        visits.stream()
            .filter(visit -> !visit.home())
            .mapToInt(visit -> visit.day() / 7)
            .min()
            .orElse(weeks);
    for (int week = first; week < weeks; week++) {
      count += held.second()[week] ? 1 : 0;
    }
    return count;
  }

  @Override
  public void lengths(int weeks, Lengths each) {
    visits.stream()
        .filter(visit -> visit.day() < 7 * weeks)
        .forEach(visit -> each.attended(visit.minutes(), PLANNED_MINUTES));
  }

  @Override
  public Optional<Arm> classAt(int landmark) {
    int from = Math.max(1, 7 * (landmark - Outcomes.LAPSE));
    if (within(from, 7 * landmark) == 0) {
      return Optional.empty();
    }
    boolean online = false;
    boolean room = false;
    for (Visit visit : visits) {
      online |= visit.day() < 7 * landmark && visit.online();
      room |= visit.day() < 7 * landmark && !visit.online();
    }
    return Optional.of(online && room ? Arm.BOTH : online ? Arm.ONLINE : Arm.FACE_TO_FACE);
  }

  private int within(int from, int before) {
    int count = 0;
    for (Visit visit : visits) {
      count += visit.day() >= from && visit.day() < before ? 1 : 0;
    }
    return count;
  }
}
