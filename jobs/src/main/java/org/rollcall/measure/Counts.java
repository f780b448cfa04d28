package org.rollcall.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.measure.CellLayout.Part;
import org.rollcall.measure.CellLayout.State;
import org.rollcall.measure.CellLayout.Step;
import org.rollcall.measure.CellLayout.Tally;
import org.rollcall.measure.CellLayout.Turnover;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.SurvivalCell;
import org.rollcall.study.Arm;

/** The one table of counts by cell, read back as what the estimators take. No person is in it. */
public final class Counts {

  /**
   * How many people stand behind something, in how many groups, and how many of them have it.
   *
   * @param people people
   * @param groups home groups
   * @param withOutcome of the people
   * @param groupsWithOutcome home groups of those
   * @param groupsWithout home groups of the others
   */
  public record GroupedCount(
      long people, long groups, long withOutcome, long groupsWithOutcome, long groupsWithout) {

    private static GroupedCount of(long[] people, long[] withOutcome) {
      long[] without = new long[people.length];
      Arrays.setAll(without, group -> people[group] - withOutcome[group]);
      return new GroupedCount(
          sum(people), behind(people), sum(withOutcome), behind(withOutcome), behind(without));
    }

    private static long sum(long[] byGroup) {
      return Arrays.stream(byGroup).sum();
    }

    private static long behind(long[] byGroup) {
      return Arrays.stream(byGroup).filter(n -> n > 0).count();
    }
  }

  /**
   * People who passed a rule.
   *
   * @param byGroup how many of each home group
   * @param ofNoGroup people of whom it is not known which group was the first
   */
  public record Passed(List<Long> byGroup, long ofNoGroup) {

    private static Passed of(long[] byGroup, long ofNoGroup) {
      return new Passed(Arrays.stream(byGroup).boxed().toList(), ofNoGroup);
    }

    /** All of them. */
    public long people() {
      return byGroup.stream().mapToLong(n -> n).sum() + ofNoGroup;
    }

    /** Their home groups. */
    public long groups() {
      return byGroup.stream().filter(n -> n > 0).count();
    }

    /** With those of another kind. */
    public Passed with(Passed others) {
      return new Passed(
          IntStream.range(0, byGroup.size())
              .mapToObj(g -> byGroup.get(g) + others.byGroup().get(g))
              .toList(),
          ofNoGroup + others.ofNoGroup());
    }

    /** Those of an earlier rule who did not pass this one. */
    public Passed lostOf(Passed before) {
      return new Passed(
          IntStream.range(0, byGroup.size())
              .mapToObj(g -> before.byGroup().get(g) - byGroup.get(g))
              .toList(),
          before.ofNoGroup() - ofNoGroup);
    }
  }

  /** Days without attendance after which somebody is gone. */
  private static final int KNOWN_TO_BE_GONE = 91;

  private static final int HALF_A_YEAR = 26;

  private final LongCounter cells;
  private final CellLayout layout;
  private final Groups groups;

  /**
   * The groups that are counted.
   *
   * @param keys the pseudonym of each group, by its index
   * @param programs the program of each
   * @param admissions whether newcomers may join each at any session
   * @param isCounted whether the one of that index is
   * @param unknown what stands for one of them where it is not known which it is
   * @param isOnly whether the study has no other population
   */
  record Groups(
      List<GroupCalendar.Key> keys,
      List<String> programs,
      List<String> admissions,
      IntPredicate isCounted,
      List<Integer> unknown,
      boolean isOnly) {

    int all() {
      return programs.size();
    }

    IntStream counted() {
      return IntStream.range(0, all()).filter(isCounted);
    }

    /** Whether it is the index of a group, and of one that is counted. */
    boolean has(int group) {
      return group < all() && isCounted.test(group);
    }
  }

  Counts(LongCounter cells, CellLayout layout, int groups) {
    this(
        cells,
        layout,
        new Groups(
            IntStream.range(0, groups).mapToObj(i -> new GroupCalendar.Key(i, i)).toList(),
            Collections.nCopies(groups, ""),
            Collections.nCopies(groups, ""),
            group -> true,
            List.of(groups),
            true));
  }

