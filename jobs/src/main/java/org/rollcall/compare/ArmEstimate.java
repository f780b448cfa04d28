package org.rollcall.compare;

import java.util.OptionalLong;
import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.Estimand;
import org.rollcall.stats.Estimate;
import org.rollcall.study.Arm;

/**
 * One measure in one arm.
 *
 * @param estimand the question that it belongs to
 * @param measure what is measured; the outcome's name
 * @param arm the arm
 * @param stratum whom it is about; {@code all} for everybody
 * @param unit unit of the estimate
 * @param people people in the arm; empty where no person is followed
 * @param sessions sessions in the arm; empty where people are followed
 * @param groups home groups of these people
 * @param estimate the value, or why there is none
 * @param method estimator and variance
 */
public record ArmEstimate(
    Estimand estimand,
    String measure,
    Arm arm,
    String stratum,
    String unit,
    OptionalLong people,
    OptionalLong sessions,
    int groups,
    Estimate estimate,
    Message method) {}
