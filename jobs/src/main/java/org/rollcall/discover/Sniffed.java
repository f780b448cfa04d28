package org.rollcall.discover;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Detectors;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.Sniffer;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;

/**
 * What a file was found to be, and what it would give.
 *
 * @param file the file
 * @param finding the format that it looks most like; empty if it cannot be read at all
 * @param extracts what it gives, by canonical table
 * @param refusal why it cannot be read as it is; empty if it can
 * @param evidence what tells the order of day and month where the file's own dates do not
 */
public record Sniffed(
    Path file,
    Optional<Sniffer.Finding> finding,
    Map<String, Extract> extracts,
    Optional<IngestException> refusal,
    Optional<DateOrderEvidence> evidence) {

  private static final String UNDATED = "IN-DATE-ORDER";

  private Sniffed(
      Path file,
      Optional<Sniffer.Finding> finding,
      Map<String, Extract> extracts,
      Optional<IngestException> refusal) {
    this(file, finding, extracts, refusal, Optional.empty());
  }

  /** Looks at files, and at all of them together for what one alone does not tell. */
  public static List<Sniffed> all(List<Path> files) {
    return DateOrderEvidence.decide(files.stream().map(Sniffed::of).toList());
  }

  /** What it holds; empty if it cannot be read at all. */
  public Optional<String> text() {
    return finding.map(found -> found.document().text());
  }

  /** The same file read in an order that it does not tell by its own dates. */
  Sniffed as(DateOrderEvidence known) {
    return new Sniffed(
        file,
        finding,
        extracts(finding.orElseThrow(), known.order()),
        Optional.empty(),
        Optional.of(known));
  }

  /** What it would give in an order of day and month; empty if it has no such dates. */
  Map<String, Extract> in(DateOrder order) {
    if (!isUndatedOnly()) {
      return extracts;
    }
    try {
      return extracts(finding.orElseThrow(), order);
    } catch (IngestException e) {
      return Map.of(); // that is how it says that a date is none in this order
    }
  }

  /** Looks at a file; a bad one is told of, not thrown. */
  public static Sniffed of(Path file) {
    Optional<Sniffer.Finding> finding = Optional.empty();
    try {
      Sniffer.Finding found = Sniffer.sniff(file);
      finding = Optional.of(found);
      return new Sniffed(file, finding, extracts(found, DateOrder.ISO), Optional.empty());
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
          file,
          finding,
          extracts(finding.orElseThrow(), DateOrder.DAY_FIRST),
          Optional.of(refusal));
    } catch (IngestException e) {
      return new Sniffed(file, finding, Map.of(), Optional.of(e));
    }
  }

  private static Map<String, Extract> extracts(Sniffer.Finding found, DateOrder order) {
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
      Document document, ExportFormat format, String table, DateOrder order) {
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
  public Optional<ExportFormat> format() {
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
  public boolean isReadable() {
    return format().isPresent()
        && !format().get().tables().isEmpty()
        && (refusal.isEmpty() || isUndatedOnly());
  }

  /** Whether only the order of day and month is not told. */
  boolean isUndatedOnly() {
    return refusal.map(e -> e.code().equals(UNDATED)).orElse(false);
  }

  /** The orders of day and month in which the file reads as it does. */
  Set<DateOrder> orders() {
    Set<DateOrder> orders = EnumSet.of(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST);
    if (evidence.isPresent()) {
      return Set.of(evidence.get().order());
    }
    if (!isUndatedOnly()) {
      orders.removeIf(order -> !isReadAs(order));
    }
    return orders;
  }

  private boolean isReadAs(DateOrder order) {
    try {
      return extracts.equals(extracts(finding.orElseThrow(), order));
    } catch (IngestException e) {
      return false; // that is how it says that a date is none in this order
    }
  }

  /** The days of which it tells, ISO; without order where the file does not say it. */
  TreeSet<String> days() {
    TreeSet<String> days = new TreeSet<>();
    extracts.values().forEach(extract -> days.addAll(new ExtractSummary(extract).days()));
    return days;
  }

  /** Equal for files of one format in one folder. */
  String inFolder() {
    return format().orElseThrow().name() + "\n" + file.toAbsolutePath().getParent();
  }

  /** Equal for files of one format that tell of the same meetings; one that names none is alone. */
  String ofMeetings() {
    Set<String> groups = groups();
    return format().orElseThrow().name()
        + "\n"
        + (groups.isEmpty() ? file.toString() : groups.toString());
  }

  /** The groups of which it tells. */
  Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    for (Extract extract : extracts.values()) {
      extract.records().stream()
          .filter(row -> row.fault().isEmpty())
          .map(row -> extract.cell(row, "group_id"))
          .filter(id -> !id.isEmpty())
          .forEach(groups::add);
    }
    return groups;
  }

  /** The meetings that people are said to have been at, by group and day; none without a group. */
  Set<String> occasions() {
    Extract people = extracts.get("attendance");
    Set<String> occasions = new TreeSet<>();
    if (people != null && !isUndatedOnly()) {
      for (Extract.Record row : people.records()) {
        String group = people.cell(row, "group_id");
        String day = people.cell(row, "session_start") + people.cell(row, "Date");
        if (row.fault().isEmpty() && !group.isEmpty() && day.length() >= 10) {
          occasions.add(group + " " + day.substring(0, 10));
        }
      }
    }
    return occasions;
  }
}
