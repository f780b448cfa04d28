package org.rollcall.measure;

import java.util.List;
import java.util.Optional;

/**
 * Whether the service keeps a starter, whatever becomes of single groups: who goes on elsewhere is
 * kept, and whose groups close and who is then seen nowhere is lost at the closure.
 */
final class Service {

  /** How a starter's time with the service ends. */
  enum Ending {
    /** Attends nothing any more, though the own groups go on. */
    LEFT,
    /** The own groups closed, and the person was seen nowhere in the look-ahead behind it. */
    LOST_AT_CLOSURE
  }

  /**
   * One ending.
   *
   * @param day of leaving the last attendance, of a loss the day of the closure
   * @param ending which
   */
  record End(int day, Ending ending) {}

  private final FollowedStarter starter;
  private final AnalysisWindow window;
  private final int weeks;
  private final Optional<End> end;

  Service(FollowedStarter starter, AnalysisWindow window) {
    this.starter = starter;
    this.window = window;
    this.weeks = window.layout().retention().lookAheadWeeks();
    this.end = found();
  }

  /** How the time ends, if it is seen to. */
  Optional<End> end() {
    return end;
  }

  private Optional<End> found() {
    AttendanceHistory history = starter.history();
    int through = starter.completeThrough();
    for (int i = starter.index(); i < history.size(); i++) {
      int day = history.day(i);
      int next = i + 1 < history.size() ? history.day(i + 1) : GroupCalendar.NEVER;
      if (next - day <= 7 * weeks) {
        continue;
      }
      List<GroupCalendar.Group> own = starter.own().on(day);
      int left = GroupCalendar.afterWeeksHeld(own, day, weeks, through);
      if (left < next) {
        return Optional.of(new End(day, Ending.LEFT));
      }
      Optional<Integer> closed = OwnGroups.closed(own).filter(on -> on <= through);
      if (closed.isPresent() && lostAfter(closed.get()) < next) {
        return Optional.of(new End(closed.get(), Ending.LOST_AT_CLOSURE));
      }
    }
    return Optional.empty();
  }

  /** Day by which somebody whose groups closed could have come to another one for so many weeks. */
  private int lostAfter(int closed) {
    return GroupCalendar.afterWeeksHeld(
        List.of(window.service(starter.home())), closed, weeks, starter.completeThrough());
  }

  /**
   * Last day of which it is known whether the service had lost somebody of that home group by then:
   * of the group alone, so that the end of follow-up tells nothing of the person.
   */
  int known() {
    int ofService = window.knownToService(starter.home(), starter.completeThrough());
    return starter.isHomeClosed() ? ofService : Math.min(ofService, starter.knownAtHome(weeks));
  }

  /**
   * Whether the person came elsewhere after the own groups had first closed; empty if they have
   * not, if the person had left before, or if it is not known yet.
   */
  Optional<Boolean> keptAtClosure() {
    AttendanceHistory history = starter.history();
    int through = starter.completeThrough();
    for (int i = starter.index(); i < history.size(); i++) {
      int day = history.day(i);
      int next = i + 1 < history.size() ? history.day(i + 1) : GroupCalendar.NEVER;
      List<GroupCalendar.Group> own = starter.own().on(day);
      int closed = OwnGroups.closed(own).orElse(GroupCalendar.NEVER);
      if (closed < next && closed <= through) {
        int lost = lostAfter(closed);
        return lost == GroupCalendar.NEVER && next == GroupCalendar.NEVER
            ? Optional.empty()
            : Optional.of(next <= lost);
      }
      if (GroupCalendar.afterWeeksHeld(own, day, weeks, through) < next) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The day when the own groups had closed with nothing known yet of what came after. */
  Optional<Integer> undecidedFrom() {
    AttendanceHistory history = starter.history();
    int last = history.day(history.size() - 1);
    return end.isPresent()
        ? Optional.empty()
        : OwnGroups.closed(starter.own().on(last))
            .filter(on -> on >= last && on <= starter.completeThrough());
  }
}
