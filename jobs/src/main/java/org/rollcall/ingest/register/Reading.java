package org.rollcall.ingest.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.ingest.export.Headings;

/**
 * How the rows of a wide register are read.
 *
 * @param found the heading
 * @param held sessions that give attendances
 * @param blank what a blank cell means
 * @param key name of the column that tells the session
 * @param timed whether all sessions have a time of day
 */
record Reading(
    Headings.Found found, List<SessionHeads.Head> held, String blank, String key, boolean timed) {

  /** The session of a column. */
  Map<String, String> when(SessionHeads.Head head) {
    Map<String, String> cells = new HashMap<>();
    cells.put(key, head.text());
    if (timed) {
      cells.put("session_start", head.start());
    }
    return cells;
  }
}
