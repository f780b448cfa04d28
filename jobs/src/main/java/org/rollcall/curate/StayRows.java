package org.rollcall.curate;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.rollcall.contract.AttendanceStatus;
import org.rollcall.curate.Stay.Content;
import org.rollcall.curate.Stay.Join;
import org.rollcall.curate.Stay.Session;

/** Spark's rows to stays and attendances to Spark's rows, by the positions below. */
final class StayRows {

  static final String[] INPUT = {
    RowValidation.FILE,
    "line",
    "source_id",
    RowValidation.FAULT,
    "record_id",
    "participant_id",
    "identity_grade",
    "session_ref",
    "place_group",
    "place_id",
    "place_key",
    "place_day",
    "place_order",
    "origin",
    "joined_second",
    "left_second",
    "minutes",
    "attendance_mode",
    "channel",
    "status",
    "role",
    "first_time",
    "chat_messages",
    "camera_minutes",
    "block"
  };

  static final StructType OUTPUT =
      DataTypes.createStructType(
          List.of(
              field("participant_id", DataTypes.BinaryType),
              field("identity_grade", DataTypes.StringType),
              field("group_id", DataTypes.BinaryType),
              field("session_id", DataTypes.BinaryType),
              field("session_key", DataTypes.BinaryType),
              field("session_on", DataTypes.IntegerType),
              field("start_rank", DataTypes.IntegerType),
              field("minutes", DataTypes.DoubleType),
              field("attendance_mode", DataTypes.StringType),
              field("channel", DataTypes.StringType),
              field("status", DataTypes.StringType),
              field("role", DataTypes.StringType),
              field("first_time", DataTypes.BooleanType),
              field("chat_messages", DataTypes.IntegerType),
              field("n_stays", DataTypes.IntegerType)));

  private StayRows() {}

  /** The output with the session's day as a date. */
  static StructType dated() {
    return DataTypes.createStructType(
        Arrays.stream(OUTPUT.fields())
            .map(f -> f.name().equals("session_on") ? field(f.name(), DataTypes.DateType) : f)
            .toList());
  }

  static Iterator<Stay> read(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Stay next() {
        return stay(rows.next());
      }
    };
  }

  static Iterator<Row> write(Iterator<Attendance> attendances) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return attendances.hasNext();
      }

      @Override
      public Row next() {
        return row(attendances.next());
      }
    };
  }

  private static Stay stay(Row row) {
    Content content =
        new Content(
            id(row, 4),
            id(row, 5),
            row.getString(6),
            new Session(
                id(row, 7),
                id(row, 8),
                id(row, 9),
                id(row, 10),
                row.<Integer>getAs(11),
                row.<Integer>getAs(12)),
            join(row),
            row.<Double>getAs(16),
            row.getString(17),
            row.getString(18),
            row.getString(19),
            row.getString(20),
            row.<Boolean>getAs(21),
            row.<Integer>getAs(22),
            row.<Double>getAs(23));
    return new Stay(
        row.getLong(24), row.getInt(0), row.getInt(1), row.getString(2), row.getString(3), content);
  }

  /** A time of joining without one of leaving, or the other way round, says no length. */
  private static Join join(Row row) {
    return row.isNullAt(14) || row.isNullAt(15)
        ? null
        : new Join(id(row, 13), row.getInt(14), row.getInt(15));
  }

  private static Row row(Attendance a) {
    return RowFactory.create(
        bytes(a.person()),
        a.grade(),
        bytes(a.session().group()),
        bytes(a.session().id()),
        bytes(a.session().key()),
        a.session().day(),
        a.startRank(),
        a.minutes(),
        a.mode(),
        a.channel(),
        AttendanceStatus.PRESENT.key(),
        a.role(),
        a.firstTime(),
        a.chatMessages(),
        a.stays());
  }

  private static Id id(Row row, int column) {
    return Id.of(row.<byte[]>getAs(column));
  }

  private static byte[] bytes(Id id) {
    return id == null ? null : id.bytes();
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }
}
