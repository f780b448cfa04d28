package org.rollcall.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What a person in front of a terminal sees: progress while it runs, one screen at the end. */
public final class Console {

  /** How much is said. */
  public enum Voice {
    /** Only errors. */
    QUIET,
    /** Warnings and the summary, as under cron. */
    PLAIN,
    /** Progress too, as on a terminal. */
    LIVELY
  }

  private final PrintStream out;
  private final PrintStream err;
  private final Voice voice;
  private boolean progress;

  public Console(Voice voice) {
    this.out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    this.err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    this.voice = voice;
  }

  /** Lively on a terminal, plain elsewhere. */
  public static Voice voiceOf(boolean quiet) {
    if (quiet) {
      return Voice.QUIET;
    }
    return System.console() != null && !"dumb".equals(System.getenv("TERM"))
        ? Voice.LIVELY
        : Voice.PLAIN;
  }

  /** Replaces the line of progress. */
  public void progress(String step, double seconds) {
    if (voice == Voice.LIVELY) {
      err.print(String.format(Locale.ROOT, "\r\u001b[K%5.1f s  %s ...", seconds, step));
      err.flush();
      progress = true;
    }
  }

  /** Takes the line of progress away. */
  public void endProgress() {
    if (progress) {
      err.print("\r\u001b[K");
      err.flush();
      progress = false;
    }
  }

  public void warn(String sentence) {
    if (voice != Voice.QUIET) {
      endProgress();
      err.println(sentence);
    }
  }

  public void error(String sentence) {
    endProgress();
    err.println(sentence);
  }

  /** Data: always on standard output. */
  public void data(String text) {
    endProgress();
    out.println(text);
  }

  /** The one screen at the end. */
  public void summary(List<String> lines) {
    if (voice != Voice.QUIET) {
      endProgress();
      lines.forEach(err::println);
    }
  }
}
