package org.rollcall.ingest.zoom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Person;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * A saved chat of a Zoom meeting, of which messages to everyone are counted and none is read: with
 * a head before each message, on its line or the one above, or the name between tabs.
 *
 * <p>People are known by the name shown. That somebody wrote makes nobody present: the participants
 * report may know the same person by an account, so the records say only how many messages the name
 * sent. Reactions count where Zoom writes them as messages.
 */
public final class ZoomChat implements ExportFormat {

  private static final int LOOKED_AT = 20;

  /** Cloud recordings are named by when they began, in UTC. */
  private static final Pattern FILE =
      Pattern.compile("GMT(\\d{4})(\\d{2})(\\d{2})-(\\d{2})(\\d{2})(\\d{2})(?!\\d).*");

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
    return List.of("attendance");
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    List<String> lines = document.text().lines().filter(line -> !line.isBlank()).toList();
    long early = lines.stream().limit(LOOKED_AT).filter(ZoomChat::isMessage).count();
    if (early == 0 || early * 5 < Math.min(LOOKED_AT, lines.size())) {
      return Recognition.NONE;
    }
    long messages = lines.stream().filter(ZoomChat::isMessage).count();
    return Recognition.sure(Quantity.of(messages, "message") + ", counted and not read");
  }

  private static boolean isMessage(String line) {
    return ZoomChatLine.of(line).isPresent();
  }

  /** A name and its messages. */
  private static final class Writer {

    private final long line;
    private final Map<String, String> person;
    private int messages;

    private Writer(long line, Map<String, String> person) {
      this.line = line;
      this.person = person;
    }
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    List<String> lines = document.text().lines().toList();
    TreeSet<String> days = new TreeSet<>();
    lines.stream()
        .flatMap(line -> ZoomChatLine.of(line).stream())
        .map(ZoomChatLine::day)
        .filter(day -> !day.isEmpty())
        .forEach(days::add);
    Map<String, String> session = session(document, days);
    List<String> columns =
        new ArrayList<>(
            List.of(
                "participant_id",
                "identity_grade",
                "attendance_mode",
                "channel",
                "status",
                "chat_messages"));
    columns.addAll(session.keySet());
    Extract.Builder rows =
        new Extract.Builder(columns)
            .drops("names")
            .drops("the text of messages")
            .lacks(Gaps.group());
    if (!session.containsKey("session_start")) {
      rows.lacks(Gaps.start(session.containsKey("Date")));
    } else {
      rows.notice(
          "the session begins when the recording did, by the file's name: where the participants"
              + " report tells another start, the study must give that");
    }
    count(lines, rows).forEach(writer -> rows.record(writer.line, cells(writer, session)));
    return rows.build();
  }

  private static Iterable<Writer> count(List<String> lines, Extract.Builder rows) {
    Map<String, Writer> writers = new LinkedHashMap<>();
    for (int at = 0; at < lines.size(); at++) {
      long number = at + 1L;
      Optional<ZoomChatLine> message = ZoomChatLine.of(lines.get(at));
      if (message.isEmpty()) {
        continue;
      }
      Map<String, String> person = Person.of("", ZoomNames.original(message.get().sender()));
      if (person.isEmpty()) {
        rows.fault(number, "NO-PERSON");
      } else if (!message.get().isPublic()) {
        rows.aside(number, "PRIVATE-MESSAGE");
      } else if (Headings.normal(message.get().sender()).equals("me")) {
        rows.aside(number, "UNNAMED-SENDER");
      } else {
        rows.usedRow();
        writers.computeIfAbsent(person.get("participant_id"), key -> new Writer(number, person))
            .messages++;
      }
    }
    return writers.values();
  }

  private static Map<String, String> cells(Writer writer, Map<String, String> session) {
    Map<String, String> cells = new HashMap<>(writer.person);
    cells.putAll(session);
    cells.put("attendance_mode", "online");
    cells.put("status", "unknown");
    cells.put("chat_messages", Integer.toString(writer.messages));
    return cells;
  }

  /** What the file tells of the session, by column. */
  private static Map<String, String> session(Document document, TreeSet<String> days) {
    Map<String, String> session = new LinkedHashMap<>();
    Matcher file = FILE.matcher(document.fileName());
    if (file.matches()) {
      Times.of(DateOrder.ISO, List.of())
          .dateTime(file.replaceFirst("$1-$2-$3 $4:$5:$6Z"))
          .ifPresent(start -> session.put("session_start", start));
    }
    Days.one(days, "messages").ifPresent(day -> session.put("Date", day));
    return session;
  }
}
