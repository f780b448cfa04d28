package org.rollcall.simulate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.study.Arm;

/** Who starts by the written rules, as far as the files can tell. */
final class Starters {
  private static final int LOG_DAYS = 26 * 7;
  private static final int PERSON_DAYS = 180;
  private static final int MONTH = 4;
  private static final int YEAR = 52;
  private static final int SEASON = 13;
  private static final int CROWD = 4;

  private final World world;
  private final Clock clock;
  private final Set<Group> openedFull;

  Starters(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
    this.openedFull =
        world.groups().stream()
            .filter(group -> group.span().log() == group.span().open() && isOpenedFull(group))
            .collect(Collectors.toSet());
  }

  /** People by program and first mode. */
  Map<String, Object> counts() {
    Map<String, List<World.Attendance>> byCode = new TreeMap<>();
    for (World.Attendance attendance : world.attendances()) {
      if (attendance.person().grade() == Person.Grade.LASTING) {
        byCode.computeIfAbsent(attendance.code(), code -> new ArrayList<>()).add(attendance);
      }
    }
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (List<World.Attendance> visits : byCode.values()) {
      visits.sort(Comparator.comparing(this::at));
      start(visits)
          .ifPresent(
              first ->
                  counts
                      .computeIfAbsent(first.group().program().key, program -> new TreeMap<>())
                      .merge(mode(first).key(), 1, Integer::sum));
    }
    return new LinkedHashMap<>(counts);
  }

  private static Arm mode(World.Attendance first) {
    return first.online() ? Arm.ONLINE : Arm.FACE_TO_FACE;
  }

  private LocalDateTime at(World.Attendance attendance) {
    return clock.start(attendance.group(), attendance.week());
  }

  /** The first visit that nothing precedes for so long, unless another began with it. */
  private Optional<World.Attendance> start(List<World.Attendance> visits) {
    LocalDate before = clock.firstDay();
    for (int i = 0; i < visits.size(); i++) {
      LocalDate on = at(visits.get(i)).toLocalDate();
      if (!on.isBefore(before.plusDays(PERSON_DAYS))) {
        boolean tied = i + 1 < visits.size() && at(visits.get(i)).equals(at(visits.get(i + 1)));
        return Optional.of(visits.get(i)).filter(first -> !tied && counts(first));
      }
      before = on;
    }
    return Optional.empty();
  }

  private boolean counts(World.Attendance first) {
    Group.Span span = first.group().span();
    LocalDate on = clock.date(first.group(), first.week());
    LocalDate log = span.log() == 0 ? clock.firstDay() : clock.date(first.group(), span.log());
    boolean whole = span.log() == span.open() && !openedFull.contains(first.group());
    boolean kept = !log.isAfter(on.minusDays(LOG_DAYS)) || whole;
    return first.group().program().isAnalysed() && kept;
  }

  /** Whether a group that opened within its log seems to have come with its members, by chance. */
  private boolean isOpenedFull(Group group) {
    int opening = 0;
    int latest = 0;
    int[] months = new int[YEAR / MONTH];
    for (World.Attendance attendance : world.attendances()) {
      int week = attendance.week() - group.span().open();
      if (attendance.group() == group) {
        opening += week == 0 ? 1 : 0;
        latest = Math.max(latest, week);
        if (week < YEAR) {
          months[week / MONTH]++;
        }
      }
    }
    return latest >= SEASON
        && opening >= CROWD
        && 2 * MONTH * opening >= Arrays.stream(months).max().orElse(0);
  }
}
