package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Mean number of sessions attended in the first so many weeks. */
record Attendances() implements PersonMeasure {

  @Override
  public String name() {
    return "attendances";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E2;
  }

  @Override
  public String unit() {
    return "attendances";
  }

  @Override
  public Form form() {
    return Form.MEAN;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    return new TreeSet<>(List.of(settings.primaryWeek(), settings.rmstWeeks()))
        .stream().map(week -> new Outcome(this, "attendances_week_" + week, week, 0)).toList();
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    return starter.seen(outcome.weeks())
        ? Optional.of(Contribution.of(starter.arm(), starter.attendances(outcome.weeks())))
        : Optional.empty();
  }
}
