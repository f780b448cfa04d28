package org.rollcall.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.curate.Attendance;
import org.rollcall.curate.Person;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.study.Arm;

/**
 * The attendances of many people, packed: a number each, and no name of anybody. They wait here for
 * the calendar, which tells what they mean.
 */
public final class Histories implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PARTICIPANT = "participant";
  private static final String ACCOUNT = IdentityGrade.ACCOUNT.key();

  private final Map<GroupCalendar.Key, Integer> places = new HashMap<>();
  private final List<GroupCalendar.Key> groups = new ArrayList<>();
  private long[] attendances = new long[1 << 10];
  private int size;
  private int[] ends = new int[1 << 6];
  private long[] baselines = new long[1 << 6];
  private int people;

  /** Adds a person who attended. */
  void add(Person person, Set<String> grades) {
    if (person.attendances().isEmpty()) {
      return;
    }
    for (Attendance attendance : person.attendances()) {
      if (size == attendances.length) {
        attendances = Arrays.copyOf(attendances, size * 2);
      }
      attendances[size++] = packed(attendance, grades);
    }
    if (people == ends.length) {
      ends = Arrays.copyOf(ends, people * 2);
      baselines = Arrays.copyOf(baselines, people * 2);
    }
    ends[people] = size;
    baselines[people++] = Baselines.of(person.participant());
  }

  private long packed(Attendance attendance, Set<String> grades) {
    int flags =
        AttendanceHistory.flags(
            mode(attendance.mode()),
            grades.contains(attendance.grade()),
            firstTime(attendance.firstTime()),
            SessionModality.ONLINE);
    flags = ACCOUNT.equals(attendance.grade()) ? AttendanceHistory.byAccount(flags) : flags;
    flags =
        PARTICIPANT.equals(attendance.role()) ? flags : AttendanceHistory.asNoParticipant(flags);
    Integer rank = attendance.startRank();
    Double minutes = attendance.minutes();
    return AttendanceHistory.packed(
        attendance.session().day(),
        rank == null ? AttendanceHistory.NO_RANK : rank,
        place(GroupCalendar.Key.ofId(attendance.session().group())),
        flags,
        minutes == null ? -1 : (int) Math.round(minutes));
  }

  private int place(GroupCalendar.Key group) {
    return places.computeIfAbsent(
        group,
        key -> {
          groups.add(key);
          return groups.size() - 1;
        });
  }

  private static Mode mode(String mode) {
    if (Arm.FACE_TO_FACE.key().equals(mode)) {
      return Mode.FACE_TO_FACE;
    }
    return Arm.ONLINE.key().equals(mode) ? Mode.ONLINE : Mode.NOT_STATED;
  }

  private static int firstTime(Boolean said) {
    if (said == null) {
      return AttendanceHistory.NOT_SAID;
    }
    return said ? AttendanceHistory.SAID_FIRST : AttendanceHistory.SAID_RETURNING;
  }

  /** Counts everybody by what they did up to the end of a window. */
  void count(AnalysisWindow window, PersonCells cells) {
    int[] indexes = groups.stream().mapToInt(window::indexOf).toArray();
    AttendanceHistory history = new AttendanceHistory();
    for (int person = 0, at = 0; person < people; person++) {
      history.clear();
      history.startsFrom(baselines[person]);
      for (; at < ends[person]; at++) {
        long packed = attendances[at];
        int group = indexes[AttendanceHistory.groupOf(packed)];
        int day = AttendanceHistory.dayOf(packed);
        if (group >= 0 && day <= window.asOf()) {
          history.add(packed, group, SessionModality.of(window.group(group).modalityOn(day)));
        }
      }
      if (history.size() > 0) {
        cells.count(history);
      }
    }
  }
}
