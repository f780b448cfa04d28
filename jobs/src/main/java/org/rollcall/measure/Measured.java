package org.rollcall.measure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.outcome.CalendarOrigin;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.Guess;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.RecordShare;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * Everything that a run counted. No person is in it.
 *
 * @param asOf last day that the analysis knows of
 * @param completeThrough last day through which people of every population can be followed
 * @param completeByArm last day through which attendance in that mode is known in every population
 * @param beyondByArm days by which a few attendances in that mode lie after all others, in any
 * @param logs of how many groups the log does not tell who is new as early as it is said to
 * @param strata the populations of the study
 * @param people counts of people; empty where no source names anybody
 * @param occasions planned sessions by month
 * @param activity attendances by name, people and newcomers by month; of a program with several
 *     regions also over all of them
 * @param unnamed what was counted by month in groups that kept no names then
 * @param headcounts groups of analysed programs that count heads
 * @param groupsThatCount how many groups count heads, of any program
 * @param served the different groups over the whole time
 * @param surveys survey answers; empty where there are none
 * @param themes coded extracts; empty where there are none
 * @param directory what is known of groups whoever comes
 */
public record Measured(
    LocalDate asOf,
    LocalDate completeThrough,
    Map<Arm, LocalDate> completeByArm,
    Map<Arm, Integer> beyondByArm,
    Logs logs,
    List<Stratum> strata,
    Optional<Counts> people,
    Occasions occasions,
    Map<Occasions.Key, Activity> activity,
    HeadcountOnly unnamed,
    Headcounts headcounts,
    long groupsThatCount,
    ServedGroups served,
    Optional<Surveys> surveys,
    Optional<Themes> themes,
    Directory directory) {

  /**
   * What was counted of one population.
   *
   * @param name its name in tables
   * @param people counts of people; empty where no source names anybody
   * @param completeByArm last day through which attendance in that mode is known
   * @param beyondByArm days by which a few attendances in that mode lie after all others
   * @param recorded what sources' reports of sessions show, by mode
   * @param modesLinked whether somebody who goes over to the other mode can be seen to
   * @param oneCode whether sources show it, and not what the study says of them
   * @param headcounts its groups that count heads
   * @param guesses how often a rule had to guess, where it had to
   */
  public record Stratum(
      String name,
      Optional<Counts> people,
      Map<Arm, LocalDate> completeByArm,
      Map<Arm, Integer> beyondByArm,
      Map<RecordShare, Map<Arm, Known>> recorded,
      boolean modesLinked,
      boolean oneCode,
      Headcounts headcounts,
      Map<Guess, Long> guesses) {}

  /**
   * Of how many groups the log does not tell who is new as early as it is said to.
   *
   * @param cut the first rows of the time that it is said to cover are missing
   * @param openedFull the group opened with as many people as later on
   */
  public record Logs(long cut, long openedFull) {

    /** What is said of logs holds. */
    public static final Logs AS_STATED = new Logs(0, 0);
  }

  public Measured {
    strata = List.copyOf(strata);
  }

  /** The counts of each population as estimators take them, in its place in the order. */
  public Map<String, Evidence> evidence(Study study, CalendarOrigin calendar) {
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    strata.forEach(
        stratum -> evidence.put(stratum.name(), CountedEvidence.of(study, stratum, calendar)));
    return evidence;
  }

  /** Whether programs of several families are told apart. */
  public boolean hasSeveralStrata() {
    return strata.size() > 1;
  }

  /** The headcounts that an estimate about that stratum rests on. */
  public Headcounts headcountsOf(String stratum) {
    return strata.stream()
        .filter(one -> one.name().equals(stratum))
        .findFirst()
        .map(Stratum::headcounts)
        .orElse(headcounts);
  }

  /**
   * What was recorded by name of a month of one program, region and modality.
   *
   * @param attendances attendances
   * @param people different people
   * @param newcomers people attending for the first time since the log began
   */
  public record Activity(long attendances, long people, long newcomers) {

    /** Nobody was named. */
    public static final Activity NONE = new Activity(0, 0, 0);
  }

  static Map<Occasions.Key, Activity> activity(
      Counts counts, CellLayout layout, AnalysisWindow window) {
    Map<Occasions.Key, Activity> rows = new TreeMap<>();
    for (int unit = 0; unit < window.activity().units().size(); unit++) {
      ActivityCells.Unit what = window.activity().units().get(unit);
      for (int month = 0; month < layout.months(); month++) {
        long attendances = counts.activity(unit, month, CellLayout.Activity.ATTENDANCES);
        if (attendances > 0 && window.isAnalysed(what.program())) {
          rows.put(
              new Occasions.Key(
                  Months.firstDay(layout.firstMonth() + month),
                  what.program(),
                  what.region(),
                  what.modality()),
              new Activity(
                  attendances,
                  counts.activity(unit, month, CellLayout.Activity.PEOPLE),
                  counts.activity(unit, month, CellLayout.Activity.NEWCOMERS)));
        }
      }
    }
    return rows;
  }
}
