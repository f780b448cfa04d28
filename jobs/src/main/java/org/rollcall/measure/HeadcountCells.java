package org.rollcall.measure;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Headcounts, per session or per period, to sums by group, modality, program and month. */
final class HeadcountCells {

  /** What is known of a group that no directory has. */
  static final Known UNKNOWN = new Known("not_stated", "not_stated", "not_stated");

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

  private HeadcountCells() {}

  /**
   * What is known of the group that counted.
   *
   * @param program program
   * @param region region
   * @param modality usual modality of its sessions
   */
  record Known(String program, String region, String modality) {}

  private record Place(int group, String modality, String month) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = Integer.compare(group, other.group);
      order = order != 0 ? order : modality.compareTo(other.modality);
      return order != 0 ? order : month.compareTo(other.month);
    }
  }

  /**
   * The sums.
   *
   * @param headcounts rows of headcounts that count
   * @param groups what is known of groups
   * @param asOf last day that counts
   */
  static Headcounts of(List<Row> headcounts, Map<GroupCalendar.Key, Known> groups, int asOf) {
    Map<GroupCalendar.Key, List<Record>> byGroup = new TreeMap<>();
    Map<GroupCalendar.Key, Map<Integer, Headcounts.Session>> sessions = new TreeMap<>();
    for (Row row : headcounts) {
      Integer day = first(row, "session_on", "period_start");
      if (day != null && day <= asOf) {
        Record of = Record.of(row, day);
        byGroup.computeIfAbsent(of.group(), key -> new ArrayList<>()).add(of);
        of.session()
            .ifPresent(
                session ->
                    sessions
                        .computeIfAbsent(of.group(), key -> new TreeMap<>())
                        .merge(day, session, Headcounts.Session::plus));
      }
    }
    return new Headcounts(
        cells(byGroup, groups),
        sessions.values().stream().flatMap(days -> days.values().stream()).toList());
  }

  static Integer first(Row row, String... columns) {
    for (String column : columns) {
      Integer day = row.getAs(column);
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  /**
   * One headcount.
   *
   * @param group the group
   * @param day of the session, or the first of the period
   * @param held of how many sessions it is: a record of one session is of one; a record of a period
   *     says of how many, or nobody knows
   * @param isSingle whether it is of one session
   */
  private record Record(
      GroupCalendar.Key group,
      int day,
      String modality,
      Integer attendees,
      Integer newcomers,
      Integer sessionsHeld,
      OptionalLong held,
      boolean isSingle) {

    static Record of(Row row, int day) {
      Integer sessionsHeld = row.getAs("sessions_held");
      boolean isOfSession = row.getAs("session_on") != null;
      OptionalLong held =
          sessionsHeld == null
              ? isOfSession ? OptionalLong.of(1) : OptionalLong.empty()
              : OptionalLong.of(sessionsHeld);
      return new Record(
          GroupCalendar.Key.of(row.<byte[]>getAs("group_id")),
          day,
          row.getAs("session_modality"),
          row.getAs("attendees"),
          row.getAs("newcomers"),
          sessionsHeld,
          held,
          isOfSession && (sessionsHeld == null || sessionsHeld == 1));
    }

    Optional<Headcounts.Session> session() {
      if (!isSingle || attendees == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Headcounts.Session(
              group,
              day,
              attendees,
              newcomers == null ? OptionalLong.empty() : OptionalLong.of(newcomers)));
    }

    Headcounts.Cell cell(Headcounts.Group of, Known known) {
      boolean counted = attendees != null;
      long people = counted ? attendees : 0;
      long sessions = held.orElse(0);
      boolean sized = held.isPresent();
      boolean asked = counted && newcomers != null;
      return new Headcounts.Cell(
          of,
          modality == null ? known.modality() : modality,
          known.program(),
          known.region(),
          MONTH.format(LocalDate.ofEpochDay(day)),
          counted ? sessions : 0,
          counted ? 0 : sessions,
          !counted && sessionsHeld != null ? sessions : 0,
          counted ? 1 : 0,
          counted ? 0 : 1,
          counted && !sized ? 1 : 0,
          !counted && !sized ? 1 : 0,
          counted && newcomers == null ? 1 : 0,
          people,
          counted && sized ? people : 0,
          asked ? newcomers : 0,
          asked ? people : 0,
          counted && sized && people == 0 ? sessions : 0,
          counted && sized && people > 0 && people <= sessions ? sessions : 0,
          counted && sized && sessions > 0 ? people / sessions : 0);
    }
  }

  private static List<Headcounts.Cell> cells(
      Map<GroupCalendar.Key, List<Record>> byGroup, Map<GroupCalendar.Key, Known> groups) {
    Map<Place, Headcounts.Cell> cells = new TreeMap<>();
    int index = 0;
    for (Map.Entry<GroupCalendar.Key, List<Record>> group : byGroup.entrySet()) {
      Known known = groups.getOrDefault(group.getKey(), UNKNOWN);
      for (Record record : group.getValue()) {
        Headcounts.Cell cell = record.cell(new Headcounts.Group(index, group.getKey()), known);
        // A record that states its group's usual modality and one that states none are alike.
        cells.merge(new Place(index, cell.modality(), cell.month()), cell, Headcounts.Cell::plus);
      }
      index++;
    }
    return List.copyOf(cells.values());
  }
}
