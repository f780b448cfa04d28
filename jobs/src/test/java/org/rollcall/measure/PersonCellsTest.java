package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.measure.CellLayout.Step;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.Covariate;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.outcome.Starter.Lengths;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.SurvivalCell;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

class PersonCellsTest {

  private static final int FIRST = 18_000;
  private final Study study = SampleStudy.of();

  @Test
  void count_oneWeeklyAttender_isFollowedToTheEnd() {
    GroupCalendar calendar = calendar(FIRST + 200, GroupCalendar.NEVER);
    Counts counts = count(calendar, FIRST + 200, weekly(FIRST + 20, 25, 1));
    ClusterExits exits = counts.exits("gap_2_weeks").get(Arm.FACE_TO_FACE).get(0);
    assertEquals(0, java.util.Arrays.stream(exits.left()).sum());
    assertEquals(1, exits.followed()[12]);
    assertEquals(
        1,
        counts
            .tallies(outcome("retained_week_5_wholly_followed"))
            .get(Arm.FACE_TO_FACE)
            .get(0)
            .sum());
    assertEquals(
        5, counts.tallies(outcome("attendances_week_5")).get(Arm.FACE_TO_FACE).get(0).sum());
  }

  @Test
  void count_personSeenBeforeTheLogCovers_isNoStarter() {
    GroupCalendar calendar = calendar(FIRST + 200, GroupCalendar.NEVER);
    Counts counts = count(calendar, FIRST + 200, weekly(FIRST + 3, 10, 1));
    assertEquals(1, counts.seen().people());
    assertEquals(0, counts.started(Arm.FACE_TO_FACE).people());
  }

  @Test
  void count_returnAfterWashout_startsOnce() {
    GroupCalendar calendar = calendar(FIRST + 200, GroupCalendar.NEVER);
    AttendanceHistory history = weekly(FIRST + 3, 2, 1);
    history.add(FIRST + 60, 0, flags(false));
    history.add(FIRST + 120, 0, flags(false));
    Counts counts = count(calendar, FIRST + 200, history);
    assertEquals(1, counts.started(Arm.FACE_TO_FACE).people());
  }

  @Test
  void count_groupCloses_endsFollowUpAndIsNoLeaving() {
    GroupCalendar calendar = calendar(FIRST + 200, FIRST + 55);
    Counts counts = count(calendar, FIRST + 200, weekly(FIRST + 20, 6, 1));
    ClusterExits exits = counts.exits("gap_2_weeks").get(Arm.FACE_TO_FACE).get(0);
    assertEquals(0, java.util.Arrays.stream(exits.left()).sum());
    assertEquals(1, exits.followed()[3]);
    assertTrue(counts.tallies(outcome("retained_week_5_wholly_followed")).isEmpty());
  }

  /** Weeks in which nobody could come say nothing of who stays away. */
  @Test
  void count_breakOfSixWeeks_isNoLeaving() {
    GroupCalendar.Group weekly = calendar(FIRST + 300, GroupCalendar.NEVER).group(0);
    int[] held =
        java.util.Arrays.stream(weekly.heldDays())
            .filter(day -> day <= FIRST + 41 || day > FIRST + 83)
            .toArray();
    AttendanceHistory history = weekly(FIRST + 20, 4, 1);
    for (int day = FIRST + 90; day < FIRST + 300; day += 7) {
      history.add(day, 0, flags(false));
    }
    Counts withBreak = count(holding(weekly, held), FIRST + 300, history);
    assertEquals(0, left(withBreak, "gap_4_weeks"));
    assertEquals(1, left(withBreak, "gap_4_calendar_weeks"), "weeks of the calendar");
    Counts without = count(holding(weekly, weekly.heldDays()), FIRST + 300, history);
    assertEquals(1, left(without, "gap_4_weeks"), "the group met, and nobody came");
  }

  /** The home group pauses, and another one that the person attended goes on. */
  @Test
  void count_otherOwnGroupMeets_weeksCount() {
    GroupCalendar.Group weekly = calendar(FIRST + 300, GroupCalendar.NEVER).group(0);
    int[] held =
        java.util.Arrays.stream(weekly.heldDays())
            .filter(day -> day <= FIRST + 41 || day > FIRST + 160)
            .toArray();
    GroupCalendar two =
        new GroupCalendar(
            List.of(
                like(weekly, weekly.key(), held),
                like(weekly, new GroupCalendar.Key(2, 2), weekly.heldDays())));
    AttendanceHistory home = weekly(FIRST + 20, 3, 1);
    assertEquals(0, left(count(two, FIRST + 150, home), "gap_2_weeks"), "no week to come in");
    AttendanceHistory both = weekly(FIRST + 20, 3, 1);
    both.add(FIRST + 36, 1, flags(false));
    Counts counts = count(two, FIRST + 300, both);
    assertEquals(1, left(counts, "gap_2_weeks"));
  }

