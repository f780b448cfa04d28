package org.rollcall.engine;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.RowWriter;

/** Keeps rows as cells by column: pseudonyms as hex digits, days as dates; no cell for null. */
final class KeptRows implements RowWriter<TreeMap<String, Object>> {

  private static final long serialVersionUID = 1L;

  @Override
  public Rows<TreeMap<String, Object>> open(String table) {
    return new InMemory(table);
  }

  private static final class InMemory implements Rows<TreeMap<String, Object>> {

    private final String table;
    private final List<TreeMap<String, Object>> kept = new ArrayList<>();
    private final List<TreeMap<String, Object>> part = new ArrayList<>();
    private TreeMap<String, Object> row = new TreeMap<>();

    InMemory(String table) {
      this.table = table;
    }

    private void put(int column, Object value) {
      row.put(Schemas.curated(table).fields().get(column).name(), value);
    }

    @Override
    public void setNull(int column) {
      // No cell.
    }

    @Override
    public void putInt(int column, int value) {
      put(column, value);
    }

    @Override
    public void putDouble(int column, double value) {
      put(column, value);
    }

    @Override
    public void putBoolean(int column, boolean value) {
      put(column, value);
    }

    @Override
    public void putDate(int column, int epochDay) {
      put(column, LocalDate.ofEpochDay(epochDay));
    }

    @Override
    public void putBytes(int column, byte[] value) {
      put(column, HexFormat.of().formatHex(value));
    }

    @Override
    public void putText(int column, byte[] utf8) {
      put(column, new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public void endRow() {
      part.add(row);
      row = new TreeMap<>();
    }

    @Override
    public void endPart(boolean isKept) {
      if (isKept) {
        kept.addAll(part);
      }
      part.clear();
    }

    @Override
    public List<TreeMap<String, Object>> end() {
      return kept;
    }
  }
}
