package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.MadeWorld.Counted;
import org.rollcall.measure.MadeWorld.Group;
import org.rollcall.measure.MadeWorld.Visit;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.study.Arm;
import org.rollcall.study.Study.NewTo;

/**
 * Each rule of the clock over a dial from harmless to harmful: with the rule the number stays the
 * true one, and the plain way of counting, written here, goes astray as the dial is turned.
 */
class ClockDialsTest {

  private static final String SMART = "smart_recovery";
  private static final int ROOMS = 20;
  private static final int WEEKS = 140;
  private static final int LAST = 7 * WEEKS - 1;
  private static final int PRIMARY = 12;
  private static final double LEAVES = 0.05;

  /** Chance of so many people; what a rule may miss by. */
  private static final double AS_GOOD_AS = 0.03;

  /**
   * Somebody who comes from one week to another, as long as chance has it.
   *
   * @param id who
   * @param home group of the first session
   * @param start week of the first session
   * @param last week of the last session, whether it is recorded or not
   */
  private record Member(int id, Group home, int start, int last) {}

  private static final class Town {
    final MadeWorld world;
    final List<Member> members = new ArrayList<>();

    Town(List<String> programs, NewTo newTo) {
      world = new MadeWorld(SampleStudy.withDefaults(programs, newTo));
    }

    /** Rooms and as many groups online, which meet every week, and people who start in them. */
    static Town of(int firstStart, int lastStart) {
      Town town = new Town(List.of(), NewTo.ANY_GROUP);
      for (Arm mode : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
        for (int g = 0; g < ROOMS; g++) {
          town.world.add(SMART, mode).weekly(0, WEEKS, "held");
        }
      }
      town.people(town.world.groups, 60, firstStart, lastStart, LEAVES);
      return town;
    }

    void people(List<Group> homes, int each, int firstStart, int lastStart, double leaves) {
      SplittableRandom random = new SplittableRandom(homes.get(0).number() + 31L * members.size());
      for (Group home : List.copyOf(homes)) {
        for (int i = 0; i < each; i++) {
          int start = firstStart + random.nextInt(lastStart - firstStart);
          int last = start;
          while (last < 2 * WEEKS && random.nextDouble() >= leaves) {
            last++;
          }
          members.add(new Member(members.size(), home, start, last));
        }
      }
    }

    /** Everybody comes every week to the home group. */
    Town attend() {
      return attend(week -> true);
    }

    Town attend(IntPredicate weeks) {
      for (Member member : members) {
        for (int week = member.start; week <= Math.min(member.last, WEEKS - 1); week++) {
          if (week == member.start || weeks.test(week - member.start)) {
            world.comes(member.id, member.home, week);
          }
        }
      }
      return this;
    }

    void record(IntPredicate groups, IntPredicate weeks) {
      world.visits.removeIf(v -> groups.test(v.group()) && !weeks.test(v.day() / 7));
    }

    List<Member> of(Arm mode) {
      return members.stream().filter(m -> m.home.mode() == mode).toList();
    }

    /** Share that comes for so many weeks, whether it is recorded or not. */
    double truth(Arm mode) {
      List<Member> of = of(mode);
      return of.stream().filter(m -> m.last - m.start >= PRIMARY).count() / (double) of.size();
    }

    double retained(Arm mode) {
      return world.counted(LAST).retained(mode, PRIMARY);
    }
  }

  private static boolean isRoom(int group) {
    return group < ROOMS;
  }

  /** So many calendar weeks without attendance are leaving, up to the last day, whatever became. */
  private static double byTheCalendar(MadeWorld world, Arm mode, int gap, int lastDay) {
    Map<Integer, TreeSet<Integer>> days = new TreeMap<>();
    Map<Integer, Arm> arms = new HashMap<>();
    for (Visit visit : world.visits) {
      days.computeIfAbsent(visit.person(), p -> new TreeSet<>()).add(visit.day());
      arms.putIfAbsent(visit.person(), world.groups.get(visit.group()).mode());
    }
    double[] left = new double[PRIMARY];
    double[] atRisk = new double[PRIMARY];
    days.forEach(
        (person, own) -> {
          int from = own.first();
          int gone = Integer.MAX_VALUE;
          for (int day : own) {
            Integer next = own.higher(day);
            if (gone == Integer.MAX_VALUE && (next == null ? lastDay : next) - day > 7 * gap) {
              gone = day;
            }
          }
          for (int week = 0; arms.get(person) == mode && week < PRIMARY; week++) {
            int at = from + 7 * (week + 1);
            if (gone >= at - 7 && (at <= lastDay - 7 * gap || gone < at)) {
              atRisk[week]++;
              left[week] += gone < at ? 1 : 0;
            }
          }
        });
    double share = 1;
    for (int week = 0; week < PRIMARY; week++) {
      share *= atRisk[week] == 0 ? 1 : 1 - left[week] / atRisk[week];
    }
    return share;
  }

