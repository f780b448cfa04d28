package org.rollcall.ingest.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.contract.ResponseScales;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;

/** What a survey's file asks, and where its responses begin. */
final class Form {

  private static final Pattern SMALL = Pattern.compile("\\d{1,2}");

  /** Columns that programs add of themselves, and what is asked of everybody and is no scale. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)_.*|.*_complete|.*___.*|redcap_.*|progress|finished|status|duration.*|lastpage|seed|.*time|id|.*id|age|year.*|edits|attachments.*|.*validation.*|v\\d+|");

  private final Grid grid;
  private final int first;
  private final List<Line> rows;
  private final List<List<String>> names;
  private final Map<String, List<Integer>> called = new HashMap<>();
  private final Map<String, List<Integer>> others = new HashMap<>();
  private final Map<Integer, Set<Integer>> choices;
  private final Map<String, String> standing;
  private final Set<String> notShown;

  private Form(
      Grid grid,
      int first,
      List<List<String>> names,
      Map<Integer, Set<Integer>> choices,
      Map<String, String> standing,
      Set<String> notShown) {
    this.grid = grid;
    this.first = first;
    this.rows = rows(grid.lines(), Math.min(first, grid.lines().size()));
    this.names = List.copyOf(names);
    this.choices = Map.copyOf(choices);
    this.standing = Map.copyOf(standing);
    this.notShown = Set.copyOf(notShown);
    for (int column = 0; column < names.size(); column++) {
      index(column, names.get(column));
    }
  }

  private void index(int column, List<String> own) {
    Set<String> done = new HashSet<>();
    for (int i = 0; i < own.size(); i++) {
      String name = Headings.normal(own.get(i));
      if (done.add(name)) {
        (i == 0 ? called : others).computeIfAbsent(name, n -> new ArrayList<>()).add(column);
      }
    }
  }

  /**
   * A form whose cells are as they lie.
   *
   * @param grid the file
   * @param first the first row that is no heading
   * @param names of each column: what it is called, and then what else it goes by
   */
  static Form of(Grid grid, int first, List<List<String>> names) {
    return new Form(grid, first, names, Map.of(), Map.of(), Set.of());
  }

  /** A form whose columns have one name each: the cells of its first row. */
  static Form ofOneRow(Grid grid) {
    return of(grid, 1, grid.lines().get(0).cells().stream().map(List::of).toList());
  }

  /**
   * Columns of which each is one choice of many, with all columns of their question: a filled cell
   * is a choice made, an empty one is a choice not made if another cell is filled.
   */
  Form withChoices(Map<Integer, Set<Integer>> those) {
    return new Form(grid, first, names, those, standing, notShown);
  }

  /** Texts that stand for numbers whatever is asked, as TRUE, as {@link Headings#normal}. */
  Form withWords(Map<String, String> those) {
    return new Form(grid, first, names, choices, those, notShown);
  }

  /** Texts of cells whose question was not shown. */
  Form withNotShown(Set<String> those) {
    return new Form(grid, first, names, choices, standing, those);
  }

  Form withFirst(int row) {
    return new Form(grid, row, names, choices, standing, notShown);
  }

  int width() {
    return names.size();
  }

  /** What a column is called. */
  String name(int column) {
    return names.get(column).get(0);
  }

  boolean isNotShown(String cell) {
    return notShown.contains(cell);
  }

  /** The rows that are no headings, nor headings again where a file was put behind another. */
  List<Line> rows() {
    return rows;
  }

  private static List<Line> rows(List<Line> lines, int first) {
    Set<List<String>> headings =
        lines.subList(0, first).stream().map(Line::cells).collect(Collectors.toSet());
    return lines.subList(first, lines.size()).stream()
        .filter(line -> !headings.contains(line.cells()))
        .toList();
  }

