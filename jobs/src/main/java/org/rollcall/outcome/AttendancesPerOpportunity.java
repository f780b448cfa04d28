package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;

/** Sessions attended anywhere over the sessions of all groups attended. */
record AttendancesPerOpportunity() implements PersonMeasure {

  @Override
  public String name() {
    return "attendances_per_opportunity";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E2;
  }

  @Override
  public String unit() {
    return "attendances per opportunity";
  }

  @Override
  public Form form() {
    return Form.RATIO;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    int week = settings.primaryWeek();
    return List.of(new Outcome(this, name() + "_week_" + week, week, 0));
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    int weeks = outcome.weeks();
    return starter.seen(weeks)
        ? Optional.of(
            Contribution.ratio(
                starter.arm(), starter.attendances(weeks), starter.sessionsOffered(weeks)))
        : Optional.empty();
  }
}