  Counts(LongCounter cells, CellLayout layout, Groups groups) {
    this.cells = cells;
    this.layout = layout;
    this.groups = groups;
  }

  /** Of all populations; who is in several is several. */
  static Counts of(LongCounter cells, AnalysisWindow window) {
    List<Population> populations = window.populations();
    return new Counts(
        cells,
        window.layout(),
        new Groups(
            window.calendar().groups().stream().map(GroupCalendar.Group::key).toList(),
            programs(window),
            admissions(window),
            group -> window.isAnalysed(window.group(group).program()),
            populations.stream().map(window::noGroup).toList(),
            populations.size() == 1));
  }

  private static List<String> programs(AnalysisWindow window) {
    return IntStream.range(0, window.groups())
        .mapToObj(group -> window.group(group).program())
        .toList();
  }

  private static List<String> admissions(AnalysisWindow window) {
    return IntStream.range(0, window.groups())
        .mapToObj(group -> window.calendar().admission(window.group(group).key()))
        .toList();
  }

  /** The program of each group that is counted, by its index. */
  public Map<Long, String> programs() {
    return ofCounted(groups.programs());
  }

  /** Whether newcomers may join at any session, of each group that is counted, by its index. */
  Map<Long, String> admissions() {
    return ofCounted(groups.admissions());
  }

  private Map<Long, String> ofCounted(List<String> facts) {
    return groups.counted().boxed().collect(Collectors.toMap(group -> (long) group, facts::get));
  }

  /** The same of the people of one population. */
  Counts of(Population population, AnalysisWindow window) {
    return new Counts(
        cells,
        layout,
        new Groups(
            groups.keys(),
            groups.programs(),
            groups.admissions(),
            group -> window.isOf(population, group),
            List.of(window.noGroup(population)),
            window.populations().size() == 1));
  }

  CellLayout layout() {
    return layout;
  }

  /** Rules that say who has left, in order. */
  public List<String> definitions() {
    return OutcomeCatalog.definitions(layout.retention());
  }

  /** The same, and the bound of the primary one. */
  List<String> rules() {
    return layout.rules();
  }

  /** Outcomes of people, in their order. */
  public List<Outcome> outcomes() {
    return layout.outcomes();
  }

  /** Exits under one rule, by arm and home group. */
  public Map<Arm, List<ClusterExits>> exits(String definition) {
    int index = layout.rules().indexOf(definition);
    int weeks = layout.retention().horizonWeeks();
    return byArm(
        (arm, group) -> {
          long[] left = new long[weeks];
          long[] followed = new long[weeks + 1];
          long people = 0;
          for (int week = 0; week <= weeks; week++) {
            followed[week] = get(group, arm, layout.exit(index, week, false));
            people += followed[week];
            if (week < weeks) {
              left[week] = get(group, arm, layout.exit(index, week, true));
              people += left[week];
            }
          }
          return people == 0 ? null : new ClusterExits(group, left, followed);
        });
  }

  /**
   * How the starters' time with the service ended, by arm and home group.
   *
   * @param cluster home group
   * @param left people who left in each week
   * @param lost people whose groups closed in each week, seen nowhere after
   * @param kept people whom the service had kept when their follow-up ended, by complete weeks
   */
  public record Kept(long cluster, long[] left, long[] lost, long[] kept) {}

  /** How the starters' time with the service ended, by arm and home group. */
  public Map<Arm, List<Kept>> service() {
    int weeks = layout.retention().horizonWeeks();
    return byArm(
        (arm, group) -> {
          long[] left = new long[weeks];
          long[] lost = new long[weeks];
          long[] kept = new long[weeks + 1];
          Arrays.setAll(left, w -> get(group, arm, layout.lost(w, Service.Ending.LEFT)));
          Arrays.setAll(lost, w -> get(group, arm, layout.lost(w, Service.Ending.LOST_AT_CLOSURE)));
          Arrays.setAll(kept, w -> get(group, arm, layout.keptUntil(w)));
          return sum(left) + sum(lost) + sum(kept) == 0 ? null : new Kept(group, left, lost, kept);
        });
  }

