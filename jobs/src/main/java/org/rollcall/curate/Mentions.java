package org.rollcall.curate;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.rollcall.contract.AttendanceStatus;

/**
 * The sessions at which rows of persons or headcounts show that somebody was counted.
 *
 * @param starts those that they name by group and start, by the key made of both
 * @param ids the ids by which they name any
 */
record Mentions(Map<Id, Start> starts, Set<Id> ids) implements Serializable {

  /** What is read of attendance. */
  static final List<String> COLUMNS =
      List.of("status", "group_id", "session_key", "session_id", "session_on", "start_order");

  Mentions() {
    this(new HashMap<>(), new HashSet<>());
  }

  /**
   * What is said of a start; where several say it, the least of each.
   *
   * @param id id of the session, or null
   * @param group the group
   * @param day days since 1970-01-01
   * @param order grows with the start within the day, or null
   * @param modality modality of the session, or null
   */
  record Start(Id id, Id group, int day, Integer order, String modality) implements Serializable {

    Start and(Start other) {
      return new Start(
          least(id, other.id),
          least(group, other.group),
          Math.min(day, other.day),
          least(order, other.order),
          least(modality, other.modality));
    }

    private static <T extends Comparable<T>> T least(T one, T other) {
      return one == null || other != null && Comparator.<T>naturalOrder().compare(other, one) < 0
          ? other
          : one;
    }
  }

  /** Adds a row of {@link #COLUMNS}. */
  void attendance(StoredTable.Cells row, RowChecks checks) {
    Id group = row.id(1);
    if (AttendanceStatus.PRESENT.key().equals(row.text(0)) && checks.fault(group) == null) {
      add(row.id(2), new Start(row.id(3), group, day(row.number(4)), row.number(5), null));
    }
  }

  /** Days that nobody gives are none that a session can have. */
  private static int day(Integer day) {
    return day == null ? Integer.MIN_VALUE : day;
  }

  /** Adds a headcount; one without a number does not say that anybody met. */
  void headcount(StoredRow stored) {
    Row row = stored.row();
    if (stored.fault() == null && row.getAs("attendees") != null) {
      add(
          Id.of(row.<byte[]>getAs("session_key")),
          new Start(
              Id.of(row.<byte[]>getAs("session_id")),
              Id.of(row.<byte[]>getAs("group_id")),
              day(row.getAs("session_on")),
              null,
              row.getAs("session_modality")));
    }
  }

  private void add(Id key, Start start) {
    if (start.id() != null) {
      ids.add(start.id());
    }
    if (key != null && start.day() != Integer.MIN_VALUE) {
      starts.merge(key, start, Start::and);
    }
  }

  /** Adds what another part of the rows speaks of. */
  void add(Mentions other) {
    ids.addAll(other.ids);
    other.starts.forEach((key, start) -> starts.merge(key, start, Start::and));
  }
}
