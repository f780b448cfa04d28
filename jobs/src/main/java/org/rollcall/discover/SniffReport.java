package org.rollcall.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RowWords;
import org.rollcall.ingest.Sniffer;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.terminal.TerminalEscaper;

/**
 * What {@code rollcall sniff} says of a file, without a cell of it.
 *
 * @param file what it was found to be
 */
public record SniffReport(Sniffed file) {

  private static final String NONE = "-";

  /** All that a coordinator wants to know of it. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(TerminalEscaper.path(file.file()));
    file.finding().ifPresent(found -> lines.add("  is      " + kind(found)));
    file.finding()
        .map(found -> found.recognition().differs())
        .filter(differs -> !differs.isEmpty())
        .ifPresent(differs -> lines.add("  but     " + String.join("; ", differs)));
    file.refusal().ifPresent(e -> lines.add("  needs   " + place(e) + e.sentence()));
    file.extracts()
        .forEach(
            (table, extract) ->
                lines.add("  gives   " + gives(table, new ExtractSummary(extract))));
    file.format()
        .filter(known -> known.tables().isEmpty())
        .ifPresent(known -> lines.add("  gives   nothing: it " + known.whyNone()));
    lacks().forEach(text -> lines.add("  lacks   " + text));
    first().ifPresent(extract -> lines.addAll(leftOut(extract)));
    notices().forEach(notice -> lines.add("  note    " + notice));
    file.finding().ifPresent(found -> lines.add("  text    " + found.document().encoding()));
    return lines;
  }

  private static String place(IngestException refusal) {
    return refusal.line() > 0 ? "line " + refusal.line() + ": " : "";
  }

  /** Why a study cannot read it, if it cannot. */
  Optional<String> whyNot() {
    if (file.isReadable()) {
      return Optional.empty();
    }
    return Optional.of(
        file.refusal()
            .map(IngestException::sentence)
            .or(() -> file.format().map(known -> known.title() + ", which " + known.whyNone()))
            .orElseGet(() -> kind(file.finding().orElseThrow())));
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
    return "%s%s (%.0f%% sure)".formatted(title, variant, 100 * recognition.sureness());
  }

  private String gives(String table, ExtractSummary contents) {
    List<String> parts = new ArrayList<>();
    parts.add(Quantity.of(contents.rows(), "row") + " of " + table.replace('_', ' '));
    if (contents.people() > 0) {
      parts.add(Quantity.of(contents.people(), "person"));
    }
    if (contents.sessions() > 0) {
      parts.add(Quantity.of(contents.sessions(), "session"));
    }
    if (contents.hasHeadcounts()) {
      parts.add(Quantity.of(contents.attendees(), "person") + " counted");
    }
    TreeSet<String> days = contents.days();
    period(days).map(text -> days.size() == 1 ? "on " + text : text).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  /** First and last day; none where the order of day and month would have to be guessed. */
  private Optional<String> period(TreeSet<String> days) {
    if (days.isEmpty() || file.isUndatedOnly()) {
      return Optional.empty();
    }
    return Optional.of(days.size() == 1 ? days.first() : days.first() + " to " + days.last());
  }

  private static List<String> leftOut(Extract extract) {
    List<String> lines = new ArrayList<>();
    Map<String, Long> faults = new ExtractSummary(extract).faults();
    if (!extract.aside().isEmpty()) {
      lines.add("  aside   " + RowWords.aside(extract.aside()));
    }
    if (!faults.isEmpty()) {
      lines.add("  faulty  " + RowWords.faulty(faults));
    }
    if (!extract.dropped().isEmpty()) {
      String dropped = String.join(", ", extract.dropped());
      lines.add("  drops   " + dropped + " (people become pseudonyms)");
    }
    return lines;
  }

  /** The whole file in short, for a table of many: its numbers are those of its main table. */
  public List<String> row() {
    String unread = file.refusal().isPresent() ? NONE : "unknown";
    Optional<ExtractSummary> main = first().map(ExtractSummary::new);
    return List.of(
        TerminalEscaper.path(file.file()),
        file.format().map(ExportFormat::name).orElse(unread),
        file.isReadable() ? Quantity.of(main.map(ExtractSummary::rows).orElse(0L), "row") : NONE,
        number(main.map(ExtractSummary::people).orElse(0), "person"),
        number(main.map(ExtractSummary::sessions).orElse(0), "session"),
        period(file.days()).orElse(NONE),
        state());
  }

  private static String number(int number, String thing) {
    return number == 0 ? NONE : Quantity.of(number, thing);
  }

  private String state() {
    if (!file.isReadable()) {
      return "not read";
    }
    if (file.isUndatedOnly()) {
      return "set date_order";
    }
    if (!lacks().isEmpty()) {
      return "see lacks";
    }
    return notices().isEmpty() ? "" : "see note";
  }

  /** What a study must tell before the file can be read. */
  private List<String> lacks() {
    return file.extracts().values().stream()
        .flatMap(extract -> extract.gaps().stream())
        .map(gap -> gap.sentence().replace("Cannot read the file: ", ""))
        .distinct()
        .toList();
  }

  private List<String> notices() {
    return file.extracts().values().stream()
        .flatMap(extract -> extract.notices().stream())
        .distinct()
        .toList();
  }

  private Optional<Extract> first() {
    return file.extracts().values().stream().findFirst();
  }
}
