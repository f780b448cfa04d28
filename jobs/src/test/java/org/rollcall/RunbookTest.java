package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runbook quotes what an operator sees: every sentence of the code, and none that is not. */
class RunbookTest {

  private static final Path PAGE = Path.of("..", "docs", "runbook.md");
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "rollcall");
  private static final String OPEN = "\u2026";
  private static final Pattern QUOTE = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);

  /** Where a sentence that ends a command is made; what may stand before its first word. */
  private static final Pattern THROWN =
      Pattern.compile(
          "new (?:UsageException|RedactedException|StoreException|StoreUseException)\\(\\s*\\(?\\s*(?=\")");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");

  @Test
  void page_everySentenceThatEndsACommand_isQuoted() throws IOException {
    Set<String> quotes = new TreeSet<>(quotes());
    Set<String> missing = sentences();
    assertTrue(missing.size() > 25, missing.size() + " sentences found in the sources");
    missing.removeAll(quotes);
    assertEquals(Set.of(), missing, "docs/runbook.md must quote these");
  }

  @Test
  void page_everyQuote_standsInTheSources() throws IOException {
    String literals = literals();
    for (String quote : quotes()) {
      for (String piece : quote.split(OPEN)) {
        String said = piece.replaceFirst("^[:,. ]+", "");
        assertTrue(said.isBlank() || literals.contains(said), quote + ": " + said);
      }
    }
  }

  @Test
  void page_everyTroubleOfTheMachine_isQuoted() throws IOException {
    String failures = Files.readString(SOURCES.resolve("run/Failures.java"));
    Set<String> troubles = new TreeSet<>();
    Matcher begin = Pattern.compile("[A-Z_]+\\(\\s*(?=\"Cannot finish: )").matcher(failures);
    while (begin.find()) {
      troubles.add(sentence(failures, begin.end()));
    }
    assertTrue(troubles.size() > 5, troubles.toString());
    troubles.removeAll(quotes());
    assertEquals(Set.of(), troubles, "docs/runbook.md must quote these");
  }

  private static List<String> quotes() throws IOException {
    return QUOTE
        .matcher(Files.readString(PAGE))
        .results()
        .flatMap(match -> Arrays.stream(match.group(1).split("\n")))
        .toList();
  }

  private static Set<String> sentences() throws IOException {
    Set<String> sentences = new TreeSet<>();
    for (String source : sources()) {
      Matcher thrown = THROWN.matcher(source);
      while (thrown.find()) {
        String sentence = sentence(source, thrown.end());
        // Others are parts of a sentence, told behind its beginning.
        if (sentence.matches("(?s)(Cannot|Invalid|The run) .*")) {
          sentences.add(sentence);
        }
      }
    }
    return sentences;
  }

  /** The text that begins there; whatever is not a literal is open. */
  private static String sentence(String source, int begin) {
    StringBuilder text = new StringBuilder();
    int at = begin;
    Matcher literal = LITERAL.matcher(source);
    while (true) {
      if (literal.find(at) && literal.start() == at) {
        text.append(literal.group(1));
        at = literal.end();
      } else {
        at = endOfTerm(source, at);
        text.append(OPEN);
      }
      int next = skipBlanks(source, at);
      if (source.charAt(next) != '+') {
        return text.toString().replaceAll("%[^%a-z]*[a-z]", OPEN).replace("%%", "%");
      }
      at = skipBlanks(source, next + 1);
    }
  }

  private static int skipBlanks(String source, int from) {
    int at = from;
    while (Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The end of a term that is no literal: the next plus, comma or bracket of its own level. */
  private static int endOfTerm(String source, int from) {
    int depth = 0;
    int at = from;
    Matcher literal = LITERAL.matcher(source);
    while (true) {
      char c = source.charAt(at);
      if (c == '"' && literal.find(at)) {
        at = literal.end();
        continue;
      }
      if (depth == 0 && (c == '+' || c == ',' || c == ')' || c == ';')) {
        return at;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
    }
  }

  /** All literals; those that are joined in the sources are joined here. */
  private static String literals() throws IOException {
    List<String> all = new ArrayList<>();
    for (String source : sources()) {
      String joined = source.replaceAll("\"\\s*\\+\\s*\"", "");
      LITERAL.matcher(joined).results().forEach(match -> all.add(match.group(1)));
    }
    return all.stream()
        .map(text -> text.replaceAll("%[^%a-z]*[a-z]", OPEN).replace("%%", "%"))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