  private static long left(Counts counts, String definition) {
    return java.util.Arrays.stream(counts.exits(definition).get(Arm.FACE_TO_FACE).get(0).left())
        .sum();
  }

  /** Last came on day 34, so that leaving is known on day 62, and who comes back by day 90. */
  @Test
  void count_leaver_cameBackOrNotInAsManyWeeksMore() {
    assertEquals(new Known(1, 1), cameBack(300, 63));
    assertEquals(new Known(1, 1), cameBack(300, 90));
    assertEquals(new Known(0, 1), cameBack(300, 91), "later than it was waited for");
    assertEquals(new Known(0, 1), cameBack(300, GroupCalendar.NEVER));
    assertEquals(new Known(0, 0), cameBack(80, 70), "nobody saw the weeks through");
    assertEquals(new Known(0, 0), cameBack(300, 62), "had not left");
  }

  private Known cameBack(int through, int again) {
    AttendanceHistory history = weekly(FIRST + 20, 3, 1);
    if (again != GroupCalendar.NEVER) {
      // From then on for good.
      for (int day = again; day < 400; day += 7) {
        history.add(FIRST + day, 0, flags(false));
      }
    }
    return count(calendar(FIRST + 400, GroupCalendar.NEVER), FIRST + through, history)
        .cameBack()
        .get(Arm.FACE_TO_FACE);
  }

  /** Last came on day 34, so that the lapse of three weeks is known on day 55. */
  @Test
  void count_lapse_endsByReturnClosingOrTheDatasEnd() {
    int never = GroupCalendar.NEVER;
    assertEquals("2.0 by 1", lapse(200, never, 65), "ten days after");
    assertEquals("3.0 by 2", lapse(200, 70, never), "the group met for the last time");
    assertEquals("3.0 by 1", lapse(200, 70, 70), "came to the last session");
    assertEquals("3.0 by 2", lapse(200, 70, 75), "came elsewhere after it");
    assertEquals("3.0 by 0", lapse(80, never, never), "three whole weeks are seen");
    assertEquals("3.0 by 0", lapse(80, never, 79), "the fourth is not seen to its end");
    assertEquals("26.0 by 0", lapse(400, never, 300), "after the last week of the table");
  }

  private String lapse(int through, int closed, int back) {
    GroupCalendar calendar =
        calendar(FIRST + through, closed == GroupCalendar.NEVER ? closed : FIRST + closed);
    AttendanceHistory history = weekly(FIRST + 20, 3, 1);
    if (back != GroupCalendar.NEVER) {
      history.add(FIRST + back, 0, flags(false));
    }
    SurvivalCell lapse = count(calendar, FIRST + through, history).lapses(Arm.FACE_TO_FACE).get(0);
    return lapse.exit() + " by " + lapse.cause();
  }

  @Test
  void count_bothModesBeforeLandmark_isBothFromThereOnly() {
    GroupCalendar calendar = calendar(FIRST + 200, GroupCalendar.NEVER);
    AttendanceHistory history = weekly(FIRST + 20, 20, 1);
    history.add(FIRST + 30, 0, flags(true));
    Counts counts = count(calendar, FIRST + 200, history);
    assertEquals(1, counts.comingAt(3, Arm.BOTH).people());
    assertEquals(0, counts.started(Arm.BOTH).people());
    assertEquals(
        1, counts.tallies(outcome("retained_week_5_from_landmark_3")).get(Arm.BOTH).get(0).sum());
  }

  @Test
  void count_whatIsKnownAtTheStart_isCountedWithTheQuarterOfTheFirstSession() {
    GroupCalendar calendar = calendar(FIRST + 300, GroupCalendar.NEVER);
    AttendanceHistory stays = weekly(FIRST + 20, 25, 1);
    AttendanceHistory leaves = weekly(FIRST + 150, 2, 1);
    long woman = Baseline.of(Map.of(Covariate.GENDER, Covariate.GENDER.at("woman")));
    stays.startsFrom(woman);
    leaves.startsFrom(woman);
    Counts counts = count(calendar, FIRST + 300, stays, leaves);
    assertEquals(
        List.of(
            new BaselineCell(Arm.FACE_TO_FACE, 0, Baseline.startingIn(197, woman), 1, 1),
            new BaselineCell(Arm.FACE_TO_FACE, 0, Baseline.startingIn(198, woman), 1, 0)),
        counts.baselines(counts.adjusted().get(0)));
  }

