package org.rollcall.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.rollcall.measure.CellLayout.State;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Starter;
import org.rollcall.study.Arm;

/** A person from the first attended session of the episode on. */
final class FollowedStarter implements Starter {

  private final AttendanceHistory history;
  private final int index;
  private final AnalysisWindow window;
  private final int day;
  private final GroupCalendar.Group home;
  private final OwnGroups own;
  private final List<GroupCalendar.Group> followedIn;
  private final Service service;
  private final int seenThrough;
  private final int leavingThrough;

  FollowedStarter(AttendanceHistory history, int index, AnalysisWindow window) {
    this.history = history;
    this.index = index;
    this.window = window;
    this.day = history.day(index);
    this.home = window.group(history.group(index));
    this.seenThrough = Math.min(window.asOf(), seenThrough());
    this.own = new OwnGroups(history, window);
    this.followedIn = followedIn();
    this.leavingThrough =
        Math.min(seenThrough, OwnGroups.closed(followedIn).orElse(GroupCalendar.NEVER));
    this.service = new Service(this, window);
  }

  /**
   * The groups in which the person can be followed to the end: home, or when that closes those of
   * the last thirteen weeks that go on, and so on. Where none goes on, those that closed last.
   */
  private List<GroupCalendar.Group> followedIn() {
    List<GroupCalendar.Group> in = List.of(home);
    Optional<Integer> closed = OwnGroups.closed(in);
    while (closed.isPresent() && closed.get() < completeThrough()) {
      List<GroupCalendar.Group> left = own.leftOn(closed.get());
      if (left.isEmpty()) {
        return in;
      }
      in = left;
      closed = OwnGroups.closed(in);
    }
    return in;
  }

  OwnGroups own() {
    return own;
  }

  /** Whether the service keeps the person, whatever becomes of groups. */
  Service service() {
    return service;
  }

  boolean isHomeClosed() {
    return home.closed() <= completeThrough();
  }

  /**
   * The last day on which the person would be seen: the home group's, or that of a group attended
   * shortly before its records broke off.
   */
  private int seenThrough() {
    int through = home.seenThrough(day);
    for (int i = index; i < history.size(); i++) {
      GroupCalendar.Group group = window.group(history.group(i));
      if (group.breaks().length > 0) {
        int end = group.seenThrough(history.day(i));
        through = end - history.day(i) < OwnGroups.DAYS ? Math.min(through, end) : through;
      }
      through = Math.min(through, seenThroughInMode(i, group));
    }
    return through;
  }

  /**
   * The same of a group with both modes, of which the records of one stopped: of somebody who came
   * last in that mode.
   */
  private int seenThroughInMode(int i, GroupCalendar.Group group) {
    int end =
        history
            .arm(i)
            .map(mode -> window.calendar().seenThrough(group.key(), mode))
            .orElse(GroupCalendar.NEVER);
    boolean isOwn = group.equals(home) || end - history.day(i) < OwnGroups.DAYS;
    return end < GroupCalendar.NEVER && isOwn && isLastThere(i, end) ? end : GroupCalendar.NEVER;
  }

  private boolean isLastThere(int i, int until) {
    for (int j = i + 1; j < history.size() && history.day(j) <= until; j++) {
      if (history.group(j) == history.group(i)) {
        return false;
      }
    }
    return history.day(i) <= until;
  }

  AttendanceHistory history() {
    return history;
  }

  /** Place of the first session in the history. */
  int index() {
    return index;
  }

  /** Day of the first session: time zero. */
  int day() {
    return day;
  }

  /** Index of the home group, the group of the first session. */
  int home() {
    return history.group(index);
  }

  @Override
  public Arm arm() {
    return history.online(index) ? Arm.ONLINE : Arm.FACE_TO_FACE;
  }

  /** What was known of the person at the first session. */
  long baseline() {
    return Baseline.startingIn((Months.of(day) - Months.of(0)) / 3, history.baseline());
  }

  /** Last day of what is counted of the home group: its end, or the data's. */
  int through() {
    return Math.min(completeThrough(), home.closed());
  }

  /**
   * Last day on which leaving could be told: the data's end, or when the person's groups closed, if
   * that was sooner.
   */
  int leavingThrough() {
    return leavingThrough;
  }

