package org.rollcall.stats.golden;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** A row of a data set; an empty cell is missing. */
public record Row(NamedCsvRecord cells) {

  public String text(String column) {
    return cells.getField(column);
  }

  public double number(String column) {
    return Double.parseDouble(cells.getField(column));
  }

  public boolean has(String column) {
    return !cells.getField(column).isEmpty();
  }

  public boolean isColumn(String name) {
    return cells.getHeader().contains(name);
  }
}
