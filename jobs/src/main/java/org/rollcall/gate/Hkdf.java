package org.rollcall.gate;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256, RFC 5869. */
final class Hkdf {

  private static final int HASH = 32;

  private Hkdf() {}

  static byte[] extract(byte[] salt, byte[] input) {
    return hmac(salt.length == 0 ? new byte[HASH] : salt, input);
  }

  static byte[] expand(byte[] key, byte[] info, int length) {
    byte[] output = new byte[length];
    byte[] block = new byte[0];
    for (int at = 0, counter = 1; at < length; at += HASH, counter++) {
      byte[] message = Arrays.copyOf(block, block.length + info.length + 1);
      System.arraycopy(info, 0, message, block.length, info.length);
      message[message.length - 1] = (byte) counter;
      block = hmac(key, message);
      System.arraycopy(block, 0, output, at, Math.min(HASH, length - at));
    }
    return output;
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot hash: every Java 17 has HmacSHA256", e);
    }
  }
}
