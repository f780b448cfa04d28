package org.rollcall.ingest.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import org.rollcall.contract.Quantity;

/**
 * Where the cells of the canonical fields lie in a file whose header is known.
 *
 * <p>Each column that is asked for has a slot. A record's slots are filled as its columns go by,
 * then {@link #finish} makes the cells: a slice for one column, a new text for a template.
 */
public final class Layout {

  private static final int NONE = -1;

  private final Mapping mapping;
  private final int[] slotOfColumn;
  private final int[] firstColumn;
  private final int[] slotOfCell;
  private final List<List<Step>> templates;
  private final int[] slotStart;
  private final int[] slotEnd;
  private int slots;

  /** A slot to copy, or a text where the slot is {@link #NONE}. */
  private record Step(int slot, String text) {}

  private Layout(Mapping mapping, int width) {
    int cells = mapping.wanted().size();
    this.mapping = mapping;
    this.slotOfColumn = new int[width];
    this.firstColumn = new int[cells];
    this.slotOfCell = new int[cells];
    this.templates = new ArrayList<>();
    this.slotStart = new int[width];
    this.slotEnd = new int[width];
    Arrays.fill(slotOfColumn, NONE);
    Arrays.fill(slotOfCell, NONE);
  }

  /** Finds the columns: each that is asked for must stand in the header exactly once. */
  public static Layout of(Mapping mapping, List<String> header, Limits limits) {
    if (header.size() > limits.columns()) {
      throw new IngestException(
          "IN-COLUMNS",
          1,
          "Cannot read the file: it has %d columns (must have no more than %d)"
              .formatted(header.size(), limits.columns()));
    }
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      places.computeIfAbsent(header.get(i).strip(), name -> new ArrayList<>()).add(i);
    }
    requireAll(mapping, places);
    Layout layout = new Layout(mapping, header.size());
    for (int cell = 0; cell < mapping.wanted().size(); cell++) {
      layout.place(cell, places);
    }
    return layout;
  }

  /** All that lack are told at once, as one file is one night. */
  private static void requireAll(Mapping mapping, Map<String, List<Integer>> places) {
    List<String> missing = new ArrayList<>();
    for (Mapping.Wanted wanted : mapping.wanted()) {
      if (wanted.need() == Mapping.Need.REQUIRED) {
        wanted.pieces().stream()
            .filter(piece -> piece.isColumn() && !places.containsKey(piece.text()))
            .map(piece -> named(piece.text(), wanted.field()))
            .forEach(missing::add);
      }
    }
    if (!missing.isEmpty()) {
      throw new IngestException(
          "IN-HEADER-MISSING",
          1,
          "Cannot read the file: its header lacks %s: %s (must be there once; where it has another"
                  .formatted(Quantity.of(missing.size(), "column"), String.join(", ", missing))
              + " name, say so under columns)");
    }
  }

  private static String named(String column, String field) {
    return "\"" + column + "\"" + (column.equals(field) ? "" : " of " + field);
  }

  private void place(int cell, Map<String, List<Integer>> places) {
    Mapping.Wanted wanted = mapping.wanted().get(cell);
    List<Step> steps = new ArrayList<>();
    for (Mapping.Piece piece : wanted.pieces()) {
      if (!piece.isColumn()) {
        steps.add(new Step(NONE, piece.text()));
        continue;
      }
      int column = columnOf(wanted, piece, places);
      if (column == NONE) {
        templates.add(List.of());
        return;
      }
      if (slotOfColumn[column] == NONE) {
        slotOfColumn[column] = slots++;
      }
      firstColumn[cell] = firstColumn[cell] == 0 ? column + 1 : firstColumn[cell];
      steps.add(new Step(slotOfColumn[column], ""));
    }
    if (wanted.isOneColumn()) {
      slotOfCell[cell] = steps.get(0).slot();
      steps = List.of();
    }
    templates.add(List.copyOf(steps));
  }

  private static int columnOf(
      Mapping.Wanted wanted, Mapping.Piece piece, Map<String, List<Integer>> places) {
    List<Integer> found = places.getOrDefault(piece.text(), List.of());
    if (found.size() > 1) {
      throw new IngestException(
          "IN-HEADER-TWICE",
          1,
          "Cannot read the file: its header has the column \"%s\" of %s %d times (must be once)"
              .formatted(piece.text(), wanted.field(), found.size()));
    }
    return found.isEmpty() ? NONE : found.get(0);
  }

  public int width() {
    return slotOfColumn.length;
  }

  /** Whether a column of the file or the study itself tells that field. */
  public boolean fills(String field) {
    for (int cell = 0; cell < firstColumn.length; cell++) {
      Mapping.Wanted wanted = mapping.wanted().get(cell);
      if (wanted.field().equals(field)) {
        return wanted.pieces().isEmpty() || firstColumn[cell] > 0;
      }
    }
    return false;
  }

  /** Every column that makes a field, from 0: the first of each by the name of the field. */
  public Map<String, Integer> columns() {
    Map<String, Integer> columns = new HashMap<>();
    for (int cell = 0; cell < firstColumn.length; cell++) {
      if (firstColumn[cell] > 0) {
        columns.put(mapping.wanted().get(cell).field(), firstColumn[cell] - 1);
      }
    }
    for (int column = 0; column < width(); column++) {
      if (wants(column) && !columns.containsValue(column)) {
        columns.put("column " + column, column);
      }
    }
    return columns;
  }

  public boolean wants(int column) {
    return slotOfColumn[column] != NONE;
  }

  /** The ordinal of the first column that the cell is made from, from 1; 0 if it has none. */
  public int column(int cell) {
    return firstColumn[cell];
  }

  /** Forgets the slots of the record before. */
  public void begin() {
    Arrays.fill(slotStart, 0, slots, 0);
    Arrays.fill(slotEnd, 0, slots, 0);
  }

  /** Says where in the record's buffer the text of a wanted column lies. */
  public void slot(int column, int start, int end) {
    slotStart[slotOfColumn[column]] = start;
    slotEnd[slotOfColumn[column]] = end;
  }

  /** Makes the cells from the slots. */
  public void finish(TextRecord record) {
    for (int cell = 0; cell < slotOfCell.length; cell++) {
      int slot = slotOfCell[cell];
      if (slot != NONE) {
        record.cell(cell, slotStart[slot], slotEnd[slot]);
      } else {
        compose(cell, record);
      }
    }
  }

  private void compose(int cell, TextRecord record) {
    int start = record.length();
    boolean blank = true;
    for (Step step : templates.get(cell)) {
      if (step.slot() == NONE) {
        record.append(step.text());
      } else {
        int from = slotStart[step.slot()];
        int to = slotEnd[step.slot()];
        blank &= to == from;
        record.appendSlice(from, to);
      }
    }
    // A template none of whose columns is filled is an absent cell, not its punctuation.
    record.composed(cell, start, blank ? start : record.length());
  }

  /** Ends each slot anew: where its text starts and ends gives the new end. */
  public void trim(IntBinaryOperator end) {
    for (int slot = 0; slot < slots; slot++) {
      slotEnd[slot] = end.applyAsInt(slotStart[slot], slotEnd[slot]);
    }
  }
}
