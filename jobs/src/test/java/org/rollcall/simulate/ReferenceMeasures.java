package org.rollcall.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rollcall.study.Arm;

/**
 * The measures by the definitions, person by person, in the plainest way: slow, and free of the
 * product's code, so that it can check it.
 */
public final class ReferenceMeasures {
  private static final int LOG_DAYS = 26 * 7;
  private static final int PERSON_DAYS = 180;
  private static final int LOOK_AHEAD = 13;
  private static final int PRIMARY_GAP = 4;

  /**
   * One eligible starter.
   *
   * @param home first group
   * @param arm mode of the first session
   * @param days days since the first session on which the person came, a day twice if to two
   *     sessions
   * @param online the mode of each
   * @param end days since the first session that can be known of
   * @param held sessions that the home group held: days since the first session
   * @param minutes how long each of the days' sessions was attended, -1 where no file says
   */
  public record Starter(
      String home,
      Arm arm,
      int[] days,
      boolean[] online,
      int end,
      int[] held,
      int[] minutes,
      String[] groups,
      int[][] heldOf,
      Following following) {}

  /**
   * How far leaving can be told of.
   *
   * @param end day since the first visit
   * @param held days since the first visit on which the groups met by which it is told
   */
  public record Following(int end, List<int[]> held) {}

  /** People and the sum of their outcomes. */
  public record Tally(int n, double sum) {
    public double mean() {
      return sum / n;
    }
  }

  private record Visit(LocalDate on, String group, boolean online, BitSet seconds) {

    /** Every second is looked at, so that two devices count once. */
    void add(DemoFiles.Stay stay) {
      LocalDateTime midnight = on.minusDays(1).atStartOfDay();
      seconds.set(
          (int) ChronoUnit.SECONDS.between(midnight, stay.joined()),
          (int) ChronoUnit.SECONDS.between(midnight, stay.left()));
    }

    int minutes() {
      return seconds.isEmpty() ? -1 : (int) Math.round(seconds.cardinality() / 60.0);
    }
  }

  private final List<Starter> starters = new ArrayList<>();

  private ReferenceMeasures() {}

  /** Reads a simulated study; follow-up ends on the given day. */
  public static ReferenceMeasures read(Path folder, LocalDate asOf) throws IOException {
    DemoFiles files = DemoFiles.read(folder);
    Map<String, Map<String, Visit>> persons = new TreeMap<>();
    for (DemoFiles.Row row : files.rows) {
      boolean counts =
          row.role().equals("participant")
              && row.status().equals("present")
              && !row.grade().equals("display_name");
      if (counts) {
        DemoFiles.Session s = row.session();
        Visit visit =
            persons
                .computeIfAbsent(row.person(), p -> new TreeMap<>())
                .computeIfAbsent(
                    s.start() + s.id(),
                    k ->
                        new Visit(
                            s.start().toLocalDate(),
                            s.group(),
                            row.mode().equals("online"),
                            new BitSet()));
        row.stay().ifPresent(visit::add);
      }
    }
    Map<String, TreeSet<LocalDate>> held = new HashMap<>();
    for (DemoFiles.Session s : files.sessions.values()) {
      if (s.status().equals("held")) {
        held.computeIfAbsent(s.group(), g -> new TreeSet<>()).add(s.start().toLocalDate());
      }
    }
    LocalDate first =
        files.groups.values().stream().map(DemoFiles.Group::log).min(LocalDate::compareTo).get();
    ReferenceMeasures measures = new ReferenceMeasures();
    for (Map<String, Visit> visits : persons.values()) {
      List<Visit> list = List.copyOf(visits.values());
      DemoFiles.Group home = files.groups.get(list.get(0).group());
      if (incident(list.get(0), home, first)) {
        LocalDate end = asOf.isBefore(home.closed()) ? asOf : home.closed();
        measures.starters.add(starter(list, end, held, following(list, asOf, held, files.groups)));
      }
    }
    return measures;
  }