  /**
   * Whether follow-up ends where the person's groups closed though nobody says so, or where records
   * broke off: who left and who was not seen any more look the same there.
   */
  boolean endsByGuess() {
    if (leavingThrough < seenThrough) {
      return followedIn.stream()
          .filter(group -> group.closed() == leavingThrough)
          .anyMatch(group -> !window.calendar().isDeclaredClosed(group.key()));
    }
    return seenThrough < Math.min(window.asOf(), home.completeThrough());
  }

  /** Day of the last attendance that is followed. */
  int lastFollowed() {
    return history.day(
        history.lowerBound(Math.min(leavingThrough, GroupCalendar.NEVER - 1) + 1) - 1);
  }

  /** Last day of which it is known whether the person had left by then, by such a gap. */
  int knownBeforeGap(int weeks) {
    return followedIn.equals(List.of(home))
        ? knownAtHome(weeks)
        : GroupCalendar.lastBeforeWeeksHeld(followedIn, day, weeks, leavingThrough());
  }

  /** The same of the home group alone. */
  int knownAtHome(int weeks) {
    return seenThrough == Math.min(window.asOf(), home.completeThrough())
        ? window.knownBeforeGap(home(), weeks)
        : GroupCalendar.lastBeforeWeeksHeld(List.of(home), day, weeks, through());
  }

  /** Last day on which the person would be seen, whatever became of the home group. */
  int completeThrough() {
    return seenThrough;
  }

  @Override
  public boolean seen(int weeks) {
    return after(weeks) <= through() + 1;
  }

  @Override
  public boolean windowSeen(int week) {
    return seen(week + window.layout().retention().lookAheadWeeks());
  }

  @Override
  public boolean retained(int week) {
    return history.between(after(week), after(week + window.layout().retention().lookAheadWeeks()))
        > 0;
  }

  @Override
  public int attendances(int weeks) {
    return history.between(day, after(weeks));
  }

  @Override
  public int sessionsHeld(int weeks) {
    return home.heldBetween(day, after(weeks));
  }

  @Override
  public int homeAttendances(int weeks) {
    int count = 0;
    int before = history.lowerBound(after(weeks));
    for (int i = history.lowerBound(day); i < before; i++) {
      count += history.group(i) == home() ? 1 : 0;
    }
    return count;
  }

  @Override
  public int sessionsOffered(int weeks) {
    Set<Integer> groups = new HashSet<>();
    int count = 0;
    int before = history.lowerBound(after(weeks));
    for (int i = history.lowerBound(day); i < before; i++) {
      if (groups.add(history.group(i))) {
        count += window.group(history.group(i)).heldBetween(history.day(i), after(weeks));
      }
    }
    return count;
  }

  @Override
  public void lengths(int weeks, Lengths each) {
    int before = history.lowerBound(after(weeks));
    for (int i = history.lowerBound(day); i < before; i++) {
      GroupCalendar.Group group = window.group(history.group(i));
      each.attended(history.minutes(i), group.plannedOn(history.day(i)));
    }
  }

  @Override
  public Optional<Arm> classAt(int landmark) {
    return seen(landmark) && comingAt(landmark) ? Optional.of(modesIn(landmark)) : Optional.empty();
  }

  /** Whether the person came in the last weeks before a landmark, the first day aside. */
  boolean comingAt(int landmark) {
    int gap = window.layout().retention().primaryGapWeeks();
    return history.between(Math.max(day + 1, after(landmark - gap)), after(landmark)) > 0;
  }

  /** The modes used in the first so many weeks. */
  Arm modesIn(int weeks) {
    return modesBefore(after(weeks));
  }

  /** First day after so many weeks. */
  private int after(int weeks) {
    return day + 7 * weeks;
  }

  /**
   * A lapse.
   *
   * @param day the last attendance before it
   * @param told the day by which it had lasted as long as the rule says
   */
  record Lapse(int day, int told) {}

  /**
   * The first lapse of so many weeks of opportunity, if it has been seen to its end: weeks without
   * attendance in which a group that the person attended in the last thirteen weeks met. Holidays,
   * cancellations and closures stop the clock.
   */
  Optional<Lapse> firstLapse(int weeks) {
    return firstLapse(7 * weeks, i -> toldOf(i, weeks));
  }

