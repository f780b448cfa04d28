package org.rollcall;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RowCodes;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;

/** What {@code rollcall check} says: a line for each file, what to know of it, and the sum. */
final class CheckReport {

  private static final int SHOWN = 5;
  private static final int WIDEST = 60;

  private final Study study;
  private final String layout;
  private final List<String> refusals = new ArrayList<>();
  private final Set<String> files = new HashSet<>();
  private final Set<String> contents = new HashSet<>();
  private long rows;
  private long accepted;
  private long aside;

  CheckReport(Study study, List<SourceFile> files) {
    this.study = study;
    this.layout =
        "%-"
            + width(files, file -> file.sourceId().length())
            + "s  %-"
            + width(files, file -> shown(file).length())
            + "s  %12s  %,7d rejected%s%s";
  }

  private static int width(List<SourceFile> files, ToIntFunction<SourceFile> length) {
    return Math.min(WIDEST, files.stream().mapToInt(length).max().orElse(1));
  }

  /** The lines on a file. */
  List<String> lines(SourceFile file, FileTally tally) {
    files.add(file.path());
    rows += tally.rowsRead();
    accepted += tally.rowsAccepted();
    aside += asideOf(tally.rejected());
    tally.refused().ifPresent(refusal -> refusals.add(sentence(file, refusal)));
    List<String> lines = new ArrayList<>();
    lines.add(line(file, tally));
    if (!contents.add(file.sourceId() + " " + file.contentHash())) {
      lines.add("    note: " + Notes.COPY);
    }
    tally.notices().forEach(notice -> lines.add("    note: " + notice));
    faulty(tally)
        .limit(SHOWN)
        .map(row -> "    " + place(row) + ": " + RowCodes.fault(row.rule()))
        .forEach(lines::add);
    if (faulty(tally).count() > SHOWN) {
      lines.add("    in all: " + Notes.faulty(tally.rejected()));
    }
    return lines;
  }

  private String line(SourceFile file, FileTally tally) {
    long apart = asideOf(tally.rejected());
    String why =
        apart == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %,d set aside (%s)", apart, Notes.aside(tally.rejected()));
    return String.format(
        Locale.ROOT,
        layout,
        file.sourceId(),
        shown(file),
        Quantity.of(tally.rowsRead(), "row"),
        tally.rowsRead() - tally.rowsAccepted() - apart,
        why,
        tally.refused().isPresent() ? "  REFUSED" : "");
  }

  private static Stream<FileTally.Quarantined> faulty(FileTally tally) {
    return tally.quarantine().stream().filter(row -> !FlowLine.isAside(row.rule()));
  }

  /** A rule of several cells, or of the whole row, names no column. */
  private static String place(FileTally.Quarantined row) {
    return "line " + row.line() + (row.column() > 0 ? ", column " + row.column() : "");
  }

  private static long asideOf(Map<String, Long> rejected) {
    return rejected.entrySet().stream()
        .filter(entry -> FlowLine.isAside(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private String sentence(SourceFile file, FileTally.Refusal refusal) {
    String line = refusal.line() > 0 ? ", line " + refusal.line() : "";
    return "Refused " + file.sourceId() + ": " + shown(file) + line + ": " + refusal.sentence();
  }

  /** The sum over all files. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "Checked %s: %s, of which %,d would be kept, %,d rejected and %,d set aside; %s",
        Quantity.of(files.size(), "file"),
        Quantity.of(rows, "row"),
        accepted,
        rows - accepted - aside,
        aside,
        refusals.isEmpty()
            ? "no file refused"
            : Quantity.of(refusals.size(), "refusal") + ": no row of a refused file is kept");
  }

  /** What keeps sources and files from being read, as sentences. */
  List<String> problems(List<Inbox.Problem> inbox) {
    return Stream.concat(inbox.stream().map(Inbox.Problem::sentence), refusals.stream()).toList();
  }

  private String shown(SourceFile file) {
    return Shown.file(study, file);
  }
}
