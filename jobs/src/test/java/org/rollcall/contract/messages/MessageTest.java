package org.rollcall.contract.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

  private enum Trial implements MessageCode {
    NOTHING,
    ALL_KINDS(Parameter.COUNT, Parameter.NUMBER, Parameter.NAME, Parameter.TERM);

    private final List<Parameter> parameters;

    Trial(Parameter... parameters) {
      this.parameters = List.of(parameters);
    }

    @Override
    public String group() {
      return "trial";
    }

    @Override
    public List<Parameter> parameters() {
      return parameters;
    }
  }

  @Test
  void coded_parameters_standInBrackets() {
    Message nothing = Trial.NOTHING.with();
    Message all = Trial.ALL_KINDS.with(1200, new BigDecimal("0.80"), "gap_4_weeks", nothing);
    assertEquals("nothing", nothing.coded());
    assertEquals("all_kinds(1200,0.8,gap_4_weeks,nothing)", all.coded());
    assertEquals(
        "nothing all_kinds(1200,0.8,gap_4_weeks,nothing)", Message.coded(List.of(nothing, all)));
    assertEquals("trial.all_kinds", Trial.ALL_KINDS.key());
  }

  @Test
  void with_otherParameters_isRefused() {
    Message term = Trial.NOTHING.with();
    assertEquals(
        "Invalid parameters of trial.nothing: [1] (must be [])", refused(Trial.NOTHING, 1));
    assertEquals(
        "Invalid parameters of trial.all_kinds: [] (must be [COUNT, NUMBER, NAME, TERM])",
        refused(Trial.ALL_KINDS));
    refused(Trial.ALL_KINDS, 1.5, BigDecimal.ONE, "name", term);
    refused(Trial.ALL_KINDS, 1, 1.5, "name", term);
    refused(Trial.ALL_KINDS, 1, BigDecimal.ONE, "two words", term);
    refused(Trial.ALL_KINDS, 1, BigDecimal.ONE, "name", "name");
    refused(
        Trial.ALL_KINDS,
        1,
        BigDecimal.ONE,
        "name",
        Trial.ALL_KINDS.with(1, BigDecimal.ONE, "name", term));
  }

  /** A page shows names in words, bins as ranges and numbers with a minus of their own. */
  @Test
  void shown_whatAPageShows_isTakenAndNothingElse() {
    for (String shown : new String[] {"linkage ratio", "11\u201315", "\u22120.124", "1,200"}) {
      assertTrue(Parameter.SHOWN.fits(shown), shown);
    }
    for (Object other : new Object[] {"Ann", "<b>", "a@b", "", 3}) {
      assertFalse(Parameter.SHOWN.fits(other), other.toString());
    }
  }

  private static String refused(MessageCode code, Object... values) {
    return assertThrows(IllegalArgumentException.class, () -> code.with(values)).getMessage();
  }
}
