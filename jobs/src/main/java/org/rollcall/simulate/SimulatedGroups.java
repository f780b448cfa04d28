package org.rollcall.simulate;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the groups: when they open, log, close and meet. */
final class SimulatedGroups {
  private static final int LATE_LOG_ONLINE = 3;
  private static final int LATE_LOG_ROOMS = 8;
  private static final int OPENED_ROOMS = 6;
  private static final int CLOSED_ROOMS = 6;
  private static final int LATE_WEEKS = 8;

  /** One room in four is spared. */
  private static final int STAYING = 4;

  private static final int STOPS_FROM = 40;
  private static final int STOPS_WITHIN = 30;

  private final Scenario scenario;
  private final Dice dice;
  private final Dice fate;
  private final List<Group> groups = new ArrayList<>();

  private SimulatedGroups(Scenario scenario) {
    this.scenario = scenario;
    this.dice = new Dice(scenario.seed(), "groups");
    this.fate = new Dice(scenario.seed(), "what becomes of groups");
  }

  static List<Group> draw(Scenario scenario) {
    SimulatedGroups maker = new SimulatedGroups(scenario);
    maker.online();
    maker.rooms();
    maker.otherPrograms();
    return List.copyOf(maker.groups);
  }

  private void online() {
    Scenario.Online plan = scenario.online();
    int partYear = plan.groups() - plan.continuing();
    int[] lengths = lengths(partYear);
    int last = scenario.weeks() - 1;
    for (int i = 0; i < plan.groups(); i++) {
      Group.Kind kind =
          counted() < plan.counted() && i % (plan.groups() / plan.counted()) == 1
              ? Group.Kind.COUNT_BY_SESSION
              : Group.Kind.NAMES;
      Group.Span span;
      if (i < plan.continuing()) {
        int log = i >= plan.continuing() - LATE_LOG_ONLINE ? 12 + dice.below(16) : 0;
        span = new Group.Span(-Scenario.BEFORE - dice.below(50), log, last, false);
      } else {
        int length = lengths[i - plan.continuing()];
        boolean closes = (i - plan.continuing()) % 2 == 0;
        span =
            closes
                ? new Group.Span(
                    -Scenario.BEFORE - dice.below(50), 0, scenario.yearStart() + length - 1, true)
                : new Group.Span(last - length + 1, last - length + 1, last, false);
      }
      add(
          Group.Modality.ONLINE,
          kind,
          scenario.has(Feature.PLATFORM_GAP) ? span.losing(Platforms.lost()) : span);
    }
  }

  /** As many as a fifth of the rooms, half as many online; they keep names. */
  private void otherPrograms() {
    if (scenario.has(Feature.OTHER_PROGRAMS)) {
      Group.Span whole = new Group.Span(-Scenario.BEFORE, 0, scenario.weeks() - 1, false);
      for (int i = 0; i < scenario.rooms().named() / 5; i++) {
        add(Group.Modality.FACE_TO_FACE, Program.ALCOHOLICS_ANONYMOUS, Group.Kind.NAMES, whole);
      }
      for (int i = 0; i < scenario.rooms().named() / 10; i++) {
        add(Group.Modality.ONLINE, Program.ALCOHOLICS_ANONYMOUS, Group.Kind.NAMES, whole);
      }
    }
  }

  private long counted() {
    return groups.stream().filter(g -> !g.keepsNames()).count();
  }

  /** Weeks in the year of the groups that met in a part of it; they add up to what is planned. */
  private int[] lengths(int count) {
    int wanted =
        (int) Math.round(scenario.online().held() / scenario.law().heldShare())
            - Scenario.YEAR * scenario.online().continuing();
    int[] lengths = new int[count];
    int sum = 0;
    for (int i = 0; i < count; i++) {
      double u = dice.uniform();
      lengths[i] = 3 + (int) (44 * u * u);
      sum += lengths[i];
    }
    for (int i = 0; sum != wanted; i = (i + 1) % count) {
      int step = Integer.signum(wanted - sum);
      if (lengths[i] + step >= 3 && lengths[i] + step < Scenario.YEAR) {
        lengths[i] += step;
        sum += step;
      }
    }
    return lengths;
  }

