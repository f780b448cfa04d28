package org.rollcall.ingest.zoom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Meeting;
import org.rollcall.ingest.export.Recognition;
import org.rollcall.ingest.export.Times;

/**
 * The participants report of a Zoom meeting: with or without the block of meeting details, stay by
 * stay or one row a person ("unique users"), in the wordings before and since 2023, in English and
 * Japanese.
 */
public final class ZoomParticipants implements ExportFormat {

  private static final String[] NAME = {
    "Name (Original Name)", "User Name (Original Name)", "名前 (元の名前)"
  };
  private static final String[] EMAIL = {"User Email", "Email", "ユーザーメール"};

  private static final Headings STAYS =
      new Headings()
          .need("name", NAME)
          .need("email", EMAIL)
          .need("join", "Join Time", "参加時刻")
          .need("leave", "Leave Time", "退出時刻")
          .may("minutes", "Duration (Minutes)", "所要時間 (分)")
          .may("guest", "Guest", "ゲスト")
          .may("waiting", "In Waiting Room", "待機室")
          .may("consent", "Recording Consent", "Recording disclaimer response");
  private static final Headings PEOPLE =
      new Headings()
          .need("name", NAME)
          .need("email", EMAIL)
          .need("minutes", "Total Duration (Minutes)", "合計時間 (分)")
          .may("guest", "Guest", "ゲスト");
  private static final Headings DETAILS =
      new Headings()
          .need("topic", "Topic", "トピック")
          .need("id", "Meeting ID", "ID", "ミーティングID")
          .need("start", "Start Time", "開始時刻")
          .may("end", "End Time", "終了時刻")
          .may("host", "Host");

  @Override
  public String name() {
    return "zoom_participants";
  }

  @Override
  public String title() {
    return "Zoom participants report";
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
    String details = DETAILS.in(grid, 0).isPresent() ? ", with meeting details" : "";
    if (STAYS.in(grid, 0).isPresent()) {
      return Recognition.sure("one row a stay" + details);
    }
    if (PEOPLE.in(grid, 0).isPresent()) {
      return Recognition.sure("one row a person, without times" + details);
    }
    return STAYS.likeness(grid);
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    Grid grid = document.grid();
    Headings.Found rows = STAYS.in(grid, 0).or(() -> PEOPLE.in(grid, 0)).orElseThrow();
    Optional<Headings.Found> details =
        DETAILS.in(grid, 0).filter(found -> found.row() < rows.row());
    Times times = Times.of(order, stamps(rows, details));
    Meeting meeting = meeting(document, rows, details, times);
    meeting.drops("names").drops("e-mail addresses");
    rows.below().forEach(line -> read(meeting, rows, line, times));
    return meeting.extract(table);
  }

  private static List<Times.Stamp> stamps(Headings.Found rows, Optional<Headings.Found> details) {
    List<Times.Stamp> stamps = new ArrayList<>();
    details.ifPresent(
        block -> {
          Line values = block.below().get(0);
          stamps.add(new Times.Stamp(values.number(), block.cell(values, "start")));
          stamps.add(new Times.Stamp(values.number(), block.cell(values, "end")));
        });
    for (Line line : rows.below()) {
      stamps.add(new Times.Stamp(line.number(), rows.cell(line, "join")));
      stamps.add(new Times.Stamp(line.number(), rows.cell(line, "leave")));
    }
    return stamps;
  }

  /** Without a block of details the first to join tells when it began. */
  private static Meeting meeting(
      Document document, Headings.Found rows, Optional<Headings.Found> details, Times times) {
    if (details.isPresent()) {
      Headings.Found block = details.get();
      Line values = block.below().get(0);
      return new Meeting(
          block.cell(values, "id").replace(" ", ""),
          block.cell(values, "topic"),
          times.dateTime(block.cell(values, "start")).orElse(""));
    }
    String start =
        rows.below().stream()
            .flatMap(line -> times.dateTime(rows.cell(line, "join")).stream())
            .min(Comparator.naturalOrder())
            .orElseThrow(
                () ->
                    new IngestException(
                        "IN-NO-TIME",
                        0,
                        "Cannot read the file: nothing in it tells when the meeting was (must be exported with meeting data)"));
    String id = document.fileName().replaceFirst("(?i)^participants_(\\d{9,11}).*$", "$1");
    return new Meeting(id.equals(document.fileName()) ? "" : id, "", start);
  }

  private static void read(Meeting meeting, Headings.Found rows, Line line, Times times) {
    String email = rows.cell(line, "email");
    String name = original(rows.cell(line, "name"));
    if (rows.cell(line, "waiting").equalsIgnoreCase("yes")) {
      meeting.aside(line.number(), "WAITING-ROOM");
      return;
    }
    if (email.isEmpty() && name.isEmpty()) {
      meeting.fault(line.number(), "NO-PERSON");
      return;
    }
    Map<String, String> stay = new HashMap<>();
    stay.put("participant_id", email.isEmpty() ? name : email);
    stay.put("identity_grade", email.isEmpty() ? "display_name" : "account");
    stay.put("minutes", rows.cell(line, "minutes"));
    for (String end : List.of("join", "leave")) {
      String text = rows.cell(line, end);
      Optional<String> time = times.dateTime(text);
      if (time.isEmpty() && !text.isEmpty()) {
        meeting.fault(line.number(), "TYPE-DATETIME");
        return;
      }
      time.ifPresent(at -> stay.put(end.equals("join") ? "joined_at" : "left_at", at));
    }
    meeting.stay(line.number(), stay);
  }

  /** {@code Shown (Original)}: the name that the account has, whatever was shown that day. */
  static String original(String name) {
    int depth = 0;
    if (!name.endsWith(")")) {
      return name;
    }
    for (int i = name.length() - 1; i > 0; i--) {
      depth += name.charAt(i) == ')' ? 1 : name.charAt(i) == '(' ? -1 : 0;
      if (depth == 0) {
        String inner = name.substring(i + 1, name.length() - 1).strip();
        return inner.isEmpty() ? name : inner;
      }
    }
    return name;
  }
}
