package org.rollcall.gate;

/** Reads the text of one input field as its typed value. */
interface Cell {

  /** What {@link #read} gives for a cell that obeys its rules. */
  String FINE = "";

  /** What {@link #read} gives for a cell of which the study keeps nothing; its row is fine. */
  String NOT_KEPT = "NOT-KEPT";

  /**
   * Reads a cell that is not empty.
   *
   * @return {@link #FINE}, {@link #NOT_KEPT}, or the code of the rule that the cell breaks
   */
  String read(char[] text, int start, int end, Values values);
}