  private static long sum(long[] counts) {
    return Arrays.stream(counts).sum();
  }

  /** People who came elsewhere after all their groups had closed. */
  public Passed keptAtClosure(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.KEPT_AT_CLOSURE));
  }

  /** People who were seen nowhere after all their groups had closed. */
  public Passed lostAtClosure(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.LOST_AT_CLOSURE));
  }

  /** An outcome that is a mean of people's values, by arm and home group. */
  public Map<Arm, List<ClusterTally>> tallies(Outcome outcome) {
    return sums(outcome, ClusterTally::new);
  }

  /** An outcome that is a ratio of totals, by arm and home group. */
  public Map<Arm, List<ClusterRatio>> ratios(Outcome outcome) {
    return sums(outcome, ClusterRatio::new);
  }

  /** A share by what was known of people at the start, in an order that nothing changes. */
  public List<BaselineCell> baselines(Outcome outcome) {
    int at = layout.adjusted().indexOf(outcome);
    List<BaselineCell> alike = new ArrayList<>();
    List<String> programs = new TreeSet<>(programs().values()).stream().toList();
    cells.forEach(
        (cell, n) ->
            layout
                .baselineOf(at, CellLayout.slot(cell))
                .ifPresent(
                    baseline -> {
                      if (groups.has(CellLayout.cluster(cell))) {
                        add(alike, at, cell, baseline, programs);
                      }
                    }));
    alike.sort(
        Comparator.comparing(BaselineCell::arm)
            .thenComparingLong(BaselineCell::home)
            .thenComparingLong(BaselineCell::baseline));
    return alike;
  }

  /** Those who have it and those who have not are two cells; the pair is added at either alone. */
  private void add(
      List<BaselineCell> alike, int at, long cell, long baseline, List<String> programs) {
    Arm arm = Arm.values()[CellLayout.arm(cell)];
    int home = CellLayout.cluster(cell);
    long withOutcome = get(home, arm, layout.baseline(at, baseline, true));
    long others = get(home, arm, layout.baseline(at, baseline, false));
    boolean isFirst = others == 0 || CellLayout.slot(cell) == layout.baseline(at, baseline, false);
    if (isFirst) {
      long ofProgram = Baseline.inProgram(programs.indexOf(groups.programs().get(home)), baseline);
      alike.add(new BaselineCell(arm, home, ofProgram, withOutcome + others, withOutcome));
    }
  }

  /** The shares that {@link #baselines} has. */
  public List<Outcome> adjusted() {
    return layout.adjusted();
  }

  /** Makes the record of one home group of its people, their values, and squares or totals. */
  @FunctionalInterface
  private interface OfGroup<T> {
    T of(long group, long people, double values, double squaresOrPer);
  }

  private <T> Map<Arm, List<T>> sums(Outcome outcome, OfGroup<T> record) {
    return byArm(
        (arm, group) -> {
          long n = get(group, arm, layout.outcome(outcome, Part.PEOPLE));
          return n == 0
              ? null
              : record.of(
                  group,
                  n,
                  get(group, arm, layout.outcome(outcome, Part.VALUES)),
                  get(group, arm, layout.outcome(outcome, Part.SQUARES_OR_PER)));
        });
  }

  /** Of how much an outcome is known, where records may lack it. */
  public Map<Arm, Known> known(Outcome outcome) {
    Map<Arm, Known> all = new EnumMap<>(Arm.class);
    for (Arm arm : outcome.arms()) {
      all.put(
          arm,
          new Known(
              total(arm.ordinal(), layout.outcome(outcome, Part.KNOWN)).people(),
              total(arm.ordinal(), layout.outcome(outcome, Part.ASKED)).people()));
    }
    return all;
  }

  /** People who attended anything; of several populations, anything of this one. */
  public Passed seen() {
    return groups.isOnly()
        ? new Counts(cells, layout, groups.all())
            .total(CellLayout.NO_ARM, layout.flow(Step.SEEN, 0))
        : analysed();
  }

  /** People who attended a group of an analysed program. */
  public Passed analysed() {
    return total(CellLayout.NO_ARM, layout.flow(Step.ANALYSED, 0));
  }

  /** People who are followed over time. */
  public Passed followed() {
    return total(CellLayout.NO_ARM, layout.flow(Step.FOLLOWED, 0));
  }

  /** Those of them who were seen in both modes. */
  public Passed inBothModes() {
    return total(CellLayout.NO_ARM, layout.flow(Step.IN_BOTH_MODES, 0));
  }

  /** New starters, whether it is known how they attended first or not. */
  public Passed startedAnyhow() {
    return total(CellLayout.NO_ARM, layout.flow(Step.NEW, 0));
  }

  /** Those of them of whom it is known which session was the first. */
  public Passed firstTold() {
    return total(CellLayout.NO_ARM, layout.flow(Step.FIRST_TOLD, 0));
  }

  /** New starters in any mode. */
  public Passed started() {
    return anyArm(layout.flow(Step.STARTED, 0));
  }

  /** Starters who were observed to a landmark. */
  public Passed observedAt(int landmark) {
    return anyArm(layout.flow(Step.OBSERVED_AT_LANDMARK, at(landmark)));
  }

  /** Starters who were still coming at a landmark. */
  public Passed comingAt(int landmark) {
    return anyArm(layout.flow(Step.STILL_COMING_AT_LANDMARK, at(landmark)));
  }

  /** New starters. */
  public Passed started(Arm arm) {
    return total(arm.ordinal(), layout.flow(Step.STARTED, 0));
  }

  /** New starters whose whole window of the primary week was seen. */
  public Passed mature(Arm arm) {
    return total(arm.ordinal(), layout.flow(Step.MATURE, 0));
  }

  /** Starters who were observed to a landmark, by the modes used until then. */
  public Passed observedAt(int landmark, Arm arm) {
    return total(arm.ordinal(), layout.flow(Step.OBSERVED_AT_LANDMARK, at(landmark)));
  }

  /** Starters who were still coming at a landmark, by the modes used until then. */
  public Passed comingAt(int landmark, Arm arm) {
    return total(arm.ordinal(), layout.flow(Step.STILL_COMING_AT_LANDMARK, at(landmark)));
  }

  /** Those of them whose whole window from the landmark was seen. */
  public Passed matureFrom(int landmark, Arm arm) {
    return total(arm.ordinal(), layout.flow(Step.MATURE_FROM_LANDMARK, at(landmark)));
  }

  private int at(int landmark) {
    return layout.landmarks().indexOf(landmark) + 1;
  }

  /** Weeks of the retention triangle. */
  public List<Integer> triangleWeeks() {
    return layout.triangleWeeks();
  }

  /** Months that the data span, each by its first day. */
  public List<LocalDate> months() {
    List<LocalDate> months = new ArrayList<>();
    for (int i = 0; i < layout.months(); i++) {
      months.add(Months.firstDay(layout.firstMonth() + i));
    }
    return months;
  }

  /** Starters of a month, followed that long, and how many of them were retained. */
  public GroupedCount triangle(int month, int weekIndex, Arm arm) {
    return GroupedCount.of(
        byGroup(arm.ordinal(), layout.triangle(month, weekIndex, false)),
        byGroup(arm.ordinal(), layout.triangle(month, weekIndex, true)));
  }

  /**
   * People who lapsed, from then on in complete weeks, by home group: the cause is 1 where they
   * came back and 2 where their home group closed before. Whoever was not followed for a week is
   * left out.
   */
  public List<SurvivalCell> lapses(Arm arm) {
    List<SurvivalCell> lapses = new ArrayList<>();
    for (int group : groups.counted().toArray()) {
      for (int week = 1; week <= returnWeeks(); week++) {
        for (ReturnCells.Ending ending : ReturnCells.Ending.values()) {
          long people = get(group, arm, layout.returned(week, ending));
          if (people > 0) {
            lapses.add(lapse(week, ending).withCluster(group).withFrequency(Frequency.of(people)));
          }
        }
      }
    }
    return lapses;
  }

  private static SurvivalCell lapse(int week, ReturnCells.Ending ending) {
    return ending == ReturnCells.Ending.NOT_FOLLOWED
        ? SurvivalCell.of(week, Ending.CENSORED)
        : SurvivalCell.of(week, Ending.EVENT).withCause(1 + ending.ordinal());
  }

  /** Weeks up to which returns are counted. */
  public int returnWeeks() {
    return CellLayout.RETURN_WEEKS;
  }

  /** Weeks up to which moves are counted. */
  public int transitionWeeks() {
    return CellLayout.TRANSITION_WEEKS;
  }

  /** Names of the states, in order. */
  public List<String> states() {
    List<String> names = new ArrayList<>();
    for (State state : State.values()) {
      names.add(state.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** People who moved from one state to another in the week that ends then. */
  public Passed transition(int week, int from, int to) {
    return anyArm(layout.transition(week, State.values()[from], State.values()[to]));
  }

  /** People who were in one state before the week that ends then, and were followed through it. */
  public Passed inState(int week, int from) {
    long[] people = new long[groups.all()];
    for (int to = 0; to < State.values().length; to++) {
      List<Long> moved = transition(week, from, to).byGroup();
      Arrays.setAll(people, group -> people[group] + moved.get(group));
    }
    return Passed.of(people, 0);
  }

  /** Attendances by ids that were new, where a first time was asked for. */
  public long idNew(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.ID_NEW)).people();
  }

  /** Attendances that were said to be the first. */
  public long reportedNew(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.REPORTED_NEW)).people();
  }

  /** Attendances of which it was said whether they were the first. */
  public long askedNew(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.ASKED_NEW)).people();
  }

  /**
   * Attendances of people who are followed, by an account or with a word on whether it was the
   * first.
   */
  public long linkageShown(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.LINKAGE_SHOWN)).people();
  }

  /** Of those who had left, and were seen for as long again, how many came back, by first mode. */
  Map<Arm, Known> cameBack() {
    Map<Arm, Known> back = new EnumMap<>(Arm.class);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      back.put(
          arm,
          new Known(
              total(arm.ordinal(), layout.plain(Tally.CAME_BACK)).people(),
              total(arm.ordinal(), layout.plain(Tally.LEFT_AND_SEEN_ON)).people()));
    }
    return back;
  }

  /**
   * How many of the new identities of a mode are new people, from half a year after the first of
   * all on.
   *
   * @param through last day of which attendance is known
   */
  public Known newPeople(Arm arm, LocalDate through) {
    int to = layout.week((int) through.toEpochDay() - KNOWN_TO_BE_GONE);
    List<IdentityTurnover.Weeks> byGroup =
        groups
            .counted()
            .mapToObj(
                group ->
                    new IdentityTurnover.Weeks(
                        weeks(group, arm, Turnover.ENDED),
                        weeks(group, arm, Turnover.BEGAN),
                        weeks(group, arm, Turnover.OWN)))
            .toList();
    return IdentityTurnover.of(byGroup, firstWeek(arm) + HALF_A_YEAR, Math.min(to, layout.weeks()));
  }

  /**
   * How many of the newcomers counted in a mode are new by name in the same week, from half a year
   * after the first of all on.
   *
   * @param sessions counts that say how many were new, of sessions of which somebody is named
   * @param modes the mode of each group
   */
  Map<Arm, Known> newcomersNamed(
      List<Headcounts.Session> sessions, Map<GroupCalendar.Key, Arm> modes) {
    Map<GroupCalendar.Key, Map<Integer, Long>> counted = new HashMap<>();
    for (Headcounts.Session session : sessions) {
      counted
          .computeIfAbsent(session.group(), key -> new HashMap<>())
          .merge(layout.week(session.day()), session.newcomers().orElseThrow(), Long::sum);
    }
    Map<Arm, Known> named = new EnumMap<>(Arm.class);
    for (Arm arm : List.of(Arm.FACE_TO_FACE, Arm.ONLINE)) {
      int from = firstWeek(arm) + HALF_A_YEAR;
      long[] sums = new long[2];
      groups
          .counted()
          .filter(group -> arm.equals(modes.get(groups.keys().get(group))))
          .forEach(
              group ->
                  counted
                      .getOrDefault(groups.keys().get(group), Map.of())
                      .forEach(
                          (week, newcomers) -> {
                            if (week >= from && week < layout.weeks()) {
                              sums[0] += get(group, arm, layout.turnover(week, Turnover.BEGAN));
                              sums[1] += newcomers;
                            }
                          }));
      named.put(arm, new Known(Math.min(sums[0], sums[1]), sums[1]));
    }
    return named;
  }

  private int firstWeek(Arm arm) {
    return groups
        .counted()
        .map(group -> firstOf(weeks(group, arm, Turnover.BEGAN)))
        .min()
        .orElse(layout.weeks());
  }

  private static int firstOf(long[] weeks) {
    return IntStream.range(0, weeks.length)
        .filter(w -> weeks[w] > 0)
        .findFirst()
        .orElse(weeks.length);
  }

  private long[] weeks(int group, Arm arm, Turnover part) {
    return IntStream.range(0, layout.weeks())
        .mapToLong(week -> get(group, arm, layout.turnover(week, part)))
        .toArray();
  }

  /** Groups attended in a mode of which no record says of anybody that they led or looked on. */
  long groupsWithoutLeaders() {
    return Stream.of(Arm.FACE_TO_FACE, Arm.ONLINE)
        .filter(arm -> total(arm.ordinal(), layout.plain(Tally.LED)).people() == 0)
        .flatMap(
            arm ->
                groups
                    .counted()
                    .filter(group -> get(group, arm, layout.plain(Tally.ATTENDED)) > 0)
                    .boxed())
        .distinct()
        .count();
  }

  /** Attendances, whatever the identity grade. */
  public long attended(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.ATTENDED)).people();
  }

  /** Attendances left out because their identity grade is not admitted. */
  public long notFollowed(Arm arm) {
    return total(arm.ordinal(), layout.plain(Tally.NOT_FOLLOWED)).people();
  }

  long activity(int unit, int month, CellLayout.Activity part) {
    return cells.get(CellLayout.cell(unit, CellLayout.NO_ARM, layout.activity(month, part)));
  }

  private long get(int group, Arm arm, long slot) {
    return cells.get(CellLayout.cell(group, arm, slot));
  }

  private Passed anyArm(int slot) {
    long[] people = new long[groups.all()];
    for (Arm arm : Arm.values()) {
      long[] ofArm = byGroup(arm.ordinal(), slot);
      Arrays.setAll(people, group -> people[group] + ofArm[group]);
    }
    return Passed.of(people, 0);
  }

  private Passed total(int arm, int slot) {
    long ofNoGroup =
        groups.unknown().stream()
            .mapToLong(unknown -> cells.get(CellLayout.cell(unknown, arm, slot)))
            .sum();
    return Passed.of(byGroup(arm, slot), ofNoGroup);
  }

  private long[] byGroup(int arm, int slot) {
    long[] people = new long[groups.all()];
    groups.counted().forEach(group -> people[group] = cells.get(CellLayout.cell(group, arm, slot)));
    return people;
  }

  private <T> Map<Arm, List<T>> byArm(BiFunction<Arm, Integer, T> read) {
    Map<Arm, List<T>> all = new EnumMap<>(Arm.class);
    for (Arm arm : Arm.values()) {
      List<T> clusters = new ArrayList<>();
      groups
          .counted()
          .mapToObj(group -> read.apply(arm, group))
          .filter(Objects::nonNull)
          .forEach(clusters::add);
      if (!clusters.isEmpty()) {
        all.put(arm, clusters);
      }
    }
    return all;
  }
}
