package org.rollcall.curate;

import java.io.Serializable;
import org.rollcall.contract.SessionStatus;

/**
 * One session of the calendar. Components that nobody gives are null.
 *
 * @param id its id; null where only its start is known
 * @param key made of group and start
 * @param group the group
 * @param day days since 1970-01-01
 * @param order grows with the start within the day; null where no source says
 * @param status whether it was held
 * @param modality its modality where it is not its group's
 * @param plannedMinutes how long it was to be
 * @param listed a source lists it; else it is known only because somebody was counted at it
 */
public record Session(
    Id id,
    Id key,
    Id group,
    int day,
    Integer order,
    String status,
    String modality,
    Integer plannedMinutes,
    boolean listed)
    implements Serializable {

  boolean isCancelled() {
    return status.equals(SessionStatus.CANCELLED.key());
  }

  /** Nobody reported what became of it. */
  boolean isUnreported() {
    return status.equals(SessionStatus.NOT_REPORTED.key());
  }

  Session held() {
    return new Session(
        id, key, group, day, order, SessionStatus.HELD.key(), modality, plannedMinutes, listed);
  }

  GroupDay groupDay() {
    return new GroupDay(group, day);
  }

  /** A day of a group. */
  record GroupDay(Id group, int day) implements Serializable {}
}
