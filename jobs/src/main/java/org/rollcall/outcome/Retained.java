package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;

/** Share of starters who still attend after so many weeks. */
record Retained() implements PersonMeasure {

  @Override
  public String name() {
    return "retained";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E1;
  }

  @Override
  public String unit() {
    return "share";
  }

  @Override
  public Form form() {
    return Form.MEAN;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    return settings.weeks().stream().map(week -> new Outcome(this, key(week), week, 0)).toList();
  }

  static String key(int week) {
    return "retained_week_" + week;
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    return starter.windowSeen(outcome.weeks())
        ? Optional.of(Contribution.of(starter.arm(), starter.retained(outcome.weeks())))
        : Optional.empty();
  }
}
