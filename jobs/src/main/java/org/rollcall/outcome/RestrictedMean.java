package org.rollcall.outcome;

import java.util.List;

/** Mean weeks until leaving, up to a horizon: the area under the curve of {@link Retained}. */
record RestrictedMean() implements Measure {

  @Override
  public String name() {
    return "rmst";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E1;
  }

  @Override
  public String unit() {
    return "weeks";
  }

  @Override
  public Form form() {
    return Form.AREA;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    int weeks = settings.rmstWeeks();
    return List.of(new Outcome(this, "rmst_" + weeks + "_weeks", weeks, 0));
  }
}
