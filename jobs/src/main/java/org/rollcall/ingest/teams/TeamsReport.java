package org.rollcall.ingest.teams;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.Durations;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Meeting;
import org.rollcall.ingest.export.Person;
import org.rollcall.ingest.export.Recognition;
import org.rollcall.ingest.export.Times;

/**
 * The attendance report of a Teams meeting: the "Meeting Summary" of 2021 and 2022 with one row a
 * stay, and the numbered sections since then, with a section of people and one of their stays.
 *
 * <p>Stays count where they are told. Of somebody who is only among the people, the first joining
 * and the time spent are known; the last leaving is kept only if nothing lay between.
 *
 * <p>The title stands for the group: an id of the service names one meeting, not a series.
 */
public final class TeamsReport implements ExportFormat {

  private static final int SLACK_SECONDS = 60;
  private static final int ISO_LENGTH = "2022-11-14T09:29:07".length();

  @Override
  public String name() {
    return "teams_report";
  }

  @Override
  public String title() {
    return "Teams attendance report";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance", "headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    Grid grid = document.grid();
    boolean people = TeamsHeadings.PEOPLE.in(grid, 0).isPresent();
    boolean stays = TeamsHeadings.STAYS.in(grid, 0).isPresent();
    if (people || stays) {
      return Recognition.sure(
          !stays ? "one row a person" : people ? "people and their stays" : "one row a stay");
    }
    return TeamsHeadings.STAYS.likeness(grid);
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    Grid grid = document.grid();
    List<Section> sections = sections(grid);
    Optional<Line> start = TeamsHeadings.label(grid, TeamsHeadings.START);
    TeamsTimes times = times(order, sections, start);
    String began =
        start
            .flatMap(line -> times.of(line.cell(1), line.cell(0) + zone(sections)))
            .or(() -> firstJoined(sections, times))
            .orElseThrow(TeamsReport::undated);
    String title = TeamsWords.title(value(grid, TeamsHeadings.TITLE));
    Meeting meeting = new Meeting(title, value(grid, TeamsHeadings.ID), title, began);
    meeting.drops("names", "e-mail addresses");
    int people = new Rows(meeting, times, principals(sections)).read(sections);
    String counted = value(grid, TeamsHeadings.COUNT);
    if (counted.matches("\\d{1,6}") && Integer.parseInt(counted) != people) {
      meeting.notice(
          Integer.parseInt(counted),
          "people by the report's own count, but its rows name %d".formatted(people));
    }
    others(grid, sections).forEach(line -> meeting.aside(line.number(), "OTHER-SECTION"));
    return meeting.extract(table);
  }

  /** The block above does not say the zone; its times are of the same as those of the tables. */
  private static String zone(List<Section> sections) {
    return sections.get(0).table().nameOf("join");
  }

  private static IngestException undated() {
    return new IngestException(
        "IN-NO-TIME",
        0,
        "Cannot read the file: nothing in it tells when the meeting was (must be exported with the times of joining, which the service's policy can leave out)");
  }

  private static String value(Grid grid, Set<String> labels) {
    return TeamsHeadings.label(grid, labels).map(line -> line.cell(1)).orElse("");
  }

  /**
   * A table of the report.
   *
   * @param isStays whether a row is a stay; else it is a person
   */
  private record Section(Headings.Found table, List<Line> lines, boolean isStays) {

    static Section of(Headings.Found table, boolean isStays) {
      List<Line> lines =
          table.below().stream()
              .takeWhile(line -> !TeamsHeadings.isTitle(line) && !TeamsHeadings.isHeading(line))
              .toList();
      return new Section(table, lines, isStays);
    }
  }

  /** Stays first, wherever they stand: they tell more. */
  private static List<Section> sections(Grid grid) {
    List<Section> sections = new ArrayList<>();
    TeamsHeadings.STAYS.in(grid, 0).ifPresent(table -> sections.add(Section.of(table, true)));
    TeamsHeadings.PEOPLE.in(grid, 0).ifPresent(table -> sections.add(Section.of(table, false)));
    return sections;
  }

  /** Rows below the first table that belong to none that is known. */
  private static List<Line> others(Grid grid, List<Section> sections) {
    int first = sections.stream().mapToInt(section -> section.table().row()).min().orElseThrow();
    Set<Long> known = new HashSet<>();
    sections.forEach(section -> section.lines().forEach(line -> known.add(line.number())));
    return grid.lines().subList(first, grid.lines().size()).stream()
        .filter(line -> !known.contains(line.number()))
        .filter(line -> !TeamsHeadings.isTitle(line) && !TeamsHeadings.isHeading(line))
        .toList();
  }

  private static TeamsTimes times(DayOrder order, List<Section> sections, Optional<Line> start) {
    List<Times.Stamp> stamps = new ArrayList<>();
    start.ifPresent(line -> stamps.add(new Times.Stamp(line.number(), line.cell(1))));
    for (Section section : sections) {
      for (Line line : section.lines()) {
        stamps.add(new Times.Stamp(line.number(), section.table().cell(line, "join")));
        stamps.add(new Times.Stamp(line.number(), section.table().cell(line, "leave")));
      }
    }
    return new TeamsTimes(Times.of(order, stamps));
  }

  private static Optional<String> firstJoined(List<Section> sections, TeamsTimes times) {
    return sections.stream()
        .flatMap(
            section ->
                section.lines().stream()
                    .flatMap(line -> times.of(section.table(), line, "join").stream()))
        .min(Comparator.naturalOrder());
  }

  /** User principal names of people without an address, which the section of stays leaves out. */
  private static Map<String, String> principals(List<Section> sections) {
    Map<String, String> principals = new HashMap<>();
    for (Section section : sections) {
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

  /** Reads the rows of the sections into a meeting. */
  private record Rows(Meeting meeting, TeamsTimes times, Map<String, String> principals) {

    /** Reads all; how many people they name. */
    int read(List<Section> sections) {
      Set<String> told = new HashSet<>();
      long open = 0;
      for (Section section : sections) {
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
    private boolean putTimes(Map<String, String> stay, Section section, Line line) {
      Headings.Found table = section.table();
      for (String end : List.of("join", "leave")) {
        Optional<String> time = times.of(table, line, end);
        if (time.isEmpty() && !table.cell(line, end).isEmpty()) {
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
  }
}
