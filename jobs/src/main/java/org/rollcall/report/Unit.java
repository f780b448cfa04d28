package org.rollcall.report;

/** Units of estimates, and how fine they are shown. */
enum Unit {
  SHARE(100, 1, "points"),
  WEEKS(1, 1, "weeks"),
  ATTENDANCES(1, 1, "sessions"),
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
      case "weeks" -> WEEKS;
      case "attendances" -> ATTENDANCES;
      default -> OTHER;
    };
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
