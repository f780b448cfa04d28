package org.rollcall.ingest.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * Meetings as a table: the export of the plugin 12 Step Meeting List, and sheets in the table form
 * of Meeting Guide.
 */
public final class TsmlCsv implements ExportFormat {

  private static final Headings HEADINGS =
      new Headings()
          .need("name", "Name", "Nombre", "Nom", "Nome", "Namn", "Navn", "Naam", "Nazwa")
          .need("day", "Day", "Día", "Jour", "Dia", "Giorno", "Dag", "Tag", "Dzień")
          .need("time", "Time", "Hora", "Heure", "Ora", "Tid", "Tijd", "Uhrzeit", "Godzina")
          .need("slug", "Slug")
          .may("end", "End Time", "Hora de finalización", "Heure de fin", "Sluttid", "Endzeit")
          .may("types", "Types", "Tipos", "Tipi", "Typer", "Typen", "Typy")
          .may(
              "address",
              "Address",
              "Formatted Address",
              "Dirección",
              "Adresse",
              "Endereço",
              "Indirizzo",
              "Adress",
              "Adres")
          .may("city", "City")
          .may("state", "State")
          .may("country", "Country")
          .may("region", "Region", "Regions", "Región", "Région", "Região", "Regione")
          .may("zone", "Timezone", "Time Zone")
          .may("group", "Group")
          .may("url", "Conference URL")
          .may("phone", "Conference Phone")
          .may("approximate", "Approximate")
          .may("option", "Attendance Option")
          .may("updated", "Updated");

  @Override
  public String name() {
    return "tsml_csv";
  }

  @Override
  public String title() {
    return "table of meetings in the form of 12 Step Meeting List";
  }

  @Override
  public List<String> tables() {
    return List.of("directory_slots");
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    if (HEADINGS.in(document.grid(), 0).isPresent()) {
      return Recognition.sure("");
    }
    Recognition likeness = HEADINGS.likeness(document.grid());
    return likeness.sureness() >= 0.7 ? likeness : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Headings.Found found = HEADINGS.in(document).orElseThrow();
    Slots slots = Slots.with(MeetingTypes.BY_UI, MeetingTypes.BY_SPEC);
    Times times =
        Times.of(
            order,
            found.below().stream()
                .map(line -> new Times.Stamp(line.number(), updated(found, line)))
                .toList());
    boolean english = found.below().stream().allMatch(line -> isEnglish(found, line));
    if (!english) {
      slots
          .extract()
          .notice(
              "its types are in a language that is not read: slots with types are of unknown modality unless attendance_option tells it");
    }
    for (Line line : found.below()) {
      read(slots, found, line, times, english);
    }
    return slots.build();
  }

  /** A site that writes its days in another language so writes its types, too. */
  private static boolean isEnglish(Headings.Found found, Line line) {
    return split(found.cell(line, "day")).stream()
        .allMatch(day -> Week.SUNDAY_0.iso(day).isEmpty() || Week.isEnglish(day));
  }

  /** The plugin leaves out the blank between day and time. */
  private static String updated(Headings.Found found, Line line) {
    return found
        .cell(line, "updated")
        .replaceFirst("^(\\d{4}-\\d{2}-\\d{2})(\\d{2}:\\d{2}:\\d{2})$", "$1 $2");
  }

  private static void read(
      Slots slots, Headings.Found found, Line line, Times times, boolean english) {
    Optional<List<String>> days = weekdays(found.cell(line, "day"));
    if (days.isEmpty()) {
      slots.extract().fault(line.number(), "WEEKDAY");
      return;
    }
    Map<String, String> facts = new HashMap<>();
    for (String key : List.of("time", "end")) {
      Optional<String> time = Times.time(found.cell(line, key));
      if (time.isEmpty() && !found.cell(line, key).isEmpty()) {
        slots.extract().fault(line.number(), "TYPE-TIME");
        return;
      }
      facts.put(key.equals("time") ? "start_time" : "end_time", time.orElse(""));
    }
    Optional<String> changed = times.dateTime(updated(found, line));
    if (changed.isEmpty() && !updated(found, line).isEmpty()) {
      slots.extract().fault(line.number(), "TYPE-DATETIME");
      return;
    }
    facts.put("updated_at", changed.orElse(""));
    facts.put("slot_id", found.cell(line, "slug"));
    facts.put("Group", found.cell(line, "group"));
    facts.put("time_zone", found.cell(line, "zone"));
    putPlace(facts, found, line);
    MeetingTypes.put(facts, signs(found, line), ModalityRule.TSML_PLUGIN);
    if (!english && !found.cell(line, "types").isEmpty()) {
      unread(facts, !found.cell(line, "option").isEmpty());
    }
    slots.meeting(line.number(), days.get(), facts);
  }

  /** ISO numbers of the days; none for a meeting by appointment, empty if a text is no day. */
  private static Optional<List<String>> weekdays(String cell) {
    List<String> days = new ArrayList<>();
    for (String day : split(cell)) {
      if (Headings.normal(day).matches("(by )?appointment")) {
        continue;
      }
      Optional<String> iso = Week.SUNDAY_0.iso(day);
      if (iso.isEmpty()) {
        return Optional.empty();
      }
      days.add(iso.get());
    }
    return Optional.of(days);
  }

  private static void putPlace(Map<String, String> facts, Headings.Found found, Line line) {
    facts.put("region", Places.region(found.cell(line, "region").replaceFirst(" ?>.*", "")));
    String country = found.cell(line, "country");
    facts.put(
        "country",
        country.isEmpty() ? Places.countryOf(address(found, line)) : Places.country(country));
  }

  /** Among types that are not read may be one that closes a place or is online. */
  private static void unread(Map<String, String> facts, boolean stated) {
    facts.put(MeetingTypes.BY_UI, ModalityRule.UNKNOWN);
    facts.put(MeetingTypes.BY_SPEC, ModalityRule.UNKNOWN);
    if (!stated) {
      facts.put(Slots.MODALITY, ModalityRule.UNKNOWN);
    }
  }

  private static List<String> split(String cell) {
    return Stream.of(cell.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static String address(Headings.Found found, Line line) {
    List<String> parts = new ArrayList<>();
    for (String key : List.of("address", "city", "state", "country")) {
      parts.add(found.cell(line, key));
    }
    parts.removeIf(String::isEmpty);
    return String.join(", ", parts);
  }

  private static ModalityRule.Signs signs(Headings.Found found, Line line) {
    return MeetingTypes.signs(
        found.cell(line, "option"),
        found.has("types"),
        split(found.cell(line, "types")),
        found.cell(line, "url"),
        found.cell(line, "phone"),
        found.cell(line, "approximate"),
        address(found, line));
  }
}
