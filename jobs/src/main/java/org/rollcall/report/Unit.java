package org.rollcall.report;

/** Units of estimates, and how fine they are shown. */
enum Unit {
  SHARE(100, 1, "points"),
  SHARE_OF_ATTENDANCES(100, 1, "points"),
  WEEKS(1, 1, "weeks"),
  ATTENDANCES(1, 1, "sessions"),
  MINUTES(1, 0, "minutes"),
  OTHER(1, 2, "");

  private final double factor;
  private final int decimals;
  private final String noun;

  Unit(double factor, int decimals, String noun) {
    this.factor = factor;
    this.decimals = decimals;
    this.noun = noun;
  }

  static Unit of(String unit) {
    return switch (unit) {
      case "share" -> SHARE;
      case "share of attendances" -> SHARE_OF_ATTENDANCES;
      case "minutes" -> MINUTES;
      case "weeks" -> WEEKS;
      case "attendances" -> ATTENDANCES;
      default -> OTHER;
    };
  }

  /** Whether values lie from 0 to 1. */
  boolean isShare() {
    return factor == 100;
  }

  double factor() {
    return factor;
  }

  int decimals() {
    return decimals;
  }

  /** What a difference is counted in; empty where only the outcome's name can tell. */
  String noun() {
    return noun;
  }
}
