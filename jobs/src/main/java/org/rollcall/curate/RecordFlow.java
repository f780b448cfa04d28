package org.rollcall.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.FlowLine.Step;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Refused;

/** Every row of every file accounted for: read = curated + duplicates + rejected. */
public final class RecordFlow {

  private RecordFlow() {}

  /**
   * The steps of each file, in the order of sources and file ids. Where a correction was refused,
   * they are those of the version whose rows the store holds.
   *
   * @param counts what became of the stored rows, by file; none means no row
   */
  public static List<FlowLine> lines(Ledger ledger, Map<String, FileCounts> counts) {
    List<LedgerEntry> entries = new ArrayList<>(ledger.entries());
    entries.sort(
        java.util.Comparator.comparing(LedgerEntry::sourceId).thenComparing(LedgerEntry::fileId));
    List<FlowLine> lines = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      FileCounts count = counts.getOrDefault(entry.fileId(), FileCounts.NONE);
      entry
          .accepted()
          .ifPresentOrElse(
              accepted -> addAccepted(lines, entry, accepted, count),
              () -> addRefused(lines, entry, entry.refused().orElseThrow()));
    }
    return lines;
  }

  /**
   * Checks that no row is lost or made up.
   *
   * @throws IllegalStateException if a file's lines do not add up
   */
  public static void check(List<FlowLine> lines) {
    Map<String, List<FlowLine>> files = new LinkedHashMap<>();
    lines.forEach(line -> files.computeIfAbsent(line.fileId(), f -> new ArrayList<>()).add(line));
    files.forEach(RecordFlow::checkFile);
  }

  private static void checkFile(String fileId, List<FlowLine> lines) {
    long read = sum(lines, Step.READ);
    long curated = sum(lines, Step.CURATED);
    long duplicates = removed(lines, Step.DUPLICATE);
    long rejected = removed(lines, Step.REJECTED);
    if (read != curated + duplicates + rejected) {
      throw new IllegalStateException(
          "Cannot account for file %s: %d rows read, %d curated, %d duplicates, %d rejected (must add up)"
              .formatted(fileId, read, curated, duplicates, rejected));
    }
  }

  private static void addAccepted(
      List<FlowLine> lines, LedgerEntry entry, Accepted accepted, FileCounts count) {
    Steps steps = new Steps(lines, entry, accepted.version().table(), accepted.rowsRead());
    TreeMap<String, Long> rejected = new TreeMap<>(accepted.rejected());
    count.rejected().forEach((rule, rows) -> rejected.merge(rule, rows, Long::sum));
    rejected.forEach((rule, rows) -> steps.remove(Step.REJECTED, rule, rows));
    steps.remove(Step.DUPLICATE, "", count.duplicates());
    steps.end(count.kept());
  }

  private static void addRefused(List<FlowLine> lines, LedgerEntry entry, Refused refused) {
    Steps steps = new Steps(lines, entry, refused.version().table(), refused.rowsRead());
    steps.remove(Step.REJECTED, refused.code(), refused.rowsRead());
    steps.remove(Step.DUPLICATE, "", 0);
    steps.end(0);
  }

  /** Rows that flow from one line to the next. */
  private static final class Steps {
    private final List<FlowLine> lines;
    private final LedgerEntry entry;
    private final String table;
    private long rows;

    Steps(List<FlowLine> lines, LedgerEntry entry, String table, long read) {
      this.lines = lines;
      this.entry = entry;
      this.table = table;
      this.rows = read;
      add(Step.READ, "", read, read);
    }

    void remove(Step step, String reason, long removed) {
      add(step, reason, rows, rows - removed);
      rows -= removed;
    }

    void end(long curated) {
      add(Step.CURATED, "", curated, curated);
    }

    private void add(Step step, String reason, long in, long out) {
      lines.add(new FlowLine(entry.sourceId(), entry.fileId(), table, step, reason, in, out));
    }
  }

  private static long sum(List<FlowLine> lines, Step step) {
    return lines.stream().filter(l -> l.step() == step).mapToLong(FlowLine::rowsOut).sum();
  }

  private static long removed(List<FlowLine> lines, Step step) {
    return lines.stream()
        .filter(l -> l.step() == step)
        .mapToLong(l -> l.rowsIn() - l.rowsOut())
        .sum();
  }
}
