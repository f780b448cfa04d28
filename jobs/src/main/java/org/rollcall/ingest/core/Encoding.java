package org.rollcall.ingest.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text file, from its bytes alone.
 *
 * @param charset the encoding
 * @param skip bytes of a byte order mark before the text
 */
public record Encoding(Charset charset, int skip) {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset MAC_ROMAN = Charset.forName("x-MacRoman");
  private static final int SAMPLE = 1 << 16;

  /** What the byte order mark says, or the bytes where there is none. */
  public static Encoding of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    int[] zeros = new int[2];
    int sample = Math.min(bytes.length, SAMPLE);
    for (int i = 0; i < sample; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    if (zeros[1] > sample / 8) {
      return new Encoding(StandardCharsets.UTF_16LE, 0);
    }
    if (zeros[0] > sample / 8) {
      return new Encoding(StandardCharsets.UTF_16BE, 0);
    }
    if (isUtf8(bytes)) {
      return new Encoding(StandardCharsets.UTF_8, 0);
    }
    return new Encoding(isMac(bytes) ? MAC_ROMAN : WINDOWS_1252, 0);
  }

  /**
   * The text.
   *
   * @throws IngestException if the bytes are not sound in the encoding
   */
  public String decode(byte[] bytes) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IngestException(
          "IN-ENCODING",
          0,
          "Cannot read the file: it begins as %s and ends as something else (must be one encoding; it may be cut off: send it again)"
              .formatted(charset.name()));
    }
  }

  /**
   * Whether the signs beyond ASCII are mostly sound UTF-8: where they are, the few that are not are
   * damage, as of a file that was cut off, and no sign of another encoding.
   */
  private static boolean isUtf8(byte[] bytes) {
    long sound = 0;
    long unsound = 0;
    for (int at = 0; at < bytes.length; ) {
      int length = lengthOf(bytes[at]);
      int have = 1;
      while (have < length && at + have < bytes.length && (bytes[at + have] & 0xC0) == 0x80) {
        have++;
      }
      boolean isCut = at + have == bytes.length && have < length;
      sound += length > 1 && have == length ? 1 : 0;
      unsound += (length == 0 || have < length) && !isCut ? 1 : 0;
      at += have;
    }
    return unsound == 0 || sound > unsound;
  }

  /** How long the sign is that a byte begins in UTF-8; 0 if it begins none. */
  private static int lengthOf(byte b) {
    int lead = b & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    return lead >= 0xC2 && lead <= 0xDF
        ? 2
        : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  /**
   * Between two letters of a word stands a letter or an apostrophe: bytes that are one in Mac Roman
   * and a sign in Windows-1252 speak for the former, and the other way about.
   */
  private static boolean isMac(byte[] bytes) {
    int mac = 0;
    int windows = 0;
    for (int i = 1; i + 1 < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      if (b < 0x80 || !isLetter(bytes[i - 1]) || !isLetter(bytes[i + 1])) {
        continue;
      }
      boolean letterOfMac = b <= 0x9f && b != 0x92 || b == 0xd5;
      boolean letterOfWindows = b >= 0xc0 && b != 0xd5 && b != 0xd7 && b != 0xf7 || b == 0x92;
      mac += letterOfMac && !letterOfWindows ? 1 : 0;
      windows += letterOfWindows && !letterOfMac ? 1 : 0;
    }
    return mac > windows;
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
