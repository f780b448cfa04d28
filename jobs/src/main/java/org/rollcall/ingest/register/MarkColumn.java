package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;

/**
 * The column of a table with a row for each person and session that says who was there.
 *
 * <p>Without it every row is an attendance, so that it is known by its cells where its heading says
 * nothing: nearly all of them are marks, or a few short texts that change from row to row of one
 * person.
 *
 * @param position its position
 * @param isNamed whether its heading says what it is
 * @param ofAbsence whether its heading asks who was not there, as Absent?
 */
record MarkColumn(int position, boolean isNamed, boolean ofAbsence) {

  private static final double NEARLY_ALL = 0.9;
  private static final double MOST = 0.5;

  /** A row in ten may be blank; where more are, their blanks may say something. */
  private static final double FULL = 0.9;

  private static final int SHORTEST_WORD = 3;
  private static final Pattern OTHER_CODE = Pattern.compile("[2-9]|\\d{2,}");

  /**
   * The column of a heading.
   *
   * @param told heading that the study says is the column's
   * @throws IngestException if two may be it
   */
  static Optional<MarkColumn> in(Headings.Found found, Optional<String> told) {
    List<MarkColumn> named = new ArrayList<>();
    List<MarkColumn> alike = new ArrayList<>();
    for (int column : candidates(found)) {
      String heading = Headings.normal(found.heading().cell(column));
      if (told.map(Headings::normal).filter(heading::equals).isPresent()) {
        return Optional.of(at(found, column));
      }
      MarkHeading asked = MarkHeading.of(heading);
      MarkColumn one = new MarkColumn(column, asked.isNamed(), asked.isOfAbsence());
      if (one.isNamed() && one.holdsMarks(found)) {
        named.add(one);
      } else if (one.isOpen(asked, found) && one.isAlike(found)) {
        alike.add(one);
      }
    }
    return one(found, named.isEmpty() ? alike : named);
  }

  /** A column that the study speaks of. */
  static MarkColumn at(Headings.Found found, int position) {
    String heading = Headings.normal(found.heading().cell(position));
    return new MarkColumn(position, true, MarkHeading.of(heading).isOfAbsence());
  }

  /** Whether the heading leaves it to the cells what they are. */
  private boolean isOpen(MarkHeading heading, Headings.Found found) {
    boolean words =
        filled(found).stream().anyMatch(cell -> isWordOfAbsence(cell) || isWordOfPresence(cell));
    return !heading.isOfQuestion()
        && (words || !heading.isOfAttribute())
        && !heading.isOfQuantity()
        && !heading.isSigned();
  }

  private static Optional<MarkColumn> one(Headings.Found found, List<MarkColumn> columns) {
    if (columns.size() > 1) {
      throw new IngestException(
          "IN-REGISTER-MARK",
          found.heading().number(),
          "Cannot read the file: columns %d and %d both hold marks (must be told which says who was there: add columns: {status: \"HEADING\"} to the source, with its heading)"
              .formatted(columns.get(0).position() + 1, columns.get(1).position() + 1));
    }
    return columns.stream().findFirst();
  }

  /** A heading such as Code may mean the person where nothing else does. */
  static List<Integer> candidates(Headings.Found found) {
    Set<Integer> taken = new HashSet<>(found.columns().values());
    boolean otherwise = found.has("name") || found.has("first") || found.has("last");
    if (found.has("id") && otherwise) {
      taken.remove(found.columns().get("id"));
    }
    return IntStream.range(0, found.heading().cells().size())
        .filter(column -> !taken.contains(column))
        .boxed()
        .toList();
  }

  static List<Line> rows(Headings.Found found) {
    return found.below().stream().filter(line -> !Totals.isOne(found, line)).toList();
  }

  private List<String> filled(Headings.Found found) {
    return filled(found, position);
  }

  /** What stands in a column, without its blanks. */
  static List<String> filled(Headings.Found found, int position) {
    return rows(found).stream()
        .map(line -> line.cell(position))
        .filter(cell -> Marks.USUAL.of(cell) != Mark.BLANK)
        .toList();
  }

  /** Whether it says by a word, and by no letter, number or answer, that somebody was not there. */
  static boolean isWordOfAbsence(String cell) {
    return isWord(cell) && Marks.USUAL.underAbsence().of(cell) == Mark.ABSENT;
  }

  /** The same of somebody who was there, in a room or anywhere. */
  static boolean isWordOfPresence(String cell) {
    return isWord(cell) && Marks.USUAL.underAbsence().of(cell) == Mark.PRESENT;
  }

  private static boolean isWord(String cell) {
    return cell.codePoints().filter(Character::isLetter).count() >= SHORTEST_WORD
        || cell.codePoints().anyMatch(Character::isIdeographic);
  }

  /**
   * What its marks mean: answers mean the contrary under a heading of absence, and 1 and 0 mean
   * nothing known beside other numbers, which are codes.
   */
  Marks meanings(Headings.Found found, Marks told) {
    boolean codes = filled(found).stream().anyMatch(cell -> OTHER_CODE.matcher(cell).matches());
    return ofAbsence || codes ? told.underAbsence() : told;
  }

  private double known(Headings.Found found, List<String> cells) {
    Marks marks = ofAbsence ? Marks.USUAL : meanings(found, Marks.USUAL);
    long known = cells.stream().filter(cell -> marks.of(cell).isKnown()).count();
    return (double) known / cells.size();
  }

  /** For a column whose heading is one of marks: its cells must not be sentences. */
  private boolean holdsMarks(Headings.Found found) {
    List<String> cells = filled(found);
    Set<String> again = ShortMarks.in(cells);
    long marks =
        cells.stream()
            .filter(cell -> Marks.USUAL.of(cell).isKnown() || again.contains(cell))
            .count();
    return !cells.isEmpty() && marks >= MOST * cells.size();
  }

  private boolean isAlike(Headings.Found found) {
    List<String> cells = filled(found);
    if (cells.isEmpty()) {
      return false;
    }
    boolean full = cells.size() >= FULL * rows(found).size();
    if (known(found, cells) >= NEARLY_ALL) {
      return full;
    }
    long again = cells.stream().filter(ShortMarks.in(cells)::contains).count();
    return full && again >= NEARLY_ALL * cells.size() && changes(found);
  }

  /**
   * Whether some person has two different ones: what people are does not change from row to row.
   */
  private boolean changes(Headings.Found found) {
    Map<String, String> first = new HashMap<>();
    return rows(found).stream()
        .filter(line -> !line.cell(position).isEmpty())
        .anyMatch(
            line -> {
              String before = first.putIfAbsent(person(found, line), line.cell(position));
              return before != null && !before.equals(line.cell(position));
            });
  }

  private String person(Headings.Found found, Line line) {
    return personIn(found, position).apply(line);
  }

  /** Who a row is about, where a column is not taken to tell it. */
  static Function<Line, String> personIn(Headings.Found found, int position) {
    Headings.Found without = new MarkColumn(position, false, false).without(found);
    return line -> People.idOf(without, line);
  }

  /** What to know of a column that its cells alone tell. */
  Optional<String> notice() {
    return isNamed
        ? Optional.empty()
        : Optional.of(
            "column %d is taken to say who was there, as nearly all of its cells are marks; if everybody in the file was there, add constants: {status: present} to the source"
                .formatted(position + 1));
  }

  /** The heading without the column, where it was taken for that of the person's code. */
  Headings.Found without(Headings.Found found) {
    Map<String, Integer> columns = new HashMap<>(found.columns());
    columns.values().removeIf(column -> column == position);
    return new Headings.Found(found.grid(), found.row(), columns, found.others());
  }
}
