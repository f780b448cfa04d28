package org.rollcall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.Mapping;
import org.rollcall.ingest.Request;
import org.rollcall.ingest.Sniffer;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Recognition;

/**
 * What a file was found to be, and what it would give.
 *
 * @param file the file
 * @param finding the format that it looks most like; empty if it cannot be read at all
 * @param extracts what it gives, by canonical table
 * @param refusal why it cannot be read as it is; empty if it can
 */
record Sniffed(
    Path file,
    Optional<Sniffer.Finding> finding,
    Map<String, Extract> extracts,
    Optional<IngestException> refusal) {

  /** Looks at a file; a bad one is told of, not thrown. */
  static Sniffed of(Path file) {
    Optional<Sniffer.Finding> finding = Optional.empty();
    Map<String, Extract> extracts = new LinkedHashMap<>();
    try {
      Sniffer.Finding found = Sniffer.sniff(file);
      finding = Optional.of(found);
      if (found.recognition().isSure()) {
        ExportFormat format = found.format().orElseThrow();
        for (String table : format.tables()) {
          extracts.put(table, extract(found.document(), format, table));
        }
      }
      return new Sniffed(file, finding, extracts, Optional.empty());
    } catch (IngestException e) {
      return new Sniffed(file, finding, extracts, Optional.of(e));
    }
  }

  private static Extract extract(Document document, ExportFormat format, String table) {
    Optional<Survey> survey = format.suggest(document);
    Mapping nothing = new Mapping(List.of());
    try {
      return format.extract(document, new Request("", table, nothing, DayOrder.EVIDENT, survey));
    } catch (IngestException e) {
      if (survey.isEmpty() || !e.code().equals("IN-NO-TIME")) {
        throw e;
      }
      // The study can tell when answers were given; everything else is worth knowing.
      Mapping timed =
          new Mapping(
              List.of(new Mapping.Wanted("submitted_at", List.of(), Mapping.Need.OPTIONAL)));
      return format.extract(document, new Request("", table, timed, DayOrder.EVIDENT, survey));
    }
  }

  /** The format that it surely is. */
  Optional<ExportFormat> format() {
    return finding.filter(f -> f.recognition().isSure()).flatMap(Sniffer.Finding::format);
  }

  /** For surveys: which questions may be which items. */
  Optional<Survey> survey() {
    return format().flatMap(known -> known.suggest(finding.orElseThrow().document()));
  }

  /** Whether a study can read it, perhaps with one more line. */
  boolean isReadable() {
    return format().isPresent()
        && !format().get().tables().isEmpty()
        && (refusal.isEmpty() || isUndatedOnly());
  }

  /** Whether only the order of day and month is not told. */
  boolean isUndatedOnly() {
    return refusal.map(e -> e.code().equals("IN-DATE-ORDER")).orElse(false);
  }

  /** What a coordinator wants to know of it, without a cell of it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(file.toString());
    finding.ifPresent(found -> lines.add("  is      " + kind(found)));
    finding
        .filter(found -> !found.recognition().differs().isEmpty())
        .ifPresent(
            found -> lines.add("  but     " + String.join("; ", found.recognition().differs())));
    refusal.ifPresent(
        e -> lines.add("  " + (e.line() > 0 ? "line " + e.line() + ": " : "") + e.sentence()));
    extracts.forEach((table, extract) -> lines.add("  gives   " + gives(table, extract)));
    format()
        .filter(known -> known.tables().isEmpty())
        .ifPresent(known -> lines.add("  gives   nothing: it " + known.whyNone()));
    lacks().forEach(text -> lines.add("  lacks   " + text));
    aside().ifPresent(text -> lines.add("  aside   " + text));
    faults().ifPresent(text -> lines.add("  faulty  " + text));
    dropped().ifPresent(text -> lines.add("  drops   " + text));
    first().stream()
        .flatMap(extract -> extract.notices().stream())
        .forEach(notice -> lines.add("  note    " + notice));
    finding.ifPresent(found -> lines.add("  text    " + found.document().encoding()));
    return lines;
  }

  private static String kind(Sniffer.Finding found) {
    Recognition recognition = found.recognition();
    if (found.format().isEmpty()) {
      return "nothing that Rollcall knows (write it as a canonical table, see schemas/README.md)";
    }
    String title = found.format().get().title();
    if (!recognition.isSure()) {
      return "not known; nearest: %s (%.0f%% alike)".formatted(title, 100 * recognition.sureness());
    }
    String variant = recognition.variant().isEmpty() ? "" : ": " + recognition.variant();
    return "%s%s (%.0f%% sure)".formatted(title, variant, 100 * recognition.sureness());
  }

  private static String gives(String table, Extract extract) {
    long rows = extract.records().stream().filter(row -> row.fault().isEmpty()).count();
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d %s", rows, table.replace('_', ' ')));
    count(extract, "participant_id").ifPresent(n -> text.append(", " + n + " people"));
    sessions(extract).ifPresent(n -> text.append(", " + n + (n == 1 ? " session" : " sessions")));
    total(extract, "attendees").ifPresent(n -> text.append(", " + n + " attendances"));
    period(extract).ifPresent(p -> text.append(", " + p));
    return text.toString();
  }

  private static Optional<Integer> count(Extract extract, String column) {
    Set<String> values = values(extract, column);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.size());
  }

  private static Optional<Integer> sessions(Extract extract) {
    int group = extract.columns().indexOf("group_id");
    int start = extract.columns().indexOf("session_start");
    if (start < 0) {
      return Optional.empty();
    }
    Set<String> sessions = new TreeSet<>();
    for (Extract.Record row : extract.records()) {
      if (row.fault().isEmpty() && !row.cells().get(start).isEmpty()) {
        sessions.add((group < 0 ? "" : row.cells().get(group)) + " " + row.cells().get(start));
      }
    }
    return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.size());
  }

  private static Optional<Long> total(Extract extract, String column) {
    int at = extract.columns().indexOf(column);
    return at < 0
        ? Optional.empty()
        : Optional.of(
            extract.records().stream()
                .map(row -> row.cells().get(at))
                .filter(cell -> cell.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .sum());
  }

  private static Optional<String> period(Extract extract) {
    TreeSet<String> days = new TreeSet<>();
    for (String column : List.of("session_start", "joined_at", "submitted_at")) {
      values(extract, column).stream()
          .filter(text -> text.length() >= 10)
          .forEach(text -> days.add(text.substring(0, 10)));
    }
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            days.size() == 1 ? "on " + days.first() : days.first() + " to " + days.last());
  }

  private static Set<String> values(Extract extract, String column) {
    int at = extract.columns().indexOf(column);
    return at < 0
        ? Set.of()
        : extract.records().stream()
            .map(row -> row.cells().get(at))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
  }

  /** What a study must tell before the file can be read. */
  private List<String> lacks() {
    return extracts.values().stream()
        .flatMap(extract -> extract.gaps().stream())
        .map(gap -> gap.sentence().replace("Cannot read the file: ", ""))
        .distinct()
        .toList();
  }

  private Optional<String> aside() {
    return first().map(Extract::aside).filter(map -> !map.isEmpty()).map(Notes::aside);
  }

  private Optional<String> faults() {
    Map<String, Long> faults = new TreeMap<>();
    first()
        .ifPresent(
            extract ->
                extract.records().stream()
                    .map(Extract.Record::fault)
                    .filter(code -> !code.isEmpty() && !FlowLine.isAside(code))
                    .forEach(code -> faults.merge(code, 1L, Long::sum)));
    return faults.isEmpty() ? Optional.empty() : Optional.of(Notes.faulty(faults));
  }

  private Optional<String> dropped() {
    return first()
        .map(Extract::dropped)
        .filter(list -> !list.isEmpty())
        .map(list -> String.join(", ", list) + " (people become pseudonyms)");
  }

  private Optional<Extract> first() {
    return extracts.values().stream().findFirst();
  }
}