  private static boolean incident(Visit visit, DemoFiles.Group home, LocalDate first) {
    boolean logged =
        !home.log().isAfter(visit.on().minusDays(LOG_DAYS)) || !home.log().isAfter(home.opened());
    return logged && !visit.on().isBefore(first.plusDays(PERSON_DAYS));
  }

  private static Starter starter(
      List<Visit> visits,
      LocalDate end,
      Map<String, TreeSet<LocalDate>> sessions,
      Following following) {
    LocalDate start = visits.get(0).on();
    int[][] heldOf =
        visits.stream()
            .map(visit -> since(start, sessions.get(visit.group())))
            .toArray(int[][]::new);
    int[] days =
        visits.stream().mapToInt(v -> (int) ChronoUnit.DAYS.between(start, v.on())).toArray();
    boolean[] online = new boolean[days.length];
    for (int i = 0; i < days.length; i++) {
      online[i] = visits.get(i).online();
    }
    return new Starter(
        visits.get(0).group(),
        online[0] ? Arm.ONLINE : Arm.FACE_TO_FACE,
        days,
        online,
        (int) ChronoUnit.DAYS.between(start, end),
        heldOf[0],
        visits.stream().mapToInt(Visit::minutes).toArray(),
        visits.stream().map(Visit::group).toArray(String[]::new),
        heldOf,
        following);
  }

  /** By the home group; when that closes by what was visited in the 13 weeks before and goes on. */
  private static Following following(
      List<Visit> visits,
      LocalDate asOf,
      Map<String, TreeSet<LocalDate>> sessions,
      Map<String, DemoFiles.Group> groups) {
    Set<String> in = Set.of(visits.get(0).group());
    LocalDate closed = groups.get(visits.get(0).group()).closed();
    while (closed.isBefore(asOf)) {
      Set<String> left = new TreeSet<>();
      for (Visit visit : visits) {
        boolean before = !visit.on().isAfter(closed) && visit.on().isAfter(closed.minusDays(91));
        if (before && groups.get(visit.group()).closed().isAfter(closed)) {
          left.add(visit.group());
        }
      }
      if (left.isEmpty()) {
        break;
      }
      in = left;
      closed = left.stream().map(g -> groups.get(g).closed()).max(LocalDate::compareTo).get();
    }
    LocalDate start = visits.get(0).on();
    LocalDate end = asOf.isBefore(closed) ? asOf : closed;
    return new Following(
        (int) ChronoUnit.DAYS.between(start, end),
        in.stream().map(group -> since(start, sessions.get(group))).toList());
  }

  private static int[] since(LocalDate start, TreeSet<LocalDate> held) {
    return held.tailSet(start).stream()
        .mapToInt(d -> (int) ChronoUnit.DAYS.between(start, d))
        .toArray();
  }

  /** All eligible starters of one arm. */
  public List<Starter> starters(Arm arm) {
    return starters.stream().filter(s -> s.arm() == arm).toList();
  }

  /** Came at least once in days 7w..7(w+13)-1; only people with the whole window seen. */
  public static Tally retained(List<Starter> people, int week) {
    return mature(
        people,
        7 * (week + LOOK_AHEAD),
        s -> came(s, 7 * week, 7 * (week + LOOK_AHEAD)) > 0 ? 1 : 0);
  }

  /** Sessions attended in days 0..7w-1. */
  public static Tally attendances(List<Starter> people, int week) {
    return mature(people, 7 * week, s -> came(s, 0, 7 * week));
  }

  /** Sessions that the home group held in days 0..7w-1. */
  public static Tally opportunities(List<Starter> people, int week) {
    return mature(people, 7 * week, s -> within(s.held(), 0, 7 * week));
  }

