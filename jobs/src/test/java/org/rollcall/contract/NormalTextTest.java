package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTextTest {

  @ParameterizedTest
  @CsvSource({
    "wren, wren",
    "' wren  7\t', wren 7",
    "wren\u00a07, wren 7",
    "wren\u202f7, wren 7",
    "\ufeffwren, wren",
    "\u2067wren\u2069, wren",
    "\u3164, ''",
    "\uffa0, ''",
    "e\u200d\u0301, \u00e9",
    "\uff37ren, Wren",
    "\ufb01nch, finch",
    "T\u2011Rex, T-Rex",
    "O\u2019Hara, O'Hara",
    "wren\u0007, wren",
    "\u2013, \u2013",
    "\u042f\u043d\u0430, \u042f\u043d\u0430"
  })
  void of_text_isItsNormalForm(String text, String normal) {
    assertEquals(normal, NormalText.of(text));
  }

  /** Whatever Unicode calls ignorable by default goes, and what is normal stays so. */
  @Test
  void of_everyCharacter_isNormalAtOnceAndNeverUnseen() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isSurrogate((char) c) && c <= Character.MAX_VALUE) {
        continue;
      }
      String once = NormalText.of("a" + Character.toString(c) + "b");
      assertEquals(once, NormalText.of(once), () -> "not at once");
      if (Character.getType(c) == Character.FORMAT) {
        assertEquals("ab", once, Integer.toHexString(c));
      }
    }
  }
}
