package org.rollcall.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.ingest.core.ExportFormat;

class FormatsTest {

  private static final Path STUDY = Path.of("..", "schemas", "study.schema.json");
  private static final Pattern VOCABULARY =
      Pattern.compile("(\"format\": \\{.*?\"enum\": \\[)(.*?)(\\n\\s*\\])", Pattern.DOTALL);

  /** With {@code -Drollcall.update=true} it writes the vocabulary instead of complaining. */
  @Test
  void all_names_areTheVocabularyOfTheStudy() throws IOException {
    String schema = Files.readString(STUDY);
    Matcher found = VOCABULARY.matcher(schema);
    assertTrue(found.find());
    String indent = found.group(2).replaceAll("(?s)\\S.*$", "");
    String names =
        Formats.ALL.stream()
            .filter(format -> !givesNothing(format.name()))
            .map(format -> indent + "\"" + format.name() + "\"")
            .collect(Collectors.joining(","));
    if (Boolean.getBoolean("rollcall.update")) {
      Files.writeString(
          STUDY, schema.substring(0, found.start(2)) + names + schema.substring(found.end(2)));
      return;
    }
    assertEquals(names, found.group(2), "schemas/study.schema.json is stale");
  }

  /** What sniff knows and no table is made of cannot be asked for. */
  private static boolean givesNothing(String name) {
    return Formats.EXPORTS.stream()
        .anyMatch(format -> format.name().equals(name) && format.tables().isEmpty());
  }

  @Test
  void exports_names_areSnakeCaseAndUnique() {
    List<String> names = Formats.EXPORTS.stream().map(ExportFormat::name).toList();
    assertEquals(names.size(), names.stream().distinct().count());
    names.forEach(name -> assertTrue(name.matches("[a-z][a-z0-9_]*"), name));
  }
}