  /** People alike are all whom the share is of, and as many of them have it. */
  @Test
  void count_manyPeople_baselinesAddUpToTheTallies() {
    SplittableRandom random = new SplittableRandom(5);
    GroupCalendar calendar = calendar(FIRST + 300, GroupCalendar.NEVER);
    AttendanceHistory[] people = new AttendanceHistory[60];
    for (int i = 0; i < people.length; i++) {
      people[i] = weekly(FIRST + 20 + random.nextInt(150), 1 + random.nextInt(9), 1);
      people[i].startsFrom(random.nextInt(6) * Baseline.factor(Covariate.GENDER));
    }
    Counts counts = count(calendar, FIRST + 300, people);
    Outcome outcome = counts.adjusted().get(0);
    ClusterTally all = counts.tallies(outcome).get(Arm.FACE_TO_FACE).get(0);
    List<BaselineCell> cells = counts.baselines(outcome);
    assertTrue(cells.size() > 5);
    assertEquals(all.n(), cells.stream().mapToLong(BaselineCell::people).sum());
    assertEquals(all.sum(), cells.stream().mapToLong(BaselineCell::withOutcome).sum());
  }

  @Test
  void count_firstModeNotStated_isNoStarter() {
    GroupCalendar calendar = calendar(FIRST + 200, GroupCalendar.NEVER);
    AttendanceHistory history = new AttendanceHistory();
    history.add(
        FIRST + 20,
        0,
        AttendanceHistory.flags(
            Mode.NOT_STATED, true, AttendanceHistory.NOT_SAID, SessionModality.HYBRID));
    Counts counts = count(calendar, FIRST + 200, history);
    assertEquals(1, counts.followed().people());
    assertEquals(0, counts.started(Arm.FACE_TO_FACE).people());
    assertEquals(0, counts.started(Arm.ONLINE).people());
  }

  @Test
  void count_identityNotAdmitted_isLeftOutAndCounted() {
    GroupCalendar calendar = calendar(FIRST + 200, GroupCalendar.NEVER);
    AttendanceHistory history = new AttendanceHistory();
    history.add(
        FIRST + 20,
        0,
        AttendanceHistory.flags(
            Mode.ONLINE, false, AttendanceHistory.NOT_SAID, SessionModality.ONLINE));
    Counts counts = count(calendar, FIRST + 200, history);
    assertEquals(1, counts.attended(Arm.ONLINE));
    assertEquals(1, counts.notFollowed(Arm.ONLINE));
    assertEquals(0, counts.followed().people());
  }

  @Test
  void count_randomHistories_agreeWithTheDefinitionsDayByDay() {
    SplittableRandom random = new SplittableRandom(20260101);
    for (int round = 0; round < 400; round++) {
      int through = FIRST + 60 + random.nextInt(120);
      int closed = random.nextInt(4) == 0 ? through - random.nextInt(40) : GroupCalendar.NEVER;
      GroupCalendar calendar = withBreaks(calendar(through, closed), random);
      AttendanceHistory history = new AttendanceHistory();
      TreeSet<Integer> days = new TreeSet<>();
      int day = FIRST + 14 + random.nextInt(40);
      int start = day;
      double stay = random.nextDouble();
      while (day <= Math.min(through, closed)) {
        days.add(day);
        history.add(day, 0, flags(false));
        if (random.nextDouble() > 0.6 + 0.4 * stay) {
          break;
        }
        day += 1 + random.nextInt(20);
      }
      if (days.isEmpty()) {
        continue;
      }
      agree(count(calendar, through, history), new Case(calendar, days, start));
    }
  }

