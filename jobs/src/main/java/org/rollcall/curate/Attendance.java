package org.rollcall.curate;

/**
 * One person at one session. Components that no source gives are null, as in {@link Stay}.
 *
 * @param person the person
 * @param grade the weakest grade among the stays
 * @param session the session
 * @param minutes see {@link Minutes}
 * @param mode the mode of most of the time; face to face where equal
 * @param channel the first given
 * @param role the strongest: facilitator, observer, participant
 * @param firstTime whether any stay says so
 * @param chatMessages sum over the stays, and what a chat tells beside them
 * @param stays how many were merged
 */
record Attendance(
    Id person,
    String grade,
    Stay.Session session,
    Double minutes,
    String mode,
    String channel,
    String role,
    Boolean firstTime,
    Integer chatMessages,
    int stays) {

  /** The same with chat messages that no stay tells of; null if there are none. */
  Attendance withMore(Integer messages) {
    return messages == null
        ? this
        : new Attendance(
            person,
            grade,
            session,
            minutes,
            mode,
            channel,
            role,
            firstTime,
            Math.addExact(chatMessages == null ? 0 : chatMessages, messages),
            stays);
  }
}
