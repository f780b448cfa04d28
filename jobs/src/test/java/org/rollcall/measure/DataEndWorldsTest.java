package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * Made worlds in which people of both modes leave alike, and only what is recorded of them differs:
 * with the rule, the share that stays is that of the whole record; without, it is another.
 */
class DataEndWorldsTest {

  private static final int FIRST = 18_000;
  private static final int WEEKS = 100;
  private static final int LAST = FIRST + 7 * (WEEKS - 1);
  private static final int ROOMS = 20;
  private static final int GROUPS = 40;
  private static final double AS_GOOD_AS = 0.03;

  private final Study study = SampleStudy.of();
  private final Outcome retained =
      OutcomeCatalog.of(study).find("retained_week_5_wholly_followed").orElseThrow();

  /** One attendance. */
  private record Visit(int person, int week, int group, long source) {}

  /** Which attendances come to be recorded, and from which source. */
  private interface Recording {
    Optional<Visit> of(Visit visit);
  }

  /**
   * Everybody stays week by week with the same chance; some go over to a room when they have come
   * for a while.
   */
  private static List<Visit> attended(double goOver) {
    SplittableRandom random = new SplittableRandom(11);
    List<Visit> visits = new ArrayList<>();
    for (int person = 0; person < 8_000; person++) {
      int home = person % GROUPS;
      int start = 20 + random.nextInt(WEEKS - 20);
      boolean goesOver = home >= ROOMS && random.nextDouble() < goOver;
      visits.add(new Visit(person, start, home, 1));
      for (int week = start + 1; week < WEEKS && random.nextDouble() > 0.06; week++) {
        if (random.nextDouble() < 0.7) {
          boolean over = goesOver && week > start + 3;
          visits.add(new Visit(person, week, over ? home - ROOMS : home, 1));
        }
      }
    }
    return visits;
  }

  private static List<Visit> startedBetween(List<Visit> visits, int from, int before) {
    Map<Integer, Integer> starts = new HashMap<>();
    visits.forEach(v -> starts.merge(v.person(), v.week(), Math::min));
    return visits.stream()
        .filter(v -> starts.get(v.person()) >= from && starts.get(v.person()) < before)
        .toList();
  }

  private static List<Visit> recorded(List<Visit> visits, Recording recording) {
    return visits.stream().flatMap(visit -> recording.of(visit).stream()).toList();
  }

  private static GroupCalendar.Key key(int group) {
    return new GroupCalendar.Key(group, group);
  }

  private static Arm room(int group) {
    return group < ROOMS ? Arm.FACE_TO_FACE : Arm.ONLINE;
  }

  private static DataEnd end(List<Visit> visits, int asOf) {
    Map<Integer, Map<List<Long>, Integer>> counted = new HashMap<>();
    for (Visit visit : visits) {
      counted
          .computeIfAbsent(visit.group(), g -> new HashMap<>())
          .merge(List.of(FIRST + 7L * visit.week(), visit.source()), 1, Integer::sum);
    }
    List<ReportedGroup> groups = new ArrayList<>();
    counted.forEach(
        (group, reports) ->
            groups.add(
                new ReportedGroup(
                    key(group),
                    true,
                    Optional.of(room(group)),
                    d -> GroupCalendar.NEVER,
                    0,
                    new int[0],
                    new int[0],
                    reports.entrySet().stream()
                        .map(
                            e ->
                                new Report(
                                    e.getKey().get(0).intValue(),
                                    e.getKey().get(1),
                                    Optional.empty(),
                                    e.getValue()))
                        .sorted(Comparator.comparingInt(Report::day))
                        .toList())));
    return DataEnd.of(groups, asOf, 0);
  }

  private static GroupCalendar calendar(DataEnd end) {
    int[] held = IntStream.range(0, WEEKS).map(week -> FIRST + 7 * week).toArray();
    return new GroupCalendar(
        IntStream.range(0, GROUPS)
            .mapToObj(
                group ->
                    new GroupCalendar.Group(
                        key(group),
                        "smart_recovery",
                        "north",
                        room(group).key(),
                        FIRST - 900,
                        FIRST - 900,
                        GroupCalendar.NEVER,
                        end.through(),
                        end.breaks(key(group)),
                        held,
                        GroupCalendarTest.unknown(held.length),
                        Map.of()))
            .toList());
  }

