package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponseScalesTest {

  @Test
  void of_wordsOfOneScale_isItsNumbers() {
    assertEquals(
        Optional.of(
            Map.of("Very badly", 1.0, "Badly", 2.0, "Neither", 3.0, "Well", 4.0, "Very well", 5.0)),
        ResponseScales.of(Set.of("very WELL", "Badly")));
  }

  @Test
  void of_wordsOfTwoScalesOrOfNone_isNone() {
    assertEquals(Optional.empty(), ResponseScales.of(Set.of("Well", "None of the time")));
    assertEquals(Optional.empty(), ResponseScales.of(Set.of("Robin")));
  }

  /** Between its ends the BARC-10 has no words here: a scale of five has the same ends. */
  @Test
  void of_endsOfAScale_isNone() {
    assertEquals(Optional.empty(), ResponseScales.of(Set.of("Strongly agree")));
  }

  @Test
  void instruments_wordCountedApart_areToldApart() {
    assertEquals(List.of("k10_au", "k6_au"), ResponseScales.instruments("All of the time", 5));
    assertEquals(List.of("k10_us", "k6_us"), ResponseScales.others("All of the time", 5));
  }
}