  /**
   * Over the dial the rule holds to the truth; at its last place the plain way has left it by more
   * than twice what the rule may miss by, and at the first, where nothing is wrong, it has not.
   */
  private static void holds(
      double[] dial,
      DoubleUnaryOperator truth,
      DoubleUnaryOperator with,
      DoubleUnaryOperator without) {
    for (double place : dial) {
      assertEquals(
          truth.applyAsDouble(place), with.applyAsDouble(place), AS_GOOD_AS, "dial at " + place);
    }
    double harmless = dial[0];
    double harmful = dial[dial.length - 1];
    assertEquals(
        truth.applyAsDouble(harmless), without.applyAsDouble(harmless), AS_GOOD_AS, "harmless");
    double astray = without.applyAsDouble(harmful) - truth.applyAsDouble(harmful);
    assertTrue(Math.abs(astray) > 2 * AS_GOOD_AS, "without the rule only off by " + astray);
  }

  /** Organisers go on to say that groups met, and nobody sends who came. */
  @Test
  void end_cutSoManyWeeksAfterTheLastRecord_makesNobodyMature() {
    holds(
        new double[] {0, 5, 13, 40},
        weeks -> Town.of(90, WEEKS).truth(Arm.ONLINE),
        weeks -> goesOn(weeks).counted(LAST + 7 * (int) weeks).retained(Arm.ONLINE, PRIMARY),
        weeks -> {
          int asOf = LAST + 7 * (int) weeks;
          return goesOn(weeks)
              .counted(DataEnd.at(MadeWorld.FIRST + asOf), asOf)
              .retained(Arm.ONLINE, PRIMARY);
        });
  }

  private static MadeWorld goesOn(double weeks) {
    Town town = Town.of(90, WEEKS).attend();
    town.world.groups.forEach(g -> g.weekly(WEEKS, WEEKS + (int) weeks, "held"));
    return town.world;
  }

  @Test
  void end_oneDateSoManyWeeksBeyond_movesNothing() {
    holds(
        new double[] {0, 26, 52, 1_300},
        weeks -> Town.of(90, WEEKS).truth(Arm.ONLINE),
        weeks -> mistyped(weeks).retained(Arm.ONLINE, PRIMARY),
        weeks ->
            byTheCalendar(
                Town.of(90, WEEKS).attend().world, Arm.ONLINE, 13, LAST + 7 * (int) weeks));
    assertEquals(0, mistyped(0).end().beyond().get(Arm.ONLINE));
    assertTrue(mistyped(26).end().beyond().get(Arm.ONLINE) > 180, "withholds");
  }

  private static Counted mistyped(double weeks) {
    Town town = Town.of(90, WEEKS).attend();
    Group online = town.world.groups.get(ROOMS);
    int day = LAST + 7 * (int) weeks;
    town.world.visits.add(new Visit(0, day, 1, ROOMS, Mode.ONLINE, 0, 1));
    assertEquals(Arm.ONLINE, online.mode());
    return town.world.counted(day);
  }

  /** With the first of two logs to end, whoever started since would not be counted. */
  @Test
  void end_logReplacedInSuchAWeek_countsEverybody() {
    for (int week : new int[] {WEEKS, 120, 90, 60}) {
      Town town = Town.of(40, 100).attend();
      town.world.visits.replaceAll(v -> v.from(v.day() < 7 * week ? 1 : 2));
      Counted counted = town.world.counted(LAST);
      long mature = counted.counts().mature(Arm.ONLINE).people();
      assertEquals(
          town.of(Arm.ONLINE).stream().filter(m -> m.start() + 25 <= WEEKS).count(),
          mature,
          20,
          "replaced in week " + week);
      assertEquals(town.truth(Arm.ONLINE), counted.retained(Arm.ONLINE, PRIMARY), AS_GOOD_AS);
      Counted first =
          town.world.counted(DataEnd.at(MadeWorld.FIRST + Math.min(LAST, 7 * week - 1)), LAST);
      long ofFirst = first.counts().mature(Arm.ONLINE).people();
      assertEquals(week > 120, ofFirst == mature, "replaced in week " + week);
    }
  }

