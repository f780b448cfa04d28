package org.rollcall.compare;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.rollcall.study.Arm;

/**
 * One side of a contrast.
 *
 * @param arm the arm
 * @param people people in it; empty where no person is followed
 * @param sessions sessions in it; empty where people are followed
 * @param groups home groups of these people
 * @param effectiveGroups equally large groups that would say as much
 * @param estimate the arm's own value; empty if the contrast has none
 */
public record ArmSummary(
    Arm arm,
    OptionalLong people,
    OptionalLong sessions,
    int groups,
    double effectiveGroups,
    OptionalDouble estimate) {}
