package org.rollcall.stats.survival;

/**
 * People of one arm and stratum with the same time and ending.
 *
 * @param arm index of the arm that they are compared in
 * @param stratum only people of the same stratum are compared with each other
 * @param people their time, ending and number; clusters are not looked at
 */
public record LogRankCell(int arm, long stratum, SurvivalCell people) {}