  /** Nobody's absence fills the weeks between one log and the next. */
  @Test
  void end_gapOfSoManyWeeksBetweenTwoLogs_isNoAbsence() {
    holds(
        new double[] {0, 2, 15, 25},
        weeks -> Town.of(40, 100).truth(Arm.ONLINE),
        weeks -> gap(weeks).counted(LAST).retained(Arm.ONLINE, PRIMARY),
        weeks ->
            gap(weeks)
                .counted(DataEnd.at(MadeWorld.FIRST + LAST), LAST)
                .retained(Arm.ONLINE, PRIMARY));
  }

  private static MadeWorld gap(double weeks) {
    Town town = Town.of(40, 100).attend();
    town.record(group -> !isRoom(group), week -> week < 70 || week >= 70 + weeks);
    town.world.visits.replaceAll(v -> v.from(v.day() < 7 * 70 ? 1 : 2));
    return town.world;
  }

  @Test
  void end_registersOfSomeRoomsStop_isTheLastOfEach() {
    for (String status : List.of("held", "not_reported")) {
      holds(
          new double[] {0, .2, .34, .6},
          share -> Town.of(40, 110).truth(Arm.FACE_TO_FACE),
          share -> stopped(share, status).counted(LAST).retained(Arm.FACE_TO_FACE, PRIMARY),
          share -> byTheCalendar(stopped(share, status), Arm.FACE_TO_FACE, 13, LAST));
    }
  }

  private static MadeWorld stopped(double share, String status) {
    Town town = Town.of(40, 110).attend();
    IntPredicate stops = group -> group < share * ROOMS;
    town.record(stops, week -> week < 70);
    town.world.groups.stream()
        .filter(group -> stops.test(group.number()))
        .forEach(group -> group.weekly(70, WEEKS, status));
    return town.world;
  }

  /** Two of three who start online go over to a room after four weeks. */
  @Test
  void end_roomsSoManyWeeksLate_losesNobodyWhoGoesOver() {
    holds(
        new double[] {0, 4, 12, 30},
        weeks -> Town.of(60, WEEKS).truth(Arm.ONLINE),
        weeks -> late(weeks).counted(LAST).retained(Arm.ONLINE, PRIMARY),
        weeks ->
            late(weeks)
                .counted(DataEnd.at(MadeWorld.FIRST + LAST), LAST)
                .retained(Arm.ONLINE, PRIMARY));
  }

  private static MadeWorld late(double weeks) {
    Town town = Town.of(60, WEEKS);
    for (Member m : town.members) {
      for (int week = m.start(); week <= Math.min(m.last(), WEEKS - 1); week++) {
        boolean over = m.id() % 3 > 0 && !isRoom(m.home().number()) && week > m.start() + 3;
        town.world.comes(
            m.id(), over ? town.world.groups.get(m.home().number() - ROOMS) : m.home(), week);
      }
    }
    town.record(ClockDialsTest::isRoom, week -> week < WEEKS - weeks);
    return town.world;
  }

  /** Of two first sessions on one day the numbers of the groups say nothing. */
  @Test
  void start_shareWithTwoFirstSessionsOnOneDay_startsWithTheEarlier() {
    for (double share : new double[] {0, .2, .5, 1}) {
      for (boolean atOnce : new boolean[] {false, true}) {
        Town town = Town.of(40, 100).attend();
        for (Member m : town.of(Arm.ONLINE)) {
          if (m.id() % 100 < 100 * share) {
            Group room = town.world.groups.get(m.home().number() - ROOMS);
            int day = m.home().dayOf(m.start());
            int rank = atOnce ? 1 : 2;
            town.world.visits.add(
                new Visit(m.id(), day, rank, room.number(), Mode.FACE_TO_FACE, 0, 1));
          }
        }
        Counts counts = town.world.counted(LAST).counts();
        int two =
            (int) town.of(Arm.ONLINE).stream().filter(m -> m.id() % 100 < 100 * share).count();
        int all = 60 * ROOMS;
        assertEquals(all - (atOnce ? two : 0), counts.started(Arm.ONLINE).people(), "of " + share);
        assertEquals(all, counts.started(Arm.FACE_TO_FACE).people());
        assertEquals(
            atOnce ? two : 0, counts.startedAnyhow().people() - counts.firstTold().people());
        // Rooms have the lower numbers: by these, two would have started there.
        assertEquals(all - two, byTheNumber(town.world, Arm.ONLINE));
      }
    }
  }

  private static long byTheNumber(MadeWorld world, Arm mode) {
    Map<Integer, Visit> first = new HashMap<>();
    for (Visit v : world.visits) {
      first.merge(
          v.person(),
          v,
          (one, other) ->
              other.day() < one.day() || other.day() == one.day() && other.group() < one.group()
                  ? other
                  : one);
    }
    return first.values().stream().filter(v -> world.groups.get(v.group()).mode() == mode).count();
  }

