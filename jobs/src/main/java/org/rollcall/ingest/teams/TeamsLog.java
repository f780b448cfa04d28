package org.rollcall.ingest.teams;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Meeting;

/**
 * Events of joining and leaving to stays, whatever the order of the rows.
 *
 * <p>A leaving ends the earliest stay of the person that is open: with two devices the stays then
 * cover the right time together. Who "joined before" was there at the time of the row, which is
 * when whoever downloaded it came: what lay before is not known. A stay that nothing ends has no
 * time of leaving, and one that begins nowhere none of joining; both count as being there.
 */
final class TeamsLog {

  private static final Set<String> JOINED =
      Set.of(
          "joined",
          "joined before",
          "a rejoint",
          "rejoint",
          "rejoint avant",
          "a rejoint avant",
          "a rejoint la réunion",
          "unido",
          "se unió",
          "se ha unido",
          "se unió antes",
          "se ha unido antes",
          "beigetreten",
          "zuvor beigetreten",
          "vorher beigetreten",
          "bereits beigetreten",
          "vor beginn beigetreten",
          "ingressou",
          "ingressou antes",
          "ha partecipato",
          "partecipazione",
          "accesso effettuato",
          "ha partecipato prima",
          "entrou",
          "entrou antes",
          "se unió anteriormente",
          "a rejoint précédemment",
          "deelgenomen",
          "eerder deelgenomen");
  private static final Set<String> LEFT =
      Set.of(
          "left",
          "a quitté",
          "quitté",
          "parti",
          "abandonó",
          "ha abandonado",
          "salió",
          "ha salido",
          "verlassen",
          "hat verlassen",
          "saiu",
          "è uscito",
          "ha abbandonato",
          "vertrokken",
          "verlaten",
          "hat die besprechung verlassen",
          "uscita",
          "uscito",
          "ha lasciato");

  private final Headings.Found rows;
  private final TeamsTimes times;
  private final Map<String, List<Event>> events = new LinkedHashMap<>();

  TeamsLog(Headings.Found rows, TeamsTimes times) {
    this.rows = rows;
    this.times = times;
  }

  /** A row. */
  private record Event(Line line, String at, boolean joins, Map<String, String> person) {}

  /** When the first came. */
  String first() {
    return rows.below().stream()
        .flatMap(line -> times.of(rows, line, "time").stream())
        .min(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new IngestException(
                    "IN-NO-TIME",
                    0,
                    "Cannot read the file: no row has a time that can be read (must have the time of each joining)"));
  }

  /** Whether a word is one of joining or leaving in a language that is known. */
  static boolean isAction(String word) {
    return JOINED.contains(Headings.normal(word)) || LEFT.contains(Headings.normal(word));
  }

  /**
   * Reads the rows.
   *
   * @param keys columns that together tell the person's connection, beside the name
   */
  void read(Meeting meeting, List<String> keys) {
    for (Line line : rows.below()) {
      String action = Headings.normal(rows.cell(line, "action"));
      Optional<String> time = times.of(rows, line, "time");
      Map<String, String> person =
          TeamsWords.person(rows.cell(line, "account"), "", rows.cell(line, "name"));
      if (!isAction(action)) {
        meeting.fault(line.number(), "ENUM");
      } else if (person.isEmpty()) {
        meeting.fault(line.number(), "NO-PERSON");
      } else if (time.isEmpty()) {
        meeting.fault(line.number(), "TYPE-DATETIME");
      } else {
        StringBuilder key = new StringBuilder(person.get("participant_id"));
        keys.forEach(column -> key.append('\n').append(rows.cell(line, column)));
        events
            .computeIfAbsent(key.toString(), k -> new ArrayList<>())
            .add(new Event(line, time.get(), JOINED.contains(action), person));
      }
    }
    long open = 0;
    for (List<Event> own : events.values()) {
      open += pair(meeting, own);
    }
    meeting.notice(open, TeamsWords.OPEN);
  }

  /** Stays of one person; how many of them are open. */
  private long pair(Meeting meeting, List<Event> own) {
    own.sort(Comparator.comparing(Event::at).thenComparing(event -> !event.joins()));
    Deque<Event> open = new ArrayDeque<>();
    for (Event event : own) {
      if (event.joins()) {
        open.add(event);
      } else if (open.isEmpty()) {
        meeting.stay(event.line().number(), stay(event, "", event.at()));
      } else {
        Event joined = open.remove();
        meeting.stay(joined.line().number(), stay(joined, joined.at(), event.at()));
        meeting.part(event.line().number());
      }
    }
    open.forEach(joined -> meeting.stay(joined.line().number(), stay(joined, joined.at(), "")));
    return open.size();
  }

  private Map<String, String> stay(Event event, String joined, String left) {
    Map<String, String> stay = new HashMap<>(event.person());
    stay.put("joined_at", joined);
    stay.put("left_at", left);
    stay.put("role", TeamsWords.role(rows.cell(event.line(), "role")));
    return stay;
  }
}
