package org.rollcall.contract;

/**
 * One step of one source file: rows in, rows out and why.
 *
 * @param sourceId source in the study
 * @param fileId id of the file
 * @param table canonical table that the file feeds
 * @param step what was done
 * @param reason rule that removed the rows; empty text where none did
 * @param rowsIn rows before
 * @param rowsOut rows after
 */
public record FlowLine(
    String sourceId,
    String fileId,
    String table,
    Step step,
    String reason,
    long rowsIn,
    long rowsOut) {

  /** How reasons begin for which rows are set aside without breaking a rule. */
  public static final String ASIDE = "ASIDE-";

  public FlowLine {
    if (rowsIn < 0 || rowsOut < 0) {
      throw new IllegalArgumentException(
          "Invalid flow of source "
              + sourceId
              + ": "
              + rowsIn
              + " rows in, "
              + rowsOut
              + " rows out (must not be negative)");
    }
  }

  /** Whether the reason is no fault of the rows, as of those from a waiting room. */
  public static boolean isAside(String reason) {
    return reason.startsWith(ASIDE);
  }

  /** The steps from a file to the curated store. */
  public enum Step {
    /** Rows of the file. */
    READ,
    /** Rows that a rule of the gate refused. */
    REJECTED,
    /** Rows that say what another row says. */
    DUPLICATE,
    /** Rows that stand in the curated store. */
    CURATED
  }
}
