package org.rollcall.simulate;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.study.Arm;

/** Who starts by the written rules, as far as the files can tell. */
final class Starters {
  private static final int LOG_DAYS = 26 * 7;
  private static final int PERSON_DAYS = 180;

  private final World world;
  private final Clock clock;

  Starters(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
  }

  /** People by program and first mode. */
  Map<String, Object> counts() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (World.Attendance first : world.attendances()) {
      boolean followed = first.person().grade() == Person.Grade.LASTING;
      if (followed && seen.add(first.code()) && isStart(first)) {
        counts
            .computeIfAbsent(first.group().program().key, program -> new TreeMap<>())
            .merge((first.online() ? Arm.ONLINE : Arm.FACE_TO_FACE).key(), 1, Integer::sum);
      }
    }
    return new LinkedHashMap<>(counts);
  }

  private boolean isStart(World.Attendance first) {
    Group.Span span = first.group().span();
    LocalDate on = clock.date(first.group(), first.week());
    LocalDate log = span.log() == 0 ? clock.firstDay() : clock.date(first.group(), span.log());
    boolean kept = !log.isAfter(on.minusDays(LOG_DAYS)) || span.log() == span.open();
    return first.group().program().isAnalysed()
        && kept
        && !on.isBefore(clock.firstDay().plusDays(PERSON_DAYS));
  }
}
