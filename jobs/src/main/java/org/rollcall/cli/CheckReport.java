package org.rollcall.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RowCodes;
import org.rollcall.contract.RowWords;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.SourceFile;
import org.rollcall.run.InboxFiles;
import org.rollcall.study.Study;

/** What {@code rollcall check} says: a line for each file, what to know of it, and the sum. */
public final class CheckReport {

  private static final int SHOWN = 5;
  private static final int WIDEST = 60;

  private final Study study;
  private final String layout;
  private final Set<String> files = new HashSet<>();
  private final Set<String> contents = new HashSet<>();
  private long rows;
  private long accepted;
  private long aside;
  private int refused;

  public CheckReport(Study study, List<SourceFile> files) {
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
  public List<String> lines(SourceFile file, FileTally tally) {
    files.add(file.path());
    rows += tally.rowsRead();
    accepted += tally.rowsAccepted();
    aside += asideOf(tally.rejected());
    refused += tally.refused().isPresent() ? 1 : 0;
    List<String> lines = new ArrayList<>();
    lines.add(line(file, tally));
    if (!contents.add(file.sourceId() + " " + file.contentHash())) {
      lines.add("    note: " + InboxFiles.COPY);
    }
    tally.notices().forEach(notice -> lines.add("    note: " + notice));
    faulty(tally)
        .limit(SHOWN)
        .map(row -> "    " + place(row) + ": " + RowCodes.fault(row.rule()))
        .forEach(lines::add);
    if (faulty(tally).count() > SHOWN) {
      lines.add("    in all: " + RowWords.faulty(tally.rejected()));
    }
    return lines;
  }

  private String line(SourceFile file, FileTally tally) {
    long apart = asideOf(tally.rejected());
    String why =
        apart == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %,d set aside (%s)", apart, RowWords.aside(tally.rejected()));
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

  /** The sum over all files. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "Checked %s: %s, of which %,d pass the gate, %,d are rejected and %,d set aside; %s",
        Quantity.of(files.size(), "file"),
        Quantity.of(rows, "row"),
        accepted,
        rows - accepted - aside,
        aside,
        refused == 0
            ? "no file refused"
            : Quantity.of(refused, "refusal") + ": no row of a refused file is kept");
  }

  /** Rows that pass the gate and count for nothing, as the group or session is not known. */
  static List<String> later(List<FlowLine> flow) {
    Map<String, Long> rows = new TreeMap<>();
    for (FlowLine line : flow) {
      long lost = line.rowsIn() - line.rowsOut();
      String why =
          line.step() == FlowLine.Step.DUPLICATE
              ? "said by another row too"
              : RowCodes.fault(line.reason());
      boolean later = line.step() == FlowLine.Step.DUPLICATE || line.reason().startsWith("FK-");
      if (later && lost > 0) {
        rows.merge(line.sourceId() + ": %s: " + why, lost, Long::sum);
      }
    }
    return rows.entrySet().stream()
        .map(entry -> entry.getKey().formatted(Quantity.of(entry.getValue(), "row")))
        .toList();
  }

  private String shown(SourceFile file) {
    return InboxFiles.name(study, file);
  }
}
