package org.rollcall.ingest.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;

class CanonicalJsonLinesTest {

  private static final Mapping AB = Reading.fields("a", "b");

  @TempDir private Path folder;

  private List<String> read(String text) {
    return Reading.of(Reading.write(folder.resolve("f.jsonl"), text), AB);
  }

  private IngestException refusal(String text) {
    return assertThrows(IngestException.class, () -> read(text));
  }

  @Test
  void read_flatObjects_givesTexts() {
    assertEquals(
        List.of("1|x|1.50", "3||true", "4|é\"|"),
        read(
            "{\"a\":\"x\",\"b\":1.50,\"c\":[][0]}\n".replace("[][0]", "null")
                + "\n{\"b\":true,\"a\":null}\r\n{\"a\":\"\\u00e9\\\"\"}"));
  }

  @Test
  void read_gzip_isTheSame() {
    Path file =
        Reading.write(
            folder.resolve("f.jsonl.gz"), Reading.gzip("{\"a\":1,\"b\":2}\n".getBytes(UTF_8)));
    assertEquals(List.of("1|1|2"), Reading.of(file, AB));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1",
        "hello",
        "[1,2]",
        "{\"a\":1}{\"a\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "{a:1}",
        "{\"a\":1,}",
        "\"x\"",
        "{\"a\":\"tab\there\"}"
      })
  void read_lineThatIsNotOneObject_isABadRow(String line) {
    assertEquals(
        List.of("1|1|2", "2ROW-JSON||", "3|3|4"),
        read("{\"a\":1,\"b\":2}\n" + line + "\n{\"a\":3,\"b\":4}\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":{\"x\":1}}", "{\"z\":[1]}", "{\"a\":[[[[[[1]]]]]]}"})
  void read_valueWithinAValue_refuses(String line) {
    IngestException e = refusal("{\"a\":1,\"b\":2}\n" + line + "\n");
    assertEquals("IN-JSON-NESTED", e.code());
    assertEquals(2, e.line());
  }

  @ParameterizedTest
  @CsvSource({"4096,0", "4097,1"})
  void read_longText_refusesOverTheLimit(int length, int refused) {
    String line = "{\"a\":\"" + "x".repeat(length) + "\"}\n";
    if (refused == 0) {
      assertEquals(1, read(line).size());
    } else {
      assertEquals("IN-FIELD-SIZE", refusal(line).code());
    }
  }

  @Test
  void read_longNumberNameOrLine_refuses() {
    assertEquals("IN-FIELD-SIZE", refusal("{\"a\":" + "1".repeat(33) + "}").code());
    assertEquals("IN-FIELD-SIZE", refusal("{\"" + "n".repeat(65) + "\":1}").code());
    assertEquals("IN-LINE-SIZE", refusal("{\"a\":1" + " ".repeat(70_000) + "}").code());
  }

  @Test
  void read_controlCharacterAsEscape_refuses() {
    assertEquals("IN-CONTROL", refusal("{\"a\":\"\\u0000\"}").code());
    assertEquals("IN-CONTROL", refusal("{\"a\":\"\\u202e\"}").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n"})
  void read_noRow_refuses(String text) {
    assertEquals("IN-EMPTY", refusal(text).code());
  }

  @Test
  void read_manyLinesAcrossBuffers_keepsThemAll() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("{\"a\":\"")
          .append("y".repeat(i % 97))
          .append("\",\"b\":")
          .append(i)
          .append("}\n");
    }
    List<String> rows = read(text.toString());
    assertEquals(20_000, rows.size());
    for (int i = 0; i < rows.size(); i += 997) {
      assertEquals(i + 1 + "|" + "y".repeat(i % 97) + "|" + i, rows.get(i));
    }
  }
}