  /** Members of another program, who stay in any group that they go to, are not new. */
  @Test
  void start_shareOfMembersOfAnotherProgram_isLeftOut() {
    holds(
        new double[] {0, .2, .5, 1},
        share -> newcomers().truth(Arm.FACE_TO_FACE),
        share -> members(share, true).counted(LAST).retained(Arm.FACE_TO_FACE, PRIMARY),
        share -> members(share, false).counted(LAST).retained(Arm.FACE_TO_FACE, PRIMARY));
  }

  private static Town newcomers() {
    Town town = new Town(List.of(SMART), NewTo.ANY_GROUP);
    for (int g = 0; g < 2 * ROOMS; g++) {
      boolean isOther = g >= ROOMS;
      town.world
          .add(isOther ? "alcoholics_anonymous" : SMART, Arm.FACE_TO_FACE)
          .weekly(0, WEEKS, "held");
    }
    town.people(town.world.groups.subList(0, ROOMS), 60, 40, 100, LEAVES);
    return town.attend();
  }

  private static MadeWorld members(double share, boolean seesOthers) {
    Town town = newcomers();
    for (int i = 0; i < 60 * ROOMS * share; i++) {
      int person = 100_000 + i;
      int start = 40 + i % 60;
      for (int week = start - 10; week < WEEKS; week++) {
        int group = i % ROOMS;
        if (week >= start) {
          town.world.comes(person, town.world.groups.get(group), week);
        } else if (seesOthers) {
          town.world.comes(person, town.world.groups.get(ROOMS + group), week);
        }
      }
    }
    return town.world;
  }

  @Test
  void start_shareOfFirstModesNotStated_isAStepOfItsOwn() {
    for (double share : new double[] {0, .3, 1}) {
      Town town = Town.of(40, 100).attend();
      Map<Integer, Integer> starts = new HashMap<>();
      town.of(Arm.ONLINE).stream()
          .filter(m -> m.id() % 100 < 100 * share)
          .forEach(m -> starts.put(m.id(), m.home().dayOf(m.start())));
      town.world.visits.replaceAll(
          v -> starts.getOrDefault(v.person(), -1) == v.day() ? unstated(v) : v);
      Counts counts = town.world.counted(LAST).counts();
      assertEquals(60 * ROOMS - starts.size(), counts.started(Arm.ONLINE).people());
      assertEquals(60 * ROOMS, counts.started(Arm.FACE_TO_FACE).people());
      assertEquals(starts.size(), counts.firstTold().people() - counts.started().people());
      assertEquals(counts.startedAnyhow().people(), counts.firstTold().people());
    }
  }

  private static Visit unstated(Visit v) {
    return new Visit(v.person(), v.day(), v.rank(), v.group(), Mode.NOT_STATED, 0, v.source());
  }

  @Test
  void closure_shareOfRoomsThatStop_isNoLeavingWhoeverSaysSo() {
    for (int saidAfter : new int[] {-1, 0, 4, 26}) {
      holds(
          new double[] {0, .2, .5, .9},
          share -> Town.of(40, 100).truth(Arm.FACE_TO_FACE),
          share -> stops(share, saidAfter).counted(LAST).retained(Arm.FACE_TO_FACE, PRIMARY),
          share -> byTheCalendar(stops(share, saidAfter), Arm.FACE_TO_FACE, 13, LAST));
    }
    Counts silent = stops(.5, -1).counted(LAST).counts();
    Counts declared = stops(.5, 0).counted(LAST).counts();
    for (String rule : silent.definitions()) {
      assertEquals(
          MadeWorld.retained(declared, rule, Arm.FACE_TO_FACE, PRIMARY),
          MadeWorld.retained(silent, rule, Arm.FACE_TO_FACE, PRIMARY),
          rule);
    }
  }

  /** The room of a hybrid group ends, or its sheets do, long before its screen. */
  @Test
  void breaks_shareOfHybridGroupsWhoseRoomEnds_isNoLeaving() {
    holds(
        new double[] {0, .2, .5, .9},
        share -> Town.of(40, 100).truth(Arm.FACE_TO_FACE),
        share -> roomsEnd(share).counted(LAST).retained(Arm.FACE_TO_FACE, PRIMARY),
        share -> byTheCalendar(roomsEnd(share), Arm.FACE_TO_FACE, 13, LAST));
    assertEquals(
        Town.of(40, 100).truth(Arm.ONLINE),
        roomsEnd(.9).counted(LAST).retained(Arm.ONLINE, PRIMARY),
        AS_GOOD_AS);
  }

