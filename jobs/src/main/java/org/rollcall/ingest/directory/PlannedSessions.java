package org.rollcall.ingest.directory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.contract.Planned;
import org.rollcall.contract.SessionStatus;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Mapping;

/**
 * The sessions that a directory's weekly slots amount to on the days that the study names. They
 * were planned, and that is all: nobody reported what became of them.
 *
 * <p>Times are those on the clock of the slot, so that a change of clocks moves none of them. A
 * group is the meeting of the directory, whose days are its slots; the study may map another
 * column.
 */
public final class PlannedSessions {

  private static final List<String> COLUMNS =
      List.of(
          "session_id",
          "group_id",
          "scheduled_start",
          "status",
          "session_modality",
          "planned_minutes");

  private final Extract slots;
  private final Planned planned;
  private final Extract.Builder sessions;
  private final String modality;

  private PlannedSessions(Extract slots, Planned planned, Mapping mapping) {
    this.slots = slots;
    this.planned = planned;
    List<String> columns = new ArrayList<>(slots.columns());
    columns.addAll(COLUMNS);
    this.sessions = new Extract.Builder(columns);
    this.modality = modality(mapping);
    slots.dropped().forEach(sessions::drops);
  }

  /**
   * The planned sessions.
   *
   * @param slots what a directory gives as {@code directory_slots}
   * @param planned the days
   * @param mapping which column the study takes as {@code session_modality}, if it names one; empty
   *     text stands for none, where the study gives the modality itself
   */
  public static Extract of(Extract slots, Planned planned, Mapping mapping) {
    return new PlannedSessions(slots, planned, mapping).build();
  }

  /** The rule that decides, by the column that holds its answers; empty where the study decides. */
  private static String modality(Mapping mapping) {
    return mapping.wanted().stream()
        .filter(wanted -> wanted.field().equals("session_modality"))
        .findFirst()
        .map(
            wanted -> {
              if (wanted.pieces().isEmpty()) {
                return "";
              }
              String column = wanted.pieces().get(0).text();
              boolean other = wanted.isOneColumn() && !column.equals("session_modality");
              return other ? column : Slots.MODALITY;
            })
        .orElse(Slots.MODALITY);
  }

  private Extract build() {
    List<Extract.Record> records = slots.records();
    for (int i = 0; i < records.size(); ) {
      int end = i + 1;
      while (end < records.size() && records.get(end).line() == records.get(i).line()) {
        end++;
      }
      meeting(records.subList(i, end));
      i = end;
    }
    return sessions.build();
  }

  /** One row of the file: a meeting with a slot for each of its days. */
  private void meeting(List<Extract.Record> days) {
    Extract.Record first = days.get(0);
    String none = first.fault().isEmpty() ? aside(first) : first.fault();
    if (!none.isEmpty()) {
      sessions.none(first.line(), none);
      return;
    }
    List<Map<String, String>> planned =
        days.stream().flatMap(day -> sessions(facts(day)).stream()).toList();
    if (planned.isEmpty()) {
      sessions.aside(first.line(), "OUTSIDE-PERIOD");
      return;
    }
    sessions.usedRow();
    planned.forEach(session -> sessions.record(first.line(), session));
  }

  private String aside(Extract.Record slot) {
    Map<String, String> facts = facts(slot);
    String word = facts.getOrDefault(modality, facts.get(Slots.MODALITY));
    if (word.equals(ModalityRule.INACTIVE)) {
      return Extract.ASIDE + "INACTIVE";
    } else if (!modality.isEmpty() && (word.equals(ModalityRule.UNKNOWN) || word.isEmpty())) {
      return Extract.ASIDE + "UNKNOWN-MODALITY";
    } else if (facts.get("iso_weekday").isEmpty()) {
      return Extract.ASIDE + "BY-APPOINTMENT";
    }
    return facts.get("start_time").isEmpty() ? Extract.ASIDE + "NO-TIME" : "";
  }

  private Map<String, String> facts(Extract.Record slot) {
    Map<String, String> facts = new HashMap<>();
    for (int column = 0; column < slots.columns().size(); column++) {
      facts.put(slots.columns().get(column), slot.cells().get(column));
    }
    return facts;
  }

  private List<Map<String, String>> sessions(Map<String, String> slot) {
    DayOfWeek weekday = DayOfWeek.of(Integer.parseInt(slot.get("iso_weekday")));
    List<Map<String, String>> dates = new ArrayList<>();
    for (LocalDate day = planned.from().with(TemporalAdjusters.nextOrSame(weekday));
        !day.isAfter(planned.to());
        day = day.plusWeeks(1)) {
      String start = day.atTime(LocalTime.parse(slot.get("start_time"))).toString();
      Map<String, String> session = new HashMap<>(slot);
      session.put("session_id", slot.get("slot_id") + " " + start);
      session.put("group_id", slot.get(Slots.MEETING));
      session.put("scheduled_start", start);
      session.put("status", SessionStatus.NOT_REPORTED.key());
      session.put("session_modality", slot.get(Slots.MODALITY));
      session.put("planned_minutes", minutes(slot));
      dates.add(session);
    }
    return dates;
  }

  /** An end before the start is on the next day; one that equals it tells no length. */
  private static String minutes(Map<String, String> slot) {
    if (slot.get("end_time").isEmpty()) {
      return "";
    }
    LocalTime start = LocalTime.parse(slot.get("start_time"));
    long minutes = Duration.between(start, LocalTime.parse(slot.get("end_time"))).toMinutes();
    long length = Math.floorMod(minutes, Duration.ofDays(1).toMinutes());
    return length == 0 ? "" : Long.toString(length);
  }
}
