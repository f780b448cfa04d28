package org.rollcall.gate;

import java.util.List;
import org.rollcall.contract.Detectors;
import org.rollcall.contract.Field;
import org.rollcall.contract.NormalText;
import org.rollcall.contract.TableSchema;
import org.rollcall.ingest.core.TextRecord;

/**
 * The gate of one file: from records of text to typed, pseudonymised rows of the curated contract.
 *
 * <p>Not safe for use by several threads.
 */
final class RowGate {

  private final TableSchema input;
  private final Cell[] cells;
  private final String[] missing;
  private final char[][] constants;
  private final char[][] defaults;
  private final ValueMap[] words;
  private final boolean[] mayBeAbsent;
  private final List<Rule> rules;
  private final Columns columns;
  private final Values values;
  private int faultField;
  private String faultText = "";
  private boolean notKept;
  private boolean told;

  RowGate(Intake intake, Keys keys, String fileId) {
    input = intake.input();
    List<Field> fields = input.fields();
    Cells readers = new Cells(intake);
    cells = fields.stream().map(readers::of).toArray(Cell[]::new);
    missing = new String[cells.length];
    constants = new char[cells.length][];
    defaults = new char[cells.length][];
    words = new ValueMap[cells.length];
    mayBeAbsent = new boolean[cells.length];
    for (int at = 0; at < cells.length; at++) {
      prepare(at, fields.get(at), intake);
    }
    rules = Rule.of(input, intake.latest(), intake.instruments());
    columns = new Columns(intake, keys, fileId);
    values = new Values(cells.length);
  }

  private void prepare(int at, Field field, Intake intake) {
    missing[at] = field.required() ? "REQUIRED" : Cell.FINE;
    if (intake.asks(field.name())) {
      missing[at] = "STATUS-BLANK";
    } else {
      field.defaultValue().ifPresent(text -> defaults[at] = text.toCharArray());
    }
    if (intake.constants().containsKey(field.name())) {
      constants[at] = intake.constants().get(field.name()).toCharArray();
    }
    if (intake.values().containsKey(field.name())) {
      words[at] = new ValueMap(intake.values().get(field.name()));
    }
    mayBeAbsent[at] =
        missing[at].isEmpty() && defaults[at] == null && constants[at] == null && words[at] == null;
  }

  /**
   * Reads and checks a record.
   *
   * @return {@link Cell#FINE}, or the code of the first rule that it breaks
   */
  String check(TextRecord record) {
    faultField = -1;
    faultText = "";
    if (!record.fault().isEmpty()) {
      return record.fault();
    }
    values.clear();
    for (int at = 0; at < cells.length; at++) {
      String rule = read(at, record);
      if (!rule.isEmpty()) {
        faultField = at;
        return rule;
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (!rule.holds().of(values)) {
        faultField = rule.field();
        return rule.code();
      }
    }
    return Cell.FINE;
  }

  private String read(int at, TextRecord record) {
    int start = record.start(at);
    int end = record.end(at);
    if (start == end && mayBeAbsent[at]) {
      return Cell.FINE;
    }
    char[] text = record.buffer(at);
    if (constants[at] != null) {
      text = constants[at];
      start = 0;
      end = text.length;
    }
    while (start < end && text[start] <= ' ') {
      start++;
    }
    while (start < end && text[end - 1] <= ' ') {
      end--;
    }
    if (!NormalText.isPlain(text, start, end)) {
      text = NormalText.of(new String(text, start, end - start)).toCharArray();
      start = 0;
      end = text.length;
    }
    if (words[at] != null) {
      char[] word = words[at].of(text, start, end);
      if (word != text) {
        text = word;
        start = 0;
        end = word.length;
      }
    }
    if (start == end) {
      if (defaults[at] == null) {
        return missing[at];
      }
      text = defaults[at];
      start = 0;
      end = text.length;
    }
    String rule = cells[at].read(text, start, end, values);
    if (rule.isEmpty()) {
      values.give(at);
    } else if (rule.equals(Cell.NOT_KEPT)) {
      notKept = true;
      return Cell.FINE;
    } else {
      faultText = new String(text, start, end - start);
    }
    return rule;
  }

  /** Writes the record checked last, which must be fine. */
  void write(long line, RowSink sink) {
    columns.write(values, line, sink);
  }

  /** Whether this is asked for the first time since a row gave a region that is not kept. */
  boolean tellsOfRegions() {
    boolean tells = notKept && !told;
    told |= tells;
    return tells;
  }

  /** The field at fault of the record checked last, or -1 if no single one is. */
  int faultField() {
    return faultField;
  }

  String nameOf(int field) {
    return input.fields().get(field).name();
  }

  /** The detector that the cell at fault sets off, or the empty text. */
  String suspicion() {
    if (faultText.isEmpty()) {
      return "";
    }
    return switch (input.fields().get(faultField).type()) {
      case STRING -> Detectors.kindOf(faultText);
      case INTEGER, NUMBER, BOOLEAN, DATE, DATETIME, TIME -> Detectors.kindOfLetters(faultText);
    };
  }
}
