package org.rollcall.stats.series;

/**
 * What an interrupted time series is to estimate.
 *
 * @param interruption first period of the new state of affairs
 * @param transition periods from the interruption on that belong to neither state and are dropped
 * @param season periods in a year, as 52
 * @param harmonics pairs of sine and cosine of the season, 0 for none
 * @param errors how errors hang together
 */
public record InterruptionOptions(
    int interruption, int transition, int season, int harmonics, Errors errors) {

  /** How errors hang together. */
  public enum Errors {
    /** Independent below 12 points, autoregressive from there on. */
    BY_LENGTH,
    /** Independent: ordinary least squares. */
    INDEPENDENT,
    /** Each a fraction of the one before, and something new: Prais and Winsten. */
    AUTOREGRESSIVE
  }

  public InterruptionOptions {
    if (transition < 0 || harmonics < 0 || season < 2 || 2 * harmonics >= season) {
      throw new IllegalArgumentException(
          "Invalid interruption: transition "
              + transition
              + ", "
              + harmonics
              + " harmonics of "
              + season
              + " (must not be negative; fewer than half of the season)");
    }
  }

  /** A level and a slope before and after, no season, nothing dropped, errors by length. */
  public static InterruptionOptions at(int interruption) {
    return new InterruptionOptions(interruption, 0, 52, 0, Errors.BY_LENGTH);
  }

  /** The same with some periods dropped, from the interruption on. */
  public InterruptionOptions withTransition(int periods) {
    return new InterruptionOptions(interruption, periods, season, harmonics, errors);
  }

  /** The same with a season. */
  public InterruptionOptions withSeason(int periods, int pairs) {
    return new InterruptionOptions(interruption, transition, periods, pairs, errors);
  }

  /** The same with other errors. */
  public InterruptionOptions withErrors(Errors of) {
    return new InterruptionOptions(interruption, transition, season, harmonics, of);
  }
}
