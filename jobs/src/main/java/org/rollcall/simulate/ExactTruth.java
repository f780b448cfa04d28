package org.rollcall.simulate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What can be counted in the files without any error. */
final class ExactTruth {
  private final World world;
  private final Clock clock;

  ExactTruth(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
  }

  /** Sums over the sessions of one modality in one span of time. */
  private static final class Sums {
    private final Set<String> groups = new HashSet<>();
    private int scheduled;
    private int held;
    private int cancelled;
    private int notReported;
    private int named;
    private int counted;
    private int withoutCount;
    private int displayName;

    private Map<String, Object> map() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("groups_that_met", groups.size());
      map.put("sessions_scheduled", scheduled);
      map.put("sessions_held", held);
      map.put("sessions_cancelled", cancelled);
      map.put("sessions_not_reported", notReported);
      map.put("attendances_named", named);
      map.put("attendances_named_by_display_name", displayName);
      map.put("attendances_counted", counted);
      map.put("attendances", named + counted);
      map.put("held_sessions_without_count", withoutCount);
      return map;
    }
  }

  /** The last 52 weeks, by modality. */
  Map<String, Object> year() {
    Map<String, Sums> sums = new TreeMap<>();
    int from = world.scenario().yearStart();
    collect(sums, (group, week) -> week >= from ? group.modality().key : "");
    return maps(sums);
  }

  /** Every calendar month, by modality. */
  Map<String, Object> months() {
    Map<String, Sums> sums = new TreeMap<>();
    collect(
        sums, (group, week) -> Clock.month(clock.date(group, week)) + " " + group.modality().key);
    return maps(sums);
  }

  private interface Cell {
    String of(Group group, int week);
  }

  private void collect(Map<String, Sums> sums, Cell cell) {
    for (Group group : world.analysed()) {
      for (int week = Math.max(0, group.span().log()); week <= group.span().close(); week++) {
        SimulatedCalendar.Status status = world.calendar().stated(group, week);
        boolean held = status == SimulatedCalendar.Status.HELD;
        // A month's sum knows of held sessions only; nothing else of those groups is in the files.
        boolean listed = world.calendar().lists(group, week);
        if (held || listed && group.record() != Group.Kind.COUNT_BY_MONTH) {
          Sums s = sums.computeIfAbsent(cell.of(group, week), c -> new Sums());
          s.scheduled++;
          s.held += held ? 1 : 0;
          s.cancelled += status.key.equals("cancelled") ? 1 : 0;
          s.notReported += status == SimulatedCalendar.Status.NOT_REPORTED ? 1 : 0;
          if (held) {
            s.groups.add(group.code());
          }
        }
      }
    }
    for (World.Attendance a : world.attendances()) {
      if (!a.group().program().isAnalysed()) {
        continue;
      }
      Sums s = sums.get(cell.of(a.group(), a.week()));
      s.named++;
      s.displayName += a.person().grade() == Person.Grade.DISPLAY_NAME ? 1 : 0;
    }
    for (World.Headcount count : world.headcounts()) {
      Sums s = sums.get(cell.of(count.group(), count.week()));
      s.counted += Math.max(0, count.attendees());
      s.withoutCount += count.attendees() < 0 ? 1 : 0;
    }
  }

  private static Map<String, Object> maps(Map<String, Sums> sums) {
    Map<String, Object> maps = new LinkedHashMap<>();
    sums.forEach(
        (key, value) -> {
          if (!key.isEmpty()) {
            maps.put(key, value.map());
          }
        });
    return maps;
  }

  /** Groups that count heads, over the whole log, by modality. */
  Map<String, Object> headcounts() {
    Map<String, Object> rates = new LinkedHashMap<>();
    for (Group.Modality modality : List.of(Group.Modality.ONLINE, Group.Modality.FACE_TO_FACE)) {
      int sessions = 0;
      int missing = 0;
      int attendees = 0;
      int newcomers = 0;
      Set<String> groups = new HashSet<>();
      for (World.Headcount count : world.headcounts()) {
        if (count.group().modality() == modality) {
          groups.add(count.group().code());
          sessions += count.attendees() >= 0 ? 1 : 0;
          missing += count.attendees() < 0 ? 1 : 0;
          attendees += Math.max(0, count.attendees());
          newcomers += Math.max(0, count.newcomers());
        }
      }
      Map<String, Object> rate = new LinkedHashMap<>();
      rate.put("groups", groups.size());
      rate.put("sessions_counted", sessions);
      rate.put("sessions_without_count", missing);
      rate.put("attendees", attendees);
      rate.put("newcomers", newcomers);
      rate.put("attendees_per_session", (double) attendees / sessions);
      rate.put("newcomer_share", (double) newcomers / attendees);
      rates.put(modality.key, rate);
    }
    return rates;
  }
}
