package org.rollcall.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.pattern.ConverterKeys;
import org.apache.logging.log4j.core.pattern.LogEventPatternConverter;
import org.apache.logging.log4j.core.pattern.PatternConverter;

/**
 * Layout word {@code %frames}: class names and frames of a throwable and its causes, never their
 * messages, because a message of Spark can quote a cell.
 */
@Plugin(name = "frames", category = PatternConverter.CATEGORY)
@ConverterKeys("frames")
public final class FramesConverter extends LogEventPatternConverter {

  private FramesConverter() {
    super("frames", "frames");
  }

  /** Called by Log4j, which finds it by its name. */
  public static FramesConverter newInstance(String[] options) {
    return new FramesConverter();
  }

  @Override
  public void format(LogEvent event, StringBuilder out) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String word = "";
    // A chain of causes may run in a circle.
    for (Throwable t = event.getThrown(); t != null && seen.add(t); t = t.getCause()) {
      out.append(word).append(t.getClass().getName()).append('\n');
      for (StackTraceElement frame : t.getStackTrace()) {
        out.append("\tat ").append(frame).append('\n');
      }
      word = "Caused by: ";
    }
  }

  @Override
  public boolean handlesThrowable() {
    return true;
  }
}