  private static AttendanceHistory history(List<Visit> visits) {
    AttendanceHistory history = new AttendanceHistory();
    for (Visit visit : visits) {
      boolean online = room(visit.group()) == Arm.ONLINE;
      history.add(
          FIRST + 7 * visit.week(),
          visit.group(),
          AttendanceHistory.flags(
              online ? Mode.ONLINE : Mode.FACE_TO_FACE,
              true,
              0,
              online ? SessionModality.ONLINE : SessionModality.FACE_TO_FACE));
    }
    return history;
  }

  private Counts count(List<Visit> visits, DataEnd end, int asOf) {
    GroupCalendar calendar = calendar(end);
    CellLayout layout =
        new CellLayout(study, Months.of(FIRST), Months.of(asOf) - Months.of(FIRST) + 1);
    AnalysisWindow window = new AnalysisWindow(study, calendar, asOf, layout);
    LongCounter cells = new LongCounter();
    PersonCells walk = new PersonCells(window, cells, window.activity());
    Map<Integer, List<Visit>> people = new TreeMap<>();
    visits.forEach(v -> people.computeIfAbsent(v.person(), p -> new ArrayList<>()).add(v));
    people.values().forEach(own -> walk.count(history(own)));
    return new Counts(cells, layout, GROUPS);
  }

  private double share(List<Visit> visits, DataEnd end, int asOf, Arm arm) {
    List<ClusterTally> tallies = count(visits, end, asOf).tallies(retained).get(arm);
    return tallies.stream().mapToDouble(ClusterTally::sum).sum()
        / tallies.stream().mapToLong(ClusterTally::n).sum();
  }

  /** Of those who started in the weeks that the fault is about. */
  private void recovers(List<Visit> all, List<Visit> recorded, Arm arm, int from, int before) {
    double truth = share(startedBetween(all, from, before), DataEnd.at(LAST), LAST, arm);
    List<Visit> seen = startedBetween(recorded, from, before);
    double with = share(seen, end(recorded, LAST), LAST, arm);
    double without = share(seen, DataEnd.at(LAST), LAST, arm);
    assertEquals(truth, with, AS_GOOD_AS);
    assertTrue(
        truth - without > 2 * AS_GOOD_AS,
        "without the rule %.3f, truth %.3f".formatted(without, truth));
  }