  /** The column that goes by one of these names, if there is one. */
  Optional<Integer> find(String... wanted) {
    for (String name : wanted) {
      List<Integer> found = columns(name);
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  /** The cell of the column that goes by one of these names; empty text if there is none. */
  String cell(Line line, String... wanted) {
    return find(wanted).map(line::cell).orElse("");
  }

  /**
   * The column of a question that the study names.
   *
   * @param what what the column is for, as "item item_1"
   * @throws IngestException if there is none, or several
   */
  int column(String question, String what) {
    List<Integer> found = columns(question);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new IngestException(
        found.isEmpty() ? "IN-HEADER-MISSING" : "IN-HEADER-TWICE",
        grid.lines().get(0).number(),
        found.isEmpty()
            ? "Cannot read the file: no column is called \"%s\", which the study maps to %s (must be there once; see the file's headings)"
                .formatted(question, what)
            : "Cannot read the file: %d columns are called \"%s\", which the study maps to %s (must be one; export raw data, or the names of questions and not their texts)"
                .formatted(found.size(), question, what));
  }

  /**
   * The columns that small whole numbers or the words of an instrument answer, and that programs do
   * not fill themselves: question to a name for its item.
   */
  Map<String, String> scales() {
    Map<String, String> scales = new LinkedHashMap<>();
    for (int column = 1; column < width(); column++) {
      String name = name(column);
      Set<String> given = given(column);
      boolean scale =
          given.stream().allMatch(cell -> SMALL.matcher(cell).matches())
              || ResponseScales.of(given).isPresent();
      if (!given.isEmpty() && scale && !OWN.matcher(name).matches() && columns(name).size() == 1) {
        scales.put(name, "item_" + (scales.size() + 1));
      }
    }
    return scales;
  }

  /** The words of instruments that answer these questions, with their numbers. */
  Map<String, Double> words(Set<String> questions) {
    Map<String, Double> words = new LinkedHashMap<>();
    for (String question : questions) {
      ResponseScales.of(given(column(question, "an item"))).ifPresent(words::putAll);
    }
    return words;
  }

  /** What answers a column. */
  private Set<String> given(int column) {
    return rows().stream()
        .map(row -> row.cell(column))
        .filter(cell -> !cell.isEmpty() && !isNotShown(cell))
        .collect(Collectors.toSet());
  }

  /** What a column is called counts before what else it goes by. */
  private List<Integer> columns(String name) {
    String wanted = Headings.normal(name);
    return called.getOrDefault(wanted, others.getOrDefault(wanted, List.of()));
  }

  /** The text of an answer; that of a choice among many is 1 or 0. */
  String answer(Line line, int column) {
    String cell = line.cell(column);
    if (choices.containsKey(column)) {
      boolean any = choices.get(column).stream().anyMatch(c -> !line.cell(c).isEmpty());
      return cell.isEmpty() ? (any ? "0" : "") : "1";
    }
    return standing.getOrDefault(Headings.normal(cell), cell);
  }

  /**
   * The columns whose cells hold the text of their own choice or nothing; a choice that nobody made
   * is known by the others of its question.
   */
  static Map<Integer, Set<Integer>> choices(List<Line> rows, List<String> of, List<String> texts) {
    Map<String, Set<Integer>> questions = new HashMap<>();
    for (int column = 0; column < of.size(); column++) {
      questions.computeIfAbsent(of.get(column), q -> new TreeSet<>()).add(column);
    }
    Map<Integer, Set<Integer>> choices = new HashMap<>();
    for (int column = 0; column < of.size(); column++) {
      Set<Integer> together = questions.get(of.get(column));
      boolean proven =
          together.stream().anyMatch(c -> isFilled(rows, c) && isChoice(rows, c, texts.get(c)));
      if (together.size() > 1 && proven && isChoice(rows, column, texts.get(column))) {
        choices.put(column, together);
      }
    }
    return choices;
  }

  private static boolean isFilled(List<Line> rows, int column) {
    return rows.stream().anyMatch(row -> !row.cell(column).isEmpty());
  }

  private static boolean isChoice(List<Line> rows, int column, String text) {
    return !text.isEmpty()
        && rows.stream()
            .map(row -> row.cell(column))
            .allMatch(cell -> cell.isEmpty() || letters(cell).equals(letters(text)));
  }

  private static String letters(String text) {
    return Headings.normal(text).replace(" ", "");
  }
}
