package org.rollcall.ingest.register;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Times;

/**
 * A log of people who sign in: name, date and time, never anybody who is absent.
 *
 * <p>All who sign in within three hours of the first of a day attend one session, which begins with
 * the first. Where a day's log runs longer the study must tell when its session began.
 */
public final class SignInLog implements ExportFormat {

  /** All who come within it of the first attend one session. */
  static final Duration SESSION = Duration.ofHours(3);

  static final String[] OUT = {"Time Out", "Sign-out time", "Departure time", "Check-out time"};
  static final String[] NEWCOMER = {"First time", "First visit", "Newcomer", "First time?"};

  private static final int WIDEST = 10;

  private static final Headings HEADINGS =
      People.in(new Headings())
          .need("date", "Date", "Sign-in date", "Meeting date")
          .need("time", When.TIME)
          .may("out", OUT)
          .may("group", "Group", "Group name", "Meeting")
          .may("newcomer", NEWCOMER);

  /** Columns of other tables that also have a name, a date and a time. */
  private static final Headings OTHER =
      new Headings()
          .may("leave", "Leave Time", "Duration", "Duration (Minutes)")
          .may("day", "Day", "Types", "Slug", "Location");

  @Override
  public String name() {
    return "sign_in_log";
  }

  @Override
  public String title() {
    return "sign-in log";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance");
  }

  @Override
  public Recognition recognise(Document document) {
    Optional<Headings.Found> found = HEADINGS.in(document).filter(People::isNamed);
    if (found.isEmpty()) {
      return Recognition.NONE;
    }
    Line header = found.get().heading();
    boolean other = !OTHER.of(document.grid(), found.get().row()).orElseThrow().columns().isEmpty();
    return other
            || header.filled() > WIDEST
            || People.isOfForms(header)
            || RegisterLong.isMarked(found.get())
        ? Recognition.NONE
        : Recognition.sure("");
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    return extract(document, new Request(table, new Mapping(List.of()), order));
  }

  /** A study that says which marks there are, or where, makes a register of it. */
  @Override
  public Extract extract(Document document, Request request) {
    boolean marked = !request.marks().isEmpty() || request.columnOf("status").isPresent();
    return marked && !request.isConstant("status")
        ? new RegisterLong().extract(document, request)
        : signIns(document, request.table(), request.order());
  }

  private static Extract signIns(Document document, String table, DateOrder order) {
    Headings.Found found = HEADINGS.in(document).orElseThrow();
    When when = When.of(found, order);
    Map<String, List<String>> days = new HashMap<>();
    for (Line line : found.below()) {
      when.start(line)
          .ifPresent(
              at -> days.computeIfAbsent(session(found, line, at), d -> new ArrayList<>()).add(at));
    }
    days.values().forEach(times -> times.sort(null));
    boolean single = days.values().stream().allMatch(SignInLog::isOneSession);
    Optional<MailColumn> mail = MailColumn.in(found);
    List<String> columns = columns(found, single);
    mail.ifPresent(column -> columns.add(column.name()));
    Extract.Builder extract = new Extract.Builder(columns).drops("names");
    if (!single) {
      extract.lacks(Gaps.time(table));
    }
    DoubtfulMarks.in(found).gap().ifPresent(extract::lacks);
    for (Line line : found.below()) {
      Optional<String> at = when.start(line);
      if (Totals.isOne(found, line)) {
        extract.aside(line.number(), "TOTALS");
      } else if (People.idOf(found, line).isEmpty()) {
        extract.fault(line.number(), "NO-PERSON");
      } else if (at.isEmpty() || !isTime(found.cell(line, "out"))) {
        extract.fault(line.number(), "TYPE-DATETIME");
      } else {
        Map<String, String> cells = cells(found, line, at.get());
        cells.put("session_start", days.get(session(found, line, at.get())).get(0));
        mail.ifPresent(column -> column.put(line, cells));
        cells.keySet().retainAll(columns);
        extract.row(line.number(), cells);
      }
    }
    return extract.build();
  }

  private static boolean isTime(String out) {
    return out.isEmpty() || Times.time(out).isPresent();
  }

  private static List<String> columns(Headings.Found found, boolean single) {
    List<String> columns =
        new ArrayList<>(
            List.of("participant_id", "identity_grade", "joined_at", "attendance_mode", "Date"));
    if (single) {
      columns.add("session_start");
    }
    if (found.has("group")) {
      columns.add("group_id");
    }
    if (found.has("out")) {
      columns.add("left_at");
    }
    if (found.has("newcomer")) {
      columns.add("first_time");
    }
    return columns;
  }

  private static Map<String, String> cells(Headings.Found found, Line line, String at) {
    Map<String, String> cells = new HashMap<>();
    cells.put("participant_id", People.idOf(found, line));
    cells.put("identity_grade", IdentityGrade.SIGN_IN.key());
    cells.put("joined_at", at);
    cells.put("attendance_mode", "face_to_face");
    cells.put("Date", at.substring(0, 10));
    cells.put("group_id", found.cell(line, "group"));
    cells.put("first_time", found.cell(line, "newcomer"));
    Times.time(found.cell(line, "out"))
        .ifPresent(out -> cells.put("left_at", at.substring(0, 11) + out));
    return cells;
  }

  private static String session(Headings.Found found, Line line, String at) {
    return found.cell(line, "group") + "\n" + at.substring(0, 10);
  }

  private static boolean isOneSession(List<String> times) {
    return Duration.between(
                LocalDateTime.parse(times.get(0)), LocalDateTime.parse(times.get(times.size() - 1)))
            .compareTo(SESSION)
        <= 0;
  }
}
