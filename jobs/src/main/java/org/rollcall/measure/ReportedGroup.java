package org.rollcall.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rollcall.study.Arm;

/**
 * What was reported of one group by name, day by day, whichever source sent it.
 *
 * @param key its pseudonym
 * @param analysed whether the study analyses its program
 * @param room how people attend where their record does not say; empty for a hybrid room
 * @param closing the day of its last session by what is known up to a day; NEVER while it runs
 * @param known the last day of which anything is known
 * @param held days on which organisers say that it met, ascending; empty where they say nothing
 * @param due the same with the days of which nobody said what became of them
 * @param reports what was reported, by day ascending
 */
record ReportedGroup(
    GroupCalendar.Key key,
    boolean analysed,
    Optional<Arm> room,
    IntUnaryOperator closing,
    int known,
    int[] held,
    int[] due,
    List<Report> reports) {

  /** So many sessions say how well a group was attended. */
  private static final int RECENT = 4;

  ReportedGroup {
    reports = List.copyOf(reports);
  }

  /** A group that closed on that day, whatever is known of later ones. */
  ReportedGroup(
      GroupCalendar.Key key,
      boolean analysed,
      Optional<Arm> room,
      int closed,
      int[] held,
      int[] due,
      List<Report> reports) {
    this(key, analysed, room, any -> closed, GroupCalendar.NEVER, held, due, reports);
  }

  /**
   * People of whom the same sources say that they attended a group on a day in the same mode.
   *
   * @param day days since 1970-01-01
   * @param sources a bit for each source that reports them
   * @param mode how they attended, if that is said
   * @param people how many; none where all are said to be absent
   * @param twice of these, how many at two starts
   */
  record Report(int day, long sources, Optional<Arm> mode, int people, int twice) {

    /** People of whom nobody was at two starts. */
    Report(int day, long sources, Optional<Arm> mode, int people) {
      this(day, sources, mode, people, 0);
    }

    /** The bit of each source, from the lowest on. */
    LongStream eachSource() {
      return LongStream.iterate(sources, rest -> rest != 0, rest -> rest & rest - 1)
          .map(rest -> rest & -rest);
    }
  }

  /** Day of its last session; NEVER while it runs. Later records must not tell. */
  int closed() {
    return closing.applyAsInt(known);
  }

  /** The days of which anything was reported, ascending. */
  int[] days() {
    return reports.stream().mapToInt(Report::day).distinct().toArray();
  }

  /** The mode of a report, as far as it or the room says. */
  Optional<Arm> modeOf(Report report) {
    return report.mode().or(() -> room);
  }

  /** The same, where its program is analysed or not. */
  ReportedGroup analysed(boolean isAnalysed) {
    return new ReportedGroup(key, isAnalysed, room, closing, known, held, due, reports);
  }

  /** What was reported of it in one mode; which of its sessions were so, nobody says. */
  ReportedGroup in(Arm mode) {
    return new ReportedGroup(
        key,
        analysed,
        room,
        closing,
        known,
        new int[0],
        new int[0],
        reports.stream().filter(report -> modeOf(report).equals(Optional.of(mode))).toList());
  }

  /** The same, of which nothing is known after that day. */
  ReportedGroup until(int day) {
    return new ReportedGroup(
        key,
        analysed,
        room,
        closing,
        Math.min(known, day),
        upTo(held, day),
        upTo(due, day),
        reports.stream().filter(report -> report.day() <= day).toList());
  }

  /** People at each of its last sessions up to that day; one to which nobody came counts too. */
  double peopleUpTo(int day) {
    int[] last = upTo(sessions(), day);
    return people(Arrays.copyOfRange(last, Math.max(0, last.length - RECENT), last.length), ~0L);
  }

  /** People at each of its first sessions after that day. */
  double peopleAfter(int day) {
    return people(IntStream.of(days()).filter(d -> d > day).limit(RECENT).toArray(), ~0L);
  }

  /** People whom that source alone reports, at each of the last sessions that it reports. */
  double peopleOfAlone(long source) {
    int[] own =
        reports.stream()
            .filter(report -> (report.sources() & source) != 0)
            .mapToInt(Report::day)
            .distinct()
            .toArray();
    return people(Arrays.copyOfRange(own, Math.max(0, own.length - RECENT), own.length), source);
  }

  private int[] sessions() {
    int[] reported = days();
    int last = reported.length == 0 ? Integer.MIN_VALUE : reported[reported.length - 1];
    return IntStream.concat(IntStream.of(upTo(held, last)), IntStream.of(reported))
        .sorted()
        .distinct()
        .toArray();
  }

  private double people(int[] days, long sources) {
    int people =
        reports.stream()
            .filter(report -> Arrays.binarySearch(days, report.day()) >= 0)
            .filter(report -> (report.sources() & ~sources) == 0)
            .mapToInt(Report::people)
            .sum();
    return days.length == 0 ? 0 : people / (double) days.length;
  }

  private static int[] upTo(int[] days, int last) {
    return IntStream.of(days).filter(day -> day <= last).toArray();
  }
}
