package org.rollcall.outcome;

import java.util.List;

/**
 * Share of starters who have not left after so many weeks: that of the curve of all starters, as
 * far as each was followed. Who has left is said by the rule of the look-ahead.
 */
record Retained() implements Measure {

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
    return Form.SURVIVAL;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    return settings.weeks().stream().map(week -> new Outcome(this, key(week), week, 0)).toList();
  }

  static String key(int week) {
    return "retained_week_" + week;
  }
}
