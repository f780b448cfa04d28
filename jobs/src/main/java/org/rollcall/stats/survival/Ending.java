package org.rollcall.stats.survival;

/** How the time of a person under observation ended. */
public enum Ending {
  /** With what is studied, as leaving. */
  EVENT,
  /** Without it: the person was not followed any longer. */
  CENSORED
}