  /**
   * Whether somebody who had left by the primary rule, within its horizon, came again in as many
   * weeks of opportunity more; empty who had not left, or was not seen for so long.
   */
  Optional<Boolean> cameBack() {
    int weeks = window.layout().retention().lookAheadWeeks();
    return firstLapse(weeks)
        .filter(lapse -> lapse.day() < after(window.layout().retention().horizonWeeks()))
        .flatMap(lapse -> cameBack(lapse, weeks));
  }

  private Optional<Boolean> cameBack(Lapse lapse, int weeks) {
    int until =
        GroupCalendar.afterWeeksHeld(own.on(lapse.day()), lapse.told(), weeks, leavingThrough);
    return until == GroupCalendar.NEVER
        ? Optional.empty()
        : Optional.of(history.between(lapse.told() + 1, until + 1) > 0);
  }

  /** The same of weeks of the calendar, whether anybody met or not. */
  Optional<Lapse> firstCalendarLapse(int weeks) {
    return firstLapse(7 * weeks, i -> history.day(i) + 7 * weeks);
  }

  private Optional<Lapse> firstLapse(int least, IntUnaryOperator toldOf) {
    for (int i = index; i < history.size(); i++) {
      int next = i + 1 < history.size() ? history.day(i + 1) : GroupCalendar.NEVER;
      if (next - history.day(i) > least) {
        int told = toldOf.applyAsInt(i);
        if (told <= leavingThrough() && told < next) {
          return Optional.of(new Lapse(history.day(i), told));
        }
      }
    }
    return Optional.empty();
  }

  /** Day by which so many weeks of opportunity have passed since an attendance; NEVER if unseen. */
  private int toldOf(int i, int weeks) {
    return GroupCalendar.afterWeeksHeld(
        own.on(history.day(i)), history.day(i), weeks, leavingThrough());
  }

  /**
   * Day of the last attendance before the first run of so many sessions of the home group without
   * any attendance in between, if that run has been seen to its end; -1 otherwise.
   */
  int firstMissed(int sessions) {
    int end = through();
    for (int i = index; i < history.size(); i++) {
      int next = i + 1 < history.size() ? history.day(i + 1) : GroupCalendar.NEVER;
      int before = Math.min(next, end == GroupCalendar.NEVER ? end : end + 1);
      if (history.day(i) < before && home.heldBetween(history.day(i) + 1, before) >= sessions) {
        return history.day(i);
      }
    }
    return -1;
  }

  /** First day on which so many sessions of the home group do not lie ahead any more. */
  int knownBefore(int sessions) {
    int held = home.lowerBound(Math.min(through(), GroupCalendar.NEVER - 1) + 1);
    return held < sessions ? day : home.heldDays()[held - sessions];
  }

  private Arm modesBefore(int before) {
    boolean online = false;
    boolean inPerson = false;
    for (int i = index; i < history.size() && history.day(i) < before; i++) {
      online |= history.online(i);
      inPerson |= history.mode(i) == AttendanceHistory.Mode.FACE_TO_FACE;
    }
    return online && inPerson ? Arm.BOTH : online ? Arm.ONLINE : Arm.FACE_TO_FACE;
  }

  /** Whether the person's groups had closed by then, and nothing was attended after that. */
  private boolean isLost(int at) {
    return service
        .end()
        .filter(end -> end.ending() == Service.Ending.LOST_AT_CLOSURE)
        .filter(end -> end.day() < at)
        .isPresent();
  }

  /** The state at the end of a week, told from what had happened by then. */
  State state(int week) {
    int at = after(week);
    if (isLost(at)) {
      return State.CLOSED;
    }
    int gap = 7 * window.layout().retention().primaryGapWeeks();
    if (history.between(Math.max(day, at - gap + 1), at + 1) == 0) {
      return State.LAPSED;
    }
    return switch (modesBefore(at + 1)) {
      case FACE_TO_FACE -> State.FACE_TO_FACE_ONLY;
      case ONLINE -> State.ONLINE_ONLY;
      case BOTH -> State.BOTH_SO_FAR;
    };
  }
}
