package org.rollcall.run;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.rollcall.terminal.Console;

/** Tells where a run is: to the terminal and to its record. */
public final class Progress {

  private static final Logger LOG = LogManager.getLogger(Progress.class);

  private final Console console;
  private final RunRecorder recorder;

  Progress(Console console, RunRecorder recorder) {
    this.console = console;
    this.recorder = recorder;
  }

  public Console console() {
    return console;
  }

  public RunRecorder recorder() {
    return recorder;
  }

  void begin(String what) {
    console.progress(what, recorder.seconds());
  }

  void end(String step) {
    recorder.step(step);
    LOG.info("Done: {}", step);
  }
}
