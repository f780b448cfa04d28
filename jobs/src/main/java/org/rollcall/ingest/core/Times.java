package org.rollcall.ingest.core;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.contract.DateOrder;

/**
 * Dates and times as programs write them, read in one order of day and month for a whole file.
 *
 * <p>Understood: 11/19/2021 09:54:15 AM, 14.11.22, 09:29:07, 2020/12/8 8:35, 13/04/2021 à 09:01:31,
 * May 26, 2024 10:56:42, 2024-05-26T10:56:42Z (whose offset is kept) and the like.
 */
public final class Times {

  private static final int ASCII_ENDS = 0x80;

  private static final Pattern NUMBERS =
      Pattern.compile(
          "(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})"
              + "(?:[\\sT,–-]{1,3}(?i:(?:à|um|at|om|às|a las|alle|ore|kl\\.?|klo) )?(\\d.*))?");

  /** In Chinese, Japanese and Korean the half of the day stands before the hour. */
  private static final Pattern HALF_FIRST =
      Pattern.compile("(.*?) ?(上午|下午|午前|午後|오전|오후) ?(\\d{1,2}:\\d{2}(?::\\d{2})?)(.*)");

  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*");

  private static final Set<String> AFTERNOON = Set.of("下午", "午後", "오후");
  private static final Pattern WORDS =
      Pattern.compile("(\\p{L}{3,9})\\.? (\\d{1,2}),? (\\d{4})(?:,? +(?:at )?(\\d.*))?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(\\d{1,2})[-. ](\\p{L}{3,9})\\.?[-, ]+(\\d{4}|\\d{2})(?:,? +(?:at )?(\\d.*))?");
  private static final Pattern WEEKDAY =
      Pattern.compile("(?i)^(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,6}[.,]? +");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:\\.\\d+)?)?\\s*([AaPp]\\.?\\s?[Mm]\\.?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?(?:\\d{2})?)?");
  private static final Map<String, Integer> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
          .stream()
          .collect(
              Collectors.toMap(
                  name -> name,
                  name -> "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name) / 3 + 1));

  private final DateOrder order;

  private Times(DateOrder order) {
    this.order = order;
  }

  /**
   * Reads dates of a file in the order that the study tells, or that the file's dates show.
   *
   * @param texts all dates of the file with the lines they stand on; what is not a date is passed
   *     over
   * @throws IngestException if they cannot tell, or contradict the order
   */
  public static Times of(DateOrder told, List<Stamp> texts) {
    List<Stamp> dayFirst = new ArrayList<>();
    List<Stamp> monthFirst = new ArrayList<>();
    List<Stamp> open = new ArrayList<>();
    for (Stamp stamp : texts) {
      Matcher match = NUMBERS.matcher(plain(stamp.text()));
      if (!match.matches() || match.group(1).length() > 2) {
        continue;
      }
      int first = Integer.parseInt(match.group(1));
      int second = Integer.parseInt(match.group(3));
      if (first > 12 && second <= 12) {
        dayFirst.add(stamp);
      } else if (second > 12 && first <= 12) {
        monthFirst.add(stamp);
      } else if (first != second && told == DateOrder.ISO && match.group(2).equals(".")) {
        dayFirst.add(stamp); // nobody writes the month first with dots
      } else if (first != second) {
        open.add(stamp);
      }
    }
    if (!dayFirst.isEmpty() && !monthFirst.isEmpty()) {
      throw refuse(
          dayFirst.get(0),
          "day and month change places between rows %s (must keep one order; save it again from its program)"
              .formatted(lines(List.of(dayFirst.get(0), monthFirst.get(0)))));
    }
    if (told == DateOrder.DAY_FIRST && !monthFirst.isEmpty()) {
      throw refuse(
          monthFirst.get(0),
          "rows %s have the month first (must follow the study: date_order: day_first)"
              .formatted(lines(monthFirst)));
    }
    if (told == DateOrder.MONTH_FIRST && !dayFirst.isEmpty()) {
      throw refuse(
          dayFirst.get(0),
          "rows %s have the day first (must follow the study: date_order: month_first)"
              .formatted(lines(dayFirst)));
    }
    if (told != DateOrder.ISO) {
      return new Times(told);
    }
    if (!dayFirst.isEmpty() || !monthFirst.isEmpty()) {
      return new Times(dayFirst.isEmpty() ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST);
    }
    if (!open.isEmpty()) {
      throw refuse(
          open.get(0),
          "the dates in rows %s can be read with the day or the month first (must be told: add date_order: day_first, or month_first, to the source)"
              .formatted(lines(open)));
    }
    return new Times(DateOrder.ISO);
  }

  /**
   * A date of the file.
   *
   * @param line where it stands
   * @param text the cell
   */
  public record Stamp(long line, String text) {}

  private static IngestException refuse(Stamp at, String found) {
    return new IngestException("IN-DATE-ORDER", at.line(), "Cannot read the file: " + found);
  }

  private static String lines(List<Stamp> stamps) {
    String some =
        stamps.stream()
            .limit(3)
            .map(stamp -> Long.toString(stamp.line()))
            .collect(Collectors.joining(", "));
    return stamps.size() > 3 ? some + " and others" : some;
  }

  /** The moment in ISO form with the offset that the text has, or empty if it is none. */
  public Optional<String> dateTime(String text) {
    String plain = plain(text);
    if (ISO.matcher(plain).matches()) {
      plain = plain.substring(0, 10) + " " + plain.substring(11);
    }
    Matcher numbers = NUMBERS.matcher(plain);
    Matcher words = words(plain);
    boolean inWords = words.matches();
    if (!inWords && !numbers.matches()) {
      return Optional.empty();
    }
    String clock = inWords ? words.group(4) : numbers.group(5);
    Optional<LocalDate> date = inWords ? worded(words) : numbered(numbers);
    if (clock == null || date.isEmpty()) {
      return Optional.empty();
    }
    Matcher time = CLOCK.matcher(clock.strip());
    if (!time.matches()) {
      return Optional.empty();
    }
    String offset = time.group(5) == null ? "" : offset(time.group(5));
    return clock(time).map(at -> LocalDateTime.of(date.get(), at) + seconds(at) + offset);
  }

  /** LocalDateTime leaves out seconds that are zero. */
  private static String seconds(LocalTime at) {
    return at.getSecond() == 0 ? ":00" : "";
  }

  private static String offset(String text) {
    if (text.equals("Z") || text.equals("UTC") || text.equals("GMT")) {
      return "Z";
    }
    String digits = text.substring(1).replace(":", "");
    return text.charAt(0)
        + digits.substring(0, 2)
        + ":"
        + (digits.length() > 2 ? digits.substring(2) : "00");
  }

  /** The day in ISO form, or empty if the text is none; a time behind it is passed over. */
  public Optional<String> date(String text) {
    Matcher words = words(plain(text));
    Matcher numbers = NUMBERS.matcher(plain(text));
    Optional<LocalDate> day =
        words.matches() ? worded(words) : numbers.matches() ? numbered(numbers) : Optional.empty();
    return day.map(LocalDate::toString);
  }

  /** The time of day as HH:mm:ss, or empty if the text is none. */
  public static Optional<String> time(String text) {
    Matcher clock = CLOCK.matcher(plain(text));
    return clock.matches() && clock.group(5) == null
        ? clock(clock).map(at -> at + seconds(at))
        : Optional.empty();
  }

  /** The text with the half of the day behind the clock. */
  private static String plain(String text) {
    // Looked for in every time of every file, and hardly ever there.
    if (isAscii(text)) {
      return text.strip();
    }
    Matcher half = HALF_FIRST.matcher(text.strip());
    return half.matches()
        ? "%s %s %s%s"
            .formatted(
                half.group(1),
                half.group(3),
                AFTERNOON.contains(half.group(2)) ? "PM" : "AM",
                half.group(4))
            .strip()
        : text.strip();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII_ENDS) {
        return false;
      }
    }
    return true;
  }

  private static Optional<LocalTime> clock(Matcher match) {
    int hour = Integer.parseInt(match.group(1));
    if (match.group(4) != null) {
      boolean afternoon = match.group(4).toLowerCase(Locale.ROOT).startsWith("p");
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    int second = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
    try {
      return Optional.of(LocalTime.of(hour, Integer.parseInt(match.group(2)), second));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<LocalDate> numbered(Matcher match) {
    int first = Integer.parseInt(match.group(1));
    int second = Integer.parseInt(match.group(3));
    int last = Integer.parseInt(match.group(4));
    if (match.group(1).length() == 4) {
      return day(first, second, last);
    }
    if (match.group(1).length() > 2 || match.group(4).length() == 3) {
      return Optional.empty();
    }
    int year = match.group(4).length() == 4 ? last : 2000 + last;
    boolean dayFirst = order == DateOrder.DAY_FIRST || order == DateOrder.ISO && first > 12;
    return dayFirst ? day(year, second, first) : day(year, first, second);
  }

  /** May 26, 2024 or 26 May 2024, behind the day of the week or not. */
  private static Matcher words(String text) {
    String plain = WEEKDAY.matcher(text).replaceFirst("");
    Matcher dayFirst = DAY_FIRST.matcher(plain);
    return dayFirst.matches() ? dayFirst : WORDS.matcher(plain);
  }

  private static Optional<LocalDate> worded(Matcher match) {
    boolean dayFirst = Character.isDigit(match.group(1).charAt(0));
    String name = match.group(dayFirst ? 2 : 1).toLowerCase(Locale.ROOT);
    Integer month = MONTHS.get(name.substring(0, 3));
    int year = Integer.parseInt(match.group(3));
    return month == null
        ? Optional.empty()
        : day(
            match.group(3).length() == 2 ? 2000 + year : year,
            month,
            Integer.parseInt(match.group(dayFirst ? 1 : 2)));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
