package org.rollcall.publish;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON files of a release: the same on every system, for people to read too. */
final class Json {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static void write(ObjectNode node, Path file) throws IOException {
    Files.writeString(file, MAPPER.writer(PRINTER).writeValueAsString(node) + "\n");
  }

  static ObjectNode read(Path file) throws IOException {
    if (MAPPER.readTree(file.toFile()) instanceof ObjectNode node) {
      return node;
    }
    throw new IOException("Cannot read " + file.getFileName() + " (must be a JSON object)");
  }
}