  /** All rooms are those of hybrid groups, and so many of them end in week 75. */
  private static MadeWorld roomsEnd(double share) {
    Town town = Town.of(40, 100).attend();
    List<Group> groups = town.world.groups;
    groups.subList(0, ROOMS).forEach(Group::hybrid);
    town.world.visits.replaceAll(v -> isRoom(v.group()) ? v : v.at(groups.get(v.group() - ROOMS)));
    town.world.visits.removeIf(
        v -> v.mode() == Mode.FACE_TO_FACE && v.group() < share * ROOMS && v.day() >= 7 * 75);
    return town.world;
  }

  /** Groups that close take their regulars with them, and nobody begins there later. */
  @Test
  void identity_shareWhoTakeAnotherName_isNoNewPerson() {
    for (double share : new double[] {0, .25, .5, 1}) {
      assertEquals(1, newPeople(stops(share, -1)), "rooms that close: " + share);
      Town town = Town.of(40, 100).attend();
      town.world.visits.replaceAll(
          v -> v.day() >= 7 * 90 && v.person() % 100 < 100 * share ? v.as(v.person() + 10_000) : v);
      double kept = newPeople(town.world);
      assertTrue(share == 0 ? kept == 1 : kept < .9, share + " take another name: " + kept);
    }
  }

  /** So many of those who come once stay nameless, and the same sheets count heads. */
  @Test
  void identity_shareOfNewcomersWithoutName_isMissingFromThoseCounted() {
    for (double nameless : new double[] {0, .1, .4}) {
      Town town = Town.of(40, 100).attend();
      List<Headcounts.Session> counted = new ArrayList<>();
      Map<Integer, Map<Integer, Long>> newcomers = new HashMap<>();
      for (Member m : town.of(Arm.FACE_TO_FACE)) {
        newcomers
            .computeIfAbsent(m.home().number(), g -> new HashMap<>())
            .merge(m.home().dayOf(m.start()), 1L, Long::sum);
      }
      newcomers.forEach(
          (group, days) ->
              days.forEach(
                  (day, n) ->
                      counted.add(town.world.counted(group, day, n + 5, OptionalLong.of(n)))));
      town.world.visits.removeIf(v -> isRoom(v.group()) && v.person() % 100 < 100 * nameless);
      Map<GroupCalendar.Key, Arm> modes = new HashMap<>();
      counted.forEach(session -> modes.put(session.group(), Arm.FACE_TO_FACE));
      Known known =
          town.world.counted(LAST).counts().newcomersNamed(counted, modes).get(Arm.FACE_TO_FACE);
      assertTrue(known.asked() > 300, known.toString());
      assertEquals(1 - nameless, known.known() / (double) known.asked(), .05);
    }
  }

  private static double newPeople(MadeWorld world) {
    Counted counted = world.counted(LAST);
    LocalDate through = LocalDate.ofEpochDay(counted.window().asOf());
    Known known = counted.counts().newPeople(Arm.FACE_TO_FACE, through);
    assertTrue(known.asked() > 100, known.toString());
    return known.known() / (double) known.asked();
  }

  /** Beside what is guessed stands what would be if all those people had left. */
  @Test
  void closure_shareOfRoomsThatStop_hasABoundUnlessSomebodySaysSo() {
    Town town = Town.of(40, 100);
    String bound = OutcomeCatalog.endsAsLeaving(town.world.study().retention());
    for (double share : new double[] {0, .2, .5, .9}) {
      Counted silent = stops(share, -1).counted(LAST);
      Counted declared = stops(share, 0).counted(LAST);
      double all = silent.retained(Arm.FACE_TO_FACE, PRIMARY);
      double least = MadeWorld.retained(silent.counts(), bound, Arm.FACE_TO_FACE, PRIMARY);
      assertEquals(share > 0, all - least > share / 10, "%s: %s, %s".formatted(share, all, least));
      assertEquals(
          declared.retained(Arm.FACE_TO_FACE, PRIMARY),
          MadeWorld.retained(declared.counts(), bound, Arm.FACE_TO_FACE, PRIMARY));
      assertEquals(
          silent.retained(Arm.ONLINE, PRIMARY),
          MadeWorld.retained(silent.counts(), bound, Arm.ONLINE, PRIMARY));
    }
  }

  /** So many rooms hold their last session in week 80 or a little later. */
  private static MadeWorld stops(double share, int saidAfter) {
    Town town = Town.of(40, 100);
    for (Group room : town.world.groups.subList(0, (int) Math.round(share * ROOMS))) {
      int week = 80 + room.number() % 3;
      room.silentFrom(week);
      if (saidAfter >= 0) {
        room.closedOn(week - 1 + saidAfter);
      }
    }
    return town.attend().world;
  }

