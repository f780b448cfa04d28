package org.rollcall.simulate;

/**
 * When somebody was in an online session, in seconds since its start.
 *
 * @param joined when the first stay began
 * @param left when the last ended
 * @param kind how many stays there are
 * @param cut when the first of two ended
 * @param back when the second of two began
 */
record OnlineStay(int joined, int left, Kind kind, int cut, int back) {

  /** What the platform's log shows of it. */
  enum Kind {
    ONE,
    /** A second device, joined while the first was still in. */
    TWO_DEVICES,
    /** Left and came back. */
    REJOINED
  }

  static OnlineStay draw(Dice dice) {
    int joined = dice.below(900) - 300;
    int left = TruthStarter.PLANNED_MINUTES * 60 + dice.below(900) - 600;
    double parts = dice.uniform();
    if (parts < .08) {
      // Looked in, and left within the first half.
      int early = joined + 300 + dice.below(1500);
      return new OnlineStay(joined, early, Kind.ONE, early, early);
    }
    if (parts < .88) {
      return new OnlineStay(joined, left, parts < .86 ? Kind.ONE : Kind.TWO_DEVICES, left, left);
    }
    int cut = joined + 600 + dice.below(1200);
    return new OnlineStay(joined, left, Kind.REJOINED, cut, cut + 20 + dice.below(300));
  }

  /** Whole minutes in the session, on any device. */
  int minutes() {
    int seconds = kind == Kind.REJOINED ? cut - joined + left - back : left - joined;
    return Math.round(seconds / 60f);
  }
}
