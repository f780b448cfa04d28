package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymsTest {

  @TempDir private static Path folder;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() {
    keys = Inboxes.keys(folder);
  }

  private static String person(String id) {
    return HexFormat.of().formatHex(keys.persons("members").of(id));
  }

  /** By hand: HKDF and HMAC of the library over the message that the format describes. */
  @Test
  void of_knownKey_isTheDocumentedHash() {
    byte[] subkey = Hkdf.expand(new byte[32], "src=members|field=person".getBytes(), 32);
    byte[] expected = Hkdf.hmac(subkey, new byte[] {0x01, 0, 4, 'w', 'r', 'e', 'n'});
    assertArrayEquals(
        Arrays.copyOf(expected, 16), new Pseudonyms(Domain.PERSON, subkey).of("wren"));
  }

  @ParameterizedTest
  @CsvSource({
    "' A 1 ', 'A 1'",
    "'A \t\u00a0 1', 'A 1'",
    "Ａ１, A1",
    "Wren@Meadow.Example, wren@meadow.example",
    "+61 400 (000) 001, +61400000001",
    "e\u0301, \u00e9",
    "wren@mea\u200bdow.example, wren@meadow.example",
    "AB\u201112, AB-12",
    "O\u2019Hara, O'Hara"
  })
  void of_sameIdentifierInAnotherSpelling_isTheSame(String one, String other) {
    assertEquals(person(one), person(other));
  }

  @ParameterizedTest
  @CsvSource({"a, A", "12-3456, 1-23456", "A1, A 1", "0012, 12", "a, ''"})
  void of_anotherIdentifier_isAnother(String one, String other) {
    assertNotEquals(person(one), person(other));
  }

  @Test
  void of_plainPathAndGeneralPath_agree() {
    byte[] direct = new byte[16];
    keys.persons("members").of("wren-7".getBytes(), direct);
    assertEquals(HexFormat.of().formatHex(direct), person("wren-7"));
    String longest = "x".repeat(4000);
    assertEquals(person(longest), person(" " + longest));
  }

  @Test
  void of_oneCodeInAllDomainsAndSources_hasNothingInCommon() {
    Set<String> seen = new HashSet<>();
    for (Domain domain : Domain.values()) {
      assertTrue(seen.add(HexFormat.of().formatHex(keys.of(domain).of("17"))), domain.name());
    }
    assertTrue(seen.add(HexFormat.of().formatHex(keys.persons("one").of("17"))));
    assertTrue(seen.add(HexFormat.of().formatHex(keys.persons("two").of("17"))));
  }

  @Test
  void of_anotherKey_isAnother(@TempDir Path other) {
    byte[] there = Inboxes.keys(other).persons("members").of("wren");
    assertFalse(Arrays.equals(keys.persons("members").of("wren"), there));
  }

  /** Changing one character changes half of the 128 bits: 64 with a deviation of 5.7 a pair. */
  @Test
  void of_oneCharacterChanged_changesHalfOfTheBits() {
    Pseudonyms pseudonyms = keys.persons("members");
    long flipped = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] one = pseudonyms.of("P" + (2 * i));
      byte[] other = pseudonyms.of("P" + (2 * i + 1));
      for (int b = 0; b < 16; b++) {
        flipped += Integer.bitCount((one[b] ^ other[b]) & 0xff);
      }
    }
    assertEquals(64.0, flipped / 2000.0, 1.0);
  }

  @Test
  void of_manyIdentifiers_neverCollide() {
    Pseudonyms pseudonyms = keys.persons("members");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      seen.add(HexFormat.of().formatHex(pseudonyms.of("P" + i)));
    }
    assertEquals(20_000, seen.size());
  }
}