  @Test
  void gap_breakOfSoManyWeeks_isNoAbsence() {
    for (String status : List.of("cancelled", "not_reported", "")) {
      for (int gap : new int[] {4, 13}) {
        holds(
            new double[] {0, 6, 13, 17},
            weeks -> attendedForTwelveWeeks(paused(weeks, status), Arm.FACE_TO_FACE),
            weeks ->
                MadeWorld.retained(
                    paused(weeks, status).counted(LAST).counts(),
                    "gap_" + gap + "_weeks",
                    Arm.FACE_TO_FACE,
                    PRIMARY),
            weeks -> byTheCalendar(paused(weeks, status), Arm.FACE_TO_FACE, gap, LAST));
      }
    }
  }

  /** Share whose last attendance lies so long after the first. */
  private static double attendedForTwelveWeeks(MadeWorld world, Arm mode) {
    Map<Integer, TreeSet<Integer>> days = new HashMap<>();
    world.visits.stream()
        .filter(v -> world.groups.get(v.group()).mode() == mode)
        .forEach(v -> days.computeIfAbsent(v.person(), p -> new TreeSet<>()).add(v.day()));
    return days.values().stream().filter(d -> d.last() - d.first() >= 7 * PRIMARY).count()
        / (double) days.size();
  }

  /** All rooms pause in the midst of the starts, and those who have not left come again. */
  private static MadeWorld paused(double weeks, String status) {
    Town town = Town.of(40, 100);
    for (Group room : town.world.groups.subList(0, ROOMS)) {
      for (int week = 70; week < 70 + weeks; week++) {
        room.remove(week);
        if (!status.isEmpty()) {
          room.weekly(week, week + 1, status);
        }
      }
    }
    // Nobody leaves in weeks in which nobody can.
    for (Member m : town.members) {
      int stays = m.last() - m.start();
      for (int week = m.start(); stays >= 0 && week < WEEKS; week++) {
        town.world.comes(m.id(), m.home(), week);
        stays -= m.home().holdsIn(week) || m.home().mode() == Arm.ONLINE ? 1 : 0;
      }
    }
    return town.world;
  }

  /** All rooms close on one day; so many of their people come to another group nine days later. */
  @Test
  void closure_shareWhoGoOnElsewhere_isKeptByTheService() {
    for (double share : new double[] {0, .3, .9, 1}) {
      Town town = new Town(List.of(), NewTo.ANY_GROUP);
      for (int g = 0; g < 2 * ROOMS; g++) {
        Arm mode = g < ROOMS ? Arm.FACE_TO_FACE : Arm.ONLINE;
        town.world.add(SMART, mode).weekly(0, g < ROOMS ? 80 : WEEKS, "held");
      }
      town.people(town.world.groups.subList(0, ROOMS), 30, 55, 79, 0);
      long goOn = 0;
      for (Member m : town.members) {
        boolean on = m.id() % 30 < 30 * share;
        goOn += on ? 1 : 0;
        for (int week = m.start(); week < (on ? WEEKS : 80); week++) {
          Group elsewhere = town.world.groups.get(ROOMS + m.home().number());
          town.world.comes(m.id(), week < 81 ? m.home() : elsewhere, week);
        }
      }
      // Whoever comes there all along says that it is watched.
      for (Group online : town.world.groups.subList(ROOMS, 2 * ROOMS)) {
        for (int week = 0; week < 3 * WEEKS; week++) {
          town.world.comes(100_000 + 3 * online.number() + week % 3, online, week / 3);
        }
      }
      Counts counts = town.world.counted(LAST).counts();
      assertEquals(goOn, counts.keptAtClosure(Arm.FACE_TO_FACE).people(), "of " + share);
      assertEquals(town.members.size() - goOn, counts.lostAtClosure(Arm.FACE_TO_FACE).people());
      assertEquals(
          1,
          town.world.counted(LAST).retained(Arm.FACE_TO_FACE, 4),
          1e-12,
          "while rooms were open");
      double naive = byTheCalendar(town.world, Arm.FACE_TO_FACE, 13, LAST);
      // Whoever goes nowhere would have left, with the last session before week twelve for most.
      assertTrue(naive <= 1 - (1 - share) / 3 + 1e-12, "of " + share + ": " + naive);
    }
  }

