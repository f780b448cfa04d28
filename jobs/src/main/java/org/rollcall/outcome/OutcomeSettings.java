package org.rollcall.outcome;

import java.util.List;

/**
 * The settings of a study on which its outcomes depend.
 *
 * @param weeks weeks at which retention is estimated
 * @param primaryWeek the one of them that verdicts are about
 * @param rmstWeeks horizon of the restricted mean
 * @param landmarks weeks at which classes are formed
 */
public record OutcomeSettings(
    List<Integer> weeks, int primaryWeek, int rmstWeeks, List<Integer> landmarks) {}
