package org.rollcall.simulate;

/**
 * Weeks in which a group met and nobody sent who came.
 *
 * @param from first week of the log
 * @param to the week after the last
 * @param stated whether the program's calendar says nevertheless that the sessions were held
 */
record Silence(int from, int to, boolean stated) {

  static final Silence NONE = new Silence(0, 0, true);

  boolean covers(int week) {
    return week >= from && week < to;
  }
}
