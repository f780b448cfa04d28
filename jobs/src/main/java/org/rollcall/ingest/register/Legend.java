package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;

/** What people write above or below a register on what its marks mean. */
record Legend(List<String> texts) {

  private static final int LONGEST = 12;
  private static final int WORD = 4;
  private static final String SIGN = "\\s*(?:=|→)\\s*";
  private static final String WORDS = "(?<words>\\p{L}[^;,|/()\\n=:→]*)(?<next>[=:→]?)";

  /** A mark beside a sign that may also stand in a title: it begins the text or a part of it. */
  private static final String BEGIN = "(?:^|[;,|/(:\\n])\\s*[\"'“‘]?";

  private static final Pattern ENTRY = Pattern.compile("(?U)(?<!\\S)\\S{1,3}\\s*[:=]\\s*\\p{L}");
  private static final Pattern BEHIND =
      Pattern.compile("(?U)\\p{L}\\s*[:=]\\s*\\S{1,2}(?![\\p{L}\\p{N}])");
  private static final Pattern BARE =
      Pattern.compile("(?U)(?:^|[:,;|])\\s*[^\\s,;:|]{1,2}\\s+\\p{L}{3,}[\\p{L} ]*(?=[,;|.]|$)");
  private static final Pattern WORDED =
      Pattern.compile(
          "^[\"'“‘]?\\S{1,2}[\"'”’]?\\s*(?:[-–]|→|\\b(?:means|is|stands for)\\b)\\s*\\p{L}");
  private static final Pattern NEXT_DASH = Pattern.compile("\\s+\\S{1,3}\\s+[-–]\\s.*");

