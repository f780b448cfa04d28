package org.rollcall.curate;

/** What a person asked for with the command that opens a store; it holds for that run alone. */
public enum Opening {
  /** The store as it is. */
  AS_IT_IS,
  /** A new one, read from the inbox; the one before is kept aside. */
  REBUILD,
  /** As above, and rows of files that cannot be read any more may be lost. */
  REBUILD_WITHOUT_MISSING;

  boolean isRebuild() {
    return this != AS_IT_IS;
  }
}
