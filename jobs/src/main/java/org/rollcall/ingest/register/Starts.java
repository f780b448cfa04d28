package org.rollcall.ingest.register;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/**
 * When the sessions of a register began whose rows have times.
 *
 * <p>A time that the people of a day share is that of their session. Times that differ from person
 * to person are those of arriving or of marking: the session begins with the first of them, and
 * another one of the same day with the first that is three hours behind the last before it.
 */
final class Starts {

  /** Headings of times at which people arrive, each at his own. */
  private static final List<String> ARRIVALS =
      Arrays.stream(When.TIME)
          .filter(name -> name.matches(".* in|.*sign.in.*|.*check.in.*|arriv.*"))
          .toList();

  private static final double SHARED = 0.5;

  private final Headings.Found found;
  private final When when;
  private final boolean arrivals;

  /** Day and group to the times of its rows, in order. */
  private final Map<String, TreeSet<String>> times = new HashMap<>();

  private final boolean told;

  private Starts(Headings.Found found, When when) {
    this.found = found;
    this.when = when;
    long timed = 0;
    for (Line line : found.below()) {
      Optional<String> at = when.start(line);
      at.ifPresent(time -> times.computeIfAbsent(day(line), d -> new TreeSet<>()).add(time));
      timed += at.isPresent() ? 1 : 0;
    }
    long different = times.values().stream().mapToLong(TreeSet::size).sum();
    boolean own = different > times.size() && different > SHARED * timed;
    arrivals = own || ARRIVALS.contains(Headings.normal(found.nameOf("time")));
    told =
        !times.isEmpty()
            && (arrivals
                ? times.values().stream().allMatch(Starts::areSessions)
                : found.below().stream()
                    .filter(line -> when.date(line).isPresent())
                    .allMatch(line -> of(line).isPresent()));
  }

  static Starts of(Headings.Found found, When when) {
    return new Starts(found, when);
  }

  /** Whether the file tells when its sessions began. */
  boolean areTold() {
    return told;
  }

  /** Whether the times are the people's own. */
  boolean areArrivals() {
    return arrivals;
  }

  /** When the session of a row began. */
  Optional<String> of(Line line) {
    List<TreeSet<String>> sessions =
        times.containsKey(day(line)) ? sessions(times.get(day(line))) : List.of();
    Optional<String> own = when.start(line);
    if (own.isPresent() && !arrivals) {
      return own;
    }
    return own.isEmpty() && (sessions.size() != 1 || !arrivals && sessions.get(0).size() > 1)
        ? Optional.empty()
        : sessions.stream()
            .filter(session -> own.isEmpty() || session.contains(own.get()))
            .map(TreeSet::first)
            .findFirst();
  }

  private String day(Line line) {
    return String.join(
        "\n", found.cell(line, "group"), found.cell(line, "session"), when.date(line).orElse(""));
  }

  /** The times of a day, apart where a session's length lies between two of them. */
  private static List<TreeSet<String>> sessions(TreeSet<String> day) {
    List<TreeSet<String>> sessions = new ArrayList<>();
    String before = "";
    for (String time : day) {
      if (before.isEmpty() || between(before, time).compareTo(SignInLog.SESSION) > 0) {
        sessions.add(new TreeSet<>());
      }
      sessions.get(sessions.size() - 1).add(time);
      before = time;
    }
    return sessions;
  }

  private static boolean areSessions(TreeSet<String> day) {
    return sessions(day).stream()
        .allMatch(one -> between(one.first(), one.last()).compareTo(SignInLog.SESSION) <= 0);
  }

  private static Duration between(String from, String to) {
    return Duration.between(local(from), local(to));
  }

  /** Without its offset, which all times of a file have or none has. */
  private static LocalDateTime local(String time) {
    return LocalDateTime.parse(time.substring(0, 19));
  }
}