  private void rooms() {
    Scenario.Rooms plan = scenario.rooms();
    int last = scenario.weeks() - 1;
    for (int i = 0; i < plan.named(); i++) {
      Group.Span span = roomSpan(i, last);
      add(Group.Modality.FACE_TO_FACE, Group.Kind.NAMES, span.closes() ? span : fate(i, span));
    }
    Group.Span whole = new Group.Span(-Scenario.BEFORE, 0, last, false);
    for (int i = 0; i < plan.hybrid(); i++) {
      add(Group.Modality.HYBRID, Group.Kind.NAMES, whole);
    }
    for (int i = 0; i < plan.countedBySession(); i++) {
      add(Group.Modality.FACE_TO_FACE, Group.Kind.COUNT_BY_SESSION, whole);
    }
    for (int i = 0; i < plan.countedByMonth(); i++) {
      add(Group.Modality.FACE_TO_FACE, Group.Kind.COUNT_BY_MONTH, whole);
    }
  }

  /** What becomes of a room, and of its register, that would else go on. */
  private Group.Span fate(int i, Group.Span span) {
    int end = scenario.weeks();
    boolean stops = span.open() < 0 && i % STAYING != 0;
    if (stops && scenario.has(Feature.UNDECLARED_CLOSURES)) {
      return span.closing(STOPS_FROM + fate.below(STOPS_WITHIN));
    }
    if (stops && scenario.has(Feature.MISSING_REGISTERS)) {
      return span.losing(new Silence(STOPS_FROM + fate.below(STOPS_WITHIN), end, true));
    }
    return scenario.has(Feature.LATE_REGISTERS) && i % 5 < 2
        ? span.losing(new Silence(end - LATE_WEEKS, end, false))
        : span;
  }

  private Group.Span roomSpan(int i, int last) {
    int before = -Scenario.BEFORE - dice.below(100);
    if (i < LATE_LOG_ROOMS) {
      return new Group.Span(before, 10 + dice.below(20), last, false);
    }
    if (i < LATE_LOG_ROOMS + OPENED_ROOMS) {
      // Not before the washout of persons is over, so that every starter here is seen to be new.
      int open = 30 + dice.below(40);
      return new Group.Span(open, open, last, false);
    }
    if (i < LATE_LOG_ROOMS + OPENED_ROOMS + CLOSED_ROOMS) {
      return new Group.Span(before, 0, 60 + dice.below(45), true);
    }
    return new Group.Span(before, 0, last, false);
  }

  private void add(Group.Modality modality, Group.Kind kind, Group.Span span) {
    add(modality, family(modality), kind, span);
  }

  /** One group in three online, and three rooms in five, are of the other family. */
  private Program family(Group.Modality modality) {
    int number = groups.size();
    boolean other = modality == Group.Modality.ONLINE ? number % 3 == 0 : number % 5 < 3;
    return other && scenario.has(Feature.FAMILIES) ? Program.AL_ANON : Program.SMART_RECOVERY;
  }

  private void add(Group.Modality modality, Program program, Group.Kind kind, Group.Span span) {
    boolean online = modality == Group.Modality.ONLINE;
    LocalTime start =
        LocalTime.of(online ? 9 : 17, 0).plusMinutes(30L * dice.below(online ? 24 : 6));
    Group.Region[] regions = Group.Region.values();
    int region = dice.pick(.34, .26, .20, .10, .10);
    groups.add(
        new Group(
            String.format(Locale.ROOT, "G%03d", groups.size() + 1),
            program,
            modality,
            kind,
            span,
            // No online group meets on the last weekday of a log's week, so that the last 52 weeks
            // and the last twelve calendar months hold the same online sessions.
            new Group.Slot(dice.below(online ? 6 : 7), start),
            online ? Group.Region.NATIONAL : regions[region],
            program.effect + scenario.law().leaving().groupSd() * dice.normal(),
            StrictMath.exp(.4 * dice.normal() - .08)));
  }
}
