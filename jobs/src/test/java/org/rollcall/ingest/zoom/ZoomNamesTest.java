package org.rollcall.ingest.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoomNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Robin Sample|Robin Sample",
        "Robin (Robin Sample)|Robin Sample",
        "015_Loki (Loki Laufeyson)|Loki Laufeyson",
        "24XX1A05L3(Sam Placeholder)|Sam Placeholder",
        "Sam's iPad (Sam Placeholder)|Sam Placeholder",
        "Shown (Sam (Junior) Placeholder)|Sam (Junior) Placeholder",
        "ロビン（Robin Sample）|Robin Sample",
        "Robin (she/her)|Robin (she/her)",
        "Robin (She, Her)|Robin (She, Her)",
        "Robin (they/them pronouns)|Robin (they/them pronouns)",
        "Robin (she/her) (Robin Sample)|Robin Sample",
        "Robin ()|Robin ()",
        "Robin Sample)|Robin Sample)",
        "(Robin)|(Robin)"
      })
  void original_nameInBrackets_isTakenUnlessItIsNone(String shown, String original) {
    assertEquals(original, ZoomNames.original(shown));
  }
}
