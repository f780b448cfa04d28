package org.rollcall.simulate;

/**
 * What is known of a person at the start: it moves both the choice of the first mode and leaving.
 *
 * @param age index into {@link #AGES}
 * @param gender index into {@link #GENDERS}
 * @param rurality index into {@link #RURALITIES}
 * @param travel index into {@link #TRAVELS}
 * @param concern index into {@link #CONCERNS}
 * @param referral index into {@link #REFERRALS}
 * @param prior earlier episodes
 * @param medication whether the person takes medication for recovery
 */
record Traits(
    int age,
    int gender,
    int rurality,
    int travel,
    int concern,
    int referral,
    int prior,
    boolean medication) {

  static final String[] AGES = {"18_24", "25_34", "35_44", "45_54", "55_64", "65_plus"};
  static final String[] GENDERS = {"woman", "man", "non_binary", "not_stated"};
  static final String[] RURALITIES = {"metropolitan", "regional", "rural", "remote"};
  static final String[] TRAVELS = {"under_15_min", "15_to_30_min", "30_to_60_min", "over_60_min"};
  static final String[] CONCERNS = {
    "alcohol", "opioids", "stimulants", "cannabis", "sedatives", "gambling", "other_behaviour"
  };
  static final String[] REFERRALS = {"self", "clinic", "court", "residence", "family", "other"};

  private static final double[] AGE_SHARE = {.10, .22, .26, .22, .13, .07};
  private static final double[] GENDER_SHARE = {.44, .52, .02, .02};
  private static final double[] RURALITY_SHARE = {.62, .22, .12, .04};
  private static final double[][] TRAVEL_SHARE = {
    {.55, .33, .10, .02}, {.35, .35, .22, .08}, {.15, .30, .35, .20}, {.05, .15, .30, .50}
  };
  private static final double[] CONCERN_SHARE = {.56, .06, .17, .09, .02, .06, .04};
  private static final double[] REFERRAL_SHARE = {.42, .22, .13, .08, .12, .03};
  private static final double[] PRIOR_SHARE = {.55, .25, .12, .08};

  private static final double[] AGE_ONLINE = {.8, .6, 0, 0, -.5, -.8};
  private static final double[] RURALITY_ONLINE = {0, .2, .5, .8};
  private static final double[] TRAVEL_ONLINE = {0, .2, .7, 0};
  private static final double[] REFERRAL_ONLINE = {.2, -.3, -1.1, -.8, 0, 0};

  private static final double[] AGE_LEAVING = {.30, .20, 0, -.05, -.15, -.25};
  private static final double[] RURALITY_LEAVING = {0, .05, .10, .15};
  private static final double[] TRAVEL_LEAVING = {0, .05, .15, .25};
  private static final double[] REFERRAL_LEAVING = {.05, 0, -.25, -.20, .05, 0};

  /** A person of the population that looks for a group. */
  static Traits draw(Dice dice) {
    int rurality = dice.pick(RURALITY_SHARE);
    return new Traits(
        dice.pick(AGE_SHARE),
        dice.pick(GENDER_SHARE),
        rurality,
        dice.pick(TRAVEL_SHARE[rurality]),
        dice.pick(CONCERN_SHARE),
        dice.pick(REFERRAL_SHARE),
        dice.pick(PRIOR_SHARE),
        dice.chance(.18));
  }

  /** A person who starts in the given mode: Bayes by rejection. */
  static Traits draw(Dice dice, boolean online) {
    while (true) {
      Traits traits = draw(dice);
      if (dice.chance(traits.onlineChance()) == online) {
        return traits;
      }
    }
  }

  /** A person for whom either mode was in reach. */
  static Traits drawInReach(Dice dice) {
    while (true) {
      Traits traits = draw(dice);
      if (traits.bothInReach()) {
        return traits;
      }
    }
  }

  /** Over an hour away nobody can start face to face. */
  boolean bothInReach() {
    return travel < TRAVELS.length - 1;
  }

  double onlineChance() {
    return bothInReach()
        ? Dice.expit(
            AGE_ONLINE[age]
                + RURALITY_ONLINE[rurality]
                + TRAVEL_ONLINE[travel]
                + REFERRAL_ONLINE[referral])
        : 1;
  }

  /** Log-odds of leaving that the covariates add. */
  double leaving() {
    return AGE_LEAVING[age]
        + RURALITY_LEAVING[rurality]
        + TRAVEL_LEAVING[travel]
        + REFERRAL_LEAVING[referral]
        - .05 * prior;
  }
}
