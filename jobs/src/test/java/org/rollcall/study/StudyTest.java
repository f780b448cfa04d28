package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.rollcall.study.Study.DisclosureRules;
import org.rollcall.study.Study.Margin;
import org.rollcall.study.Study.Retention;
import org.rollcall.study.Study.Washout;

class StudyTest {

  @Test
  void create_rulesThatContradictThemselves_isRefused() {
    assertRefused(
        "Invalid bins of a study (must be of a width that divides k - 1)",
        () -> new DisclosureRules(11, 4, 3));
    assertRefused(
        "Invalid disclosure rules of a study (must be thresholds of at least 1)",
        () -> new DisclosureRules(0, 1, 3));
    assertRefused("Invalid margin of a study (must be a number above 0)", () -> margin(Double.NaN));
    assertRefused("Invalid margin of a study (must be a number above 0)", () -> margin(0));
    assertRefused(
        "Invalid washout of a study (must be 0 or more weeks and days)",
        () -> new Washout(-1, 0, Study.NewTo.ANY_GROUP));
    assertRefused(
        "Invalid primary gap of a study (must be one of the gap weeks)",
        () -> retention(5, 12, 26));
    assertRefused(
        "Invalid primary week of a study (must be one of the weeks)", () -> retention(4, 13, 26));
    assertRefused(
        "Invalid restricted mean of a study (must be at most as long as the curves)",
        () -> retention(4, 12, 53));
  }

  private static Margin margin(double value) {
    return new Margin(value, "Board", LocalDate.parse("2026-01-15"), "Why not");
  }

  private static Retention retention(int gap, int week, int rmst) {
    return new Retention(List.of(4), List.of(3), gap, 13, List.of(12), week, rmst, 52);
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
