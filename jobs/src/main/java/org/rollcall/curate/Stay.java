package org.rollcall.curate;

import java.io.Serializable;
import org.rollcall.contract.AttendanceStatus;

/**
 * One stored row of attendance. Components that a source may leave out are null: one of these
 * exists per row, only while its partition is read.
 *
 * @param file sequence of the file
 * @param line line of the file
 * @param sourceId name of the source
 * @param fault rule that the row breaks, or null
 * @param content what it says, with its session found in the calendar
 * @param told what it tells of the session itself
 */
public record Stay(int file, int line, String sourceId, String fault, Content content, Told told) {

  /**
   * What the row itself tells, whatever the calendar says.
   *
   * @param group the group
   * @param day its day, or that of the session that it names by its id; null where neither is known
   * @param isDated whether the row says the day itself
   * @param order grows with the start within the day; null where it does not say
   */
  public record Told(Id group, Integer day, boolean isDated, Integer order) {}

  /**
   * What the row says.
   *
   * @param record the source's id of the record
   * @param person the person
   * @param grade how far the person's id can be trusted
   * @param session the session, however it was named
   * @param join when the person joined and left
   * @param minutes minutes as given
   * @param mode online or face_to_face
   * @param channel video, phone or text
   * @param status what the register says
   * @param role participant, facilitator or observer
   * @param firstTime said to be the first time
   * @param chatMessages chat messages
   * @param cameraMinutes minutes with the camera on
   */
  public record Content(
      Id record,
      Id person,
      String grade,
      Session session,
      Join join,
      Double minutes,
      String mode,
      String channel,
      String status,
      String role,
      Boolean firstTime,
      Integer chatMessages,
      Double cameraMinutes) {}

  /**
   * The session of a row, found in the calendar where it is there.
   *
   * @param ref what tells sessions apart
   * @param group the group
   * @param id the session's id, or null
   * @param key the key made of group and start, or null
   * @param day days since 1970-01-01; null where no source says
   * @param order grows with the start within the day; null where no source says
   */
  public record Session(Id ref, Id group, Id id, Id key, Integer day, Integer order)
      implements Serializable {}

  /**
   * Joining and leaving.
   *
   * @param origin what the seconds are counted from; only those of one origin can be compared
   * @param joined second of joining, modulo 2^30
   * @param left second of leaving, modulo 2^30
   */
  public record Join(Id origin, int joined, int left) {

    /** Length in seconds; 0 or less where the row contradicts itself. */
    int seconds() {
      return difference(left, joined);
    }

    /** How much later a is than b, on a clock that starts anew after 2^30 seconds. */
    static int difference(int a, int b) {
      return ((a - b) << 2) >> 2;
    }
  }

  /** Whether it says that the person was there. */
  public boolean isPresent() {
    return AttendanceStatus.PRESENT.key().equals(content.status());
  }

  /** What two rows share when one repeats the other. */
  Object identity() {
    return content.record() == null ? content : new RecordOfSource(sourceId, content.record());
  }

  private record RecordOfSource(String sourceId, Id record) {}
}
