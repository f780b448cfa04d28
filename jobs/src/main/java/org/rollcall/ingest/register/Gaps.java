package org.rollcall.ingest.register;

import java.util.List;
import org.rollcall.ingest.export.Extract.Gap;

/** What registers leave out and the study must tell. */
final class Gaps {

  private Gaps() {}

  /** Days without a time: two groups may meet on one day, so none is made up. */
  static Gap time(String table) {
    return new Gap(
        fields(table),
        "IN-NO-TIME",
        "Cannot read the file: its dates have no time of day (must be told: add columns: {%s: \"{Date} 18:30\"} to the source, with the group's own time)"
            .formatted(fields(table).get(0)));
  }

  static Gap year(String table) {
    return new Gap(
        fields(table),
        "IN-NO-YEAR",
        "Cannot read the file: its dates have no year (must be told: add columns: {%s: \"2023-{Month-Day} 18:30\"} to the source, with the register's own year and the group's own time)"
            .formatted(fields(table).get(0)));
  }

  static Gap date(String table) {
    return new Gap(
        fields(table),
        "IN-NO-DATE",
        "Cannot read the file: its sessions have numbers and no dates (must be told: add columns: {session_id: \"harbour {Session}\"} to the source, and a source of table sessions that has those ids)");
  }

  private static List<String> fields(String table) {
    return table.equals("sessions")
        ? List.of("scheduled_start")
        : List.of("session_start", "session_id");
  }
}
