package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;

/**
 * Mean minutes attended in the first so many weeks.
 *
 * <p>An attendance of unknown length counts as long as the person's others. To leave it out would
 * call those whose sessions keep no clocks less engaged, and to leave out the person those who come
 * often, of whom some length is sooner missing. People of whom no length is known are left out; how
 * many of all attendances have one is said beside the mean.
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
    return List.of(new Outcome(this, "minutes_week_" + week, week, 0));
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    if (!starter.seen(outcome.weeks())) {
      return Optional.empty();
    }
    Sum sum = new Sum();
    starter.lengths(outcome.weeks(), sum);
    return Optional.of(
        new Contribution(starter.arm(), sum.known > 0 ? 1 : 0, sum.total(), 0, sum.known, sum.all));
  }

  private static final class Sum implements Starter.Lengths {
    private long minutes;
    private long known;
    private long all;

    @Override
    public void attended(int length, int planned) {
      all++;
      if (length != UNKNOWN) {
        known++;
        minutes += length;
      }
    }

    long total() {
      return known == 0 ? 0 : Math.round((double) minutes * all / known);
    }
  }
}
