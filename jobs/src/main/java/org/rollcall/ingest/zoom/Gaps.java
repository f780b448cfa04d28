package org.rollcall.ingest.zoom;

import java.util.List;
import org.rollcall.ingest.core.Extract.Gap;

/** What reports that are not of participants leave out and the study must tell. */
final class Gaps {

  private Gaps() {}

  static Gap group() {
    return new Gap(
        List.of("group_id"),
        "harbour",
        "IN-NO-GROUP",
        "nothing in it tells whose meeting it was",
        "with the group's own code");
  }

  /**
   * When the meeting began.
   *
   * @param dated whether the rows tell the day
   */
  static Gap start(boolean dated) {
    return new Gap(
        List.of("session_start", "session_id"),
        dated ? "{Date} 18:30" : "2024-01-31T18:30",
        "IN-NO-TIME",
        "nothing in it tells when the meeting began",
        "with the start that the meeting has in its participants report");
  }
}
