package org.rollcall.ingest.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Layout;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.TextRecord;
import org.rollcall.ingest.core.Utf8Reader;

/**
 * The rows of a JSON Lines file.
 *
 * <p>A line that is not one JSON object is a bad row. A value within a value, or one over a limit,
 * refuses the file: whoever wrote it meant another format. The ordinal of a column is that of its
 * field among those asked for, as JSON has no columns.
 */
final class JsonRecords implements RecordReader {

  private static final String BAD = "ROW-JSON";

  private final Limits limits;
  private final JsonFactory json;
  private final Lines lines;
  private final Layout layout;
  private final Map<String, Integer> columns = new HashMap<>();
  private final TextRecord record;
  private final boolean isWhole;
  private long count;

  JsonRecords(Input in, Slice slice, Mapping mapping, Limits limits) {
    this.limits = limits;
    this.isWhole = slice.equals(Slice.WHOLE);
    this.lines = new Lines(in, slice, limits.lineChars());
    this.json =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(limits.fieldChars())
                    .maxNumberLength(32)
                    .maxNameLength(64)
                    .build())
            .build();
    Set<String> names = new LinkedHashSet<>();
    for (Mapping.Wanted wanted : mapping.wanted()) {
      wanted.pieces().stream()
          .filter(Mapping.Piece::isColumn)
          .forEach(piece -> names.add(piece.text()));
    }
    for (String name : names) {
      columns.put(name, columns.size());
    }
    this.layout = Layout.of(mapping, List.copyOf(names), limits);
    this.record = new TextRecord(mapping.wanted().size());
  }

  @Override
  public boolean next() {
    while (lines.next()) {
      if (isBlank()) {
        continue;
      }
      if (++count > limits.rows()) {
        throw limits.tooManyRows(lines.number());
      }
      record.begin(lines.number());
      layout.begin();
      if (read()) {
        layout.finish(record);
      } else {
        record.fault(BAD);
      }
      return true;
    }
    if (count == 0 && isWhole) {
      throw new IngestException(
          "IN-EMPTY", 0, "Cannot read the file: it has no row (must hold at least one)");
    }
    return false;
  }

  private boolean isBlank() {
    for (int i = lines.start(); i < lines.end(); i++) {
      if (lines.buffer()[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  /** Reads the line; false if it is not one JSON object. */
  private boolean read() {
    try (JsonParser parser =
        json.createParser(lines.buffer(), lines.start(), lines.end() - lines.start())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      int keys = 0;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (++keys > limits.columns()) {
          throw refusal("IN-COLUMNS", "has more than " + limits.columns() + " values");
        }
        Integer column = columns.get(parser.currentName());
        if (!value(parser, column)) {
          return false;
        }
      }
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (StreamConstraintsException e) {
      throw refusal("IN-FIELD-SIZE", "has a name, number or text that is too long or too deep");
    } catch (IOException e) {
      return false;
    }
  }

  private boolean value(JsonParser parser, Integer column) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return false;
    }
    if (token.isStructStart()) {
      throw refusal("IN-JSON-NESTED", "holds a value within a value");
    }
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int length = parser.getTextLength();
    if (length > limits.fieldChars()) {
      throw refusal("IN-FIELD-SIZE", "has a text that is too long");
    }
    if (column != null && token != JsonToken.VALUE_NULL) {
      checkCharacters(text, offset, length);
      int start = record.length();
      record.append(text, offset, length);
      layout.slot(column, start, start + length);
    }
    return true;
  }

  /** What the bytes of a file may not hold, an escape may not hold either. */
  private void checkCharacters(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (Utf8Reader.isForbidden(text[i])) {
        throw new IngestException(
            "IN-CONTROL",
            lines.number(),
            "Cannot read the file: line %d holds a control character (must hold none)"
                .formatted(lines.number()));
      }
    }
  }

  private IngestException refusal(String code, String found) {
    return new IngestException(
        code,
        lines.number(),
        "Cannot read the file: line %d %s (must be a flat object within the limits)"
            .formatted(lines.number(), found));
  }

  @Override
  public TextRecord record() {
    return record;
  }

  @Override
  public int column(int cell) {
    return layout.column(cell);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }
}