  /** Who attended another group before the closure is followed there; who comes later is not. */
  @Test
  void closure_shareWhoAttendedAnotherGroupBefore_isFollowedThere() {
    for (double share : new double[] {0, .5, 1}) {
      Town town = new Town(List.of(), NewTo.ANY_GROUP);
      for (int g = 0; g < 2 * ROOMS; g++) {
        town.world.add(SMART, Arm.FACE_TO_FACE).weekly(0, g < ROOMS ? 80 : WEEKS, "held");
      }
      town.people(town.world.groups.subList(0, ROOMS), 60, 60, 79, LEAVES);
      for (Member m : town.members) {
        boolean before = m.id() % 60 < 60 * share;
        Group other = town.world.groups.get(ROOMS + m.home().number());
        for (int week = m.start(); week <= Math.min(m.last(), WEEKS - 1); week++) {
          town.world.comes(m.id(), m.home(), week);
          if (before ? week > m.start() : week >= 83) {
            town.world.comes(m.id(), other, week);
          }
        }
      }
      Counts counts = town.world.counted(LAST).counts();
      long followed =
          counts.exits("gap_4_weeks").get(Arm.FACE_TO_FACE).stream()
              .mapToLong(
                  e ->
                      Arrays.stream(e.followed(), 20, 53).sum()
                          + Arrays.stream(e.left(), 20, 52).sum())
              .sum();
      // Those who came there and stayed for twenty weeks, and nobody whose only group had closed.
      long stayed =
          town.members.stream()
              .filter(m -> m.id() % 60 < 60 * share && m.last() - m.start() >= 22)
              .count();
      assertEquals(stayed, followed, 40 * share, "of " + share);
      if (share == 1) {
        assertEquals(
            town.truth(Arm.FACE_TO_FACE),
            MadeWorld.retained(counts, "gap_4_weeks", Arm.FACE_TO_FACE, PRIMARY),
            AS_GOOD_AS);
      }
    }
  }

  /** Two families that stay for other times: in each, as if the other were not there. */
  @Test
  void population_shareOfAnotherFamily_changesNothingInThis() {
    holds(
        new double[] {0, .25, 1, 4},
        share -> families(0, WEEKS).truth(Arm.FACE_TO_FACE),
        share ->
            MadeWorld.retained(
                families(share, WEEKS)
                    .world
                    .counted(LAST)
                    .of(share == 0 ? Population.ALL : "mutual_help"),
                "gap_13_weeks",
                Arm.FACE_TO_FACE,
                PRIMARY),
        share -> byTheCalendar(families(share, WEEKS).world, Arm.FACE_TO_FACE, 13, LAST));
  }

  /** The study lists one program; so many more start in another of the same family. */
  @Test
  void population_shareOfAProgramThatIsNotListed_changesNothing() {
    holds(
        new double[] {0, .25, 1, 4},
        share -> families(0, WEEKS).truth(Arm.FACE_TO_FACE),
        share ->
            MadeWorld.retained(
                others(List.of(SMART), share).counted(LAST).of(Population.ALL),
                "gap_13_weeks",
                Arm.FACE_TO_FACE,
                PRIMARY),
        share ->
            MadeWorld.retained(
                others(List.of(), share).counted(LAST).of(Population.ALL),
                "gap_13_weeks",
                Arm.FACE_TO_FACE,
                PRIMARY));
  }

  private static MadeWorld others(List<String> programs, double share) {
    Town town = new Town(programs, NewTo.ANY_GROUP);
    for (int g = 0; g < 2 * ROOMS; g++) {
      String program = g < ROOMS ? SMART : "other_mutual_help";
      town.world.add(program, Arm.FACE_TO_FACE).weekly(0, WEEKS, "held");
    }
    town.people(town.world.groups.subList(0, ROOMS), 60, 40, 130, LEAVES);
    if (share > 0) {
      List<Group> others = town.world.groups.subList(ROOMS, 2 * ROOMS);
      town.people(others, (int) (60 * share), 40, 130, .2);
    }
    return town.attend().world;
  }

  /** So many go over to a room six weeks after they started, where they have another code. */
  @Test
  void modes_shareWhoGoOverUnderAnotherCode_isSeenUnlessTheCodesAreOne() {
    for (double share : new double[] {0, .3, .8}) {
      double truth = Town.of(40, 100).truth(Arm.ONLINE);
      MadeWorld oneCode = goOver(share, 0);
      MadeWorld twoCodes = goOver(share, 10_000);
      assertEquals(truth, oneCode.counted(LAST).retained(Arm.ONLINE, PRIMARY), AS_GOOD_AS);
      double astray = twoCodes.counted(LAST).retained(Arm.ONLINE, PRIMARY) - truth;
      assertEquals(share > 0, Math.abs(astray) > 2 * AS_GOOD_AS, share + " go over: " + astray);
      assertTrue(LinkedModes.of(oneCode.reported(LAST), MadeWorld.codes("rooms", "rooms")));
      assertFalse(LinkedModes.of(twoCodes.reported(LAST), MadeWorld.codes("rooms", "zoom")));
    }
  }

