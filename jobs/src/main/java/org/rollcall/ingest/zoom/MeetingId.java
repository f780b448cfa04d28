package org.rollcall.ingest.zoom;

/** What a cell tells of the service's id of a meeting, which is a number. */
final class MeetingId {

  /** On cells that hold something else, after how many there are. */
  static final String UNSOUND =
      "of its meeting ids not used: an id is digits alone, and a spreadsheet may have shortened it";

  private MeetingId() {}

  /** The number, without blanks; empty text if the cell holds anything else. */
  static String of(String cell) {
    String plain = plain(cell);
    return plain.matches("\\d+") ? plain : "";
  }

  /** Whether the cell holds something that is none. */
  static boolean isUnsound(String cell) {
    return !cell.isBlank() && of(cell).isEmpty();
  }

  private static String plain(String cell) {
    return cell.replaceAll("[\\s-]", "");
  }
}
