package org.rollcall.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.contract.FlowLine;

/** Counts what happens to the rows of one file. */
final class TallyBuilder {

  static final int QUARANTINED = 1_000;
  static final int REJECTS_ALLOWED = 20;
  static final int NOTICES = 10;

  private final String fileId;
  private long read;
  private long accepted;
  private final SortedMap<String, Long> rejected = new TreeMap<>();
  private final List<FileTally.Quarantined> quarantine = new ArrayList<>();
  private List<String> notices = List.of();
  private FileTally.Refusal refusal;

  TallyBuilder(String fileId) {
    this.fileId = fileId;
  }

  long read() {
    return read;
  }

  boolean isRefused() {
    return refusal != null;
  }

  void accept() {
    read++;
    accepted++;
  }

  void reject(FileTally.Quarantined row) {
    read++;
    rejected.merge(row.rule(), 1L, Long::sum);
    if (quarantine.size() < QUARANTINED) {
      quarantine.add(row);
    }
  }

  /** Keeps the first things to know of the file. */
  void notice(List<String> sentences) {
    notices = sentences.stream().limit(NOTICES).toList();
  }

  /** Refuses the file; the first reason stays. */
  void refuse(FileTally.Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }

  /**
   * Refuses a file of which more than one row in a hundred is bad, and more than a handful. Rows
   * set aside, as those of a waiting room, are not bad.
   */
  void checkRejects() {
    long aside =
        rejected.entrySet().stream()
            .filter(entry -> FlowLine.isAside(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    long bad = read - accepted - aside;
    if (bad <= REJECTS_ALLOWED || bad * 100 <= read) {
      return;
    }
    String most =
        rejected.entrySet().stream()
            .filter(entry -> !FlowLine.isAside(entry.getKey()))
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    refuse(
        new FileTally.Refusal(
            "IN-REJECTS",
            0,
            "Cannot accept the file: %d of %d rows break a rule, most often %s (must be at most 1 in 100)"
                .formatted(bad, read, most)));
  }

  FileTally build() {
    return new FileTally(
        fileId,
        read,
        accepted,
        Collections.unmodifiableSortedMap(new TreeMap<>(rejected)),
        refusal,
        List.copyOf(quarantine),
        notices);
  }
}
