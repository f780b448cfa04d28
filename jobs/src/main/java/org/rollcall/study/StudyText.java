package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A study file as a tree, with the line of every setting.
 *
 * @param file name of the file, for messages
 * @param root the tree; numbers that YAML and JSON write alike are numbers
 * @param lines line of each setting, from 1
 * @param problems slips that leave a tree standing, such as a key given twice
 */
record StudyText(
    String file, JsonNode root, Map<JsonPointer, Integer> lines, List<Problem> problems) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Reads the file; what stops reading is told as the only problem. */
  static StudyText read(Path path) {
    Path leaf = path.getFileName();
    String file = leaf == null ? path.toString() : leaf.toString();
    return YamlTree.read(file, decode(file, bytes(file, path)));
  }

  private static byte[] bytes(String file, Path path) {
    if (!Files.exists(path)) {
      throw only(file, 1, "Cannot read " + path + ": there is no such file (must be a study file)");
    }
    if (Files.isDirectory(path)) {
      throw only(
          file, 1, "Cannot read " + path + ": it is a folder (must be the study file inside it)");
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw only(
          file,
          1,
          "Cannot read "
              + path
              + ": "
              + e.getClass().getSimpleName()
              + " (must be readable); check its permissions");
    }
  }

  private static String decode(String file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    String text = out.toString();
    int nul = text.indexOf('\0');
    if (result.isError() || nul >= 0) {
      String before = nul >= 0 ? text.substring(0, nul) : text;
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      throw only(
          file,
          line,
          "Cannot read the text: found bytes of another encoding (must be UTF-8); "
              + "save the file as UTF-8");
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  static StudyException only(String file, int line, String what) {
    return new StudyException(
        file, List.of(new Problem(line, "", file + " line " + line + ": " + what)));
  }
}
