package org.rollcall.ingest.meet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Person;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The list that a browser extension writes of a Meet call, for groups without Google's own report:
 * one row a person, a tick under the date, and behind the row each stay of those who came twice.
 * Times are whole minutes, as the extension looks once a minute.
 *
 * <p>Names without a tick are of a list that somebody keeps, not of people who came.
 */
public final class MeetExtension implements ExportFormat {

  private static final Headings ROWS =
      new Headings()
          .need("name", "Names", "Name")
          .need("arrived", "Arrival time")
          .need("seen", "Last Seen")
          .need("checks", "# of Checks")
          .may("email", "Email")
          .may("comments", "Comments")
          .may("joins", "Joined")
          .may("details", "Details");
  private static final Pattern STAY =
      Pattern.compile(
          "(\\d{1,2}:\\d{2}(?: ?[AaPp][Mm])?) ?\\(\\d+ ?min\\) ?\\[ ?(\\d{1,2}:\\d{2}(?: ?[AaPp][Mm])?) ?\\]");
  private static final Pattern TICK = Pattern.compile("[✔✓☑]\\uFE0F?|(?i)p|x|yes|1");

  @Override
  public String name() {
    return "meet_extension";
  }

  @Override
  public String title() {
    return "Google Meet attendance list of a browser extension";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance", "headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    return ROWS.recognise(document, "arrivals and last looks");
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Grid grid = document.grid();
    Headings.Found rows = ROWS.in(grid, 0).orElseThrow();
    int day = dayColumn(rows);
    String date = value(grid, rows, "date:").orElse(day < 0 ? "" : rows.heading().cell(day));
    LocalDate on =
        Times.of(order, List.of(new Times.Stamp(rows.heading().number(), date)))
            .date(date)
            .map(LocalDate::parse)
            .orElseThrow(
                () ->
                    new IngestException(
                        "IN-NO-TIME",
                        0,
                        "Cannot read the file: nothing in it tells the day of the meeting (must have the row that begins with Date:)"));
    LocalTime at =
        value(grid, rows, "time:")
            .flatMap(Times::time)
            .map(LocalTime::parse)
            .or(() -> earliest(rows))
            .orElseThrow(
                () ->
                    new IngestException(
                        "IN-NO-TIME",
                        0,
                        "Cannot read the file: nothing in it tells when the meeting began (must have the row with Time:)"));
    String group = value(grid, rows, "attendance for:").orElse("");
    String id = value(grid, rows, "meet id:").orElse("");
    MeetClock clock = new MeetClock(on.atTime(at));
    Meeting meeting = new Meeting(id.isEmpty() ? group : id, id, group, clock.start());
    meeting.drops("names", "e-mail addresses", "comments");
    rows.below().forEach(line -> read(meeting, rows, line, day, clock));
    return meeting.extract(table);
  }

  /** The column whose name is a date, or -1. */
  private static int dayColumn(Headings.Found rows) {
    List<String> cells = rows.heading().cells();
    for (int column = 0; column < cells.size(); column++) {
      if (cells.get(column).matches("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}")) {
        return column;
      }
    }
    return -1;
  }

  /** What stands behind a label above the table. */
  private static Optional<String> value(Grid grid, Headings.Found rows, String label) {
    for (Line line : grid.lines().subList(0, rows.row())) {
      for (int column = 0; column + 1 < line.cells().size(); column++) {
        if (Headings.normal(line.cell(column)).equals(label)) {
          return Optional.of(line.cell(column + 1)).filter(text -> !text.isEmpty());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalTime> earliest(Headings.Found rows) {
    return rows.below().stream()
        .flatMap(line -> Times.time(rows.cell(line, "arrived")).stream())
        .map(LocalTime::parse)
        .min(LocalTime::compareTo);
  }

  private static void read(
      Meeting meeting, Headings.Found rows, Line line, int day, MeetClock clock) {
    if (line.filled() <= 2 && line.cells().stream().anyMatch(cell -> cell.contains("://"))) {
      meeting.aside(line.number(), "FOOTER");
      return;
    }
    String arrived = rows.cell(line, "arrived");
    if (arrived.isEmpty() && (day < 0 || !TICK.matcher(line.cell(day)).matches())) {
      meeting.aside(line.number(), "NOT-PRESENT");
      return;
    }
    Map<String, String> person = Person.of(rows.cell(line, "email"), rows.cell(line, "name"));
    if (person.isEmpty()) {
      meeting.fault(line.number(), "NO-PERSON");
      return;
    }
    Optional<List<Map<String, String>>> stays = stays(rows, line, person, clock);
    if (stays.isEmpty()) {
      meeting.fault(line.number(), "TYPE-DATETIME");
      return;
    }
    meeting.stay(line.number(), stays.get().get(0));
    stays.get().stream().skip(1).forEach(stay -> meeting.more(line.number(), stay));
  }

  /** The stays behind the row, or the one that it is; empty if a time is none. */
  private static Optional<List<Map<String, String>>> stays(
      Headings.Found rows, Line line, Map<String, String> person, MeetClock clock) {
    List<Map<String, String>> stays = new ArrayList<>();
    int first = rows.columns().getOrDefault("details", line.cells().size());
    for (int column = first; column < line.cells().size(); column++) {
      Matcher stay = STAY.matcher(line.cell(column));
      if (stay.matches()) {
        Optional<Map<String, String>> told = stay(person, stay.group(1), stay.group(2), clock);
        if (told.isEmpty()) {
          return Optional.empty();
        }
        stays.add(told.get());
      } else if (!line.cell(column).isEmpty()) {
        return Optional.empty();
      }
    }
    if (!stays.isEmpty()) {
      return Optional.of(stays);
    }
    // Who came several times, with the stays not told, was not there all the time between.
    boolean once = rows.cell(line, "joins").matches("[01]?");
    return stay(person, rows.cell(line, "arrived"), once ? rows.cell(line, "seen") : "", clock)
        .map(List::of);
  }

  private static Optional<Map<String, String>> stay(
      Map<String, String> person, String join, String leave, MeetClock clock) {
    Map<String, String> stay = new HashMap<>(person);
    Optional<LocalTime> joined = Times.time(join).map(LocalTime::parse);
    Optional<LocalTime> left = Times.time(leave).map(LocalTime::parse);
    if (joined.isEmpty() && !join.isEmpty() || left.isEmpty() && !leave.isEmpty()) {
      return Optional.empty();
    }
    if (joined.isPresent()) {
      LocalDateTime at = clock.near(joined.get());
      stay.put("joined_at", MeetClock.iso(at));
      left.ifPresent(time -> stay.put("left_at", MeetClock.iso(MeetClock.after(at, time))));
    }
    return Optional.of(stay);
  }
}