  @Test
  void retained_everythingRecorded_isTheShareOfAll() {
    List<Visit> all = attended(0);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      assertEquals(
          share(all, DataEnd.at(LAST), LAST, arm), share(all, end(all, LAST), LAST, arm), 1e-12);
    }
  }

  @Test
  void retained_cutLongAfterTheLastRecord_makesNobodyMature() {
    List<Visit> all = attended(0);
    List<Visit> recent = all.stream().filter(v -> v.week() < 45).toList();
    List<Visit> truth = all;
    double with = share(recent, end(recent, LAST), LAST, Arm.ONLINE);
    double without = share(recent, DataEnd.at(LAST), LAST, Arm.ONLINE);
    double whole = share(truth, DataEnd.at(LAST), LAST, Arm.ONLINE);
    assertEquals(whole, with, AS_GOOD_AS);
    assertTrue(whole - without > 2 * AS_GOOD_AS, "without the rule " + without);
  }

  /** With the first of two logs to end, nobody of later weeks would be seen. */
  @Test
  void retained_logThatAnotherReplaced_countsThoseWhoStartedSince() {
    List<Visit> replaced =
        recorded(
            attended(0),
            v -> Optional.of(new Visit(v.person(), v.week(), v.group(), v.week() < 60 ? 1 : 2)));
    assertEquals(LAST, end(replaced, LAST).through());
    Counts counts = count(replaced, end(replaced, LAST), LAST);
    assertArrayEquals(
        people(count(attended(0), DataEnd.at(LAST), LAST)), people(counts), "as one log");
    assertTrue(
        people(counts)[1] > people(count(replaced, DataEnd.at(FIRST + 7 * 59), LAST))[1] + 1_000);
  }

  private long[] people(Counts counts) {
    return new long[] {
      counts.mature(Arm.FACE_TO_FACE).people(), counts.mature(Arm.ONLINE).people()
    };
  }

  @Test
  void retained_registersOfAThirdOfTheRoomsStop_isThatOfTheOthers() {
    List<Visit> all = attended(0);
    List<Visit> stopped =
        recorded(
            all,
            v ->
                v.group() < ROOMS && v.group() % 3 == 0 && v.week() >= 50
                    ? Optional.empty()
                    : Optional.of(v));
    recovers(all, stopped, Arm.FACE_TO_FACE, 38, 50);
  }

  /** Who goes over to a room is not yet recorded there. */
  @Test
  void retained_registersOfRoomsLate_losesNobodyWhoGoesOver() {
    List<Visit> all = attended(0.9);
    List<Visit> late =
        recorded(all, v -> v.group() < ROOMS && v.week() >= 80 ? Optional.empty() : Optional.of(v));
    assertEquals(FIRST + 7 * 79, end(late, LAST).through());
    recovers(all, late, Arm.ONLINE, 64, 78);
  }

  @Test
  void retained_oneDateMistyped_movesNothing() {
    List<Visit> all = attended(0).stream().filter(v -> v.week() < 40).toList();
    List<Visit> mistyped = new ArrayList<>(all);
    mistyped.add(new Visit(9_999, WEEKS - 1, 25, 1));
    DataEnd end = end(mistyped, LAST);
    assertEquals(FIRST + 7 * 39, end.through());
    assertEquals(Map.of(Arm.FACE_TO_FACE, 0, Arm.ONLINE, 7 * 60), end.beyond());
    double truth = share(all, DataEnd.at(FIRST + 7 * 39), LAST, Arm.ONLINE);
    assertEquals(truth, share(mistyped, end, LAST, Arm.ONLINE), 1e-12);
    assertTrue(truth - share(mistyped, DataEnd.at(LAST), LAST, Arm.ONLINE) > 2 * AS_GOOD_AS);
  }

  /**
   * Of one person after another: what lies after the day on which they are last seen is nothing.
   */
  @Test
  void laws_attendanceAfterTheEndCut_changesNoEstimate() {
    List<Visit> stopped =
        recorded(
            attended(0.5),
            v -> v.group() % 3 == 0 && v.week() >= 50 ? Optional.empty() : Optional.of(v));
    DataEnd end = end(stopped, LAST);
    GroupCalendar calendar = calendar(end);
    CellLayout layout = new CellLayout(study, Months.of(FIRST), Months.of(LAST) + 1);
    AnalysisWindow window = new AnalysisWindow(study, calendar, LAST, layout);
    Map<Integer, List<Visit>> people = new TreeMap<>();
    stopped.forEach(v -> people.computeIfAbsent(v.person(), p -> new ArrayList<>()).add(v));
    List<Visit> cut = new ArrayList<>();
    for (List<Visit> own : people.values()) {
      AttendanceHistory history = history(own);
      history.sort();
      int through =
          window
              .start(history, window.populations().get(0), (all, i) -> true)
              .map(firsts -> new FollowedStarter(history, history.indexOf(firsts, 0), window))
              .map(FollowedStarter::completeThrough)
              .orElse(LAST);
      own.stream().filter(v -> FIRST + 7 * v.week() <= through).forEach(cut::add);
    }
    assertTrue(
        cut.size() < stopped.size() - 20, "so many were cut: " + (stopped.size() - cut.size()));
    assertEquals(estimated(count(stopped, end, LAST)), estimated(count(cut, end, LAST)));
  }

  private static String estimated(Counts counts) {
    StringBuilder text = new StringBuilder();
    for (String definition : counts.definitions()) {
      Map<Arm, List<ClusterExits>> exits = new TreeMap<>(counts.exits(definition));
      exits.values().stream()
          .flatMap(List::stream)
          .forEach(
              e ->
                  text.append(java.util.Arrays.toString(e.left()))
                      .append(java.util.Arrays.toString(e.followed())));
    }
    for (Outcome outcome : counts.outcomes()) {
      text.append(outcome.key());
      if (outcome.measure().form() == org.rollcall.outcome.Measure.Form.RATIO) {
        text.append(new TreeMap<>(counts.ratios(outcome)));
      } else {
        text.append(new TreeMap<>(counts.tallies(outcome)));
      }
    }
    return text.toString();
  }
}
