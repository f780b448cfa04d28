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
   * @param online the mode
   * @param minutes how long it was, or {@link Starter.Lengths#UNKNOWN}
   */
  record Visit(int day, boolean online, int minutes) {}

  /** How long every session of the simulated calendar is to last. */
  static final int PLANNED_MINUTES = 60;

  private final List<Visit> visits;
  private final boolean[] held;

  /**
   * A person.
   *
   * @param visits attendances in any order
   * @param held whether the home group met, by weeks since the first visit
   */
  TruthStarter(List<Visit> visits, boolean[] held) {
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
      count += held[week] ? 1 : 0;
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
    int from = Math.max(1, 7 * (landmark - Outcomes.PRIMARY_GAP));
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
