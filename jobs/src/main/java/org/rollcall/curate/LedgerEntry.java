package org.rollcall.curate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.gate.FileTally.Refusal;
import org.rollcall.gate.ReaderVersion;

/**
 * What the store knows of one file of the inbox.
 *
 * @param fileId 32 hex digits; stays the same when the file is corrected
 * @param sourceId name of its source in the study
 * @param sequence order of the file's first commit, from 1
 * @param accepted the version whose rows the store holds, if any
 * @param refused the latest version, if it was refused; an accepted one before it stays
 * @param gone whether the inbox did not hold it any more at the last commit
 * @param takenIn day on which the content whose rows the store holds first came, in Greenwich;
 *     empty for stores of before. It tells how late records come, and no result is made from it
 */
public record LedgerEntry(
    String fileId,
    String sourceId,
    int sequence,
    Optional<Accepted> accepted,
    Optional<Refused> refused,
    boolean gone,
    Optional<String> takenIn) {

  private static final Set<String> OF_A_MOMENT =
      Set.of("IN-CHANGED", "IN-FUTURE", "IN-MISSING", "IN-UNREADABLE");

  public LedgerEntry {
    if (sequence < 1) {
      throw new IllegalArgumentException("Invalid sequence: " + sequence + " (must be > 0)");
    }
    takenIn = takenIn == null ? Optional.empty() : takenIn;
    if (accepted.isEmpty() && refused.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid ledger entry " + fileId + ": neither accepted nor refused (must be one)");
    }
  }

  /** A file that is there. */
  public LedgerEntry(
      String fileId,
      String sourceId,
      int sequence,
      Optional<Accepted> accepted,
      Optional<Refused> refused) {
    this(fileId, sourceId, sequence, accepted, refused, false, Optional.empty());
  }

  LedgerEntry numbered(int number) {
    return new LedgerEntry(fileId, sourceId, number, accepted, refused, gone, takenIn);
  }

  LedgerEntry withGone(boolean now) {
    return new LedgerEntry(fileId, sourceId, sequence, accepted, refused, now, takenIn);
  }

  /**
   * Which bytes of a file were read, and how.
   *
   * @param table canonical table that it fed
   * @param contentHash keyed hash of the bytes
   * @param settings hash of the settings of its source; other settings may read other rows
   * @param reader version of the code that read it, 0 for stores of before
   * @param contract hash of the table's columns then, empty text for stores of before
   */
  public record Version(
      String table, String contentHash, String settings, int reader, String contract) {

    public Version {
      contract = contract == null ? "" : contract;
    }

    /** As this program reads it. */
    public Version(String table, String contentHash, String settings) {
      this(table, contentHash, settings, ReaderVersion.CURRENT, StoreTables.contract(table));
    }

    /** Whether the same bytes were read, with the same settings, by code that reads otherwise. */
    boolean isReadOtherwise(Version other) {
      return !equals(other)
          && new Version(table, contentHash, settings)
              .equals(new Version(other.table(), other.contentHash(), other.settings()));
    }
  }

  /**
   * A version that went through the gate. Rows read = rows accepted + rows rejected.
   *
   * @param version which bytes, read how
   * @param rowsRead rows of the file
   * @param rowsAccepted rows in the store
   * @param rejected rows that the gate rejected, by rule
   * @param notices what to know of the file, for people; no file name and no value
   */
  public record Accepted(
      Version version,
      long rowsRead,
      long rowsAccepted,
      SortedMap<String, Long> rejected,
      List<String> notices) {
    public Accepted {
      // Stores of before hold none.
      notices = notices == null ? List.of() : List.copyOf(notices);
      rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
      long out = rejected.values().stream().mapToLong(Long::longValue).sum();
      if (rowsRead != rowsAccepted + out) {
        throw new IllegalArgumentException(
            "Invalid tally: %d rows read, %d accepted, %d rejected (must add up)"
                .formatted(rowsRead, rowsAccepted, out));
      }
    }

    /** Whether rows are of days that had not been when it was read, and may have been since. */
    boolean isAhead() {
      return rejected.containsKey("FUTURE");
    }
  }

  /**
   * A version that the gate refused as a whole.
   *
   * @param version which bytes, read how
   * @param rowsRead rows read until then
   * @param code stable code of the refusal
   * @param line line at fault, 0 where none is
   * @param sentence what is wrong and how to mend it; no file name and no value
   */
  public record Refused(Version version, long rowsRead, String code, long line, String sentence) {
    Refused(Version version, long rowsRead, Refusal refusal) {
      this(version, rowsRead, refusal.code(), refusal.line(), refusal.sentence());
    }

    /** Whether disk or clock were at fault: the same bytes may be read another time. */
    @JsonIgnore
    public boolean isOfThatMoment() {
      return OF_A_MOMENT.contains(code);
    }
  }

  /** The same, whose content came on that day, unless the store had that content before. */
  LedgerEntry taken(LocalDate day, Optional<LedgerEntry> before) {
    Optional<String> first =
        before
            .filter(known -> known.content().equals(content()))
            .map(LedgerEntry::takenIn)
            .orElseGet(() -> accepted.map(version -> day.toString()));
    return new LedgerEntry(fileId, sourceId, sequence, accepted, refused, gone, first);
  }

  private Optional<String> content() {
    return accepted.map(version -> version.version().contentHash());
  }

  /** The version that was read last, kept or not. */
  @JsonIgnore
  Version latest() {
    return refused.map(Refused::version).orElseGet(() -> accepted.orElseThrow().version());
  }

  /** The version whose rows the store holds, if it gave any. */
  @JsonIgnore
  Optional<Accepted> held() {
    return accepted.filter(version -> version.rowsAccepted() > 0);
  }
}
