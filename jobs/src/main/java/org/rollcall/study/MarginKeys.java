package org.rollcall.study;

import java.util.List;
import java.util.Map;

/** What margins may be set for; the room of outcomes knows. */
@FunctionalInterface
public interface MarginKeys {

  /**
   * The settings on which the outcomes of a study depend.
   *
   * @param weeks weeks at which retention is estimated
   * @param primaryWeek the one of them that verdicts are about
   * @param rmstWeeks horizon of the restricted mean
   * @param landmarks weeks at which classes are formed
   */
  record Settings(List<Integer> weeks, int primaryWeek, int rmstWeeks, List<Integer> landmarks) {}

  /** The names of the outcomes in the order of the report, each with whether it is a share. */
  Map<String, Boolean> of(Settings settings);
}
