package org.rollcall.ingest.register;

import java.util.List;
import org.rollcall.ingest.core.Extract.Gap;

/** What registers leave out and the study must tell. */
final class Gaps {

  private Gaps() {}

  /** Days without a time: two groups may meet on one day, so none is made up. */
  static Gap time(String table) {
    return new Gap(
        fields(table),
        "{Date} 18:30",
        "IN-NO-TIME",
        "its dates have no time of day",
        "with the group's own time");
  }

  static Gap year(String table) {
    return new Gap(
        fields(table),
        "2023-{Month-Day} 18:30",
        "IN-NO-YEAR",
        "its dates have no year",
        "with the register's own year and the group's own time");
  }

  static Gap date() {
    return new Gap(
        List.of("session_id", "session_start"),
        "harbour {Session}",
        "IN-NO-DATE",
        "its sessions have numbers and no dates",
        "with a word for the group, and a source of table sessions that has those ids");
  }

  /** A count that only has its session's id stands nowhere unless a calendar has that id. */
  private static List<String> fields(String table) {
    return switch (table) {
      case "sessions" -> List.of("scheduled_start");
      case "headcounts" -> List.of("session_start");
      default -> List.of("session_start", "session_id");
    };
  }
}