  /** Each attendance counts as it was; what is unknown, as long as the person's others. */
  @Test
  void count_minutes_areThoseOfTheRecords() {
    int[] lengths = {55, 29, 30, 31, 90};
    Counts all = count(calendar(60), FIRST + 200, stays(lengths));
    assertEquals(235, all.tallies(outcome("minutes_week_5")).get(Arm.ONLINE).get(0).sum());
    assertEquals(
        235 * 235, all.tallies(outcome("minutes_week_5")).get(Arm.ONLINE).get(0).sumSquares());
    assertEquals(new Known(5, 5), all.known(outcome("minutes_week_5")).get(Arm.ONLINE));
    ClusterRatio half = all.ratios(outcome("attended_half_week_5")).get(Arm.ONLINE).get(0);
    assertEquals(new ClusterRatio(0, 1, 4, 5), half);
  }

  @Test
  void count_oneLengthUnknown_countsAsLongAsTheOthers() {
    Counts some = count(calendar(60), FIRST + 200, stays(55, Lengths.UNKNOWN, 10, 40, 40));
    assertEquals(
        Math.round(145 * 5 / 4.0),
        some.tallies(outcome("minutes_week_5")).get(Arm.ONLINE).get(0).sum());
    assertEquals(new Known(4, 5), some.known(outcome("minutes_week_5")).get(Arm.ONLINE));
    assertEquals(
        new ClusterRatio(0, 1, 3, 4),
        some.ratios(outcome("attended_half_week_5")).get(Arm.ONLINE).get(0));
    assertEquals(new Known(4, 5), some.known(outcome("attended_half_week_5")).get(Arm.ONLINE));
  }

  @Test
  void count_noLengthKnown_leavesThePersonOut() {
    int[] none = {Lengths.UNKNOWN, Lengths.UNKNOWN};
    Counts counts = count(calendar(60), FIRST + 200, stays(none));
    assertTrue(counts.tallies(outcome("minutes_week_5")).isEmpty());
    assertEquals(new Known(0, 2), counts.known(outcome("minutes_week_5")).get(Arm.ONLINE));
  }

  @Test
  void count_sessionsOfUnknownLength_knowsMinutesAndNoShare() {
    Counts counts = count(calendar(Lengths.UNKNOWN), FIRST + 200, stays(55, 30, 10, 40, 40));
    assertEquals(175, counts.tallies(outcome("minutes_week_5")).get(Arm.ONLINE).get(0).sum());
    assertTrue(counts.ratios(outcome("attended_half_week_5")).isEmpty());
    assertEquals(new Known(0, 5), counts.known(outcome("attended_half_week_5")).get(Arm.ONLINE));
  }

  /** The first five weeks, and one stay of two hours in the sixth that they do not hold. */
  private static AttendanceHistory stays(int... minutes) {
    AttendanceHistory history = new AttendanceHistory();
    for (int i = 0; i < minutes.length; i++) {
      history.add(FIRST + 20 + 7 * i, 1, 0, flags(true), minutes[i]);
    }
    history.add(FIRST + 55, 1, 0, flags(true), 120);
    return history;
  }

  private static GroupCalendar calendar(int planned) {
    GroupCalendar.Group group = calendar(FIRST + 200, GroupCalendar.NEVER).group(0);
    int[] lengths = new int[group.heldDays().length];
    java.util.Arrays.fill(lengths, planned);
    return new GroupCalendar(
        List.of(
            new GroupCalendar.Group(
                group.key(),
                group.program(),
                group.region(),
                group.modality(),
                group.logStarted(),
                group.opened(),
                group.closed(),
                group.completeThrough(),
                group.heldDays(),
                lengths,
                group.exceptions())));
  }

  private record Case(GroupCalendar calendar, TreeSet<Integer> days, int start) {}

  private void agree(Counts counts, Case of) {
    GroupCalendar.Group group = of.calendar().group(0);
    TreeSet<Integer> held = new TreeSet<>();
    for (int day : group.heldDays()) {
      held.add(day);
    }
    int through = group.followedThrough();
    DayByDay slow = new DayByDay(of.days(), held, of.start(), through);
    for (int gap : study.retention().gapWeeks()) {
      ClusterExits exits = counts.exits("gap_" + gap + "_weeks").get(Arm.FACE_TO_FACE).get(0);
      for (int week = 1; week <= study.retention().horizonWeeks(); week++) {
        int at = of.start() + 7 * week;
        Boolean left = slow.leftByGap(at, gap);
        Boolean status = statusAt(exits, week);
        if (left != null) {
          assertEquals(left, status, "gap " + gap + " week " + week);
        } else {
          assertNotEquals(Boolean.FALSE, status, "gap " + gap + " week " + week);
        }
      }
    }
    for (int k : study.retention().missedOpportunities()) {
      int last = slow.lastBeforeMissing(k);
      ClusterExits exits = counts.exits("missed_" + k + "_sessions").get(Arm.FACE_TO_FACE).get(0);
      for (int week = 1; week <= study.retention().horizonWeeks(); week++) {
        Boolean status = statusAt(exits, week);
        if (status != null) {
          assertEquals(last >= 0 && last < of.start() + 7 * week, status);
        }
      }
    }
    for (int week : study.retention().weeks()) {
      Map<Arm, List<ClusterTally>> tallies =
          counts.tallies(outcome("retained_week_" + week + "_wholly_followed"));
      boolean seen = of.start() + 7 * (week + 4) <= through + 1;
      assertEquals(seen, tallies.containsKey(Arm.FACE_TO_FACE));
      if (seen) {
        double sum = tallies.get(Arm.FACE_TO_FACE).get(0).sum();
        assertEquals(slow.retained(week, 4) ? 1 : 0, sum);
      }
    }
  }

