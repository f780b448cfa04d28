package org.rollcall.ingest.register;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Sheets;

/**
 * Columns of a table of sessions that are no sessions. One that holds what sessions hold, under a
 * heading that tells neither a session nor a sum nor something of the person, may be a session.
 */
final class OtherColumns {

  private static final double LEAST = 0.5;
  private static final Pattern BLANKS = Pattern.compile("[^\\p{L}\\p{N}%#]+");

  /** Words that make a heading one of a sum, whatever stands beside them. */
  private static final Set<String> SUMS =
      words(
          "total totals subtotal sum average avg mean median % percent percentage rate ratio min max ytd"
              + " jumlah gesamt summe somme suma totaal totale");

  /** Words that make a date one of something else than a session. */
  private static final Set<String> ELSE =
      words(
          "birth born dob joined enrolled registered updated paid due until since before after from"
              + " to as started ended left signed review reviewed discharged referred");

  /** Words of which the heading of a column about persons, groups or sums may be made. */
  private static final Set<String> KNOWN =
      words(
          "id no number num # code name names first last full given family surname nickname preferred"
              + " title email e mail address phone mobile telephone contact emergency postcode suburb"
              + " city town country age sex gender pronouns dob birth date day born notes note comment"
              + " comments remark remarks reason status active member members membership consent photo"
              + " role volunteer leader facilitator facilitators host new newcomer newcomers time times"
              + " returning joined enrolled registered left paid fee fees payment amount level grade"
              + " result pass passed certificate score points hours minutes visits visit group groups"
              + " of the in to at per and or for a session sessions meeting meetings class classes week"
              + " weeks days present absent absence absences attended attendance attendances attendee"
              + " attendees attending missed missing excused late online count counts capacity target"
              + " year month 氏名 備考 出席率 出席数 欠席数 出席 欠席 遅刻 anwesend fehlt bemerkung bemerkungen"
              + " présences présence observations observaciones asistencias faltas");

  private OtherColumns() {}

  private static Set<String> words(String words) {
    return Arrays.stream(words.split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> split(String heading) {
    return BLANKS
        .splitAsStream(heading.toLowerCase(Locale.ROOT).replace("%", " % "))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether words beside a date or number tell of something else than a session. */
  static boolean isOfSomethingElse(String heading) {
    return split(heading).stream().anyMatch(word -> SUMS.contains(word) || ELSE.contains(word));
  }

  private static boolean isKnown(String heading) {
    List<String> words = split(heading);
    return Sheets.isTotals(heading)
        || words.stream().anyMatch(SUMS::contains)
        || !words.isEmpty() && KNOWN.containsAll(words);
  }

  /**
   * Refuses a table with a column that may be a session and is not read as one.
   *
   * @param rows its rows of people or groups
   * @param isFilled whether a cell holds anything
   * @param isValue whether it holds what a session's cell does
   * @param values what that is, for people
   * @throws IngestException if there is one
   */
  static void check(
      Headings.Found found,
      SessionHeads sessions,
      List<Line> rows,
      Predicate<String> isFilled,
      Predicate<String> isValue,
      String values) {
    List<Integer> read = sessions.heads().stream().map(SessionHeads.Head::column).toList();
    int width = rows.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    for (int column = 0; column < width; column++) {
      String heading = found.heading().cell(column);
      boolean stands = column > read.get(0) || heading.matches(".*\\d.*");
      if (stands
          && !read.contains(column)
          && !found.columns().containsValue(column)
          && !isKnown(heading)
          && holds(rows, column, isFilled, isValue)) {
        throw new IngestException(
            "IN-SESSION-HEADING",
            found.heading().number(),
            "Cannot read the file: column %d holds %s under a heading that tells no session as the others do (must be headed as they are; a sum must say total, and what is no session must stand left of them under a heading without digits)"
                .formatted(column + 1, values));
      }
    }
  }

  private static boolean holds(
      List<Line> rows, int column, Predicate<String> isFilled, Predicate<String> isValue) {
    List<String> filled = rows.stream().map(line -> line.cell(column)).filter(isFilled).toList();
    long values = filled.stream().filter(isValue).count();
    return values > 0 && values >= LEAST * filled.size();
  }
}
