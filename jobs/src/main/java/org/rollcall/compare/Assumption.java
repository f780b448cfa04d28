package org.rollcall.compare;

import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.Estimand;

/**
 * One sentence that the estimates of an estimand rest on.
 *
 * @param estimand the estimand
 * @param order place in its list, from 1
 * @param message what is assumed
 * @param isPublished whether it holds for every run of the study; what was guessed in the data of
 *     one would tell who came
 */
public record Assumption(Estimand estimand, int order, Message message, boolean isPublished) {}
