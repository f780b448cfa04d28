package org.rollcall.gate;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Derivation;
import org.rollcall.contract.Field;
import org.rollcall.contract.TableSchema;

/** Writes the curated columns of a row from the typed values of its input fields. */
final class Columns {

  private static final int CAP = 90;
  private static final int DAY = 86_400;
  private static final int[] BAND_ENDS = {17, 24, 34, 44, 54, 64};

  /** Writes one curated column. */
  private interface Column {
    void write(Values values, RowSink sink);
  }

  private final Intake intake;
  private final TableSchema input;
  private final TableSchema curated;
  private final Codes codes;
  private final SessionCode sessions;
  private final StartOrder starts;
  private final Column[] columns;
  private final int[] needs;
  private final int group;
  private final int session;
  private final int start;
  private byte[] key;
  private long line;

  Columns(Intake intake, Keys keys, String fileId) {
    this.intake = intake;
    this.input = intake.input();
    this.curated = intake.curated();
    this.codes = new Codes(input, intake, keys);
    this.sessions = new SessionCode(keys);
    this.starts = new StartOrder(keys);
    this.group = positionOf("group_id");
    this.session = positionOf("session_id");
    this.start =
        curated.fields().stream()
            .filter(field -> field.as().equals(Optional.of(Derivation.SESSION_KEY)))
            .findFirst()
            .map(field -> positionOf(field.from().orElseThrow()))
            .orElse(-1);
    this.columns = new Column[curated.fields().size()];
    this.needs = new int[columns.length];
    for (int at = 0; at < columns.length; at++) {
      Field field = curated.fields().get(at);
      needs[at] = needOf(field);
      columns[at] = field.from().isPresent() ? derived(field, at) : provenance(field, at, fileId);
    }
  }

  /** The input field without which the column is null, or -1. */
  private int needOf(Field field) {
    boolean alone =
        field.as().filter(as -> as != Derivation.AGE_BAND && as != Derivation.RURALITY).isPresent();
    return field.from().isEmpty() || !alone ? -1 : positionOf(field.from().get());
  }

  /** Writes a row that obeys all rules. */
  void write(Values values, long lineOfRow, RowSink sink) {
    line = lineOfRow;
    codes.set(values);
    key =
        start >= 0 && values.has(start)
            ? sessions.key(codes.of(group), values.number[start])
            : null;
    for (int at = 0; at < columns.length; at++) {
      if (needs[at] >= 0 && !values.has(needs[at])) {
        sink.setNull(at);
      } else {
        columns[at].write(values, sink);
      }
    }
    sink.endRow();
  }

  private int positionOf(String field) {
    return input.find(field).isPresent() ? input.indexOf(field) : -1;
  }

  private Column provenance(Field field, int at, String fileId) {
    byte[] source = intake.source().getBytes(StandardCharsets.UTF_8);
    byte[] file = HexFormat.of().parseHex(fileId);
    return switch (field.name()) {
      case "source_id" -> (values, sink) -> sink.putText(at, source);
      case "file_id" -> (values, sink) -> sink.putBytes(at, file);
      case "line" -> (values, sink) -> sink.putInt(at, (int) line);
      default ->
          throw new IllegalArgumentException(
              "Cannot fill column %s of table %s: it comes from no field (must name one)"
                  .formatted(field.name(), curated.name()));
    };
  }

  private Column derived(Field field, int at) {
    int from = input.indexOf(field.from().orElseThrow());
    return switch (field.as().orElseThrow()) {
      case VALUE -> value(input.fields().get(from), from, at);
      case PSEUDONYM -> (values, sink) -> sink.putBytes(at, codes.of(from));
      case KEYED_TEXT ->
          (values, sink) ->
              sink.putText(
                  at, HexFormat.of().formatHex(codes.of(from)).getBytes(StandardCharsets.US_ASCII));
      case SESSION_KEY -> (values, sink) -> sink.putBytes(at, key);
      case LOCAL_DATE ->
          (values, sink) -> sink.putDate(at, (int) Math.floorDiv(values.number[from], (long) DAY));
      case START_ORDER ->
          (values, sink) -> sink.putInt(at, starts.of(values.number[from], values.instant[from]));
      case MINUTE_OF_DAY -> (values, sink) -> sink.putInt(at, (int) values.number[from] / 60);
      case CAP90 -> (values, sink) -> sink.putInt(at, (int) Math.min(CAP, values.number[from]));
      case ORIGIN_SECOND ->
          (values, sink) -> {
            byte[] reference = values.has(session) ? codes.of(session) : key;
            sink.putInt(at, sessions.sinceOrigin(reference, values.instant[from]));
          };
      case AGE_BAND -> ageBand(from, at);
      case RURALITY -> rurality(from, at);
    };
  }

  private static Column value(Field field, int from, int at) {
    return switch (field.type()) {
      case INTEGER -> (values, sink) -> sink.putInt(at, (int) values.number[from]);
      case NUMBER -> (values, sink) -> sink.putDouble(at, values.real[from]);
      case BOOLEAN -> (values, sink) -> sink.putBoolean(at, values.number[from] == 1);
      case DATE -> (values, sink) -> sink.putDate(at, (int) values.number[from]);
      case STRING -> text(field, from, at);
      case DATETIME, TIME ->
          throw new IllegalArgumentException(
              "Cannot keep field %s as it is: a clock time (must be derived)"
                  .formatted(field.name()));
    };
  }

  private static Column text(Field field, int from, int at) {
    List<String> vocabulary = field.constraints().values();
    if (vocabulary.isEmpty()) {
      return (values, sink) -> sink.putText(at, values.utf8[from]);
    }
    byte[][] words = words(vocabulary);
    return (values, sink) -> sink.putText(at, words[(int) values.number[from]]);
  }

  private Column rurality(int from, int at) {
    byte[][] classes = words(input.fields().get(from).constraints().values());
    RuralityCode code = new RuralityCode(input);
    return (values, sink) -> {
      Optional<String> coded = code.classOf(values);
      if (values.has(from)) {
        sink.putText(at, classes[(int) values.number[from]]);
      } else if (coded.isPresent()) {
        sink.putText(at, coded.get().getBytes(StandardCharsets.UTF_8));
      } else {
        sink.setNull(at);
      }
    };
  }

  private Column ageBand(int from, int at) {
    byte[][] bands = words(input.fields().get(from).constraints().values());
    int age = positionOf("age");
    return (values, sink) -> {
      if (values.has(from)) {
        sink.putText(at, bands[(int) values.number[from]]);
      } else if (values.has(age)) {
        sink.putText(at, bands[bandOf((int) values.number[age])]);
      } else {
        sink.setNull(at);
      }
    };
  }

  private static int bandOf(int age) {
    int band = 0;
    while (band < BAND_ENDS.length && age > BAND_ENDS[band]) {
      band++;
    }
    return band;
  }

  private static byte[][] words(List<String> vocabulary) {
    return vocabulary.stream()
        .map(word -> word.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }
}
