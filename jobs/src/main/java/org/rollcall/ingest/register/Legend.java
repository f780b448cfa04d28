package org.rollcall.ingest.register;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.export.Grid;

/** What people write above or below a register on what its crosses mean. */
final class Legend {

  private static final Pattern CROSS =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])[\"']?[x×☒][\"']?\\s*(?:=|:|→|\\bmeans\\b|\\bis\\b|\\bfor\\b)\\s*(?<after>\\p{L}+)"
              + "|(?:^|[,;(/])\\s*[\"']?[x×☒][\"']?\\s*[-–]\\s*(?<behind>\\p{L}+)"
              + "|(?<before>\\p{L}+)\\s*[=:]\\s*[\"']?[x×☒](?![\\p{L}\\p{N}])(?!\\s*[=:])");
  private static final Pattern PRESENT =
      Pattern.compile(
          "(?iu)p|present.*|présent.*|attend.*|here|came|yes|anwesend|da|aanwezig|asisti.*");

  private Legend() {}

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
