package org.rollcall.run;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.rollcall.terminal.Console;

/** Tells where a run is: to the terminal and to its record. */
public final class Progress {

  private static final Logger LOG = LogManager.getLogger(Progress.class);

  private final Console console;
  private final RunRecord record;

  Progress(Console console, RunRecord record) {
    this.console = console;
    this.record = record;
  }

  public Console console() {
    return console;
  }

  public RunRecord record() {
    return record;
  }

  void begin(String what) {
    console.progress(what, record.seconds());
  }

  void end(String step) {
    record.step(step);
    LOG.info("Done: {}", step);
  }
}