  /** True: left before that week; false: still there; null: not known. */
  private static Boolean statusAt(ClusterExits exits, int week) {
    for (int j = 0; j < exits.weeks(); j++) {
      if (exits.left()[j] == 1) {
        return j < week ? Boolean.TRUE : Boolean.FALSE;
      }
    }
    for (int m = 0; m <= exits.weeks(); m++) {
      if (exits.followed()[m] == 1) {
        return week <= m ? Boolean.FALSE : null;
      }
    }
    throw new IllegalStateException("nobody is counted");
  }

  private Counts count(GroupCalendar calendar, int asOf, AttendanceHistory... people) {
    CellLayout layout =
        new CellLayout(study, Months.of(FIRST), Months.of(asOf) - Months.of(FIRST) + 1);
    AnalysisWindow window = new AnalysisWindow(study, calendar, asOf, layout);
    LongCounter cells = new LongCounter();
    PersonCells walk = new PersonCells(window, cells, window.activity());
    List.of(people).forEach(walk::count);
    assertEquals(
        people.length, cells.get(CellLayout.cell(0, CellLayout.NO_ARM, layout.flow(Step.SEEN, 0))));
    return new Counts(cells, layout, calendar.groups().size());
  }

  private Outcome outcome(String key) {
    return OutcomeCatalog.of(study).find(key).orElseThrow();
  }

  private static GroupCalendar calendar(int through, int closed) {
    int[] held =
        java.util.stream.IntStream.rangeClosed(0, 60).map(i -> FIRST + 6 + 7 * i).toArray();
    return new GroupCalendar(
        List.of(
            new GroupCalendar.Group(
                new GroupCalendar.Key(1, 1),
                "smart_recovery",
                "north",
                "face_to_face",
                FIRST,
                FIRST - 900,
                closed,
                through,
                held,
                GroupCalendarTest.unknown(held.length),
                Map.of())));
  }

  /** The same without some of its sessions, and mostly with a longer break. */
  private static GroupCalendar withBreaks(GroupCalendar calendar, SplittableRandom random) {
    int from = FIRST + random.nextInt(150);
    int days = 7 * random.nextInt(8);
    int[] held =
        java.util.Arrays.stream(calendar.group(0).heldDays())
            .filter(day -> day < from || day >= from + days)
            .filter(day -> random.nextInt(8) > 0)
            .toArray();
    return holding(calendar.group(0), held);
  }

  private static GroupCalendar holding(GroupCalendar.Group group, int... held) {
    return new GroupCalendar(List.of(like(group, group.key(), held)));
  }

  private static GroupCalendar.Group like(
      GroupCalendar.Group group, GroupCalendar.Key key, int... held) {
    return new GroupCalendar.Group(
        key,
        group.program(),
        group.region(),
        group.modality(),
        group.logStarted(),
        group.opened(),
        group.closed(),
        group.completeThrough(),
        held,
        GroupCalendarTest.unknown(held.length),
        Map.of());
  }

  private static AttendanceHistory weekly(int first, int times, int group) {
    AttendanceHistory history = new AttendanceHistory();
    for (int i = 0; i < times; i++) {
      history.add(first + 7 * i, group - 1, flags(false));
    }
    return history;
  }

  private static int flags(boolean online) {
    return AttendanceHistory.flags(
        online ? Mode.ONLINE : Mode.FACE_TO_FACE,
        true,
        AttendanceHistory.NOT_SAID,
        online ? SessionModality.ONLINE : SessionModality.FACE_TO_FACE);
  }
}
