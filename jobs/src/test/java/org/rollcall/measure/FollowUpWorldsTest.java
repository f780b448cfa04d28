package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.measure.Counts.Kept;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** One person of several groups that pause and close, against the rules read day by day. */
class FollowUpWorldsTest {

  private static final int FIRST = 18_000;
  private static final int END = FIRST + 260;
  private final Study study = SampleStudy.of();

  /** Every room closes on one day; who came to another group before or comes after is not lost. */
  @Test
  void count_homeClosesAndPersonGoesOnElsewhere_isKeptByTheService() {
    World world = new World(group(FIRST + 90), group(GroupCalendar.NEVER));
    List<Visit> stays = visits(0, 20, 87);
    Counts goesOn = count(world, with(stays, visits(1, 99, 260)));
    Counts gone = count(world, stays);
    Kept kept = goesOn.service().get(Arm.FACE_TO_FACE).get(0);
    assertEquals(0, sum(kept.left()) + sum(kept.lost()));
    Kept lost = gone.service().get(Arm.FACE_TO_FACE).get(0);
    assertEquals(0, sum(lost.left()));
    assertEquals(1, lost.lost()[(90 - 20) / 7], "in the week of the closure");
    for (Counts counts : List.of(goesOn, gone)) {
      ClusterExits exits = counts.exits("gap_4_weeks").get(Arm.FACE_TO_FACE).get(0);
      assertEquals(0, sum(exits.left()), "as if the group went on: nobody left while it did");
      assertEquals(
          1, exits.followed()[(90 - 28 - 20) / 7 - 1] + exits.followed()[(90 - 28 - 20) / 7]);
    }
    assertEquals(1, goesOn.keptAtClosure(Arm.FACE_TO_FACE).people());
    assertEquals(0, goesOn.lostAtClosure(Arm.FACE_TO_FACE).people());
    assertEquals(0, gone.keptAtClosure(Arm.FACE_TO_FACE).people());
    assertEquals(1, gone.lostAtClosure(Arm.FACE_TO_FACE).people());
    assertEquals(0, closed(goesOn));
    assertEquals(1, closed(gone));
  }

  /** Another group attended in the thirteen weeks before the closure keeps a person in sight. */
  @Test
  void count_anotherGroupBeforeTheClosure_followsOn() {
    World world = new World(group(FIRST + 60), group(GroupCalendar.NEVER));
    List<Visit> both = with(visits(0, 20, 60), visits(1, 50, 56));
    ClusterExits gone = count(world, both).exits("gap_4_weeks").get(Arm.FACE_TO_FACE).get(0);
    assertEquals(1, sum(gone.left()), "the other group went on, and nobody came");
    List<Visit> later = with(visits(0, 20, 60), visits(1, 70, 80));
    ClusterExits unseen = count(world, later).exits("gap_4_weeks").get(Arm.FACE_TO_FACE).get(0);
    assertEquals(0, sum(unseen.left()), "who turns up later is not pulled back in");
  }

  @Test
  void count_randomWorlds_agreeWithTheRulesReadDayByDay() {
    SplittableRandom random = new SplittableRandom(20261130);
    int left = 0;
    int lost = 0;
    int elsewhere = 0;
    for (int round = 0; round < 1_000; round++) {
      World world = random(random);
      List<Visit> visits = visits(world, random);
      Counts counts = count(world, visits);
      ByDay slow = new ByDay(world, visits, study.retention().lookAheadWeeks());
      for (int gap : study.retention().gapWeeks()) {
        ClusterExits exits = counts.exits("gap_" + gap + "_weeks").get(Arm.FACE_TO_FACE).get(0);
        left += agree(slow, exits, gap, "world " + round);
      }
      Kept kept = counts.service().get(Arm.FACE_TO_FACE).get(0);
      lost += agree(slow, kept, "world " + round);
      elsewhere += slow.followed().contains(0) ? 0 : 1;
    }
    assertTrue(left > 300 && lost > 30 && elsewhere > 30, left + ", " + lost + ", " + elsewhere);
  }

  private static int agree(ByDay slow, ClusterExits exits, int gap, String where) {
    int known = slow.knownBeforeGap(gap);
    Integer day = slow.leftByGap(gap);
    for (int week = 1; week <= exits.weeks(); week++) {
      Boolean status = status(week, exits.followed(), exits.left());
      int at = slow.start() + 7 * week;
      if (at <= known) {
        assertEquals(day != null && day < at, status, where + " gap " + gap + " week " + week);
      } else {
        assertNotEquals(Boolean.FALSE, status, where + " gap " + gap + " week " + week);
      }
    }
    return day == null ? 0 : 1;
  }

