package org.rollcall.simulate;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that decides what the simulator writes.
 *
 * @param seed where chance begins
 * @param lastDay last day of the data
 * @param weeks weeks that the program's log covers, ending on the last day
 * @param online online groups and what their last year adds up to
 * @param rooms groups that meet face to face, and hybrid rooms
 * @param law how people behave
 * @param truthGroups home groups of each arm in the Monte Carlo run behind the truth
 * @param truthPerGroup starters of each
 * @param features what the world has beside
 * @param tables which of its tables are written
 */
public record Scenario(
    long seed,
    LocalDate lastDay,
    int weeks,
    Online online,
    Rooms rooms,
    Law law,
    int truthGroups,
    int truthPerGroup,
    Set<Feature> features,
    Tables tables) {

  /** Weeks of the year whose totals are planted. */
  public static final int YEAR = 52;

  /** Weeks before the log in which the people of older groups may have started. */
  static final int BEFORE = 104;

  /**
   * Online groups in the last 52 weeks.
   *
   * @param groups groups that met
   * @param continuing of them, those that met all year; half of the others opened, half closed
   * @param counted of all, those that keep a headcount and no names
   * @param held sessions held, exactly
   * @param attendances attendances, named and counted, exactly
   */
  public record Online(int groups, int continuing, int counted, int held, int attendances) {}

  /**
   * Groups in rooms.
   *
   * @param named face-to-face groups that keep a register
   * @param hybrid groups whose room people also join online
   * @param countedBySession face-to-face groups that count heads at each session
   * @param countedByMonth face-to-face groups that count heads by month
   * @param meanSize people at a face-to-face session with a register, on average
   */
  public record Rooms(
      int named, int hybrid, int countedBySession, int countedByMonth, double meanSize) {}

  /** What is written of a world. */
  public enum Tables {
    ALL,
    /** Groups, their calendar, attendance and participants. */
    ATTENDANCE
  }

  public Scenario {
    features = Set.copyOf(features);
    require(weeks > 2 * YEAR, "weeks of log", weeks, "more than 104");
    require(
        online.continuing() < online.groups(),
        "groups online all year",
        online.continuing(),
        "fewer than all online groups");
    require(
        online.counted() < online.continuing(),
        "online groups without names",
        online.counted(),
        "fewer than those online all year");
    double planned = online.held() / law.heldShare() - (double) YEAR * online.continuing();
    require(
        planned > 4.0 * (online.groups() - online.continuing()),
        "online sessions held",
        online.held(),
        "enough for four sessions of every group");
    require(rooms.named() >= 20, "face-to-face groups", rooms.named(), "at least 20");
    require(
        truthGroups >= 200 && truthPerGroup >= 2,
        "groups behind the truth",
        truthGroups,
        "at least 200, of at least 2 people");
  }

  /** The size that SMART Recovery Australia published for its year online. */
  public static Scenario demo() {
    return new Scenario(
        20260630L,
        LocalDate.of(2026, 6, 30),
        117,
        new Online(132, 26, 12, 2_786, 41_752),
        new Rooms(104, 8, 20, 15, 6.0),
        Law.demo(),
        24_000,
        20,
        Set.of(),
        Tables.ALL);
  }

  /**
   * A service that is run through in seconds, and in which the mode makes no difference: everybody
   * leaves and comes by the same law.
   */
  public static Scenario small() {
    return new Scenario(
        20260630L,
        LocalDate.of(2026, 6, 30),
        117,
        new Online(36, 24, 0, 1_380, 9_500),
        new Rooms(44, 2, 0, 0, 5.0),
        Law.even(),
        1_000,
        20,
        Set.of(),
        Tables.ATTENDANCE);
  }

  /** The same with another beginning of chance. */
  public Scenario withSeed(long other) {
    return new Scenario(
        other, lastDay, weeks, online, rooms, law, truthGroups, truthPerGroup, features, tables);
  }

  /** The same with that beside what it has. */
  public Scenario with(Set<Feature> others) {
    Set<Feature> all = EnumSet.noneOf(Feature.class);
    all.addAll(features);
    all.addAll(others);
    return new Scenario(
        seed, lastDay, weeks, online, rooms, law, truthGroups, truthPerGroup, all, tables);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** First day of the log. */
  LocalDate firstDay() {
    return lastDay.minusDays(7L * weeks - 1);
  }

  /** First week of the last year. */
  int yearStart() {
    return weeks - YEAR;
  }

  private static void require(boolean holds, String what, long found, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot simulate " + what + ": " + found + " (must be " + rule + ")");
    }
  }
}
