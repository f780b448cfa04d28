package org.rollcall.outcome;

import java.util.List;
import java.util.Optional;

/**
 * Share of attendances that lasted for at least half of the session, in the first so many weeks.
 *
 * <p>Lengths are whole minutes, rounded. Only attendances of known length at sessions of planned
 * length are asked; how many of all those are is said beside the share.
 */
record AttendedHalf() implements PersonMeasure {

  @Override
  public String name() {
    return "attended_half";
  }

  @Override
  public Estimand estimand() {
    return Estimand.E2;
  }

  @Override
  public String unit() {
    return "share of attendances";
  }

  @Override
  public Form form() {
    return Form.RATIO;
  }

  @Override
  public boolean isPartlyKnown() {
    return true;
  }

  @Override
  public List<Outcome> outcomes(OutcomeSettings settings) {
    int week = settings.primaryWeek();
    return List.of(new Outcome(this, "attended_half_week_" + week, week, 0));
  }

  @Override
  public Optional<Contribution> of(Outcome outcome, Starter starter) {
    if (!starter.seen(outcome.weeks())) {
      return Optional.empty();
    }
    Halves halves = new Halves();
    starter.lengths(outcome.weeks(), halves);
    return Optional.of(
        new Contribution(
            starter.arm(),
            halves.known > 0 ? 1 : 0,
            halves.half,
            halves.known,
            halves.known,
            halves.all));
  }

  private static final class Halves implements Starter.Lengths {
    private long half;
    private long known;
    private long all;

    @Override
    public void attended(int minutes, int planned) {
      all++;
      if (minutes != UNKNOWN && planned > 0) {
        known++;
        half += 2 * minutes >= planned ? 1 : 0;
      }
    }
  }
}