  /** Sessions attended there. */
  public static Tally homeAttendances(List<Starter> people, int week) {
    return mature(
        people, 7 * week, s -> first(s, week).filter(i -> s.groups()[i].equals(s.home())).count());
  }

  /** Sessions of all groups attended in these days, of each from the first visit on. */
  public static Tally offered(List<Starter> people, int week) {
    return mature(
        people,
        7 * week,
        s -> {
          Map<String, Integer> since = new HashMap<>();
          first(s, week).forEach(i -> since.putIfAbsent(s.groups()[i], i));
          return since.values().stream()
              .mapToInt(i -> within(s.heldOf()[i], s.days()[i], 7 * week))
              .sum();
        });
  }

  /** Minutes in days 0..7w-1, unknown ones at the mean of the person's others. */
  public static Tally minutes(List<Starter> people, int week) {
    List<Starter> known =
        people.stream().filter(s -> first(s, week).anyMatch(i -> s.minutes()[i] >= 0)).toList();
    return mature(
        known,
        7 * week,
        s -> {
          int[] lengths = first(s, week).map(i -> s.minutes()[i]).filter(n -> n >= 0).toArray();
          double mean = IntStream.of(lengths).sum() / (double) lengths.length;
          return Math.round(mean * first(s, week).count());
        });
  }

  /** Attendances of known length in days 0..7w-1, of those who have any. */
  public static Tally clocked(List<Starter> people, int week) {
    List<Starter> known =
        people.stream().filter(s -> first(s, week).anyMatch(i -> s.minutes()[i] >= 0)).toList();
    return mature(known, 7 * week, s -> first(s, week).filter(i -> s.minutes()[i] >= 0).count());
  }

  /** Those of them of at least half of the hour that every session is planned for. */
  public static Tally half(List<Starter> people, int week) {
    return mature(people, 7 * week, s -> first(s, week).filter(i -> s.minutes()[i] >= 30).count());
  }

  private static IntStream first(Starter s, int week) {
    return IntStream.range(0, s.days().length).filter(i -> s.days()[i] < 7 * week);
  }

  private static Tally mature(List<Starter> people, int days, ToDoubleFunction<Starter> outcome) {
    List<Starter> mature = people.stream().filter(s -> days <= s.end() + 1).toList();
    return new Tally(mature.size(), mature.stream().mapToDouble(outcome).sum());
  }

  /**
   * Complete weeks of which leaving is known, and the day of the last visit before a gap, or -1.
   */
  private record Exit(int weeks, int lastDay) {}

  /** An error by leaving out one group at a time asks of each person again and again. */
  private static final Map<Starter, Map<Integer, Exit>> EXITS = new IdentityHashMap<>();

  private static Exit exit(Starter s, int gap) {
    int end = s.following().end();
    int known = end - 7 * gap;
    while (known >= 0 && told(s.following().held(), known, gap, end) > end) {
      known--;
    }
    return new Exit(known < 0 ? 0 : known / 7, lastBeforeGap(s, gap));
  }

  /**
   * Exits by week: row 0 people who left in week j, row 1 people followed for more than j weeks.
   */
  public static int[][] gapExits(List<Starter> people, int gap) {
    int[][] exits = new int[2][200];
    for (Starter s : people) {
      Exit exit =
          EXITS.computeIfAbsent(s, any -> new HashMap<>()).computeIfAbsent(gap, g -> exit(s, g));
      int week = exit.lastDay() / 7;
      int weeks = exit.weeks();
      boolean left = exit.lastDay() >= 0 && week < weeks;
      for (int j = 0; j <= (left ? week : weeks - 1); j++) {
        exits[1][j]++;
      }
      if (left) {
        exits[0][week]++;
      }
    }
    return exits;
  }

  /** Share not left before the given week. */
  public static double survival(List<Starter> people, int gap, int week) {
    int[][] exits = gapExits(people, gap);
    double share = 1;
    for (int j = 0; j < week; j++) {
      share *= 1 - (double) exits[0][j] / exits[1][j];
    }
    return share;
  }

