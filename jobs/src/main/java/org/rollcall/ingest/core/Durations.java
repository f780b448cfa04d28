package org.rollcall.ingest.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as programs write them: 1h 42m, 2 h 44 m, 1 hr 2 min, 45 sec, 32:14, 1:02:03. */
public final class Durations {

  private static final Pattern WORDS =
      Pattern.compile(
          "(?:(\\d{1,3}) ?(?:h|hr|hrs|std|stunden?|hours?|u|uur|or[ae]|heures?|horas?|t|tim|godz)\\.?)?,? ?"
              + "(?:(\\d{1,4}) ?(?:m|min|mins|minutes?|minuten|minutos?|minut[io])\\.?)?,? ?"
              + "(?:(\\d{1,5}) ?(?:s|sec|secs|seg|sek|seconds?|sekunden|secondes?|segundos?|second[io]|seconden)\\.?)?");
  private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2})");
  private static final int SECONDS = 60;

  private Durations() {}

  /** Seconds, or empty if the text is no length of time. */
  public static Optional<Long> seconds(String text) {
    String plain = text.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
    Matcher match = CLOCK.matcher(plain);
    if (!match.matches()) {
      match = WORDS.matcher(plain.toLowerCase(Locale.ROOT));
      if (plain.isEmpty() || !match.matches()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        (number(match.group(1)) * SECONDS + number(match.group(2))) * SECONDS
            + number(match.group(3)));
  }

  /** Whether a cell tells no time spent: it is blank, a dash or zero. */
  public static boolean isNone(String text) {
    return seconds(text)
        .map(seconds -> seconds == 0)
        .orElseGet(() -> Meeting.isNone(text) || text.matches("0+"));
  }

  /** Minutes as the contract writes them, with at most two decimals. */
  public static String minutes(long seconds) {
    String text = String.format(Locale.ROOT, "%.2f", seconds / (double) SECONDS);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
