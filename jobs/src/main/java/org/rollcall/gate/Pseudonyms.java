package org.rollcall.gate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Pseudonyms of one domain: the first 16 bytes of HMAC-SHA-256 over domain byte, length and
 * normalised identifier. Not safe for use by several threads.
 */
final class Pseudonyms {

  static final int BYTES = 16;
  private static final int HEAD = 3;

  private final Domain domain;
  private final Hmac hmac;
  private final byte[] message = new byte[512];

  Pseudonyms(Domain domain, byte[] subkey) {
    this.domain = domain;
    this.hmac = new Hmac(subkey);
  }

  /** Writes the pseudonym of the identifier in the slice. */
  void of(char[] text, int start, int end, byte[] into) {
    int length = Identifiers.copyPlain(text, start, end, message, HEAD);
    if (length >= 0) {
      hash(message, length, into);
      return;
    }
    String normal = Identifiers.normal(new String(text, start, end - start));
    of(normal.getBytes(StandardCharsets.UTF_8), into);
  }

  /** Writes the pseudonym of bytes that need no normalising. */
  void of(byte[] identifier, byte[] into) {
    byte[] whole =
        identifier.length + HEAD <= message.length ? message : new byte[identifier.length + HEAD];
    System.arraycopy(identifier, 0, whole, HEAD, identifier.length);
    hash(whole, identifier.length, into);
  }

  /** Writes the pseudonym of 16 bytes and a number together. */
  void of(byte[] pseudonym, long number, byte[] into) {
    System.arraycopy(pseudonym, 0, message, HEAD, BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      message[HEAD + BYTES + i] = (byte) (number >>> 8 * (Long.BYTES - 1 - i));
    }
    hash(message, BYTES + Long.BYTES, into);
  }

  private void hash(byte[] whole, int length, byte[] into) {
    whole[0] = domain.code();
    whole[1] = (byte) (length >>> 8);
    whole[2] = (byte) length;
    System.arraycopy(hmac.of(whole, HEAD + length), 0, into, 0, BYTES);
  }

  /** The pseudonym of a text, for tests and single uses. */
  byte[] of(String text) {
    byte[] out = new byte[BYTES];
    of(text.toCharArray(), 0, text.length(), out);
    return Arrays.copyOf(out, BYTES);
  }
}
