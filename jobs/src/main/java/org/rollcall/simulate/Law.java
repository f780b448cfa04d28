package org.rollcall.simulate;

/**
 * How people behave: the same law makes the files and the truth.
 *
 * @param heldShare chance that a planned session is held and reported
 * @param leaving when people leave for good
 * @param visits how often they come while they have not left
 * @param crossing how they use other groups and the other mode
 */
public record Law(double heldShare, Leaving leaving, Visits visits, Crossing crossing) {

  /**
   * Log-odds of leaving for good in a week.
   *
   * @param intercept of a person with all covariates at their reference
   * @param early added in the first week after the first session, fading
   * @param earlyWeeks weeks in which the early part falls to 1/e of itself
   * @param traits how much what is known at the start counts; 1 as {@link Traits} has it
   * @param online added for people who started online: the true conditional difference
   * @param groupSd standard deviation between home groups
   * @param personSd standard deviation between persons of one group
   */
  public record Leaving(
      double intercept,
      double early,
      double earlyWeeks,
      double traits,
      double online,
      double groupSd,
      double personSd) {}

  /**
   * Visits of the home group.
   *
   * @param online median weekly chance of people who started online
   * @param faceToFace median weekly chance of people who started face to face
   * @param personSd standard deviation of its log-odds between persons
   * @param lapse weekly chance to begin a lapse, after which the person comes back
   * @param lapseMin shortest lapse in weeks
   * @param lapseMax longest lapse in weeks
   */
  public record Visits(
      double online,
      double faceToFace,
      double personSd,
      double lapse,
      int lapseMin,
      int lapseMax) {}

  /**
   * Use of a second group and of the second mode.
   *
   * @param share of people who have a second group
   * @param weekly their weekly chance to visit it
   * @param otherMode share of second groups that meet in the other mode
   * @param hybridSwitch chance that a person of a hybrid room comes by the other mode that week
   */
  public record Crossing(double share, double weekly, double otherMode, double hybridSwitch) {}

  /** Whoever stays away this many weeks never returns, so that a washout of 180 days is exact. */
  static final int FORGOTTEN_WEEKS = 24;

  /** The same with that added to everybody's log-odds of leaving. */
  Law leavingWith(double effect) {
    Leaving other =
        new Leaving(
            leaving.intercept + effect,
            leaving.early,
            leaving.earlyWeeks,
            leaving.traits,
            leaving.online,
            leaving.groupSd,
            leaving.personSd);
    return new Law(heldShare, other, visits, crossing);
  }

  /** The law of the demo. */
  public static Law demo() {
    return new Law(
        0.94,
        new Leaving(-3.15, 1.2, 3, 1, -0.02, 0.42, 0.5),
        new Visits(0.45, 0.75, 0.5, 0.015, 5, 14),
        new Crossing(0.14, 0.35, 0.5, 0.15));
  }

  /** A law by which it makes no difference how anybody comes. */
  static Law even() {
    return new Law(
        0.94,
        new Leaving(-3.15, 1.2, 3, 0, 0, 0.42, 0.5),
        new Visits(0.6, 0.6, 0.5, 0.015, 5, 14),
        new Crossing(0.14, 0.35, 0.5, 0.15));
  }
}
