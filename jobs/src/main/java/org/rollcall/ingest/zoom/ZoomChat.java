package org.rollcall.ingest.zoom;

import java.util.List;
import java.util.regex.Pattern;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Recognition;

/**
 * A saved chat of a Zoom meeting: {@code HH:MM:SS From X to Everyone:} with the text below, or
 * {@code HH:MM:SS}, the name and the text between tabs.
 *
 * <p>Messages could be counted, but not to anybody's account: the file knows only the names shown
 * that day, and neither day nor meeting. Rows made of it would add a second person beside each
 * account holder of the participants report, at a session of their own.
 */
public final class ZoomChat implements ExportFormat {

  private static final Pattern MESSAGE =
      Pattern.compile("\\d{1,2}:\\d{2}:\\d{2}(?:[ \\t]+From\\b.{1,200}:.*|\\t[^\\t]{1,100}:\\t.*)");
  private static final int LOOKED_AT = 20;

  @Override
  public String name() {
    return "zoom_chat";
  }

  @Override
  public String title() {
    return "Zoom chat";
  }

  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public String whyNone() {
    return "gives no table: it knows neither the day nor the meeting and people only by the name"
        + " shown, and its text is never read (must be left out: counts of messages go into"
        + " chat_messages of a canonical attendance table)";
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    List<String> lines = document.text().lines().filter(line -> !line.isBlank()).toList();
    long early = lines.stream().limit(LOOKED_AT).filter(ZoomChat::isMessage).count();
    if (!isMessage(lines.get(0)) || early * 5 < Math.min(LOOKED_AT, lines.size())) {
      return Recognition.NONE;
    }
    long messages = lines.stream().filter(ZoomChat::isMessage).count();
    return new Recognition(
        1, "%d messages, none of which is read".formatted(messages), List.of(whyNone()));
  }

  private static boolean isMessage(String line) {
    return MESSAGE.matcher(line.strip()).matches();
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    throw new IllegalArgumentException("Cannot extract " + table + " (must be a table of it)");
  }
}
