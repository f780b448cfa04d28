package org.rollcall.ingest.teams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

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
    boolean people = isOwn(TeamsHeadings.PEOPLE.in(grid, 0));
    boolean stays = isOwn(TeamsHeadings.STAYS.in(grid, 0));
    if (people || stays) {
      return Recognition.sure(
          !stays ? "one row a person" : people ? "people and their stays" : "one row a stay");
    }
    return TeamsHeadings.STAYS.in(grid, 0).isPresent()
        ? new Recognition(0.6, "", List.of("holds more columns of others than its own"))
        : TeamsHeadings.STAYS.likeness(grid);
  }

  /** Somebody's table of people beside which a report was put is more of it than the report. */
  private static boolean isOwn(Optional<Headings.Found> table) {
    return table.filter(found -> found.others().size() <= found.columns().size()).isPresent();
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Grid grid = document.grid();
    List<TeamsSection> sections = sections(grid);
    for (TeamsSection section : sections) {
      if (section.isRepeated(grid)) {
        throw stacked();
      }
    }
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
    int people = new TeamsRows(meeting, times, sections).read(sections);
    String counted = value(grid, TeamsHeadings.COUNT);
    if (counted.matches("\\d{1,6}") && Integer.parseInt(counted) != people) {
      meeting.notice(
          Integer.parseInt(counted),
          "is the number of people by the report's own count, but its rows name %d"
              .formatted(people));
    }
    others(grid, sections).forEach(line -> meeting.aside(line.number(), "OTHER-SECTION"));
    return meeting.extract(table);
  }

  /** The block above does not say the zone; its times are of the same as those of the tables. */
  private static String zone(List<TeamsSection> sections) {
    return sections.get(0).table().nameOf("join");
  }

  private static IngestException undated() {
    return new IngestException(
        "IN-NO-TIME",
        0,
        "Cannot read the file: nothing in it tells when the meeting was (must be exported with the times of joining, which the service's policy can leave out)");
  }

  private static IngestException stacked() {
    return new IngestException(
        "IN-STACKED",
        0,
        "Cannot read the file: it holds several reports one below the other (must be one file a meeting)");
  }

  private static String value(Grid grid, Set<String> labels) {
    return TeamsHeadings.label(grid, labels).map(line -> line.cell(1)).orElse("");
  }

  /** Stays first, wherever they stand: they tell more. */
  private static List<TeamsSection> sections(Grid grid) {
    List<TeamsSection> sections = new ArrayList<>();
    TeamsHeadings.STAYS.in(grid, 0).ifPresent(table -> sections.add(TeamsSection.of(table, true)));
    TeamsHeadings.PEOPLE
        .in(grid, 0)
        .ifPresent(table -> sections.add(TeamsSection.of(table, false)));
    return sections;
  }

  /** Rows below the first table that belong to none that is known. */
  private static List<Line> others(Grid grid, List<TeamsSection> sections) {
    int first = sections.stream().mapToInt(section -> section.table().row()).min().orElseThrow();
    Set<Long> known = new HashSet<>();
    sections.forEach(section -> section.lines().forEach(line -> known.add(line.number())));
    return grid.lines().subList(first, grid.lines().size()).stream()
        .filter(line -> !known.contains(line.number()))
        .filter(line -> !TeamsHeadings.isTitle(line) && !TeamsHeadings.isHeading(line))
        .toList();
  }

  private static TeamsTimes times(
      DateOrder order, List<TeamsSection> sections, Optional<Line> start) {
    List<Times.Stamp> stamps = new ArrayList<>();
    start.ifPresent(line -> stamps.add(new Times.Stamp(line.number(), line.cell(1))));
    for (TeamsSection section : sections) {
      for (Line line : section.lines()) {
        stamps.add(new Times.Stamp(line.number(), section.table().cell(line, "join")));
        stamps.add(new Times.Stamp(line.number(), section.table().cell(line, "leave")));
      }
    }
    return new TeamsTimes(Times.of(order, stamps));
  }

  private static Optional<String> firstJoined(List<TeamsSection> sections, TeamsTimes times) {
    return sections.stream()
        .flatMap(
            section ->
                section.lines().stream()
                    .flatMap(line -> times.of(section.table(), line, "join").stream()))
        .min(Comparator.naturalOrder());
  }
}
