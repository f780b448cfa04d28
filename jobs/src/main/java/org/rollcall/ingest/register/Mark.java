package org.rollcall.ingest.register;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.export.Sheets;

/** What a cell of a register says of a person at a session. */
enum Mark {
  PRESENT,
  ABSENT,
  NOT_ENROLLED,
  /** An error of a formula: whatever stood there cannot be known. */
  ERROR,
  BLANK,
  /**
   * An X ticks the present where nothing else is marked; beside other marks it may strike out the
   * absent.
   */
  CROSS,
  OTHER;

  private static final Map<String, Mark> WORDS =
      Stream.of(
              words(
                  PRESENT,
                  "p present attended late l 1 1.0 y yes true vrai wahr verdadero ✓ ✔ ☑ √ ○ ◯ / \\ • ●"),
              words(ABSENT, "a ab absent excused e 0 0.0 n no false faux falsch falso ✗ ✘ ☐"),
              words(NOT_ENROLLED, "n/a na n.a. not_enrolled"),
              words(BLANK, "- – — . nan"),
              words(CROSS, "x × ☒"))
          .flatMap(List::stream)
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static List<Map.Entry<String, Mark>> words(Mark mark, String words) {
    return Stream.of(words.split(" ")).map(word -> Map.entry(word, mark)).toList();
  }

  /** The mark that a cell shows. */
  static Mark of(String cell) {
    if (cell.isEmpty()) {
      return BLANK;
    }
    return Sheets.isError(cell)
        ? ERROR
        : WORDS.getOrDefault(cell.toLowerCase(Locale.ROOT).replace(' ', '_'), OTHER);
  }

  /** The status of an attendance, where a blank cell means what is told. */
  String status(String blank) {
    return switch (this) {
      case PRESENT, CROSS -> "present";
      case ABSENT -> "absent";
      case NOT_ENROLLED -> "not_enrolled";
      case BLANK -> blank;
      case ERROR, OTHER -> "unknown";
    };
  }

  /** Whether the person was there, in a register whose marks were checked. */
  boolean isPresent() {
    return this == PRESENT || this == CROSS;
  }

  /**
   * Checks all marks of a register together.
   *
   * @param dated whether its headings are days, so that a column can be nothing but a session
   * @throws IngestException if they can be read in two ways
   */
  static void check(Set<Mark> marks, boolean dated) {
    boolean alone = !marks.contains(PRESENT) && !marks.contains(ABSENT);
    if (marks.contains(CROSS) && !(dated && alone)) {
      throw new IngestException(
          "IN-REGISTER-MARK",
          0,
          "Cannot read the file: it marks people with X %s, where X may mean present or absent (must be P and A: replace them)"
              .formatted(alone ? "under numbers in place of dates" : "beside other marks"));
    }
    if (!marks.contains(PRESENT) && marks.contains(ABSENT)) {
      throw new IngestException(
          "IN-REGISTER-MARK",
          0,
          "Cannot read the file: it marks absence only, so that blank cells may mean present (must mark presence too, as P)");
    }
  }
}
