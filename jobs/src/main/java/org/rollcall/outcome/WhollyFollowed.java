package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;

/**
 * Share of starters who attended within the look-ahead behind so many weeks, of those of whom all
 * of it was seen: needs no curve, and so checks the one of {@link Retained}.
 */
record WhollyFollowed() implements PersonMeasure {

  @Override
  public String name() {
    return "wholly_followed";
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
  public Optional<Measure> checkOf() {
    return Optional.of(Measures.RETAINED);
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    return settings.weeks().stream()
        .map(week -> new Outcome(this, Retained.key(week) + "_wholly_followed", week, 0))
        .toList();
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    return starter.windowSeen(outcome.weeks())
        ? Optional.of(Contribution.of(starter.arm(), starter.retained(outcome.weeks())))
        : Optional.empty();
  }
}
