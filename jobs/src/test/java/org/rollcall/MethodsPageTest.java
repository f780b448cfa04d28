package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.outcome.Rules;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Overrides;

/** The page of methods states and draws every rule of the code, and none that the code lacks. */
class MethodsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "methods.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern NUMBERED = Pattern.compile("([A-Z]\\d+)\\. .+");
  private static final Pattern DRAWING = Pattern.compile("(?s)```text\\n(.*?)```");
  private static final Pattern MENTION = Pattern.compile("\\b[A-G]\\d+\\b");

  /** A setting and its value, as `washout.log_weeks` (26). */
  private static final Pattern DEFAULT = Pattern.compile("`(?:\\w+\\.)?(\\w+)` \\((\\d+)\\)");

  private static final String STUDY =
      """
      study: demo
      title: Do people stay as long when they meet online?
      time_zone: Australia/Sydney
      sources:
        - {name: groups, table: groups, path: groups.csv}
      """;

  @TempDir private Path folder;

  private Path study() throws IOException {
    Files.writeString(folder.resolve("groups.csv"), "");
    return Files.writeString(folder.resolve("study.yaml"), STUDY);
  }

  private List<String> numbers() throws IOException {
    return Rules.of(StudyFiles.load(study())).stream().map(Rules.Rule::number).toList();
  }

  /** What stands below each numbered heading, to the next heading of any kind. */
  private static Map<String, String> sections() throws IOException {
    String page = Files.readString(PAGE);
    List<MatchResult> headings = HEADING.matcher(page).results().toList();
    Map<String, String> sections = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      Matcher numbered = NUMBERED.matcher(headings.get(i).group(1));
      if (numbered.matches()) {
        int end = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
        String former = sections.put(numbered.group(1), page.substring(headings.get(i).end(), end));
        assertEquals(null, former, "twice: " + numbered.group(1));
      }
    }
    return sections;
  }

  @Test
  void page_numbers_areTheRulesInTheirOrder() throws IOException {
    assertEquals(numbers(), List.copyOf(sections().keySet()));
  }

  @Test
  void page_everyRule_isStatedAndDrawn() throws IOException {
    Map<String, String> drawings = new HashMap<>();
    sections()
        .forEach(
            (number, section) -> {
              List<String> drawn =
                  DRAWING.matcher(section).results().map(match -> match.group(1)).toList();
              assertEquals(1, drawn.size(), "drawings of " + number);
              assertTrue(drawn.get(0).strip().lines().count() > 1, number + drawn);
              assertEquals(null, drawings.put(drawn.get(0), number), "drawn before: " + number);
              String stated = DRAWING.matcher(section).replaceAll("").strip();
              assertTrue(stated.length() > 80 && stated.endsWith("."), number + ": " + stated);
            });
  }

  @Test
  void page_rulesThatItNames_areThere() throws IOException {
    Set<String> named =
        MENTION
            .matcher(Files.readString(PAGE))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(named.size() >= 31, named.toString());
    named.removeAll(numbers());
    assertEquals(Set.of(), named);
  }

  @Test
  void page_valuesOfSettings_areTheDefaults() throws IOException {
    String explained = StudyFiles.explain(study(), Overrides.NONE);
    List<MatchResult> values = DEFAULT.matcher(Files.readString(PAGE)).results().toList();
    assertTrue(values.size() > 4, values.toString());
    for (MatchResult value : values) {
      String line = value.group(1) + ": " + value.group(2) + "  # default";
      assertTrue(explained.contains(line), line);
    }
  }
}
