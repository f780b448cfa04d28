package org.rollcall.ingest.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rollcall.contract.NormalText;

/**
 * The headings of a table, by which it is found wherever it stands in a file.
 *
 * <p>Each column has a key and the names it goes by: generations, capitals, languages. Names are
 * compared without regard to case, width and blanks.
 */
public final class Headings {

  private static final double LIKE = 0.5;
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}._]");

  private final Map<String, Set<String>> required = new LinkedHashMap<>();

  /** Name to the keys that it may mean, in the order in which they were told. */
  private final Map<String, List<String>> keys = new HashMap<>();

  private final Map<String, List<String>> inR = new HashMap<>();

  /** A column without which it is not the table. */
  public Headings need(String key, String... names) {
    required.put(key, normal(names));
    return add(key, required.get(key));
  }

  /** A column that some files have. */
  public Headings may(String key, String... names) {
    return add(key, normal(names));
  }

  private Headings add(String key, Set<String> names) {
    for (String name : names) {
      keys.computeIfAbsent(name, n -> new ArrayList<>()).add(key);
      inR.computeIfAbsent(inR(name), n -> new ArrayList<>()).add(key);
    }
    return this;
  }

  /** The name of a column as R changes it: a dot for each sign that is no letter or digit. */
  private static String inR(String name) {
    String dotted = NO_LETTER.matcher(name).replaceAll(".");
    return Character.isLetter(dotted.charAt(0)) || dotted.charAt(0) == '.' ? dotted : "x" + dotted;
  }

  private static Set<String> normal(String... names) {
    Set<String> all = new LinkedHashSet<>();
    for (String name : names) {
      all.add(normal(name));
    }
    return all;
  }

  /** A name as it is compared. */
  public static String normal(String name) {
    return NormalText.of(name).toLowerCase(Locale.ROOT);
  }

  /** The columns of a row, if it is the table's heading. */
  public Optional<Found> of(Grid grid, int row) {
    return of(grid.lines().get(row)).map(found -> found.at(grid, row));
  }

  /** The columns of a row on its own, if it is the table's heading: as of one that is repeated. */
  public Optional<Found> of(Line line) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    List<String> cells = line.cells();
    int missing = required.size();
    for (int column = 0; column < cells.size(); column++) {
      // Nearly every row is none: most of them are told by their first cells.
      if (missing > cells.size() - column) {
        return Optional.empty();
      }
      String name = normal(cells.get(column));
      Optional<String> key = free(name, columns);
      if (key.isPresent()) {
        columns.put(key.get(), column);
        missing -= required.containsKey(key.get()) ? 1 : 0;
      } else if (!name.isEmpty()) {
        others.add(cells.get(column));
      }
    }
    return missing == 0
        ? Optional.of(new Found(new Grid(',', List.of(line)), 0, columns, others))
        : Optional.empty();
  }

  /** What a name means, as far as no column before it means the same. */
  private Optional<String> free(String name, Map<String, Integer> columns) {
    List<String> known = keys.get(name);
    if (known == null) {
      known = name.indexOf('.') < 0 ? List.of() : inR.getOrDefault(name, List.of());
    }
    for (String key : known) {
      if (!columns.containsKey(key)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** The first heading in a file; one in JSON has none. */
  public Optional<Found> in(Document document) {
    return document.isJson() ? Optional.empty() : in(document.grid(), 0);
  }

  /** For a format of this table alone: what a file is that holds it, else how like it is. */
  public Recognition recognise(Document document, String variant) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    return in(document).isPresent() ? Recognition.sure(variant) : likeness(document.grid());
  }

  /** The first heading at or below a row. */
  public Optional<Found> in(Grid grid, int from) {
    for (int row = from; row < grid.lines().size(); row++) {
      Optional<Found> found = of(grid, row);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * How many of the required columns the likeliest row has, from 0 to 1, with what it lacks; less
   * than a half of them is chance.
   */
  public Recognition likeness(Grid grid) {
    double best = 0;
    List<String> lacks = List.of();
    for (int row = 0; row < Math.min(grid.lines().size(), 30); row++) {
      Set<String> names = new TreeSet<>();
      grid.lines().get(row).cells().forEach(cell -> names.add(normal(cell)));
      List<String> missing =
          required.entrySet().stream()
              .filter(entry -> entry.getValue().stream().noneMatch(names::contains))
              .map(
                  entry ->
                      "lacks a column named like \"" + entry.getValue().iterator().next() + "\"")
              .toList();
      double share = 1 - (double) missing.size() / required.size();
      if (share > best) {
        best = share;
        lacks = missing;
      }
    }
    return best < LIKE ? Recognition.NONE : new Recognition(Math.min(best, 0.7), "", lacks);
  }

  /**
   * A heading that was found.
   *
   * @param grid the file
   * @param row its row
   * @param columns key to column
   * @param others names of columns that the format does not know
   */
  public record Found(Grid grid, int row, Map<String, Integer> columns, List<String> others) {

    private Found at(Grid file, int where) {
      return new Found(file, where, columns, others);
    }

    /** The row of the heading itself. */
    public Line heading() {
      return grid.lines().get(row);
    }

    public boolean has(String key) {
      return columns.containsKey(key);
    }

    /** The cell of a row below the heading; empty text where the column or the cell is missing. */
    public String cell(Line line, String key) {
      return columns.containsKey(key) ? line.cell(columns.get(key)) : "";
    }

    /** The rows below the heading, to the end of the file, without the heading again. */
    public List<Line> below() {
      List<String> heading = grid.lines().get(row).cells();
      return grid.lines().subList(row + 1, grid.lines().size()).stream()
          .filter(line -> !line.cells().equals(heading))
          .toList();
    }

    /** The name that the file gives the column. */
    public String nameOf(String key) {
      return cell(heading(), key);
    }
  }
}
