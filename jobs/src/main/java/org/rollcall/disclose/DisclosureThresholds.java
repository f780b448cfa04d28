package org.rollcall.disclose;

import org.rollcall.contract.Disclosure;
import org.rollcall.contract.RedactedException;
import org.rollcall.study.Study.DisclosureRules;

/**
 * The thresholds of a public release, checked. That the width of the bins divides k - 1, so that no
 * bin holds both withheld and shown numbers, {@link DisclosureRules} has checked already.
 */
final class DisclosureThresholds {

  private static final int SMALLEST_K = 8;
  private static final int NARROWEST_BIN = 3;

  private final DisclosureRules rules;

  DisclosureThresholds(DisclosureRules rules) {
    this.rules = rules;
    require(rules.k() >= SMALLEST_K, "k", rules.k(), "at least " + SMALLEST_K);
    require(
        rules.roundBase() >= NARROWEST_BIN,
        "round_base",
        rules.roundBase(),
        "at least " + NARROWEST_BIN);
    require(rules.minGroups() >= 2, "min_groups", rules.minGroups(), "at least 2");
    Bin first = Bin.of(rules.minGroups(), rules.roundBase(), rules.minGroups());
    require(
        first.hi() - first.lo() + 1 >= NARROWEST_BIN,
        "min_groups",
        rules.minGroups(),
        "such that its bin holds " + NARROWEST_BIN + " numbers or more");
  }

  int k() {
    return rules.k();
  }

  /** Anonymous responses that must stand behind a cell. */
  int answers() {
    return rules.answers();
  }

  /** The smallest number in that role that may be shown. */
  int least(Disclosure role) {
    return switch (role) {
      case PEOPLE, SESSIONS -> k();
      case ANSWERS -> answers();
      case GROUPS -> minGroups();
      default -> 0;
    };
  }

  int minGroups() {
    return rules.minGroups();
  }

  int base() {
    return rules.roundBase();
  }

  private static void require(boolean holds, String what, int found, String rule) {
    if (!holds) {
      throw new RedactedException(
          "Cannot release with disclosure." + what + ": " + found + " (must be " + rule + ")");
    }
  }
}
