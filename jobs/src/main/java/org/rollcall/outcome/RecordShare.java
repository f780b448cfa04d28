package org.rollcall.outcome;

/** Shares that the records of a mode show, and that say how far an estimate can be believed. */
public enum RecordShare {
  /** Of held sessions of well-attended groups, those of which there is a record by name. */
  SESSIONS_RECORDED,
  /** Of heads counted at sessions with names, those that are named. */
  HEADS_NAMED,
  /** Of newcomers counted at sessions with names, those who are new by name. */
  NEWCOMERS_NAMED,
  /** Of attendances, those at meetings that were not sent twice with different starts. */
  MEETINGS_ONCE,
  /** Of new identities, those that take no other's place. */
  NEW_PEOPLE,
  /** Of those who had left, and were seen for as long again, those who came back. */
  CAME_BACK
}