  private static final Pattern CROSS =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])[\"']?[x×☒][\"']?\\s*(?:=|:|→|\\bmeans\\b|\\bis\\b|\\bfor\\b)\\s*(?<after>\\p{L}+)"
              + "|(?:^|[,;(/])\\s*[\"']?[x×☒][\"']?\\s*[-–]\\s*(?<behind>\\p{L}+)"
              + "|(?<before>\\p{L}+)\\s*[=:]\\s*[\"']?[x×☒](?![\\p{L}\\p{N}])(?!\\s*[=:])");
  private static final Pattern PRESENT =
      Pattern.compile(
          "(?iu)p|present.*|présent.*|attend.*|here|came|yes|anwesend|da|aanwezig|asisti.*");

  Legend {
    texts = List.copyOf(texts);
  }

  /** What stands above a table, beside it, and in lines of their own below. */
  static Legend of(Headings.Found found) {
    List<Line> lines = found.grid().lines();
    List<String> texts = new ArrayList<>();
    lines.subList(0, found.row()).forEach(line -> texts.addAll(above(line)));
    int width = found.heading().cells().size();
    for (Line line : lines.subList(found.row(), lines.size())) {
      texts.addAll(of(line));
      texts.addAll(line.cells().subList(Math.min(width, line.cells().size()), line.cells().size()));
    }
    return new Legend(texts);
  }

  private static List<String> above(Line line) {
    List<String> texts = of(line);
    return texts.isEmpty() ? line.cells() : texts;
  }

  /** The texts of a line that explains; none where it is no such line. */
  static List<String> of(Line line) {
    List<String> filled = line.cells().stream().filter(cell -> !cell.isEmpty()).toList();
    if (!filled.isEmpty()
        && filled.stream().allMatch(cell -> cell.contains("=") || cell.contains(":"))) {
      return filled;
    }
    if (filled.size() == 1 && isEntry(filled.get(0))) {
      return filled;
    }
    boolean pair =
        filled.size() == 2
            && filled.get(0).length() <= 2
            && !Character.isDigit(filled.get(0).charAt(0))
            && filled.get(1).length() > 2
            && Character.isLetter(filled.get(1).charAt(0));
    return pair ? List.of(filled.get(0) + " = " + filled.get(1)) : List.of();
  }

  private static boolean isEntry(String text) {
    return WORDED.matcher(text).find() || BARE.matcher(text).results().count() > 1;
  }

  /**
   * Marks that mean something else by the words of the file than they usually do; {@link
   * Mark#OTHER} where those words are not plain.
   *
   * @param cells what stands in the register
   */
  Map<String, Mark> meanings(Collection<String> cells) {
    Map<String, Mark> meanings = new HashMap<>();
    for (String cell : new TreeSet<>(cells)) {
      Mark usual = Marks.USUAL.of(cell);
      if (cell.length() <= LONGEST && usual != Mark.CROSS && usual != Mark.ERROR) {
        said(cell, usual).ifPresent(mark -> meanings.put(Marks.normal(cell), mark));
      }
    }
    return meanings;
  }

  private Optional<Mark> said(String cell, Mark usual) {
    Set<Mark> said = EnumSet.noneOf(Mark.class);
    texts.forEach(text -> said.addAll(said(text, cell)));
    Mark mark = said.size() == 1 ? said.iterator().next() : Mark.OTHER;
    boolean onlyDescribed = mark == Mark.OTHER && usual != Mark.OTHER && cell.length() >= WORD;
    return said.isEmpty() || mark == usual || onlyDescribed ? Optional.empty() : Optional.of(mark);
  }

  private static Set<Mark> said(String text, String cell) {
    Set<Mark> said = EnumSet.noneOf(Mark.class);
    String mark = "[\"'“‘]?" + Pattern.quote(cell) + "[\"'”’)]?";
    boolean list = ENTRY.matcher(text).results().count() > 1;
    String anywhere = "(?<![\\p{L}\\p{N}])" + mark;
    add(said, text, anywhere + SIGN + WORDS);
    add(said, text, (list ? anywhere : BEGIN + mark) + "\\s*:\\s*" + WORDS);
    add(said, text, BEGIN + mark + "\\s+(?:means|is|for|stands for)\\s+" + WORDS);
    add(said, text, BEGIN + mark + "\\s*[-–]\\s*" + WORDS);
    if (BARE.matcher(text).results().count() > 1) {
      add(said, text, BEGIN + mark + "\\s+" + WORDS);
    }
    before(said, text, mark);
    return said;
  }

  private static void add(Set<Mark> said, String text, String pattern) {
    Matcher entry = Pattern.compile("(?iuU)" + pattern).matcher(text);
    while (entry.find()) {
      String words = NEXT_DASH.matcher(entry.group("words").strip()).replaceFirst("");
      boolean another = !entry.group("next").isEmpty() && words.indexOf(' ') > 0;
      said.add(Explained.meaning(another ? words.substring(0, words.lastIndexOf(' ')) : words));
    }
  }

  /** A title such as Group: A is no legend, unless its word is plain or others stand beside it. */
  private static void before(Set<Mark> said, String text, String mark) {
    boolean list = BEHIND.matcher(text).results().count() > 1;
    Matcher entry =
        Pattern.compile(
                "(?iuU)(?:^|[^\\p{L} ]|\\s)(?<words>\\p{L}{3,}(?: \\p{L}{3,})*)\\s*(?<sign>[=:])\\s*"
                    + mark
                    + "(?![\\p{L}\\p{N}])(?!\\s*[=:])")
            .matcher(text);
    while (entry.find()) {
      Mark meaning = Explained.meaning(entry.group("words"));
      if (meaning != Mark.OTHER || list || entry.group("sign").equals("=")) {
        said.add(meaning);
      }
    }
  }

  /**
   * Refuses a register whose crosses mean something else than presence by its own words.
   *
   * @throws IngestException if a cell says so
   */
  static void check(Grid grid) {
    grid.lines()
        .forEach(
            line ->
                line.cells().stream()
                    .filter(Legend::isContrary)
                    .findFirst()
                    .ifPresent(
                        cell -> {
                          throw new IngestException(
                              "IN-REGISTER-MARK",
                              line.number(),
                              "Cannot read the file: it marks people with X, and by a note in it X does not mean present (must be P and A: replace them)");
                        }));
  }

  private static boolean isContrary(String cell) {
    Matcher said = CROSS.matcher(cell);
    while (said.find()) {
      boolean present =
          Stream.of("after", "behind", "before")
              .map(said::group)
              .filter(Objects::nonNull)
              .allMatch(word -> PRESENT.matcher(word).matches());
      if (!present) {
        return true;
      }
    }
    return false;
  }
}
