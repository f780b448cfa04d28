package org.rollcall.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.AttendanceStatus;
import org.rollcall.curate.Stay;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * What sources report by name, by group: from rows of persons to what {@link DataEnd} reads.
 *
 * <p>A mark that only says that nothing is known shows nothing, nor do people who are not followed.
 * Somebody whom two sources report on one day is one, and at two starts if they differ.
 */
final class AttendanceReports implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Sources beyond share the last bit: they pass for one. */
  private static final int SOURCES = 62;

  private static final Set<String> SHOWN =
      Set.of(AttendanceStatus.PRESENT.key(), AttendanceStatus.ABSENT.key());
  private static final String PARTICIPANT = "participant";

  private final Map<Place, int[]> people = new HashMap<>();

  /** The mode may be null. */
  private record Place(GroupCalendar.Key group, int day, long sources, Arm mode)
      implements Serializable {}

  private record GroupDay(GroupCalendar.Key group, int day) {}

  /** One person on one day of a group. */
  private static final class Day {
    private long sources;
    private Arm mode;
    private boolean hasAttended;
    private int firstStart = Integer.MAX_VALUE;
    private int lastStart = Integer.MIN_VALUE;
  }

  /** How one study reads rows. */
  static final class Reading implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Set<String> grades;
    private final Map<String, Long> bits = new HashMap<>();

    /**
     * @param grades grades of identities that are followed
     * @param sources names of the sources of the study
     */
    Reading(List<String> grades, List<String> sources) {
      this.grades = Set.copyOf(grades);
      List<String> names = sources.stream().sorted().toList();
      for (int i = 0; i < Math.min(names.size(), SOURCES); i++) {
        bits.putIfAbsent(names.get(i), 1L << i);
      }
    }

    private boolean shows(Stay stay) {
      return SHOWN.contains(stay.content().status()) && grades.contains(stay.content().grade());
    }

    private long bit(String source) {
      return bits.getOrDefault(source, 1L << SOURCES);
    }
  }

  /**
   * Adds the rows of one person.
   *
   * @param latest days after it are of no session that can have been, unless the row says them
   */
  void add(List<Stay> stays, Reading reading, int latest) {
    Map<GroupDay, Day> days = new HashMap<>();
    for (Stay stay : stays) {
      Integer day = day(stay, latest);
      if (day != null && reading.shows(stay)) {
        GroupCalendar.Key group = GroupCalendar.Key.ofId(stay.told().group());
        add(stay, reading, days.computeIfAbsent(new GroupDay(group, day), any -> new Day()));
      }
    }
    days.forEach(
        (at, day) -> {
          int[] n =
              people.computeIfAbsent(
                  new Place(at.group(), at.day(), day.sources, day.mode), any -> new int[2]);
          n[0] += day.hasAttended ? 1 : 0;
          n[1] += day.firstStart < day.lastStart ? 1 : 0;
        });
  }

  private static void add(Stay stay, Reading reading, Day day) {
    day.sources |= reading.bit(stay.sourceId());
    String mode = stay.content().mode();
    if (Arm.FACE_TO_FACE.key().equals(mode)) {
      day.mode = Arm.FACE_TO_FACE;
    } else if (Arm.ONLINE.key().equals(mode) && day.mode == null) {
      day.mode = Arm.ONLINE;
    }
    if (stay.isPresent() && PARTICIPANT.equals(stay.content().role())) {
      day.hasAttended = true;
      Integer order = stay.told().order();
      if (order != null) {
        day.firstStart = Math.min(day.firstStart, order);
        day.lastStart = Math.max(day.lastStart, order);
      }
    }
  }

  /** The day of a row: its own, or that of the session that it names by its id. */
  static Integer day(Stay stay, int latest) {
    Stay.Told told = stay.told();
    return told.day() != null && (told.isDated() || told.day() <= latest) ? told.day() : null;
  }

  /** Adds what other people are reported to have done. */
  void add(AttendanceReports other) {
    other.people.forEach(
        (place, n) -> {
          int[] own = people.computeIfAbsent(place, any -> new int[2]);
          own[0] += n[0];
          own[1] += n[1];
        });
  }

  /** What is reported, by group, in the order of days. */
  Map<GroupCalendar.Key, List<Report>> byGroup() {
    Map<GroupCalendar.Key, List<Report>> byGroup = new HashMap<>();
    people.forEach(
        (at, n) ->
            byGroup
                .computeIfAbsent(at.group(), group -> new ArrayList<>())
                .add(
                    new Report(
                        at.day(), at.sources(), Optional.ofNullable(at.mode()), n[0], n[1])));
    byGroup
        .values()
        .forEach(
            own ->
                own.sort(
                    Comparator.comparingInt(Report::day)
                        .thenComparingLong(Report::sources)
                        .thenComparing(report -> report.mode().toString())));
    return byGroup;
  }

  /**
   * What codes each source knows people by, in the order of its bit. Sources without a bit of their
   * own share one; their codes are taken for the same only if they all are.
   */
  static List<String> domains(List<Study.Source> sources) {
    List<Study.Source> sorted =
        sources.stream().sorted(Comparator.comparing(Study.Source::name)).toList();
    List<String> domains = new ArrayList<>();
    sorted.stream().limit(SOURCES).forEach(source -> domains.add(source.linkDomain()));
    while (domains.size() < SOURCES) {
      domains.add("");
    }
    List<String> others = sorted.stream().skip(SOURCES).map(Study.Source::linkDomain).toList();
    domains.add(Set.copyOf(others).size() == 1 ? others.get(0) : "sources without a bit");
    return domains;
  }
}
