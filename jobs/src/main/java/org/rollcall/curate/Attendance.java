package org.rollcall.curate;

import java.io.Serializable;

/**
 * One person at one session. Components that no source gives are null, as in {@link Stay}.
 *
 * @param person the person
 * @param grade the weakest grade among the stays
 * @param session the session
 * @param startRank place of its start among those of the person's sessions of that day, from 1, the
 *     same for two that start together; null where a start is not known
 * @param minutes see {@link Minutes}
 * @param mode the mode of most of the time; face to face where equal
 * @param channel the first given
 * @param role the strongest: facilitator, observer, participant
 * @param firstTime whether any stay says so
 * @param chatMessages sum over the stays, and what a chat tells beside them
 * @param stays how many were merged
 */
public record Attendance(
    Id person,
    String grade,
    Stay.Session session,
    Integer startRank,
    Double minutes,
    String mode,
    String channel,
    String role,
    Boolean firstTime,
    Integer chatMessages,
    int stays)
    implements Serializable {

  /** The same with chat messages that no stay tells of; null if there are none. */
  Attendance withMore(Integer messages) {
    return messages == null
        ? this
        : new Attendance(
            person,
            grade,
            session,
            startRank,
            minutes,
            mode,
            channel,
            role,
            firstTime,
            Math.addExact(chatMessages == null ? 0 : chatMessages, messages),
            stays);
  }

  /** The same with the place of its start. */
  Attendance withStartRank(int rank) {
    return new Attendance(
        person, grade, session, rank, minutes, mode, channel, role, firstTime, chatMessages, stays);
  }
}
