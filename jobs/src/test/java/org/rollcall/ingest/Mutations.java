package org.rollcall.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways in which files arrive damaged, with a fixed seed. */
final class Mutations {

  private static final String[] TOKENS = {
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "#N/A",
    "#REF!",
    "Total",
    "--",
    "1e308",
    "99999999999999999999",
    "-1",
    "31/02/2024",
    "11/12/2020 10:00",
    "\uFEFF",
    "\u202E",
    "{",
    "}",
    "[",
    "]",
    "null",
    "'",
    "=1+1",
    "\u00e9",
    "NaN",
    "\uD83D\uDE00"
  };

  private final Random random;

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A damaged copy of a file. */
  byte[] of(byte[] sound) {
    byte[] bytes = sound;
    for (int i = 0; i <= random.nextInt(4); i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(8)) {
      case 0 -> join(bytes, 0, at, new byte[0], bytes.length);
      case 1 -> join(bytes, 0, at, new byte[0], to);
      case 2 -> join(bytes, 0, at, slice(bytes, at, to), at);
      case 3 -> join(bytes, 0, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
      case 4 -> join(bytes, 0, at, token(), at);
      case 5 -> join(bytes, 0, at, token(), to);
      case 6 -> lines(bytes);
      default -> {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        yield copy;
      }
    };
  }

  private byte[] token() {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
  }

  /** Two lines change places, or one is there twice or not at all. */
  private byte[] lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || i + 1 == bytes.length) {
        lines.add(slice(bytes, from, i + 1));
        from = i + 1;
      }
    }
    byte[] one = lines.remove(random.nextInt(lines.size()));
    for (int copies = random.nextInt(3); copies > 0; copies--) {
      lines.add(random.nextInt(lines.size() + 1), one);
    }
    byte[] all = new byte[0];
    for (byte[] line : lines) {
      all = join(all, 0, all.length, line, all.length);
    }
    return all;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** The bytes from {@code from} to {@code at}, something, and the bytes after {@code rest}. */
  private static byte[] join(byte[] bytes, int from, int at, byte[] between, int rest) {
    int tail = Math.max(0, bytes.length - rest);
    byte[] joined = new byte[at - from + between.length + tail];
    System.arraycopy(bytes, from, joined, 0, at - from);
    System.arraycopy(between, 0, joined, at - from, between.length);
    System.arraycopy(bytes, bytes.length - tail, joined, joined.length - tail, tail);
    return joined;
  }
}
