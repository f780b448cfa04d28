package org.rollcall.disclose;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.RedactedException;
import org.rollcall.study.Study.DisclosureRules;

class DisclosureThresholdsTest {

  @ParameterizedTest
  @CsvSource({"11, 5, 3", "11, 10, 3", "21, 5, 6", "16, 3, 4", "10, 3, 4", "8, 7, 3"})
  void rules_alignedBins_areAccepted(int k, int base, int minGroups) {
    assertDoesNotThrow(() -> new DisclosureThresholds(new DisclosureRules(k, base, minGroups)));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 4, 3", // k too small
    "11, 1, 3", // exact counts
    "11, 2, 3", // two numbers to a bin
    "11, 5, 1", // one group
    "11, 5, 5" // the bin 1..5 would mean 5 groups
  })
  void rules_binsThatReveal_areRefused(int k, int base, int minGroups) {
    assertThrows(
        RedactedException.class,
        () -> new DisclosureThresholds(new DisclosureRules(k, base, minGroups)));
  }

  @ParameterizedTest
  @CsvSource({
    "11, 4, 3", // 10 is no multiple of 4: the bin 9..12 would mean 11 or 12
    "10, 5, 3" // the bin 6..10 would mean 10
  })
  void rules_misalignedBins_cannotEvenBeAskedFor(int k, int base, int minGroups) {
    assertThrows(IllegalArgumentException.class, () -> new DisclosureRules(k, base, minGroups));
  }

  @Test
  void rules_exactCounts_saysTheRule() {
    RedactedException e =
        assertThrows(
            RedactedException.class, () -> new DisclosureThresholds(new DisclosureRules(11, 1, 3)));
    assertEquals(
        "Cannot release with disclosure.round_base: 1 (must be at least 3)", e.getMessage());
  }
}
