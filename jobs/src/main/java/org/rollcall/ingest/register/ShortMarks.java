package org.rollcall.ingest.register;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Short texts that come again and again in cells, as marks of nobody's but one register do. */
final class ShortMarks {

  private static final int LONGEST = 12;
  private static final int MOST = 8;

  private ShortMarks() {}

  /**
   * Those among cells, if there are few of them; numbers are none, as hours and counts are.
   *
   * @param cells filled cells of the columns that may hold marks
   */
  static Set<String> in(Collection<String> cells) {
    Map<String, Long> times =
        cells.stream()
            .filter(ShortMarks::isShort)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Set<String> again =
        times.entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return again.size() > MOST ? Set.of() : again;
  }

  private static boolean isShort(String cell) {
    return cell.codePointCount(0, cell.length()) <= LONGEST
        && cell.codePoints().noneMatch(Character::isDigit);
  }
}
