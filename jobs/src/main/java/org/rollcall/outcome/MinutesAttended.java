package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;

/**
 * Mean minutes attended in the first so many weeks.
 *
 * <p>A value is known of those of whom every attendance of these weeks has a length: a sum without
 * the rest would call those who came to a session without clocks the less engaged.
 */
record MinutesAttended() implements PersonMeasure {

  @Override
  public String name() {
    return "minutes";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E2;
  }

  @Override
  public String unit() {
    return "minutes";
  }

  @Override
  public Form form() {
    return Form.MEAN;
  }

  @Override
  public boolean isPartlyKnown() {
    return true;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    int week = settings.primaryWeek();
    return List.of(new Outcome(this, "minutes_week_" + week, week, 0, "mean per person"));
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    if (!starter.seen(outcome.weeks())) {
      return Optional.empty();
    }
    Sum sum = new Sum();
    starter.lengths(outcome.weeks(), sum);
    return Optional.of(
        sum.complete
            ? Contribution.of(starter.arm(), sum.minutes)
            : Contribution.unknown(starter.arm()));
  }

  private static final class Sum implements Starter.Lengths {
    private long minutes;
    private boolean complete = true;

    @Override
    public void attended(int length, int planned) {
      minutes += length;
      complete = complete && length != UNKNOWN;
    }
  }
}
