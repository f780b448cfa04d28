package org.rollcall.engine;

import java.util.Optional;
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
    Frames.append(event.getThrown(), t -> Optional.empty(), out);
  }

  @Override
  public boolean handlesThrowable() {
    return true;
  }
}
