package org.rollcall.ingest.zoom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * stay or one row a person ("unique users"), in the wordings before and since 2023 and in several
 * languages.
 *
 * <p>The account that held the meeting counts as its facilitator where the block names it: it is
 * the programme's or the facilitator's own, often used by several people, so it must not be
 * followed over weeks as one member. Where hosts are members, the study says {@code values: {role:
 * {facilitator: participant}}}. Without the block nobody is known to be the host.
 */
public final class ZoomParticipants implements ExportFormat {

  private static final Headings STAYS =
      new Headings()
          .need("name", ZoomStays.NAME)
          .need("join", ZoomStays.JOIN)
          .need("leave", ZoomStays.LEAVE)
          .may("email", ZoomStays.EMAIL)
          .may("minutes", ZoomStays.MINUTES)
          .may("waiting", ZoomStays.WAITING);

  /** Under a name that others use too it is Zoom's by the column of minutes. */
  private static final Headings PLAIN =
      new Headings()
          .need("name", "Name", "User Name", "Participant", "Participant Name")
          .need("join", ZoomStays.JOIN)
          .need("leave", ZoomStays.LEAVE)
          .need("minutes", ZoomStays.MINUTES)
          .may("email", ZoomStays.EMAIL)
          .may("waiting", ZoomStays.WAITING);

  private static final Headings PEOPLE =
      new Headings()
          .need("name", ZoomStays.NAME)
          .may("email", ZoomStays.EMAIL)
          .need(
              "minutes",
              "Total Duration (Minutes)",
              "合計時間（分）",
              "Durée totale (minutes)",
              "Duración total (minutos)",
              "Duração total (minutos)",
              "Gesamtdauer (Minuten)",
              "Durata totale (minuti)",
              "Totale duur (minuten)");
  private static final Headings DETAILS =
      new Headings()
          .need("topic", "Topic", "トピック", "Sujet", "Tema", "Tópico", "Thema")
          .need(
              "id",
              "Meeting ID",
              "ID",
              "ミーティングID",
              "ID de réunion",
              "ID de la reunión",
              "ID da reunião",
              "Meeting-ID")
          .need(
              "start",
              "Start Time",
              "開始時刻",
              "Heure de début",
              "Hora de inicio",
              "Hora de início",
              "Startzeit")
          .may(
              "end",
              "End Time",
              "終了時刻",
              "Heure de fin",
              "Hora de finalización",
              "Hora de término",
              "Endzeit")
          .may("host", "Host", "ホスト", "Hôte", "Anfitrión", "Anfitrião")
          .may("hostmail", "Host email", "Host email address")
          .may("account", ZoomStays.EMAIL);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s()<>,;]+@[^\\s()<>,;]+");
  private static final Pattern FILE = Pattern.compile("(?i)participants_(\\d{9,11})(?!\\d).*");

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
    Optional<Headings.Found> rows = rows(grid);
    if (rows.isEmpty()) {
      return STAYS.likeness(grid);
    }
    if (isOther(rows.get())) {
      return Recognition.NONE;
    }
    String details = details(grid, rows.get()).isPresent() ? ", with meeting details" : "";
    return rows.get().has("join")
        ? Recognition.sure("one row a stay" + details)
        : Recognition.sure("one row a person, without times" + details);
  }

  private static Optional<Headings.Found> rows(Grid grid) {
    return STAYS
        .in(grid, 0)
        .or(() -> PEOPLE.in(grid, 0))
        .or(() -> PLAIN.in(grid, 0).filter(found -> !names(found, "duration")));
  }

  private static boolean names(Headings.Found rows, String other) {
    return rows.others().stream().map(Headings::normal).anyMatch(other::equals);
  }

  /** Reports of webinars and of hosts have the same columns, and more. */
  private static boolean isOther(Headings.Found rows) {
    return names(rows, "attended") || ZoomHosts.ROWS.of(rows.grid(), rows.row()).isPresent();
  }

  private static Optional<Headings.Found> details(Grid grid, Headings.Found rows) {
    return DETAILS.in(grid, 0).filter(found -> found.row() + 1 < rows.row());
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    Grid grid = document.grid();
    Headings.Found rows = rows(grid).orElseThrow();
    if (DETAILS.in(grid, rows.row() + 1).isPresent()) {
      throw new IngestException(
          "IN-STACKED",
          0,
          "Cannot read the file: it holds several reports one below the other (must be one file a meeting)");
    }
    Optional<Headings.Found> details = details(grid, rows);
    Times times = Times.of(order, stamps(rows, details));
    String host = details.map(ZoomParticipants::host).orElse("");
    Meeting meeting = meeting(document, rows, details, times);
    meeting.drops("names", "e-mail addresses");
    for (Line line : rows.below()) {
      if (Stream.of(STAYS, PEOPLE, PLAIN).allMatch(heading -> heading.of(line).isEmpty())) {
        ZoomStays.read(meeting, rows, line, times, host, Map.of());
      }
    }
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

  private static String host(Headings.Found block) {
    Line values = block.below().get(0);
    Matcher address =
        ADDRESS.matcher(
            Stream.of("host", "hostmail", "account")
                .map(key -> block.cell(values, key))
                .collect(Collectors.joining(" ")));
    return address.find() ? address.group().toLowerCase(Locale.ROOT) : "";
  }

  /** Without a block of details the first to join tells when it began. */
  private static Meeting meeting(
      Document document, Headings.Found rows, Optional<Headings.Found> details, Times times) {
    Optional<Line> values = details.map(block -> block.below().get(0));
    String start =
        values
            .flatMap(line -> times.dateTime(details.get().cell(line, "start")))
            .or(() -> firstJoined(rows, times))
            .orElseThrow(
                () ->
                    new IngestException(
                        "IN-NO-TIME",
                        0,
                        "Cannot read the file: nothing in it tells when the meeting was (must be exported with meeting data)"));
    if (values.isPresent()) {
      String topic = details.get().cell(values.get(), "topic");
      String id = details.get().cell(values.get(), "id").replaceAll("[\\s-]", "");
      boolean sound = id.matches("\\d+");
      return new Meeting(sound ? id : "", topic, start)
          .notice(
              sound ? 0 : 1,
              "meeting id is not a number, as when a spreadsheet shortened it: it is not used");
    }
    Matcher file = FILE.matcher(document.fileName());
    return new Meeting(file.matches() ? file.group(1) : "", "", start);
  }

  private static Optional<String> firstJoined(Headings.Found rows, Times times) {
    return rows.below().stream()
        .flatMap(line -> times.dateTime(rows.cell(line, "join")).stream())
        .min(Comparator.naturalOrder());
  }
}
