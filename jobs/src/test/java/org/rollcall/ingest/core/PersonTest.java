package org.rollcall.ingest.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

  @Test
  void of_address_isAnAccount() {
    assertEquals(
        Map.of("participant_id", "robin@example.org", "identity_grade", "account"),
        Person.of("Robin@Example.org", "Robin Sample"));
  }

  @Test
  void of_noOrShortenedAddress_isKnownByTheNameShown() {
    Map<String, String> shown =
        Map.of("participant_id", "Robin Sample", "identity_grade", "display_name");
    assertEquals(shown, Person.of("", " Robin  Sample "));
    assertEquals(shown, Person.of("robin…", "Robin Sample"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+1555***0123", "1555****123", "15555550104", "+61 555 550 104", "Call-In User_1"})
  void of_number_isACaller(String name) {
    assertEquals("phone", Person.of("", name).get("channel"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24XX1A05q6", "20136482", "015_Loki", "Robin 2"})
  void of_otherNameWithDigits_isNoCaller(String name) {
    assertEquals(null, Person.of("", name).get("channel"));
  }

  @Test
  void of_nothing_isNobody() {
    assertEquals(Map.of(), Person.of("", "  "));
  }
}
