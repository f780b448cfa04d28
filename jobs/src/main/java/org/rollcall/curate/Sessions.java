package org.rollcall.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.rollcall.contract.SessionStatus;
import org.rollcall.curate.Session.GroupDay;
import org.rollcall.outcome.CalendarOrigin;

/** The calendar: one row per session, found by its id or by group and start. */
final class Sessions {

  private Sessions() {}

  /**
   * The sessions that a source lists.
   *
   * <p>A report of a session counts before a row that only says that it was planned. Where nobody
   * reported, somebody present or a headcount shows that it was held. A group of which nothing at
   * all is reported, as where a directory alone lists its sessions, has besides them the sessions
   * that it is known to have met at; what was held is then no organiser's word, and the calendar
   * counts as inferred.
   *
   * @param mentions asked for where something was not reported
   */
  static Calendar given(List<StoredRow> sessions, RowTally tally, Supplier<Mentions> mentions) {
    List<Session> once =
        Deduplicated.by(
                List.of(
                    Deduplicated.cells(List.of("session_id")),
                    Deduplicated.cells(List.of("group_id", "session_key"))),
                row -> isUnreported(row) ? 1 : 0,
                sessions,
                tally)
            .stream()
            .map(Sessions::listed)
            .toList();
    List<StoredRow> sound = sessions.stream().filter(row -> row.fault() == null).toList();
    if (sound.stream().noneMatch(Sessions::isUnreported)) {
      return new Calendar(once, CalendarOrigin.STATED);
    }
    Mentions met = mentions.get();
    List<Met> found = found(inferred(met).sessions(), once);
    List<Session> listed = withMeetings(once, found, met.ids());
    Set<Id> told = new HashSet<>();
    sound.stream().filter(row -> !isUnreported(row)).forEach(row -> told.add(group(row)));
    Set<Id> silent =
        sound.stream()
            .map(Sessions::group)
            .filter(group -> !told.contains(group))
            .collect(Collectors.toSet());
    if (silent.isEmpty()) {
      return new Calendar(listed, CalendarOrigin.STATED);
    }
    List<Session> all = new ArrayList<>(listed);
    found.stream()
        .filter(at -> at.key() == null && silent.contains(at.session().group()))
        .forEach(at -> all.add(at.session()));
    return new Calendar(all, CalendarOrigin.INFERRED);
  }

  private static boolean isUnreported(StoredRow row) {
    return SessionStatus.NOT_REPORTED.key().equals(row.row().getAs("status"));
  }

  private static Id group(StoredRow row) {
    return Id.of(row.row().<byte[]>getAs("group_id"));
  }

  private static Session listed(Row row) {
    return new Session(
        Id.of(row.<byte[]>getAs("session_id")),
        Id.of(row.<byte[]>getAs("session_key")),
        Id.of(row.<byte[]>getAs("group_id")),
        row.<Integer>getAs("session_on"),
        row.getAs("start_order"),
        row.getAs("status"),
        row.getAs("session_modality"),
        row.getAs("planned_minutes"),
        true);
  }

  /**
   * The only session that a group has on a day: what a start of that day means that no session has.
   * A cancelled one is none.
   */
  static Map<GroupDay, Session> onlyOfDay(List<Session> sessions) {
    Map<GroupDay, Optional<Session>> ofDay = new HashMap<>();
    for (Session session : sessions) {
      if (!session.isCancelled()) {
        ofDay.merge(session.groupDay(), Optional.of(session), (one, other) -> Optional.empty());
      }
    }
    Map<GroupDay, Session> only = new HashMap<>();
    ofDay.forEach((day, session) -> session.ifPresent(found -> only.put(day, found)));
    return only;
  }

  /**
   * Headcounts without those of 0 at a session that was cancelled, found by its id, its start, or
   * as one of a day of which all were cancelled. A count of somebody stays.
   */
  static List<Row> notCancelled(List<Row> headcounts, List<Session> sessions) {
    Set<Object> off = new HashSet<>();
    Map<GroupDay, Boolean> days = new HashMap<>();
    for (Session session : sessions) {
      days.merge(session.groupDay(), session.isCancelled(), Boolean::logicalAnd);
      if (session.isCancelled()) {
        off.add(session.key());
        if (session.id() != null) {
          off.add(session.id());
        }
      }
    }
    return headcounts.stream().filter(row -> !isOfNoSession(row, off, days)).toList();
  }

  private static boolean isOfNoSession(Row row, Set<Object> off, Map<GroupDay, Boolean> days) {
    Integer attendees = row.getAs("attendees");
    if (attendees == null || attendees != 0) {
      return false;
    }
    Id id = Id.of(row.<byte[]>getAs("session_id"));
    Id key = Id.of(row.<byte[]>getAs("session_key"));
    Id group = Id.of(row.<byte[]>getAs("group_id"));
    Integer day = row.getAs("session_on");
    return id != null && off.contains(id)
        || key != null && off.contains(key)
        || day != null && days.getOrDefault(new GroupDay(group, day), false);
  }

  /** A session that took place, with the key of the listed session that it is, or null. */
  private record Met(Session session, Id key) {}

  private static List<Met> found(List<Session> met, List<Session> listed) {
    Set<Id> keys = listed.stream().map(Session::key).collect(Collectors.toSet());
    Map<GroupDay, Session> only = onlyOfDay(listed);
    return met.stream()
        .map(
            session -> {
              if (keys.contains(session.key())) {
                return new Met(session, session.key());
              }
              // As attendances are placed: who names a session by id means no other.
              Session ofDay = session.id() == null ? only.get(session.groupDay()) : null;
              return new Met(session, ofDay == null ? null : ofDay.key());
            })
        .toList();
  }

  /** Sessions without a report of which attendance or headcounts speak were held. */
  private static List<Session> withMeetings(List<Session> listed, List<Met> met, Set<Id> ids) {
    Set<Id> keys = new HashSet<>();
    met.stream().filter(at -> at.key() != null).forEach(at -> keys.add(at.key()));
    return listed.stream()
        .map(
            session ->
                session.isUnreported()
                        && (keys.contains(session.key()) || ids.contains(session.id()))
                    ? session.held()
                    : session)
        .toList();
  }

  /**
   * The sessions that attendance and headcounts speak of.
   *
   * <p>Somebody present or a headcount, be it 0, makes a session that was held; a register of
   * absences alone does not. A session of which only an id is known has no date and is left out.
   */
  static Calendar inferred(Mentions mentions) {
    // An id that two starts share names the first of them, so that no stay counts twice.
    Map<Id, Id> owners = new HashMap<>();
    Comparator<Map.Entry<Id, Mentions.Start>> byPlace =
        Comparator.comparing((Map.Entry<Id, Mentions.Start> start) -> start.getValue().day())
            .thenComparing(Map.Entry::getKey);
    mentions.starts().entrySet().stream()
        .sorted(byPlace)
        .filter(start -> start.getValue().id() != null)
        .forEach(start -> owners.putIfAbsent(start.getValue().id(), start.getKey()));
    List<Session> sessions = new ArrayList<>();
    new TreeMap<>(mentions.starts())
        .forEach(
            (key, start) ->
                sessions.add(
                    new Session(
                        key.equals(owners.get(start.id())) ? start.id() : null,
                        key,
                        start.group(),
                        start.day(),
                        start.order(),
                        SessionStatus.HELD.key(),
                        start.modality(),
                        null,
                        false)));
    return new Calendar(sessions, CalendarOrigin.INFERRED);
  }
}
