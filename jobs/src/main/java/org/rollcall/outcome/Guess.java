package org.rollcall.outcome;

/** Where a rule had to guess in the data of a run: what records do not say was taken for likely. */
public enum Guess {
  /** Days by which a few attendances lie after all others, and so are taken for mistyped. */
  DAYS_MISTYPED,
  /** Groups of which one source is taken to go on where another stopped. */
  SOURCES_HANDED_OVER,
  /** Groups whose people are taken to be unseen, and not gone, where records break off. */
  RECORDS_BROKE_OFF,
  /** Groups whose last records may be missing, and which the end of their mode did not wait for. */
  RECORDS_LATE,
  /** Groups whose records are taken to be cut from a longer one. */
  LOGS_CUT,
  /** Groups that are taken to have come with their members when they opened. */
  OPENED_FULL,
  /** People of whom nobody can tell in which mode or group they started. */
  FIRST_SESSIONS_NOT_TOLD,
  /** Groups taken for closed though nobody says so. */
  CLOSURES_NOT_DECLARED,
  /** Attendances that do not show that a person keeps one identity. */
  IDENTITIES_NOT_SHOWN,
  /** Groups of a mode whose records say of nobody that they lead: who leads passes for others. */
  LEADERS_NOT_TOLD
}
