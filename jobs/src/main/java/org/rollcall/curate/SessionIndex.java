package org.rollcall.curate;

import java.io.Serializable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.curate.Session.GroupDay;

/** The calendar as tasks ask it: which session a row means. */
final class SessionIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<Session> sessions;
  private transient volatile Map<Id, Integer> byId;
  private transient Map<Id, Integer> byKey;
  private transient Map<GroupDay, Session> onlyOfDay;
  private transient Map<Session, Integer> places;

  SessionIndex(List<Session> sessions) {
    this.sessions = List.copyOf(sessions);
  }

  Session session(int place) {
    return sessions.get(place);
  }

  /**
   * The place of the session that a row means, -1 if the calendar has none: the one of its id, or
   * of its start. A start that the calendar does not have means the group's only session of that
   * day, if it has one: reports of video services tell when a meeting was opened, not when it was
   * to begin.
   */
  int find(Id id, Id key, Id group, Integer day) {
    prepare();
    Integer place = id == null ? null : byId.get(id);
    if (place == null && key != null) {
      place = byKey.get(key);
    }
    if (place == null && id == null && group != null && day != null) {
      Session only = onlyOfDay.get(new GroupDay(group, day));
      place = only == null ? null : places.get(only);
    }
    return place == null ? -1 : place;
  }

  /** The day of the session of that id; null if there is none. */
  Integer dayOf(Id id) {
    prepare();
    Integer place = id == null ? null : byId.get(id);
    return place == null ? null : sessions.get(place).day();
  }

  /** Once a task, not sent with it. */
  private void prepare() {
    if (byId == null) {
      synchronized (this) {
        if (byId == null) {
          index();
        }
      }
    }
  }

  private void index() {
    byKey = new HashMap<>();
    places = new IdentityHashMap<>();
    onlyOfDay = Sessions.onlyOfDay(sessions);
    Map<Id, Integer> ids = new HashMap<>();
    for (int i = 0; i < sessions.size(); i++) {
      Session session = sessions.get(i);
      places.putIfAbsent(session, i);
      byKey.putIfAbsent(session.key(), i);
      if (session.id() != null) {
        ids.putIfAbsent(session.id(), i);
      }
    }
    byId = ids;
  }
}
