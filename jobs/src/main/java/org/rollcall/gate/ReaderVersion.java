package org.rollcall.gate;

/** Tells stores whether their rows were read as this program would read them. */
public final class ReaderVersion {

  /**
   * To be raised with every change by which the same file gives other rows: in the formats, the
   * gate, the pseudonyms or the session codes. Stores then read their files again.
   */
  public static final int CURRENT = 3;

  private ReaderVersion() {}
}
