package org.rollcall.ingest.register;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heading of a column that stands for a session.
 *
 * <p>A date counts wherever it stands in the heading, as in "17 Mar 2026 (Zoom)", unless words
 * beside it tell of something else than a session, as "paid 17 Mar 2026".
 *
 * @param kind what it tells
 * @param text its day, with the time of day where it has one, or its number; a day without year
 *     stands in the year 2000
 * @param isWhole whether it holds nothing else
 */
record SessionHeading(SessionHeads.Kind kind, String text, boolean isWhole) {

  private static final Map<String, Integer> MONTHS = months();
  private static final String YEAR = "(\\d{4}|\\d{2})";

  private static final Pattern WEEKDAY =
      Pattern.compile("(?i)(mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,6}[.,]?[ -]+");

  /** "Week 1 (17/10/2023)" is a date; the number before it says nothing more. */
  private static final Pattern COUNTED =
      Pattern.compile("(?i)^(?:session|meeting|week|wk|class) ?\\d{1,3} ?[-:( ] ?(\\d[^()]*)\\)?$");

  private static final Pattern MONTH_AND_ORDINAL =
      Pattern.compile("(?i)\\b(\\p{L}{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)\\b(?!,? \\d{4})");
  private static final Pattern ORDINAL =
      Pattern.compile("(?i)\\b(\\d{1,2})(?:st|nd|rd|th)\\b(?: of\\b)?");
  private static final Pattern FULL =
      Pattern.compile(
          "(?:\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}([./-])\\d{1,2}\\1(?:\\d{4}|\\d{2}))(?:[ T,]+\\d.*)?");
  private static final Pattern WORDED =
      Pattern.compile("(\\d{1,2})[-/. ]+(\\p{L}{3,9})\\.?(?:[-/., ]+" + YEAR + ")?");
  private static final Pattern ENGLISH = Pattern.compile("\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}");
  private static final Pattern SHORT = Pattern.compile("\\d{1,2}([-/.])\\d{1,2}");
  private static final Pattern NUMBER =
      Pattern.compile("(?i)(?:第|session|meeting|week|class|lecture|no\\.?|#|s|w)? ?(\\d{1,3})回?");

  private static final Pattern REMARK = Pattern.compile("(.*\\d) ?(?:[(\\[].*[)\\]]|[-–:] .*)");
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\d./-])(?:\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}"
              + "|\\d{1,2}([./-])\\d{1,2}\\1(?:\\d{4}|\\d{2})"
              + "|\\d{1,2}[-/. ]+(?:MONTH)\\.?[-/., ]+(?:\\d{4}|\\d{2})(?![:.h]\\d| ?[ap]\\.?m)"
                  .replace("MONTH", String.join("|", MONTHS.keySet()))
              + "|(?:MONTH)\\.? \\d{1,2},? \\d{4}"
                  .replace("MONTH", String.join("|", MONTHS.keySet()))
              + "|\\d{1,2}[-/. ]+(?:MONTH)(?!\\p{L})(?![-/., ]*\\d{4})"
                  .replace("MONTH", String.join("|", MONTHS.keySet()))
              + ")(?!\\d|[./-]\\d)");
  private static final Pattern CLOCK =
      Pattern.compile("(?i)(?<!\\d)\\d{1,2}[:.h]\\d{2}(?: ?[ap]\\.?m\\.?)?(?!\\d)");

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (Month month : Month.values()) {
      for (TextStyle style : List.of(TextStyle.SHORT, TextStyle.FULL)) {
        String name = month.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT);
        months.put(name, month.getValue());
      }
    }
    months.put("sept", 9);
    return Map.copyOf(months);
  }

  /** What a heading tells; empty where it is none of a session. */
  static Optional<SessionHeading> of(String heading) {
    String text = plain(heading);
    return whole(text, true).or(() -> inside(text)).or(() -> beforeRemark(text));
  }

  /** R puts an X before a heading that begins with a digit. */
  private static String plain(String heading) {
    String text = heading.replaceAll("\\s+", " ").replaceFirst("^X(?=\\d)", "");
    String date = COUNTED.matcher(text).replaceFirst("$1");
    String dayFirst = MONTH_AND_ORDINAL.matcher(date).replaceFirst("$2 $1");
    return WEEKDAY.matcher(ORDINAL.matcher(dayFirst).replaceAll("$1")).replaceFirst("").strip();
  }

  private static Optional<SessionHeading> whole(String text, boolean isWhole) {
    Matcher worded = WORDED.matcher(text);
    Integer month = worded.matches() ? MONTHS.get(worded.group(2).toLowerCase(Locale.ROOT)) : null;
    if (month != null) {
      String year = worded.group(3) == null ? "2000" : worded.group(3);
      String day = (year.length() == 2 ? "20" + year : year) + "-" + month + "-" + worded.group(1);
      SessionHeads.Kind kind =
          worded.group(3) == null ? SessionHeads.Kind.NO_YEAR : SessionHeads.Kind.DATED;
      return Optional.of(new SessionHeading(kind, day, isWhole));
    }
    if (FULL.matcher(text).matches() || ENGLISH.matcher(text).matches()) {
      return Optional.of(new SessionHeading(SessionHeads.Kind.DATED, text, isWhole));
    }
    Matcher parts = SHORT.matcher(text);
    if (parts.matches()) {
      String day = text + parts.group(1) + "2000";
      return Optional.of(new SessionHeading(SessionHeads.Kind.NO_YEAR, day, isWhole));
    }
    Matcher number = NUMBER.matcher(text);
    return number.matches()
        ? Optional.of(new SessionHeading(SessionHeads.Kind.NUMBERED, number.group(1), isWhole))
        : Optional.empty();
  }

  /** The one date in a text. */
  private static Optional<SessionHeading> inside(String text) {
    Matcher date = INSIDE.matcher(text);
    if (!date.find()) {
      return Optional.empty();
    }
    String rest = text.substring(0, date.start()) + " " + text.substring(date.end());
    if (INSIDE.matcher(rest).find() || OtherColumns.isOfSomethingElse(rest)) {
      return Optional.empty();
    }
    Matcher clock = CLOCK.matcher(rest);
    String time = clock.find() ? " " + clock.group() : "";
    return whole(date.group(), false)
        .map(
            day ->
                day.kind() == SessionHeads.Kind.DATED
                    ? new SessionHeading(day.kind(), day.text() + time, false)
                    : day);
  }

  /** A number or a short date with a remark behind it, as "Week 3 (Zoom)". */
  private static Optional<SessionHeading> beforeRemark(String text) {
    Matcher remark = REMARK.matcher(text);
    return remark.matches() && !OtherColumns.isOfSomethingElse(text)
        ? whole(remark.group(1).strip(), false)
        : Optional.empty();
  }
}
