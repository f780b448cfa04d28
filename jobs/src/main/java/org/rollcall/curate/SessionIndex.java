package org.rollcall.curate;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.curate.Session.GroupDay;

/** The calendar as tasks ask it: which session a row means. */
final class SessionIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  private transient List<Session> sessions;
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

  /** Cell by cell: as objects, a large calendar takes longer to send than to use. */
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.writeInt(sessions.size());
    for (Session session : sessions) {
      write(session.id(), out);
      write(session.key(), out);
      write(session.group(), out);
      out.writeInt(session.day());
      write(session.order(), out);
      out.writeUTF(session.status());
      out.writeUTF(session.modality() == null ? "" : session.modality());
      write(session.plannedMinutes(), out);
      out.writeBoolean(session.listed());
    }
  }

  private void readObject(ObjectInputStream in) throws IOException {
    int size = in.readInt();
    Map<String, String> words = new HashMap<>();
    List<Session> read = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Id id = id(in);
      Id key = id(in);
      Id group = id(in);
      int day = in.readInt();
      Integer order = number(in);
      String status = words.computeIfAbsent(in.readUTF(), word -> word);
      String modality = words.computeIfAbsent(in.readUTF(), word -> word);
      Integer planned = number(in);
      read.add(
          new Session(
              id,
              key,
              group,
              day,
              order,
              status,
              modality.isEmpty() ? null : modality,
              planned,
              in.readBoolean()));
    }
    sessions = read;
  }

  private static void write(Id id, ObjectOutputStream out) throws IOException {
    out.writeBoolean(id != null);
    if (id != null) {
      out.writeLong(id.high());
      out.writeLong(id.low());
    }
  }

  private static Id id(ObjectInputStream in) throws IOException {
    return in.readBoolean() ? new Id(in.readLong(), in.readLong()) : null;
  }

  private static void write(Integer number, ObjectOutputStream out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeInt(number);
    }
  }

  private static Integer number(ObjectInputStream in) throws IOException {
    return in.readBoolean() ? in.readInt() : null;
  }
}