  private static int agree(ByDay slow, Kept kept, String where) {
    int known = slow.knownToService();
    int[] end = slow.service();
    for (int week = 1; week <= kept.left().length; week++) {
      int at = slow.start() + 7 * week;
      Boolean gone = status(week, kept.kept(), kept.left());
      Boolean lost = status(week, kept.kept(), kept.lost());
      if (at <= known) {
        assertEquals(end != null && end[1] == 0 && end[0] < at, Boolean.TRUE.equals(gone), where);
        assertEquals(end != null && end[1] == 1 && end[0] < at, Boolean.TRUE.equals(lost), where);
      }
    }
    return end == null ? 0 : end[1];
  }

  /** True: ended before that week; false: still there; null: not known, or ended otherwise. */
  private static Boolean status(int week, long[] followed, long[] ended) {
    for (int j = 0; j < ended.length; j++) {
      if (ended[j] == 1) {
        return j < week;
      }
    }
    for (int m = 0; m < followed.length; m++) {
      if (followed[m] == 1) {
        return week <= m ? Boolean.FALSE : null;
      }
    }
    return null;
  }

  private static long sum(long[] counts) {
    return java.util.Arrays.stream(counts).sum();
  }

  private static long closed(Counts counts) {
    int state = counts.states().indexOf("closed");
    return IntStream.rangeClosed(1, counts.transitionWeeks())
        .mapToLong(
            week ->
                IntStream.range(0, state)
                    .mapToLong(from -> counts.transition(week, from, state).people())
                    .sum())
        .sum();
  }

  /** One attendance. */
  private record Visit(int day, int group) {}

  private record World(GroupCalendar.Group... groups) {}

  private static List<Visit> visits(int group, int from, int to) {
    List<Visit> visits = new ArrayList<>();
    for (int day = from; day <= to; day += 7) {
      visits.add(new Visit(FIRST + day, group));
    }
    return visits;
  }

