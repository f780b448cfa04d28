package org.rollcall.outcome;

import java.util.List;

/** Attendances of a session where heads are counted. */
record AttendancesPerSession() implements Measure {

  @Override
  public String name() {
    return "attendances_per_session";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E13;
  }

  @Override
  public String unit() {
    return "attendances per session";
  }

  @Override
  public Form form() {
    return Form.RATIO;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    return List.of(new Outcome(this, name(), 0, 0));
  }
}
