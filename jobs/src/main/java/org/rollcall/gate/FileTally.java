package org.rollcall.gate;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.RowCodes;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;

/**
 * What the gate did with one file, or a part of it. Rows read = rows accepted + rows rejected.
 *
 * @param fileId id of the file
 * @param rowsRead rows that the file holds
 * @param rowsAccepted rows that went through
 * @param rejected rows rejected, by rule code
 * @param refusal why the whole file was refused, if it was; nothing of it is kept then
 * @param quarantine the first rejected rows: where and by which rule, no value
 * @param notices what to know of the file, for people; no file name and no value
 */
public record FileTally(
    String fileId,
    long rowsRead,
    long rowsAccepted,
    SortedMap<String, Long> rejected,
    Refusal refusal,
    List<Quarantined> quarantine,
    List<String> notices)
    implements Serializable {

  static final int QUARANTINED = 1_000;
  static final int REJECTS_ALLOWED = 20;

  /**
   * The tally of a file from those of its parts in order, as if it had been read in one go: it ends
   * at the first part that refuses it, and is refused if too much of it all is bad.
   */
  public static FileTally whole(List<FileTally> parts) {
    long read = 0;
    long accepted = 0;
    SortedMap<String, Long> rejected = new TreeMap<>();
    Stream<Quarantined> quarantine = Stream.of();
    Refusal refusal = null;
    for (int i = 0; i < parts.size() && refusal == null; i++) {
      FileTally part = parts.get(i);
      read += part.rowsRead();
      accepted += part.rowsAccepted();
      part.rejected().forEach((rule, rows) -> rejected.merge(rule, rows, Long::sum));
      quarantine = Stream.concat(quarantine, part.quarantine().stream());
      refusal = part.refusal();
    }
    FileTally whole =
        new FileTally(
            parts.get(0).fileId(),
            read,
            accepted,
            Collections.unmodifiableSortedMap(rejected),
            refusal,
            quarantine.limit(QUARANTINED).toList(),
            parts.stream().flatMap(part -> part.notices().stream()).distinct().toList());
    return refusal == null ? whole.judged() : whole;
  }

  private FileTally judged() {
    Optional<Refusal> reason =
        Stream.of(tooManyRows(), tooManyRejects()).flatMap(Optional::stream).findFirst();
    return new FileTally(
        fileId, rowsRead, rowsAccepted, rejected, reason.orElse(null), quarantine, notices);
  }

  private Optional<Refusal> tooManyRows() {
    return rowsRead <= Limits.DEFAULT.rows()
        ? Optional.empty()
        : Optional.of(Refusal.of(Limits.DEFAULT.tooManyRows(0)));
  }

  /**
   * More than one row in a hundred is bad, and more than a handful. Rows set aside, as those of a
   * waiting room, are not bad.
   */
  private Optional<Refusal> tooManyRejects() {
    SortedMap<String, Long> faults = new TreeMap<>(rejected);
    faults.keySet().removeIf(FlowLine::isAside);
    long bad = faults.values().stream().mapToLong(Long::longValue).sum();
    if (bad <= REJECTS_ALLOWED || bad * 100 <= rowsRead) {
      return Optional.empty();
    }
    String most =
        faults.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return Optional.of(
        new Refusal(
            most.equals("FUTURE") ? "IN-FUTURE" : "IN-REJECTS",
            0,
            "Cannot accept the file: %d of %d rows break a rule; most often: %s (must be at most 1 in 100)"
                .formatted(bad, rowsRead, RowCodes.fault(most))));
  }

  /** Why the whole file was refused, if it was. */
  public Optional<Refusal> refused() {
    return Optional.ofNullable(refusal);
  }

  /**
   * A rejected row, by its place alone.
   *
   * @param line line of the file on which the row begins, from 1
   * @param column ordinal of the column at fault, from 1; 0 where no single column is
   * @param rule code of the rule
   */
  public record Quarantined(long line, int column, String rule) implements Serializable {}

  /**
   * Why a file was refused.
   *
   * @param code stable code, as IN-ENCODING
   * @param line line at fault, 0 where none is
   * @param sentence what is wrong and how to mend it; holds no file name and no value
   */
  public record Refusal(String code, long line, String sentence) implements Serializable {

    static Refusal of(IngestException e) {
      return new Refusal(e.code(), e.line(), e.sentence());
    }
  }
}
