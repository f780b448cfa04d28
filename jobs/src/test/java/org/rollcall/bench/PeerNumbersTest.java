package org.rollcall.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerNumbersTest {

  @Test
  void compare_roundingApart_agrees() {
    assertTrue(PeerNumbers.compare(Map.of("a", 3.0, "b", 0.0), Map.of("a", 3.000001, "b", 0.0)));
  }

  @Test
  void compare_furtherApart_differs() {
    assertFalse(PeerNumbers.compare(Map.of("a", 3.0), Map.of("a", 3.00001)));
  }

  @Test
  void compare_numberOfOneAlone_differs() {
    assertFalse(PeerNumbers.compare(Map.of("a", 3.0, "b", 1.0), Map.of("a", 3.0)));
    assertFalse(PeerNumbers.compare(Map.of("a", 3.0), Map.of("a", 3.0, "b", 1.0)));
  }

  @Test
  void compare_nothing_differs() {
    assertFalse(PeerNumbers.compare(Map.of(), Map.of()));
  }
}
