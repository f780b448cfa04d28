package org.rollcall.ingest.meet;

import java.time.Duration;
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
import org.rollcall.ingest.core.Durations;
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
 * Google's own attendance report of a Meet call: one row a person, with times of day. The date
 * stands in a block above the table or in the file's name, <code>YYYY-MM-DD HH:MM title -
 * Attendance Report.csv</code>, else nowhere and the file is refused.
 *
 * <p>The duration is the time present: who left and came back has less of it than lies between the
 * first joining and the last exit, and then the time of exit is not kept. The title stands for the
 * group.
 */
public final class MeetReport implements ExportFormat {

  private static final Headings ROWS =
      new Headings()
          .need("length", "Duration")
          .need("join", "Time joined", "Joined at")
          .need("leave", "Time exited", "Time left", "Left at")
          .may("email", "Email", "Email address")
          .may("first", "First name")
          .may("last", "Last name")
          .may("name", "Name", "Participant name", "Full name");
  private static final Headings TIMES =
      new Headings()
          .need("email", "Email", "Email address")
          .need("join", "Time joined")
          .need("leave", "Time exited")
          .may("first", "First name")
          .may("last", "Last name")
          .may("name", "Name", "Participant name", "Full name");
  private static final Headings LENGTHS =
      new Headings().need("name", "Name").need("email", "Email").need("length", "Duration");
  private static final Headings DETAILS =
      new Headings().need("title", "Meeting title").need("date", "Date").may("start", "Start time");
  private static final Pattern FILE =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:[ _T]+(\\d{2})[:_.\\-h ]?(\\d{2}))?[ _]+(.*?)[ _]+-[ _]+Attendance[ _]Report.*");
  private static final int SLACK_SECONDS = 120;

  @Override
  public String name() {
    return "meet_report";
  }

  @Override
  public String title() {
    return "Google Meet attendance report";
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
    if (ROWS.in(grid, 0).isPresent()) {
      return Recognition.sure("first joining and last exit");
    }
    if (TIMES.in(grid, 0).isPresent()) {
      return Recognition.sure("first joining and last exit, without durations");
    }
    return lengths(grid).isPresent() ? Recognition.sure("durations alone") : ROWS.likeness(grid);
  }

  /** The oldest form is three columns and no more, or many a table would look like it. */
  private static Optional<Headings.Found> lengths(Grid grid) {
    return LENGTHS
        .in(grid, 0)
        .filter(found -> found.others().isEmpty() && !found.below().isEmpty())
        .filter(
            found ->
                found.below().stream()
                    .allMatch(l -> Durations.seconds(found.cell(l, "length")).isPresent()));
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Grid grid = document.grid();
    Headings.Found rows =
        ROWS.in(grid, 0).or(() -> TIMES.in(grid, 0)).or(() -> lengths(grid)).orElseThrow();
    Optional<Headings.Found> details =
        DETAILS.in(grid, 0).filter(found -> found.row() + 1 < rows.row());
    Matcher file = FILE.matcher(document.fileName());
    String title = file.matches() ? file.group(4) : "";
    if (details.isPresent()) {
      title = details.get().cell(details.get().below().get(0), "title");
    }
    MeetClock clock = new MeetClock(start(rows, details, file, order));
    Meeting meeting = new Meeting(title, "", title, clock.start());
    meeting.drops("names", "e-mail addresses");
    for (Line line : rows.below()) {
      if (ROWS.of(line).isEmpty() && TIMES.of(line).isEmpty()) {
        read(meeting, rows, line, clock);
      }
    }
    return meeting.extract(table);
  }

  private static LocalDateTime start(
      Headings.Found rows, Optional<Headings.Found> details, Matcher file, DateOrder order) {
    Optional<String> day = Optional.empty();
    Optional<LocalTime> time = Optional.empty();
    if (details.isPresent()) {
      Line values = details.get().below().get(0);
      String date = details.get().cell(values, "date");
      day = Times.of(order, List.of(new Times.Stamp(values.number(), date))).date(date);
      time = Times.time(details.get().cell(values, "start")).map(LocalTime::parse);
    }
    if (day.isEmpty() && file.matches()) {
      day = Times.of(order, List.of()).date(file.group(1));
      time =
          Optional.ofNullable(file.group(2))
              .flatMap(hour -> Times.time(hour + ":" + file.group(3)))
              .map(LocalTime::parse);
    }
    LocalDate date =
        day.map(LocalDate::parse)
            .orElseThrow(
                () ->
                    new IngestException(
                        "IN-NO-TIME",
                        0,
                        "Cannot read the file: nothing in it tells the day of the meeting (must keep the name that Google gave it, which begins with the date)"));
    return date.atTime(time.orElseGet(() -> earliest(rows)));
  }

  /** The first to join, on a day without the time of the start. */
  private static LocalTime earliest(Headings.Found rows) {
    List<LocalTime> joined = new ArrayList<>();
    for (Line line : rows.below()) {
      Times.time(rows.cell(line, "join")).map(LocalTime::parse).ifPresent(joined::add);
    }
    LocalTime first = joined.stream().min(LocalTime::compareTo).orElse(null);
    LocalTime last = joined.stream().max(LocalTime::compareTo).orElse(null);
    if (first == null || Duration.between(first, last).toHours() >= 12) {
      throw new IngestException(
          "IN-NO-TIME",
          0,
          "Cannot read the file: nothing in it tells when on that day the meeting began (must keep the name that Google gave it, which begins with date and time)");
    }
    return first;
  }

  private static void read(Meeting meeting, Headings.Found rows, Line line, MeetClock clock) {
    String name = rows.cell(line, "name");
    if (Person.isTotal(rows.cell(line, "email"), name)) {
      meeting.aside(line.number(), "TOTALS");
      return;
    }
    String names = rows.cell(line, "first") + " " + rows.cell(line, "last");
    Map<String, String> stay =
        new HashMap<>(Person.of(rows.cell(line, "email"), name.isEmpty() ? names : name));
    if (stay.isEmpty()) {
      meeting.fault(line.number(), "NO-PERSON");
      return;
    }
    if (Meeting.isNone(rows.cell(line, "join"))
        && Meeting.isNone(rows.cell(line, "leave"))
        && Durations.isNone(rows.cell(line, "length"))) {
      meeting.aside(line.number(), "NOT-PRESENT");
      return;
    }
    Optional<LocalTime> joined = Times.time(rows.cell(line, "join")).map(LocalTime::parse);
    Optional<LocalTime> left = Times.time(rows.cell(line, "leave")).map(LocalTime::parse);
    Optional<Long> seconds = Durations.seconds(rows.cell(line, "length"));
    if (joined.isEmpty() && !Meeting.isNone(rows.cell(line, "join"))
        || left.isEmpty() && !Meeting.isNone(rows.cell(line, "leave"))) {
      meeting.fault(line.number(), "TYPE-DATETIME");
      return;
    }
    if (seconds.isEmpty() && !rows.cell(line, "length").isEmpty()) {
      meeting.fault(line.number(), "TYPE-NUMBER");
      return;
    }
    Optional<LocalDateTime> came = joined.map(clock::near);
    Optional<LocalDateTime> went =
        came.isEmpty() ? Optional.empty() : left.map(time -> MeetClock.after(came.get(), time));
    boolean whole = seconds.isEmpty() || spans(came, went, seconds.get());
    came.ifPresent(at -> stay.put("joined_at", MeetClock.iso(at)));
    went.filter(at -> whole).ifPresent(at -> stay.put("left_at", MeetClock.iso(at)));
    if (seconds.isPresent() && (!whole || came.equals(went))) {
      stay.put("minutes", Durations.minutes(seconds.get()));
    }
    meeting.stay(line.number(), stay);
  }

  private static boolean spans(
      Optional<LocalDateTime> came, Optional<LocalDateTime> went, long seconds) {
    return came.isPresent()
        && went.isPresent()
        && Math.abs(Duration.between(came.get(), went.get()).toSeconds() - seconds)
            <= SLACK_SECONDS;
  }
}
