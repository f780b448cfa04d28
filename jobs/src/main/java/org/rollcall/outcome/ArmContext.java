package org.rollcall.outcome;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the people who started in one mode, besides their outcomes.
 *
 * @param starters new starters, mature or not
 * @param idNew new starters by identity, in the sessions that also report a number of newcomers
 * @param reportedNew newcomers reported by those sessions; empty where no session reports them
 * @param linkageShown attendances of people who are followed, by an account or with a word on
 *     whether it was the first: of these it shows whether a person keeps one identity
 * @param followed attendances by people who are followed, however they are known
 * @param completeThrough last day of which the data of this mode are complete, if known
 * @param attendancesLeftOut share of this mode's attendances that are left out because they carry
 *     no identity that may be followed, from 0 to 1
 */
public record ArmContext(
    long starters,
    long idNew,
    OptionalLong reportedNew,
    long linkageShown,
    long followed,
    Optional<LocalDate> completeThrough,
    double attendancesLeftOut) {

  public ArmContext {
    if (Math.min(Math.min(starters, idNew), reportedNew.orElse(0)) < 0
        || linkageShown < 0
        || followed < linkageShown) {
      throw new IllegalArgumentException(
          "Invalid context of an arm: a count is negative or more than all");
    }
    if (!(attendancesLeftOut >= 0 && attendancesLeftOut <= 1)) {
      throw new IllegalArgumentException(
          "Invalid share of attendances left out: " + attendancesLeftOut + " (must be in [0, 1])");
    }
  }
}
