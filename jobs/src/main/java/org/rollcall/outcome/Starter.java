package org.rollcall.outcome;

import java.util.Optional;
import org.rollcall.study.Arm;

/** A person from the first attended session of the episode on, as measures see one. */
public interface Starter {

  /** The mode of the first session. */
  Arm arm();

  /** Whether all of the first so many weeks have been seen. */
  boolean seen(int weeks);

  /** Whether all of the look-ahead that begins after so many weeks has been seen. */
  boolean windowSeen(int week);

  /** Whether the person attended within the look-ahead that begins after so many weeks. */
  boolean retained(int week);

  /** Sessions attended in the first so many weeks. */
  int attendances(int weeks);

  /** Sessions that the home group held in the first so many weeks. */
  int sessionsHeld(int weeks);

  /** Those of these that the person attended. */
  int homeAttendances(int weeks);

  /**
   * Sessions in the first so many weeks of all groups attended in them, of each from the person's
   * first attendance there on.
   */
  int sessionsOffered(int weeks);

  /** Tells of each attendance of the first so many weeks how long it was. */
  void lengths(int weeks, Lengths each);

  /**
   * The class by the modes used before a landmark; empty where the person was not seen that long,
   * or did not come any more.
   */
  Optional<Arm> classAt(int landmark);

  /** How long one attendance was. */
  @FunctionalInterface
  interface Lengths {

    /** Stands for a length that nobody recorded. */
    int UNKNOWN = -1;

    /**
     * One attendance.
     *
     * @param minutes minutes that the person was there, or {@link #UNKNOWN}
     * @param planned minutes that the session was to last, or {@link #UNKNOWN}
     */
    void attended(int minutes, int planned);
  }
}
