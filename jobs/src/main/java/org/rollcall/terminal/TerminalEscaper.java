package org.rollcall.terminal;

import java.nio.file.Path;
import java.util.Locale;

/** Names of files and columns as they may be shown and written: they can hold anything. */
public final class TerminalEscaper {

  private TerminalEscaper() {}

  /** A path on one line of a terminal or of a comment. */
  public static String path(Path path) {
    return path.toString().replaceAll("\\p{Cntrl}", "?");
  }

  /** A path as a shell takes it. */
  public static String argument(Path path) {
    String text = path.toString();
    if (text.matches("[\\w./][\\w./-]*")) {
      return text;
    }
    String safe = text.startsWith("-") ? "./" + text : text;
    return "'" + safe.replace("'", "'\\''") + "'";
  }

  /** A text as YAML reads it back, quoted. */
  public static String yaml(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