  /** Mean weeks up to 26: the curve summed over weeks 0..25. */
  public static double restrictedMean(List<Starter> people) {
    double sum = 0;
    for (int week = 0; week < 26; week++) {
      sum += survival(people, LOOK_AHEAD, week);
    }
    return sum;
  }

  /** Retention 12 weeks after a landmark, by modes used before it, among people still coming. */
  public Map<Arm, List<Starter>> landmarkClasses(int landmark) {
    Map<Arm, List<Starter>> classes = new TreeMap<>();
    for (Starter s : starters) {
      boolean mature = 7 * (landmark + 12 + LOOK_AHEAD) <= s.end() + 1;
      int from = Math.max(1, 7 * (landmark - PRIMARY_GAP));
      if (mature && came(s, from, 7 * landmark) > 0) {
        classes.computeIfAbsent(classOf(s, landmark), c -> new ArrayList<>()).add(s);
      }
    }
    return classes;
  }

  /** Of one class, how many came in the 13 weeks that begin 12 weeks after the landmark. */
  public static Tally landmarkRetained(List<Starter> people, int landmark) {
    int from = 7 * (landmark + 12);
    return new Tally(
        people.size(),
        people.stream().filter(s -> came(s, from, from + 7 * LOOK_AHEAD) > 0).count());
  }

  private static Arm classOf(Starter s, int landmark) {
    boolean online = false;
    boolean room = false;
    for (int i = 0; i < s.days().length && s.days()[i] < 7 * landmark; i++) {
      online |= s.online()[i];
      room |= !s.online()[i];
    }
    return online && room ? Arm.BOTH : online ? Arm.ONLINE : Arm.FACE_TO_FACE;
  }

  /** Standard error by leaving out one home group at a time. */
  public static double jackknife(List<Starter> people, Function<List<Starter>, Double> estimate) {
    Map<String, List<Starter>> byGroup = new TreeMap<>();
    people.forEach(s -> byGroup.computeIfAbsent(s.home(), h -> new ArrayList<>()).add(s));
    double all = estimate.apply(people);
    double squares = 0;
    for (String group : byGroup.keySet()) {
      double without =
          estimate.apply(people.stream().filter(s -> !s.home().equals(group)).toList());
      squares += (without - all) * (without - all);
    }
    int groups = byGroup.size();
    return Math.sqrt(squares * (groups - 1) / groups);
  }

  /** Last day before the first gap that was seen to its end; -1 if there is none. */
  private static int lastBeforeGap(Starter s, int gap) {
    for (int i = 0; i < s.days().length; i++) {
      List<int[]> own = new ArrayList<>();
      for (int j = 0; j <= i; j++) {
        if (s.days()[j] > s.days()[i] - 91) {
          own.add(s.heldOf()[j]);
        }
      }
      int next = i + 1 < s.days().length ? s.days()[i + 1] : Integer.MAX_VALUE;
      int told = told(own, s.days()[i], gap, s.following().end());
      if (told <= s.following().end() && told < next) {
        return s.days()[i];
      }
    }
    return -1;
  }

  /**
   * Day by which so many weeks with a session of one of these have passed; past the end if none.
   */
  private static int told(List<int[]> groups, int day, int weeks, int end) {
    int passed = 0;
    for (int to = day + 7; to <= end; to += 7) {
      boolean met = false;
      for (int[] held : groups) {
        met |= within(held, to - 6, to + 1) > 0;
      }
      passed += met ? 1 : 0;
      if (passed == weeks) {
        return to;
      }
    }
    return end + 1;
  }

  private static int came(Starter s, int from, int to) {
    return within(s.days(), from, to);
  }

  private static int within(int[] days, int from, int to) {
    int count = 0;
    for (int day : days) {
      count += day >= from && day < to ? 1 : 0;
    }
    return count;
  }
}
