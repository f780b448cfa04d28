package org.rollcall.ingest.zoom;

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
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

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
    Optional<Headings.Found> rows = ZoomHeadings.participants(grid);
    if (rows.isEmpty()) {
      return ZoomHeadings.STAYS.likeness(grid);
    }
    if (isOther(rows.get())) {
      return Recognition.NONE;
    }
    long told = ZoomBlock.of(grid).stream().filter(block -> block.details().isPresent()).count();
    String details =
        told == 0
            ? ""
            : told == 1
                ? ", with meeting details"
                : ", with details of %d meetings".formatted(told);
    return rows.get().has("join")
        ? Recognition.sure("one row a stay" + details)
        : Recognition.sure("one row a person, without times" + details);
  }

  /** Reports of webinars and of hosts have the same columns, and more. */
  private static boolean isOther(Headings.Found rows) {
    return ZoomHeadings.names(rows, "attended")
        || ZoomHosts.ROWS.of(rows.grid(), rows.row()).isPresent();
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    List<ZoomBlock> blocks = ZoomBlock.of(document.grid());
    if (blocks.isEmpty()) {
      throw undated();
    }
    Times times = Times.of(order, blocks.stream().flatMap(ZoomBlock::stamps).toList());
    Meeting meeting = new Meeting("", "", "").drops("names", "e-mail addresses");
    String named = blocks.size() == 1 ? idInName(document) : "";
    long unsound = 0;
    for (ZoomBlock block : blocks) {
      if (block.rows().isEmpty() && block.details().isPresent()) {
        continue;
      }
      String start = block.start(times).orElseThrow(ZoomParticipants::undated);
      String told = block.id(times);
      String id = told.isEmpty() && block.details().isEmpty() ? named : told;
      unsound += block.details().filter(ZoomRow::hasUnsoundId).isPresent() ? 1 : 0;
      Map<String, String> facts = Meeting.facts(id, id, block.topic(), start);
      String host = block.host();
      for (ZoomRow row : block.rows()) {
        ZoomStays.read(meeting, row.table(), row.line(), times, host, facts);
      }
    }
    return meeting.notice(unsound, MeetingId.UNSOUND).extract(table);
  }

  private static String idInName(Document document) {
    Matcher file = FILE.matcher(document.fileName());
    return file.matches() ? file.group(1) : "";
  }

  private static IngestException undated() {
    return new IngestException(
        "IN-NO-TIME",
        0,
        "Cannot read the file: nothing in it tells when the meeting was (must be exported with meeting data)");
  }
}
