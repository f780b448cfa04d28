package org.rollcall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Survey;
import org.rollcall.gate.Detectors;
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

  private static final String UNDATED = "IN-DATE-ORDER";

  /** Looks at a file; a bad one is told of, not thrown. */
  static Sniffed of(Path file) {
    Optional<Sniffer.Finding> finding = Optional.empty();
    try {
      Sniffer.Finding found = Sniffer.sniff(file);
      finding = Optional.of(found);
      return new Sniffed(file, finding, extracts(found, DayOrder.EVIDENT), Optional.empty());
    } catch (IngestException e) {
      return refused(file, finding, e);
    }
  }

  /**
   * What an undated file holds besides its dates is worth knowing: the day is taken to be first.
   */
  private static Sniffed refused(
      Path file, Optional<Sniffer.Finding> finding, IngestException refusal) {
    if (!refusal.code().equals(UNDATED)) {
      return new Sniffed(file, finding, Map.of(), Optional.of(refusal));
    }
    try {
      return new Sniffed(
          file, finding, extracts(finding.orElseThrow(), DayOrder.DAY_FIRST), Optional.of(refusal));
    } catch (IngestException e) {
      return new Sniffed(file, finding, Map.of(), Optional.of(e));
    }
  }

  private static Map<String, Extract> extracts(Sniffer.Finding found, DayOrder order) {
    Map<String, Extract> extracts = new LinkedHashMap<>();
    if (found.recognition().isSure()) {
      ExportFormat format = found.format().orElseThrow();
      for (String table : format.tables()) {
        extracts.put(table, extract(found.document(), format, table, order));
      }
    }
    return extracts;
  }

  private static Extract extract(
      Document document, ExportFormat format, String table, DayOrder order) {
    Optional<Survey> survey = survey(format, document);
    Mapping nothing = new Mapping(List.of());
    try {
      return format.extract(document, new Request("", table, nothing, order, survey));
    } catch (IngestException e) {
      if (survey.isEmpty() || !e.code().equals("IN-NO-TIME")) {
        throw e;
      }
      // The study can tell when answers were given; everything else is worth knowing.
      Mapping timed =
          new Mapping(
              List.of(new Mapping.Wanted("submitted_at", List.of(), Mapping.Need.OPTIONAL)));
      return format.extract(document, new Request("", table, timed, order, survey));
    }
  }

  /** The format that it surely is. */
  Optional<ExportFormat> format() {
    return finding.filter(f -> f.recognition().isSure()).flatMap(Sniffer.Finding::format);
  }

  /** For surveys: which questions may be which items. What names a person is no question. */
  Optional<Survey> survey() {
    return format().flatMap(known -> survey(known, finding.orElseThrow().document()));
  }

  private static Optional<Survey> survey(ExportFormat format, Document document) {
    return format
        .suggest(document)
        .map(survey -> survey.only(question -> Detectors.kindOf(question).isEmpty()))
        .filter(survey -> !survey.items().isEmpty());
  }

  /** Whether a study can read it, perhaps with one more line. */
  boolean isReadable() {
    return format().isPresent()
        && !format().get().tables().isEmpty()
        && (refusal.isEmpty() || isUndatedOnly());
  }

  /** Whether only the order of day and month is not told. */
  boolean isUndatedOnly() {
    return refusal.map(e -> e.code().equals(UNDATED)).orElse(false);
  }

  /** The orders of day and month in which the file reads as it does. */
  Set<DayOrder> orders() {
    Set<DayOrder> orders = EnumSet.of(DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST);
    if (!isUndatedOnly()) {
      orders.removeIf(order -> !isReadAs(order));
    }
    return orders;
  }

  private boolean isReadAs(DayOrder order) {
    try {
      return extracts.equals(extracts(finding.orElseThrow(), order));
    } catch (IngestException e) {
      return false; // that is how it says that a date is none in this order
    }
  }

  /** The days of which it tells, ISO; without order where the file does not say it. */
  TreeSet<String> days() {
    TreeSet<String> days = new TreeSet<>();
    extracts.values().forEach(extract -> days.addAll(days(extract)));
    return days;
  }

  /** The meetings that people are said to have been at, by group and day; none without a group. */
  Set<String> occasions() {
    Extract people = extracts.get("attendance");
    Set<String> occasions = new TreeSet<>();
    if (people != null && !isUndatedOnly()) {
      for (Extract.Record row : people.records()) {
        String group = cell(people, row, "group_id");
        String day = cell(people, row, "session_start") + cell(people, row, "Date");
        if (row.fault().isEmpty() && !group.isEmpty() && day.length() >= 10) {
          occasions.add(group + " " + day.substring(0, 10));
        }
      }
    }
    return occasions;
  }

  private static String cell(Extract extract, Extract.Record row, String column) {
    int at = extract.columns().indexOf(column);
    return at < 0 ? "" : row.cells().get(at);
  }

  private static TreeSet<String> days(Extract extract) {
    List<String> columns = new ArrayList<>(timeColumns(extract));
    columns.addAll(List.of("joined_at", "submitted_at"));
    TreeSet<String> days = new TreeSet<>();
    for (String column : columns) {
      values(extract, column).stream()
          .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d.*"))
          .forEach(text -> days.add(text.substring(0, 10)));
    }
    return days;
  }

  /** The columns that the template of a gap names in braces. */
  private static List<String> columnsOf(Extract.Gap gap) {
    return Pattern.compile("\\{([^}]*)\\}")
        .matcher(gap.template())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Why a study cannot read it, if it cannot. */
  Optional<String> whyNot() {
    if (isReadable()) {
      return Optional.empty();
    }
    return Optional.of(
        refusal
            .map(IngestException::sentence)
            .or(() -> format().map(known -> known.title() + ", which " + known.whyNone()))
            .orElseGet(() -> kind(finding.orElseThrow())));
  }

  /** What a coordinator wants to know of it, without a cell of it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Shown.path(file));
    finding.ifPresent(found -> lines.add("  is      " + kind(found)));
    finding
        .filter(found -> !found.recognition().differs().isEmpty() && !givesNothing())
        .ifPresent(
            found -> lines.add("  but     " + String.join("; ", found.recognition().differs())));
    refusal.ifPresent(
        e ->
            lines.add(
                "  needs   " + (e.line() > 0 ? "line " + e.line() + ": " : "") + e.sentence()));
    extracts.forEach((table, extract) -> lines.add("  gives   " + gives(table, extract)));
    format()
        .filter(known -> known.tables().isEmpty())
        .ifPresent(known -> lines.add("  gives   nothing: it " + known.whyNone()));
    lacks().forEach(text -> lines.add("  lacks   " + text));
    aside().ifPresent(text -> lines.add("  aside   " + text));
    faults().ifPresent(text -> lines.add("  faulty  " + text));
    dropped().ifPresent(text -> lines.add("  drops   " + text));
    notices().forEach(notice -> lines.add("  note    " + notice));
    finding.ifPresent(found -> lines.add("  text    " + found.document().encoding()));
    return lines;
  }

  private boolean givesNothing() {
    return format().filter(known -> known.tables().isEmpty()).isPresent();
  }

  List<String> notices() {
    return extracts.values().stream()
        .flatMap(extract -> extract.notices().stream())
        .distinct()
        .toList();
  }

  private static String kind(Sniffer.Finding found) {
    Recognition recognition = found.recognition();
    if (found.format().isEmpty()) {
      return "nothing that Rollcall knows (must be an export, or a table as in schemas/README.md)";
    }
    String title = found.format().get().title();
    if (!recognition.isSure()) {
      return "not known; nearest: %s (%.0f%% alike)".formatted(title, 100 * recognition.sureness());
    }
    String variant = recognition.variant().isEmpty() ? "" : ": " + recognition.variant();
    String doubt =
        recognition.sureness() < 1 ? " (%.0f%% sure)".formatted(100 * recognition.sureness()) : "";
    return title + variant + doubt;
  }

  private String gives(String table, Extract extract) {
    long rows = extract.records().stream().filter(row -> row.fault().isEmpty()).count();
    List<String> parts = new ArrayList<>();
    parts.add(Notes.count(rows, "row") + " of " + table.replace('_', ' '));
    count(extract, "participant_id").ifPresent(n -> parts.add(Notes.count(n, "person")));
    sessions(extract).ifPresent(n -> parts.add(Notes.count(n, "session")));
    total(extract, "attendees").ifPresent(n -> parts.add(Notes.count(n, "person") + " counted"));
    period(days(extract)).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private static Optional<Integer> count(Extract extract, String column) {
    Set<String> values = values(extract, column);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.size());
  }

  private static Optional<Integer> sessions(Extract extract) {
    int group = extract.columns().indexOf("group_id");
    List<Integer> starts =
        timeColumns(extract).stream()
            .map(extract.columns()::indexOf)
            .filter(column -> column >= 0)
            .toList();
    Set<String> sessions = new TreeSet<>();
    for (Extract.Record row : extract.records()) {
      String start =
          starts.stream()
              .map(row.cells()::get)
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("");
      if (row.fault().isEmpty() && !start.isEmpty()) {
        sessions.add((group < 0 ? "" : row.cells().get(group)) + " " + start);
      }
    }
    return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.size());
  }

  /** What tells when a session was, in canonical text or as the study must complete it. */
  private static List<String> timeColumns(Extract extract) {
    List<String> columns = new ArrayList<>(List.of("session_start", "scheduled_start"));
    extract.gaps().forEach(gap -> columns.addAll(columnsOf(gap)));
    return columns;
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

  /** First and last day; none where the order of day and month would have to be guessed. */
  private Optional<String> period(TreeSet<String> days) {
    if (days.isEmpty() || isUndatedOnly()) {
      return Optional.empty();
    }
    return Optional.of(
        days.size() == 1 ? "on " + days.first() : days.first() + " to " + days.last());
  }

  /** The whole file in short, for a table of many. */
  List<String> row() {
    String kind =
        format().map(ExportFormat::name).orElseGet(() -> refusal.isPresent() ? "-" : "unknown");
    long rows =
        first().stream()
            .flatMap(extract -> extract.records().stream())
            .filter(row -> row.fault().isEmpty())
            .count();
    return List.of(
        Shown.path(file),
        kind,
        isReadable() ? Notes.count(rows, "row") : "-",
        first()
            .flatMap(extract -> count(extract, "participant_id"))
            .map(n -> Notes.count(n, "person"))
            .orElse("-"),
        first().flatMap(Sniffed::sessions).map(n -> Notes.count(n, "session")).orElse("-"),
        period(days()).map(text -> text.replace("on ", "")).orElse("-"),
        state());
  }

  private String state() {
    if (!isReadable()) {
      return "not read";
    }
    if (isUndatedOnly()) {
      return "say date_order";
    }
    return lacks().isEmpty() ? notices().isEmpty() ? "" : "see note" : "see lacks";
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
