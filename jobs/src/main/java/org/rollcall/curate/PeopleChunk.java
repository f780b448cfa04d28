package org.rollcall.curate;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of people on their way to where all of a person's come together, as bytes: Spark moves them
 * as they are. Each row is its block, its length and its cells.
 *
 * @param bytes the rows, one after another
 * @param words the texts that they point to
 */
record PeopleChunk(byte[] bytes, String[] words) implements Serializable {

  /** What is read of attendance. */
  static final List<String> ATTENDANCE =
      List.of(
          "file_id",
          "line",
          "source_id",
          "record_id",
          "participant_id",
          "identity_grade",
          "group_id",
          "session_id",
          "session_key",
          "session_on",
          "start_order",
          "joined_second",
          "left_second",
          "minutes",
          "attendance_mode",
          "channel",
          "status",
          "role",
          "first_time",
          "chat_messages",
          "camera_minutes");

  private static final int STAY = 0;
  private static final int PARTICIPANT = 1;
  private static final int SAME = 2;
  private static final int OTHER = 1;
  private static final int NONE = 0;

  /** Before the cells: the block and the length. */
  static final int HEAD = Long.BYTES + Integer.BYTES;

  /** Rows of a person share it, and now and then those of several people do. */
  static long block(Id person) {
    long mixed = (person.high() ^ person.low() * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }

  /** Collects rows. */
  static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    private final ByteArrayOutputStream row = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(row);
    private final DataOutputStream all = new DataOutputStream(bytes);
    private final Map<String, Integer> words = new HashMap<>();

    int size() {
      return bytes.size();
    }

    PeopleChunk take() {
      String[] list = new String[words.size()];
      words.forEach((word, at) -> list[at] = word);
      PeopleChunk chunk = new PeopleChunk(bytes.toByteArray(), list);
      bytes.reset();
      words.clear();
      return chunk;
    }

    /** Adds a row of {@link #ATTENDANCE}; what its session says is not written again. */
    void stay(StoredTable.Cells cells, RowChecks checks, SessionIndex sessions) {
      Id person = cells.id(4);
      Id group = cells.id(6);
      Id id = cells.id(7);
      Id key = cells.id(8);
      Integer day = cells.number(9);
      Integer order = cells.number(10);
      int place = sessions.find(id, key, group, day);
      Session session = place < 0 ? null : sessions.session(place);
      try {
        out.writeByte(STAY);
        write(person);
        out.writeInt(checks.sequence(cells.id(0)));
        out.writeInt(cells.number(1));
        write(cells.text(2));
        write(checks.fault(group));
        writeOptional(cells.id(3));
        write(cells.text(5));
        out.writeInt(place);
        write(group, session == null ? null : session.group());
        write(id, session == null ? null : session.id());
        write(key, session == null ? null : session.key());
        write(day, session == null ? null : Integer.valueOf(session.day()));
        write(order, session == null ? null : session.order());
        write(cells.number(11), null);
        write(cells.number(12), null);
        write(cells.real(13));
        write(cells.text(14));
        write(cells.text(15));
        write(cells.text(16));
        write(cells.text(17));
        write(cells.flag(18));
        write(cells.number(19), null);
        write(cells.real(20));
        end(person);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Adds a row of participants with all its columns. */
    void participant(StoredTable.Cells cells, RowChecks checks, StructType type) {
      Id person = cells.id(type.fieldIndex("participant_id"));
      try {
        out.writeByte(PARTICIPANT);
        write(person);
        out.writeInt(checks.sequence(cells.id(type.fieldIndex("file_id"))));
        out.writeInt(cells.number(type.fieldIndex("line")));
        for (int i = 0; i < type.size(); i++) {
          writeAny(cells.any(i));
        }
        end(person);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void end(Id person) throws IOException {
      all.writeLong(block(person));
      all.writeInt(row.size());
      row.writeTo(bytes);
      row.reset();
    }

    private void write(Id id) throws IOException {
      out.writeLong(id.high());
      out.writeLong(id.low());
    }

    private void writeOptional(Id id) throws IOException {
      write(id, null);
    }

    private void write(Id id, Id known) throws IOException {
      out.writeByte(id == null ? NONE : id.equals(known) ? SAME : OTHER);
      if (id != null && !id.equals(known)) {
        write(id);
      }
    }

    private void write(Integer number, Integer known) throws IOException {
      out.writeByte(number == null ? NONE : number.equals(known) ? SAME : OTHER);
      if (number != null && !number.equals(known)) {
        out.writeInt(number);
      }
    }

    private void write(Double number) throws IOException {
      out.writeByte(number == null ? NONE : OTHER);
      if (number != null) {
        out.writeDouble(number);
      }
    }

    private void write(Boolean flag) throws IOException {
      out.writeByte(flag == null ? NONE : flag ? SAME : OTHER);
    }

    private void write(String word) throws IOException {
      out.writeInt(word == null ? -1 : words.computeIfAbsent(word, any -> words.size()));
    }

    private void writeAny(Object cell) throws IOException {
      if (cell instanceof Integer number) {
        out.writeByte('i');
        out.writeInt(number);
      } else if (cell instanceof Double number) {
        out.writeByte('d');
        out.writeDouble(number);
      } else if (cell instanceof Boolean flag) {
        out.writeByte(flag ? 't' : 'f');
      } else if (cell instanceof String text) {
        out.writeByte('s');
        write(text);
      } else if (cell instanceof byte[] id) {
        out.writeByte('b');
        out.writeInt(id.length);
        out.write(id);
      } else {
        out.writeByte('n');
      }
    }
  }

  /** A row that came: of attendance, or of participants. */
  record Arrived(Id person, int file, int line, Stay stay, Row participant) {}

  /** Reads the row that begins there. */
  Arrived row(int offset, SessionIndex sessions, StructType participants) {
    return new Reader(ByteBuffer.wrap(bytes).position(offset + HEAD), words)
        .row(sessions, participants);
  }

  private record Reader(ByteBuffer in, String[] words) {

    Arrived row(SessionIndex sessions, StructType participants) {
      boolean isStay = in.get() == STAY;
      Id person = id();
      int file = in.getInt();
      int line = in.getInt();
      return isStay
          ? new Arrived(person, file, line, stay(person, file, line, sessions), null)
          : new Arrived(person, file, line, null, participant(participants));
    }

    private Stay stay(Id person, int file, int line, SessionIndex sessions) {
      String source = word();
      String unknownGroup = word();
      Id record = id(null);
      String grade = word();
      int place = in.getInt();
      Session found = place < 0 ? null : sessions.session(place);
      Id group = id(found == null ? null : found.group());
      Id id = id(found == null ? null : found.id());
      Id key = id(found == null ? null : found.key());
      Integer day = number(found == null ? null : Integer.valueOf(found.day()));
      Integer order = number(found == null ? null : found.order());
      Stay.Session session = place(found, group, id, key, day, order);
      Integer joined = number(null);
      Integer left = number(null);
      // A time of joining without one of leaving, or the other way round, says no length.
      Stay.Join join =
          joined == null || left == null
              ? null
              : new Stay.Join(id == null ? key : id, joined, left);
      String fault =
          unknownGroup == null && session.day() == null ? RowChecks.UNKNOWN_SESSION : unknownGroup;
      Double minutes = real();
      String mode = word();
      String channel = word();
      String status = word();
      String role = word();
      Boolean firstTime = flag();
      Integer chat = number(null);
      return new Stay(
          file,
          line,
          source,
          fault,
          new Stay.Content(
              record, person, grade, session, join, minutes, mode, channel, status, role, firstTime,
              chat, real()),
          new Stay.Told(group, day == null ? sessions.dayOf(id) : day, day != null, order));
    }

    private static Stay.Session place(
        Session found, Id group, Id id, Id key, Integer day, Integer order) {
      if (found == null) {
        return new Stay.Session(key == null ? id : key, group, id, key, day, order);
      }
      return new Stay.Session(
          found.key(),
          found.group(),
          found.id() == null ? id : found.id(),
          found.key(),
          found.day(),
          found.order() == null ? order : found.order());
    }

    private Row participant(StructType type) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < type.size(); i++) {
        cells.add(any());
      }
      return new GenericRowWithSchema(cells.toArray(), type);
    }

    private Object any() {
      return switch (in.get()) {
        case 'i' -> in.getInt();
        case 'd' -> in.getDouble();
        case 't' -> true;
        case 'f' -> false;
        case 's' -> word();
        case 'b' -> {
          byte[] id = new byte[in.getInt()];
          in.get(id);
          yield id;
        }
        default -> null;
      };
    }

    private Id id() {
      return new Id(in.getLong(), in.getLong());
    }

    private Id id(Id known) {
      return switch (in.get()) {
        case NONE -> null;
        case SAME -> known;
        default -> id();
      };
    }

    private Integer number(Integer known) {
      return switch (in.get()) {
        case NONE -> null;
        case SAME -> known;
        default -> in.getInt();
      };
    }

    private Double real() {
      return in.get() == NONE ? null : in.getDouble();
    }

    private Boolean flag() {
      byte flag = in.get();
      return flag == NONE ? null : flag == SAME;
    }

    private String word() {
      int at = in.getInt();
      return at < 0 ? null : words[at];
    }
  }
}
