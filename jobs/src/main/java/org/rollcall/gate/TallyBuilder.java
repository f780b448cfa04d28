package org.rollcall.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens to the rows of one file, or of a part of it. */
final class TallyBuilder {

  static final int NOTICES = 10;

  private final String fileId;
  private long read;
  private long accepted;
  private final SortedMap<String, Long> rejected = new TreeMap<>();
  private final List<FileTally.Quarantined> quarantine = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private FileTally.Refusal refusal;

  TallyBuilder(String fileId) {
    this.fileId = fileId;
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
    if (quarantine.size() < FileTally.QUARANTINED) {
      quarantine.add(row);
    }
  }

  /** Keeps the first things to know of the file. */
  void notice(String sentence) {
    if (notices.size() < NOTICES) {
      notices.add(sentence);
    }
  }

  /** Refuses the file; the first reason stays. */
  void refuse(FileTally.Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }

  FileTally build() {
    return new FileTally(
        fileId,
        read,
        accepted,
        Collections.unmodifiableSortedMap(new TreeMap<>(rejected)),
        refusal,
        List.copyOf(quarantine),
        List.copyOf(notices));
  }
}
