package org.rollcall.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Stack traces that quote no message but those that are known to hold no data. */
public final class Frames {

  private Frames() {}

  /**
   * The classes and frames of a throwable and its causes.
   *
   * @param message what may be told beside the class
   */
  public static void append(
      Throwable thrown, Function<Throwable, Optional<String>> message, StringBuilder out) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String word = "";
    // A chain of causes may run in a circle.
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      out.append(word).append(t.getClass().getName());
      message.apply(t).ifPresent(text -> out.append(": ").append(text));
      out.append('\n');
      for (StackTraceElement frame : t.getStackTrace()) {
        out.append("\tat ").append(frame).append('\n');
      }
      word = "Caused by: ";
    }
  }
}