  private static List<Visit> with(List<Visit> some, List<Visit> others) {
    List<Visit> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static GroupCalendar.Group group(int closed) {
    return group(1, closed, IntStream.rangeClosed(0, 36).map(i -> FIRST + 6 + 7 * i).toArray());
  }

  private static GroupCalendar.Group group(long key, int closed, int... held) {
    int[] met = IntStream.of(held).filter(day -> day <= closed).toArray();
    return new GroupCalendar.Group(
        new GroupCalendar.Key(key, key),
        "smart_recovery",
        "north",
        "face_to_face",
        FIRST - 100,
        FIRST - 900,
        closed,
        END,
        met,
        GroupCalendarTest.unknown(met.length),
        Map.of());
  }

  private static World random(SplittableRandom random) {
    GroupCalendar.Group[] groups = new GroupCalendar.Group[3];
    for (int g = 0; g < 3; g++) {
      int weekday = random.nextInt(7);
      int from = FIRST + random.nextInt(200);
      int days = 7 * random.nextInt(6);
      int[] held =
          IntStream.rangeClosed(0, 36)
              .map(i -> FIRST + weekday + 7 * i)
              .filter(day -> day < from || day >= from + days)
              .filter(day -> day <= END && random.nextInt(10) > 0)
              .toArray();
      int closed = random.nextInt(2) == 0 ? FIRST + 40 + random.nextInt(150) : GroupCalendar.NEVER;
      groups[g] = group(g + 1, closed, held);
    }
    return new World(groups);
  }

  private static List<Visit> visits(World world, SplittableRandom random) {
    List<Visit> visits = new ArrayList<>();
    int stops = FIRST + 30 + random.nextInt(230);
    for (int g = 0; g < 3; g++) {
      int every = 1 + random.nextInt(4);
      boolean mine = g == 0 || random.nextInt(2) == 0;
      int begins = FIRST + 20 + random.nextInt(80);
      for (int day : world.groups()[g].heldDays()) {
        if (mine
            && day >= (g == 0 ? FIRST + 20 : begins)
            && day <= stops
            && random.nextInt(every) == 0) {
          visits.add(new Visit(day, g));
        }
      }
    }
    if (visits.stream().noneMatch(visit -> visit.group() == 0)) {
      visits.add(new Visit(FIRST + 25, 0));
    }
    int first = visits.stream().filter(v -> v.group() == 0).mapToInt(Visit::day).min().getAsInt();
    // Home is where the first session was.
    visits.removeIf(visit -> visit.day() <= first && visit.group() != 0);
    return visits;
  }

  private Counts count(World world, List<Visit> visits) {
    List<GroupCalendar.Group> named = new ArrayList<>();
    for (int g = 0; g < world.groups().length; g++) {
      GroupCalendar.Group of = world.groups()[g];
      named.add(group(g + 1, of.closed(), of.heldDays()));
    }
    GroupCalendar calendar = new GroupCalendar(named);
    CellLayout layout =
        new CellLayout(study, Months.of(FIRST), Months.of(END) - Months.of(FIRST) + 1);
    AnalysisWindow window = new AnalysisWindow(study, calendar, END, layout);
    LongCounter cells = new LongCounter();
    AttendanceHistory history = new AttendanceHistory();
    int flags =
        AttendanceHistory.flags(
            Mode.FACE_TO_FACE, true, AttendanceHistory.NOT_SAID, SessionModality.FACE_TO_FACE);
    visits.forEach(visit -> history.add(visit.day(), visit.group(), flags));
    new PersonCells(window, cells, window.activity()).count(history);
    return new Counts(cells, layout, calendar.groups().size());
  }

  /** The rules of leaving, closing and being lost, looked up day by day. */
  private static final class ByDay {
    private final World world;
    private final List<Visit> visits;
    private final int lookAhead;
    private final int start;

    ByDay(World world, List<Visit> visits, int lookAhead) {
      this.world = world;
      this.visits = visits;
      this.lookAhead = lookAhead;
      this.start = visits.stream().mapToInt(Visit::day).min().getAsInt();
    }

    int start() {
      return start;
    }

    private boolean attendedOn(int day) {
      return visits.stream().anyMatch(visit -> visit.day() == day);
    }

    private List<Integer> ownOn(int day) {
      return visits.stream()
          .filter(visit -> visit.day() <= day && visit.day() > day - 91)
          .map(Visit::group)
          .distinct()
          .toList();
    }

    private int closing(List<Integer> groups) {
      return groups.stream().mapToInt(g -> world.groups()[g].closed()).max().getAsInt();
    }

    /** The groups by which the end of follow-up is told. */
    List<Integer> followed() {
      List<Integer> in = List.of(0);
      while (closing(in) < END) {
        int on = closing(in);
        List<Integer> next =
            ownOn(on).stream().filter(g -> world.groups()[g].closed() > on).toList();
        if (next.isEmpty()) {
          return in;
        }
        in = next;
      }
      return in;
    }

    private int through() {
      return Math.min(END, closing(followed()));
    }

    private boolean metBetween(List<Integer> groups, int from, int to) {
      for (int g : groups) {
        for (int day : world.groups()[g].heldDays()) {
          if (from <= day && day <= to) {
            return true;
          }
        }
      }
      return false;
    }

    /** First day by which so many weeks with a session have passed; null if not by then. */
    private Integer told(List<Integer> groups, int day, int weeks, int through) {
      int passed = 0;
      for (int week = 1; day + 7 * week <= through; week++) {
        if (metBetween(groups, day + 7 * week - 6, day + 7 * week)) {
          passed++;
        }
        if (passed == weeks) {
          return day + 7 * week;
        }
      }
      return null;
    }

    private boolean nothingIn(int from, int to) {
      for (int day = from; day <= to; day++) {
        if (attendedOn(day)) {
          return false;
        }
      }
      return true;
    }

    Integer leftByGap(int weeks) {
      for (int day = start; day <= END; day++) {
        if (attendedOn(day)) {
          Integer told = told(ownOn(day), day, weeks, through());
          if (told != null && nothingIn(day + 1, told)) {
            return day;
          }
        }
      }
      return null;
    }

    int knownBeforeGap(int weeks) {
      return lastTold(followed(), weeks, through());
    }

    private int lastTold(List<Integer> groups, int weeks, int through) {
      int day = through;
      while (day > start - 300 && told(groups, day, weeks, through) == null) {
        day--;
      }
      return day;
    }

    int knownToService() {
      int all = lastTold(List.of(0, 1, 2), lookAhead, END);
      boolean closed = world.groups()[0].closed() <= END;
      return closed
          ? all
          : Math.min(all, lastTold(List.of(0), lookAhead, Math.min(END, closing(List.of(0)))));
    }

    /** Day, and 0 for leaving or 1 for being lost; null if neither was seen. */
    int[] service() {
      for (int day = start; day <= END; day++) {
        if (attendedOn(day)) {
          Integer left = told(ownOn(day), day, lookAhead, END);
          if (left != null && nothingIn(day + 1, left)) {
            return new int[] {day, 0};
          }
          int closed = closing(ownOn(day));
          Integer lost = closed <= END ? told(List.of(0, 1, 2), closed, lookAhead, END) : null;
          if (lost != null && nothingIn(day + 1, lost)) {
            return new int[] {closed, 1};
          }
        }
      }
      return null;
    }
  }
}
