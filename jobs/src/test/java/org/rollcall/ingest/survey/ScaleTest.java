package org.rollcall.ingest.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Survey;

class ScaleTest {

  private static final Survey OWN =
      new Survey(
          Survey.OWN, "1", "self", "anonymous", Map.of(), Map.of("q", "Q"), Map.of(), List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3,5|3.5|''",
        "0,125|0.125|''",
        "2.333|2.333|''",
        "1,000|''|ANSWER-UNKNOWN",
        "12,500|''|ANSWER-UNKNOWN"
      })
  void read_commaBeforeThreeDigits_isNoNumber(String text, String value, String code) {
    assertEquals(
        new Scale.Reading(value, code), new Scale(OWN, Instruments.STANDARD).read("q", text));
  }
}
