package org.rollcall.outcome;

/** The questions that this release answers; each has its own list of assumptions. */
public enum Estimand {
  /** People by the mode of their first session. */
  E1("Do people who start online stay as long?"),
  /** Attendances of people by the mode of their first session. */
  E2("How often do people attend?"),
  /** Classes by the modes used before a landmark, among those still attending there. */
  E4("Is using both ways of meeting associated with staying?"),
  /** Groups that count heads. */
  E13("How many attend a session?");

  private final String question;

  Estimand(String question) {
    this.question = question;
  }

  /** The question that a reader asks. */
  public String question() {
    return question;
  }

  /** Whether single persons are followed; otherwise only groups and sessions are counted. */
  public boolean followsPeople() {
    return this != E13;
  }
}
