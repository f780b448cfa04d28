package org.rollcall.gate;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC-SHA-256 with one key, for many short messages.
 *
 * <p>The states after the two pads are computed once and copied for each message, which halves the
 * work of {@code javax.crypto.Mac}. Not safe for use by several threads.
 */
final class Hmac {

  private static final int BLOCK = 64;

  private final MessageDigest inner;
  private final MessageDigest outer;
  private final byte[] hash = new byte[32];

  Hmac(byte[] key) {
    if (key.length > BLOCK) {
      throw new IllegalArgumentException(
          "Invalid key length: " + key.length + " (must be at most " + BLOCK + " bytes)");
    }
    inner = padded(key, 0x36);
    outer = padded(key, 0x5c);
  }

  private static MessageDigest padded(byte[] key, int pad) {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    MessageDigest digest = sha256();
    digest.update(block);
    return digest;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java has SHA-256", e);
    }
  }

  /** Starts a hash that a stream of bytes may be fed to; {@link #finish} ends it. */
  MessageDigest start() {
    return copy(inner);
  }

  byte[] finish(MessageDigest started) {
    MessageDigest last = copy(outer);
    last.update(started.digest());
    return last.digest();
  }

  /** The 32 bytes for a message; the array is good until the next call. */
  byte[] of(byte[] message, int length) {
    try {
      MessageDigest first = copy(inner);
      first.update(message, 0, length);
      first.digest(hash, 0, hash.length);
      MessageDigest last = copy(outer);
      last.update(hash, 0, hash.length);
      last.digest(hash, 0, hash.length);
      return hash;
    } catch (DigestException e) {
      throw new IllegalStateException("Cannot hash: 32 bytes hold a SHA-256", e);
    }
  }

  private static MessageDigest copy(MessageDigest state) {
    try {
      return (MessageDigest) state.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Cannot hash: the state of SHA-256 must be copyable", e);
    }
  }
}