  /** Online is known by the first source, rooms by the second. */
  private static MadeWorld goOver(double share, int otherCode) {
    Town town = Town.of(40, 100);
    for (Member m : town.members) {
      boolean goes = m.home().mode() == Arm.ONLINE && m.id() % 100 < 100 * share;
      Group room = town.world.groups.get(m.home().number() % ROOMS);
      for (int week = m.start(); week <= Math.min(m.last(), WEEKS - 1); week++) {
        boolean isThere = goes && week >= m.start() + 6;
        town.world.comes(isThere ? m.id() + otherCode : m.id(), isThere ? room : m.home(), week);
      }
    }
    town.world.visits.replaceAll(v -> v.from(isRoom(v.group()) ? 2 : 1));
    return town.world;
  }

  /** Registers of the other family end earlier: those of this one are followed to their own end. */
  @Test
  void population_anotherFamilyEndsEarlier_isFollowedToItsOwnEnd() {
    long alone = families(0, WEEKS).world.counted(LAST).counts().mature(Arm.FACE_TO_FACE).people();
    for (int end : new int[] {WEEKS, WEEKS - 4, WEEKS - 30}) {
      Counted both = families(.5, end).world.counted(LAST);
      assertEquals(alone, both.of("mutual_help").mature(Arm.FACE_TO_FACE).people(), "to " + end);
    }
  }

  private static Town families(double share, int end) {
    Town town = new Town(List.of(), NewTo.ANY_GROUP);
    for (int g = 0; g < ROOMS; g++) {
      town.world.add(SMART, Arm.FACE_TO_FACE).weekly(0, WEEKS, "held");
    }
    town.people(town.world.groups, 60, 40, 130, LEAVES);
    for (int g = 0; share > 0 && g < ROOMS; g++) {
      town.world.add("al_anon", Arm.FACE_TO_FACE).weekly(0, WEEKS, "held");
    }
    if (share > 0) {
      List<Group> others = town.world.groups.subList(ROOMS, 2 * ROOMS);
      town.people(others, (int) (60 * share), 40, 130, .2);
    }
    town.attend();
    town.record(group -> group >= ROOMS, week -> week < end);
    return town;
  }

  /** Two weekly groups are two sessions a week to come to, and twice as many as home holds. */
  @Test
  void opportunity_shareWhoAlsoAttendElsewhere_isNeverMoreThanWhatIsOffered() {
    for (double share : new double[] {0, .3, 1}) {
      Town town = Town.of(40, 100);
      for (Member m : town.members) {
        Group other = town.world.groups.get((m.home().number() + 1) % (2 * ROOMS));
        int first = m.home().dayOf(m.start());
        for (int week = m.start(); week <= m.start() + PRIMARY; week++) {
          for (Group at : m.id() % 60 < 60 * share ? List.of(m.home(), other) : List.of(m.home())) {
            if (at.dayOf(week) >= first && at.dayOf(week) < first + 7 * PRIMARY) {
              town.world.comes(m.id(), at, week);
            }
          }
        }
      }
      Counts counts = town.world.counted(LAST).counts();
      double anywhere = ratio(town.world, counts, "attendances_per_opportunity_week_12");
      double home = ratio(town.world, counts, "home_attendances_per_opportunity_week_12");
      assertEquals(1, anywhere, 1e-12, "of " + share);
      assertEquals(1, home, 1e-12, "of " + share);
      double naive = town.world.visits.size() / (12.0 * town.members.size());
      assertTrue(Math.abs(naive - 1 - share) < .1, "anywhere over home: " + naive);
    }
  }

  private static double ratio(MadeWorld world, Counts counts, String outcome) {
    List<ClusterRatio> ratios =
        counts.ratios(OutcomeCatalog.of(world.study()).find(outcome).orElseThrow()).get(Arm.ONLINE);
    return ratios.stream().mapToDouble(ClusterRatio::numerator).sum()
        / ratios.stream().mapToDouble(ClusterRatio::denominator).sum();
  }

  /** Who comes every so many weeks has not left; by a gap of four weeks most have. */
  @Test
  void definition_comingEverySoManyWeeks_isNoLeaving() {
    holds(
        new double[] {1, 2, 4, 6},
        every -> attendedForTwelveWeeks(rare(every), Arm.ONLINE),
        every -> rare(every).counted(LAST).retained(Arm.ONLINE, PRIMARY),
        every -> byTheCalendar(rare(every), Arm.ONLINE, 4, LAST));
  }

  private static MadeWorld rare(double every) {
    return Town.of(40, 100).attend(week -> week % (int) every == 0).world;
  }
}
