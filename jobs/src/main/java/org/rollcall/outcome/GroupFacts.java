package org.rollcall.outcome;

import java.util.Map;

/**
 * What is known of the groups that clusters are: of home groups, and of groups that count heads,
 * which have indexes of their own.
 *
 * @param programs the program, by index of the home group
 * @param countingPrograms the program, by index of the group that counts heads
 * @param admissions whether newcomers may join at any session, by index of the home group
 */
public record GroupFacts(
    Map<Long, String> programs, Map<Long, String> countingPrograms, Map<Long, String> admissions) {

  /** Of no group is anything known. */
  public static final GroupFacts NONE = new GroupFacts(Map.of(), Map.of(), Map.of());

  public GroupFacts {
    programs = Map.copyOf(programs);
    countingPrograms = Map.copyOf(countingPrograms);
    admissions = Map.copyOf(admissions);
  }

  /** The programs of the clusters of an outcome. */
  public Map<Long, String> programsOf(Outcome outcome) {
    return outcome.estimand().followsPeople() ? programs : countingPrograms;
  }

  /** The admissions of the clusters of an outcome; of groups that count heads nobody asks. */
  public Map<Long, String> admissionsOf(Outcome outcome) {
    return outcome.estimand().followsPeople() ? admissions : Map.of();
  }
}
