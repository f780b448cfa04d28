package org.rollcall.compare;

/** What a run's results are for. */
public enum Purpose {
  /** Watching the numbers while data still come in: no verdicts. */
  MONITORING("monitoring"),
  /** A locked cut: verdicts are given. */
  VERDICT("verdict");

  private final String key;

  Purpose(String key) {
    this.key = key;
  }

  /** The name in tables. */
  public String key() {
    return key;
  }
}
