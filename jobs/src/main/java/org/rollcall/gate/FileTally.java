package org.rollcall.gate;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the gate did with one file. Rows read = rows accepted + rows rejected.
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
  public record Refusal(String code, long line, String sentence) implements Serializable {}
}
