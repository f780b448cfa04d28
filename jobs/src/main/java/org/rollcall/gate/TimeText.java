package org.rollcall.gate;

import org.rollcall.contract.DateOrder;

/**
 * Reads dates and times of day from a slice of a buffer.
 *
 * <p>Dates are {@code 2026-03-29}; where the source says so also {@code 29/3/2026} or {@code
 * 3/29/2026}, with any of {@code / . -}. Times are {@code 18:05}, {@code 18:05:30.5} or {@code 6:05
 * PM}; an offset is {@code Z}, {@code +10:00}, {@code +1000} or {@code +10}.
 */
final class TimeText {

  /** No offset was given. */
  static final int NONE = Integer.MIN_VALUE;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2067;

  private final DateOrder order;
  private char[] text;
  private int at;
  private int end;
  private int day;
  private int second;
  private int offset;

  TimeText(DateOrder order) {
    this.order = order;
  }

  /** Days since 1970-01-01. */
  int day() {
    return day;
  }

  /** Seconds after midnight. */
  int second() {
    return second;
  }

  /** Seconds east of UTC, or {@link #NONE}. */
  int offset() {
    return offset;
  }

  boolean readDate(char[] chars, int from, int to) {
    begin(chars, from, to);
    return date() && at == end;
  }

  boolean readTime(char[] chars, int from, int to) {
    begin(chars, from, to);
    return time() && at == end;
  }

  boolean readDateTime(char[] chars, int from, int to) {
    begin(chars, from, to);
    if (!date() || at == end || text[at] != 'T' && text[at] != ' ') {
      return false;
    }
    at++;
    return time() && zone() && at == end;
  }

  private void begin(char[] chars, int from, int to) {
    text = chars;
    at = from;
    end = to;
    offset = NONE;
  }

  private boolean date() {
    int from = at;
    int first = digits(4);
    if (at - from == 4) {
      return separator('-') && rest(first);
    }
    if (order == DateOrder.ISO || at - from == 0 || at - from > 2 || at == end) {
      return false;
    }
    char separator = text[at];
    if (separator != '/' && separator != '.' && separator != '-') {
      return false;
    }
    at++;
    int middle = at;
    int second = digits(2);
    if (at == middle || !separator(separator)) {
      return false;
    }
    int last = at;
    int year = digits(4);
    if (at - last != 4) {
      return false;
    }
    return order == DateOrder.DAY_FIRST ? civil(year, second, first) : civil(year, first, second);
  }

  private boolean rest(int year) {
    int from = at;
    int month = digits(2);
    if (at == from || !separator('-')) {
      return false;
    }
    from = at;
    int dayOfMonth = digits(2);
    return at > from && civil(year, month, dayOfMonth);
  }

  private boolean civil(int year, int month, int dayOfMonth) {
    if (year < FIRST_YEAR
        || year > LAST_YEAR
        || month < 1
        || month > 12
        || dayOfMonth < 1
        || dayOfMonth > lengthOf(year, month)) {
      return false;
    }
    day = epochDay(year, month, dayOfMonth);
    return true;
  }

  private static int lengthOf(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days since 1970-01-01, counting years from March so that the leap day is the last. */
  private static int epochDay(int year, int month, int dayOfMonth) {
    int y = month <= 2 ? year - 1 : year;
    int m = month <= 2 ? month + 9 : month - 3;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + dayOfMonth - 1 - 719468;
  }

  private boolean time() {
    int from = at;
    int hour = digits(2);
    if (at == from || !separator(':')) {
      return false;
    }
    from = at;
    int minute = digits(2);
    if (at - from != 2) {
      return false;
    }
    int seconds = 0;
    if (at < end && text[at] == ':') {
      at++;
      from = at;
      seconds = digits(2);
      if (at - from != 2 || !fraction()) {
        return false;
      }
    }
    hour = halfDay(hour);
    second = hour * 3600 + minute * 60 + seconds;
    return hour >= 0 && hour < 24 && minute < 60 && seconds < 60;
  }

  /** Parts of a second are read and dropped. */
  private boolean fraction() {
    if (at == end || text[at] != '.' && text[at] != ',') {
      return true;
    }
    at++;
    int from = at;
    digits(9);
    return at > from;
  }

  /**
   * The hour of 24 if AM or PM follows, else the hour as it is; -1 if the two do not go together.
   */
  private int halfDay(int hour) {
    int from = at;
    while (at < end && text[at] == ' ') {
      at++;
    }
    if (end - at == 2 && (text[at + 1] | 0x20) == 'm') {
      int half = text[at] | 0x20;
      if (half == 'a' || half == 'p') {
        at = end;
        return hour < 1 || hour > 12 ? -1 : hour % 12 + (half == 'p' ? 12 : 0);
      }
    }
    at = from;
    return hour;
  }

  private boolean zone() {
    if (at == end) {
      return true;
    }
    char sign = text[at++];
    if (sign == 'Z' || sign == 'z') {
      offset = 0;
      return true;
    }
    if (sign != '+' && sign != '-') {
      return false;
    }
    int from = at;
    int hours = digits(2);
    if (at - from != 2) {
      return false;
    }
    if (at < end && text[at] == ':') {
      at++;
    }
    from = at;
    int minutes = digits(2);
    if (at - from != 0 && at - from != 2 || hours > 18 || minutes > 59) {
      return false;
    }
    offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return true;
  }

  private boolean separator(char wanted) {
    return at < end && text[at++] == wanted;
  }

  private int digits(int most) {
    int value = 0;
    for (int left = most; left > 0 && at < end; left--) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = 10 * value + digit;
      at++;
    }
    return value;
  }
}
