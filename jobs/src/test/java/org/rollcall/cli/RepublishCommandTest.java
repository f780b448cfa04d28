package org.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.terminal.UsageException;

class RepublishCommandTest {

  @Test
  void checked_plainReason_isKept() {
    assertEquals("A register came late", RepublishCommand.checked(" A register came late "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"asked by wren@example.org", "call 0491 570 156", "see https://example.org/x"})
  void checked_reasonThatReachesAPerson_isRefusedUnquoted(String reason) {
    String said =
        assertThrows(UsageException.class, () -> RepublishCommand.checked(reason)).getMessage();
    assertTrue(said.contains("(must name nobody: it is published)"), said);
    assertTrue(!said.contains("example") && !said.contains("0491"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines"})
  void checked_reasonThatIsNoLine_isRefused(String reason) {
    assertThrows(UsageException.class, () -> RepublishCommand.checked(reason));
  }
}
