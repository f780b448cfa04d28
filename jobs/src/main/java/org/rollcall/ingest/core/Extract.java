package org.rollcall.ingest.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.contract.FlowLine;

/**
 * What a file gives for one canonical table, and what became of each of its rows.
 *
 * <p>The columns are fields of the table, in canonical text (ISO times, words of the contract), and
 * whatever else the study may map to a field, as the topic of a meeting. A row of the file is used,
 * set aside for a reason that is no fault, or faulty; one that is none of these is lost, which no
 * format may do.
 *
 * @param columns names, each once
 * @param records the rows of the table, in the order of the file
 * @param read rows of the file that could hold data: neither blank nor headings
 * @param used rows of the file that a record rests on
 * @param aside rows set aside, by code, as ASIDE-WAITING-ROOM
 * @param dropped what the file holds that is never read, for people: as "names", "e-mail addresses"
 * @param notices what whoever uses the rows should know of them, for people
 * @param gaps what the file does not hold and the study must tell
 */
public record Extract(
    List<String> columns,
    List<Record> records,
    long read,
    long used,
    Map<String, Long> aside,
    List<String> dropped,
    List<String> notices,
    List<Gap> gaps) {

  /** How codes of rows begin that are set aside and not bad. */
  public static final String ASIDE = FlowLine.ASIDE;

  public Extract {
    columns = List.copyOf(columns);
    records = List.copyOf(records);
    aside = Map.copyOf(aside);
    dropped = List.copyOf(dropped);
    notices = List.copyOf(notices);
    gaps = List.copyOf(gaps);
  }

  /**
   * A row of the table, or a row of the file that gives none.
   *
   * @param line line of the file where it begins, from 1
   * @param cells parallel to the columns; empty text where there is nothing
   * @param fault code of the rule that the row breaks, a code that begins with {@link #ASIDE}, or
   *     the empty text
   * @param column column of the file at fault, from 1; 0 where there is none or the row as a whole
   */
  public record Record(long line, List<String> cells, String fault, int column) {}

  /**
   * Something that the rows need and the file does not hold, as the year of its dates.
   *
   * @param fields fields of the table of which the study must map one, or give it as a constant
   * @param template what the study may map the first to, as {@code {Date} 18:30}; one without a
   *     column in it is a constant
   * @param code stable code of the refusal of a file whose study does not
   * @param lack what the file lacks, in words for people
   * @param advice what in the template is the study's to say
   * @param setting key of the source that tells it; empty text where columns or constants do
   */
  public record Gap(
      List<String> fields,
      String template,
      String code,
      String lack,
      String advice,
      String setting) {

    public Gap {
      fields = List.copyOf(fields);
    }

    public Gap(List<String> fields, String template, String code, String lack, String advice) {
      this(fields, template, code, lack, advice, "");
    }

    /** Whether columns or constants of the source tell it. */
    public boolean isOfColumns() {
      return setting.isEmpty();
    }

    /** Whether the study gives one value for all rows. */
    public boolean isConstant() {
      return isOfColumns() && template.indexOf('{') < 0;
    }

    /** The columns that the template puts together. */
    public List<String> columns() {
      return isConstant() || !isOfColumns()
          ? List.of()
          : Mapping.Wanted.of(fields.get(0), template, Mapping.Need.REQUIRED).pieces().stream()
              .filter(Mapping.Piece::isColumn)
              .map(Mapping.Piece::text)
              .toList();
    }

    /** The refusal, with the line to add to the study. */
    public String sentence() {
      if (!isOfColumns()) {
        return "Cannot read the file: %s (must be told: add %s: %s to the source, %s)"
            .formatted(lack, setting, template, advice);
      }
      return "Cannot read the file: %s (must be told: add %s: {%s: \"%s\"} to the source, %s)"
          .formatted(lack, isConstant() ? "constants" : "columns", fields.get(0), template, advice);
    }
  }

  /** The cell of a row; empty text where there is no such column. */
  public String cell(Record row, String column) {
    int at = columns.indexOf(column);
    return at < 0 ? "" : row.cells().get(at);
  }

  /** Rows that are faulty. */
  public long faulty() {
    return records.stream()
        .filter(r -> !r.fault().isEmpty() && !FlowLine.isAside(r.fault()))
        .count();
  }

  /** Rows of the file of which nothing is known; must be none. */
  public long lost() {
    return read - used - faulty() - aside.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Collects an extract while a format goes through a file. */
  public static final class Builder {

    private final List<String> columns;
    private final List<Record> records = new ArrayList<>();
    private final Map<String, Long> aside = new TreeMap<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long read;
    private long used;

    public Builder(List<String> columns) {
      this.columns = List.copyOf(columns);
    }

    /** A record from one row of the file. */
    public Builder row(long line, Map<String, String> cells) {
      read++;
      used++;
      return record(line, cells);
    }

    /** A record that rests on rows counted with {@link #usedRow}, as a count of people. */
    public Builder record(long line, Map<String, String> cells) {
      records.add(
          new Record(
              line,
              columns.stream().map(column -> cells.getOrDefault(column, "")).toList(),
              "",
              0));
      Optional<String> strange =
          cells.keySet().stream().filter(key -> !columns.contains(key)).findFirst();
      if (strange.isPresent()) {
        throw new IllegalArgumentException(
            "Invalid column: " + strange.get() + " (must be one of " + columns + ")");
      }
      return this;
    }

    /** A row of the file that a record made elsewhere rests on. */
    public Builder usedRow() {
      read++;
      used++;
      return this;
    }

    /** A row of the file that gives no record, for a reason that is no fault. */
    public Builder aside(long line, String code) {
      read++;
      aside.merge(ASIDE + code, 1L, Long::sum);
      records.add(new Record(line, columns.stream().map(c -> "").toList(), ASIDE + code, 0));
      return this;
    }

    /** A row of the file that breaks a rule. */
    public Builder fault(long line, String code) {
      return fault(line, code, 0);
    }

    /** A row of the file that breaks a rule in a column, from 1. */
    public Builder fault(long line, String code, int column) {
      read++;
      records.add(new Record(line, columns.stream().map(c -> "").toList(), code, column));
      return this;
    }

    /** A row that gives no record: set aside or faulty, as its code tells. */
    public Builder none(long line, String code) {
      return FlowLine.isAside(code)
          ? aside(line, code.substring(ASIDE.length()))
          : fault(line, code);
    }

    /** Something of the file that is never read, in words for people. */
    public Builder drops(String what) {
      if (!dropped.contains(what)) {
        dropped.add(what);
      }
      return this;
    }

    /** Something to know of the rows, in words for people and without a cell of the file. */
    public Builder notice(String sentence) {
      notices.add(sentence);
      return this;
    }

    /** Something that the study must tell; the file is refused where it does not. */
    public Builder lacks(Gap gap) {
      gaps.add(gap);
      return this;
    }

    public Extract build() {
      return new Extract(columns, records, read, used, aside, dropped, notices, gaps);
    }
  }
}
