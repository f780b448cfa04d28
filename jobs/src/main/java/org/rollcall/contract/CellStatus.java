package org.rollcall.contract;

import java.util.Arrays;

/**
 * Why a number of a released table is shown or not: the words of the column {@link #COLUMN}.
 *
 * <p>Checked against the closed lists of all schemas of reports in {@code CellStatusTest}.
 */
public enum CellStatus {
  /** The number is shown. */
  OK("ok", "shown"),
  /** It is withheld, for whichever reason: the reader must not know which. */
  CONFIDENTIAL("c", "confidential: too few people or groups, or withheld to protect another cell"),
  /** It would say less than its precision. */
  UNRELIABLE("u", "too unreliable to show"),
  /** Nobody reported it, or it cannot be estimated. */
  NOT_AVAILABLE("x", "not available: the data cannot tell"),
  /** There is nothing that it could be of. */
  NOT_APPLICABLE("z", "not applicable"),
  /** It will change as follow-up goes on. */
  PROVISIONAL("p", "provisional: not everybody has been followed that long");

  /** Name of the column that says why the numbers of a row are shown or not. */
  public static final String COLUMN = "status";

  private final String key;
  private final String meaning;

  CellStatus(String key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }

  /** The word of the column. */
  public String key() {
    return key;
  }

  /** What it says, for readers of tables. */
  public String meaning() {
    return meaning;
  }

  /**
   * The status of a word.
   *
   * @param key word of the column
   * @throws IllegalArgumentException if it is none
   */
  public static CellStatus of(String key) {
    return Arrays.stream(values())
        .filter(status -> status.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown status: "
                        + key
                        + " (must be one of "
                        + Arrays.stream(values()).map(CellStatus::key).toList()
                        + ")"));
  }
}
