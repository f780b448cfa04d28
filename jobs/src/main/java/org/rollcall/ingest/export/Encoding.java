package org.rollcall.ingest.export;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.rollcall.ingest.IngestException;

/**
 * The encoding of a text file, from its bytes alone.
 *
 * @param charset the encoding
 * @param skip bytes of a byte order mark before the text
 */
record Encoding(Charset charset, int skip) {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset MAC_ROMAN = Charset.forName("x-MacRoman");
  private static final int SAMPLE = 1 << 16;

  /** What the byte order mark says, or the bytes where there is none. */
  static Encoding of(byte[] bytes) {
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
    if (isSound(bytes, StandardCharsets.UTF_8)) {
      return new Encoding(StandardCharsets.UTF_8, 0);
    }
    return new Encoding(isMac(bytes) ? MAC_ROMAN : WINDOWS_1252, 0);
  }

  /**
   * The text.
   *
   * @throws IngestException if the bytes are not sound in the encoding
   */
  String decode(byte[] bytes) {
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

  private static boolean isSound(byte[] bytes, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
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
