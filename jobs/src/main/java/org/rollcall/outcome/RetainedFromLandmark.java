package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;

/** Share of those who attended at a landmark who still attend some weeks later, by class. */
record RetainedFromLandmark() implements PersonMeasure {

  @Override
  public String name() {
    return "retained_from_landmark";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E4;
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
    int week = settings.primaryWeek();
    return settings.landmarks().stream()
        .map(
            landmark ->
                new Outcome(
                    this, Retained.key(week) + "_from_landmark_" + landmark, week, landmark))
        .toList();
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    int week = outcome.landmark() + outcome.weeks();
    return starter
        .classAt(outcome.landmark())
        .filter(arm -> starter.windowSeen(week))
        .map(arm -> Contribution.of(arm, starter.retained(week)));
  }
}
