package org.rollcall.compare;

import static org.rollcall.compare.AssumptionCode.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.outcome.CalendarOrigin;
import org.rollcall.outcome.Estimand;
import org.rollcall.outcome.Guess;

/** What each estimand rests on, in the order in which a reader needs it. */
final class Assumptions {

  private static final List<AssumptionCode> OF_FIRST_MODE =
      List.of(
          NOT_ADJUSTED,
          FIRST_MODE,
          RETAINED_WITHIN_LOOK_AHEAD,
          ELSEWHERE_NOT_SEEN,
          ONE_HOME_GROUP,
          CLOSURE_UNRELATED,
          RECORDS_BREAK_OFF,
          FACILITATORS_NOT_COUNTED,
          ONE_IDENTITY,
          STARTERS_ONLY,
          MODE_BY_WEEK_NOT_FOLLOWED);
  private static final List<AssumptionCode> OF_ATTENDANCES =
      List.of(
          NOT_ADJUSTED,
          ATTENDANCES_OF_ALL_STARTERS,
          OPPORTUNITIES_DIFFER,
          WHOLE_PERIOD_SEEN,
          RECORDS_BREAK_OFF,
          MINUTES_RECORDED,
          ELSEWHERE_NOT_SEEN,
          ONE_HOME_GROUP,
          FACILITATORS_NOT_COUNTED,
          ONE_IDENTITY);
  private static final List<AssumptionCode> OF_LANDMARKS =
      List.of(
          NOT_ADJUSTED,
          COMING_AT_LANDMARK,
          MODES_BEFORE_LANDMARK,
          BOTH_ATTEND_MORE_OFTEN,
          ELSEWHERE_NOT_SEEN,
          ONE_HOME_GROUP,
          CLOSURE_UNRELATED,
          RECORDS_BREAK_OFF,
          FACILITATORS_NOT_COUNTED,
          ONE_IDENTITY);
  private static final List<AssumptionCode> OF_HEADCOUNTS =
      List.of(GROUPS_NOT_ADJUSTED, NOBODY_FOLLOWED, SESSIONS_NOT_COUNTED, FACILITATORS_NOT_COUNTED);

  private Assumptions() {}

  /**
   * All of them, by estimand.
   *
   * @param calendar where the held sessions are known from
   * @param guesses how often a rule had to guess, where it had to
   */
  static List<Assumption> of(CalendarOrigin calendar, Map<Guess, Long> guesses) {
    List<Assumption> all = new ArrayList<>();
    add(all, Estimand.E1, withCalendar(OF_FIRST_MODE, calendar), guesses);
    add(all, Estimand.E2, withCalendar(OF_ATTENDANCES, calendar), guesses);
    add(all, Estimand.E4, OF_LANDMARKS, guesses);
    add(all, Estimand.E13, OF_HEADCOUNTS, Map.of());
    return all;
  }

  private static List<AssumptionCode> withCalendar(
      List<AssumptionCode> codes, CalendarOrigin calendar) {
    List<AssumptionCode> all = new ArrayList<>(codes);
    if (calendar == CalendarOrigin.INFERRED) {
      all.add(CALENDAR_INFERRED);
    }
    return all;
  }

  private static void add(
      List<Assumption> all,
      Estimand estimand,
      List<AssumptionCode> codes,
      Map<Guess, Long> guesses) {
    int order = 0;
    for (AssumptionCode code : codes) {
      all.add(new Assumption(estimand, ++order, code.with(), true));
    }
    for (Guess guess : Guess.values()) {
      if (guesses.containsKey(guess)) {
        all.add(new Assumption(estimand, ++order, of(guess).with(guesses.get(guess)), false));
      }
    }
  }

  private static AssumptionCode of(Guess guess) {
    return switch (guess) {
      case DAYS_MISTYPED -> DAYS_MISTYPED;
      case SOURCES_HANDED_OVER -> SOURCES_HANDED_OVER;
      case RECORDS_BROKE_OFF -> RECORDS_BROKE_OFF;
      case RECORDS_LATE -> RECORDS_LATE;
      case LOGS_CUT -> LOGS_CUT;
      case OPENED_FULL -> OPENED_FULL;
      case FIRST_SESSIONS_NOT_TOLD -> FIRST_SESSIONS_NOT_TOLD;
      case CLOSURES_NOT_DECLARED -> CLOSURES_NOT_DECLARED;
      case IDENTITIES_NOT_SHOWN -> IDENTITIES_NOT_SHOWN;
      case LEADERS_NOT_TOLD -> LEADERS_NOT_TOLD;
    };
  }
}
