package org.rollcall.ingest.teams;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.core.Durations;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Person;

/**
 * Reads the rows of a report's sections into a meeting.
 *
 * @param principals user principal names of people without an address, by the name shown
 */
record TeamsRows(Meeting meeting, TeamsTimes times, Map<String, String> principals) {

  private static final int SLACK_SECONDS = 60;
  private static final int ISO_LENGTH = "2022-11-14T09:29:07".length();

  TeamsRows(Meeting meeting, TeamsTimes times, List<TeamsSection> sections) {
    this(meeting, times, principals(sections));
  }

  /** Reads all; how many people they name. */
  int read(List<TeamsSection> sections) {
    Set<String> told = new HashSet<>();
    long open = 0;
    for (TeamsSection section : sections) {
      for (Line line : section.lines()) {
        Map<String, String> stay = person(section.table(), line);
        String person = stay.getOrDefault("participant_id", "");
        if (Person.isTotal(
            section.table().cell(line, "email"), section.table().cell(line, "name"))) {
          meeting.aside(line.number(), "TOTALS");
        } else if (person.isEmpty()) {
          meeting.fault(line.number(), "NO-PERSON");
        } else if (!section.isStays() && told.contains(person)) {
          meeting.part(line.number());
        } else if (isAbsent(section.table(), line)) {
          meeting.aside(line.number(), "NOT-PRESENT");
        } else if (!putTimes(stay, section, line)) {
          meeting.fault(line.number(), "TYPE-DATETIME");
        } else {
          meeting.stay(line.number(), stay);
          open += stay.containsKey("left_at") || stay.containsKey("minutes") ? 0 : 1;
          told.add(person);
        }
      }
    }
    meeting.notice(open, TeamsWords.OPEN);
    return told.size();
  }

  /** Who registered and never came stands among the people, with no time of joining or spent. */
  private static boolean isAbsent(Headings.Found table, Line line) {
    return Meeting.isNone(table.cell(line, "join"))
        && Meeting.isNone(table.cell(line, "leave"))
        && Durations.isNone(table.cell(line, "length"));
  }

  private Map<String, String> person(Headings.Found table, Line line) {
    String email = table.cell(line, "email");
    String name = table.cell(line, "name");
    Map<String, String> stay =
        new HashMap<>(
            TeamsWords.person(
                email.isEmpty() ? table.cell(line, "registered") : email,
                principals.getOrDefault(name, table.cell(line, "principal")),
                name));
    stay.put("role", TeamsWords.role(table.cell(line, "role")));
    return stay;
  }

  /** Puts the times, and the minutes where the times do not tell them. */
  private boolean putTimes(Map<String, String> stay, TeamsSection section, Line line) {
    Headings.Found table = section.table();
    for (String end : List.of("join", "leave")) {
      Optional<String> time = times.of(table, line, end);
      if (time.isEmpty() && !Meeting.isNone(table.cell(line, end))) {
        return false;
      }
      time.ifPresent(at -> stay.put(end.equals("join") ? "joined_at" : "left_at", at));
    }
    Optional<Long> seconds = Durations.seconds(table.cell(line, "length"));
    boolean both = stay.containsKey("joined_at") && stay.containsKey("left_at");
    if (seconds.isPresent() && (!both || !section.isStays() && !spans(stay, seconds.get()))) {
      stay.remove("left_at");
      stay.put("minutes", Durations.minutes(seconds.get()));
    }
    return true;
  }

  /** Whether the time spent is all the time between: it is cut off to minutes now and then. */
  private static boolean spans(Map<String, String> stay, long seconds) {
    Duration between = Duration.between(local(stay, "joined_at"), local(stay, "left_at"));
    return Math.abs(between.toSeconds() - seconds) <= SLACK_SECONDS;
  }

  private static LocalDateTime local(Map<String, String> stay, String end) {
    return LocalDateTime.parse(stay.get(end).substring(0, ISO_LENGTH));
  }

  /** The section of stays leaves them out. */
  private static Map<String, String> principals(List<TeamsSection> sections) {
    Map<String, String> principals = new HashMap<>();
    for (TeamsSection section : sections) {
      for (Line line : section.lines()) {
        Headings.Found table = section.table();
        if (table.cell(line, "email").isEmpty() && !table.cell(line, "principal").isEmpty()) {
          principals.merge(
              table.cell(line, "name"),
              table.cell(line, "principal"),
              (one, other) -> one.equals(other) ? one : "");
        }
      }
    }
    return principals;
  }
}
