package org.rollcall.measure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rollcall.curate.PartedRows;

/** Answers to surveys as they stand in the curated store, for tests. */
final class AnswerRows {

  static final int DAY = 20_000;

  private final List<Row> rows = new ArrayList<>();

  void anonymous(int response, int group, String instrument, String item, double value) {
    row("anonymous", response, null, id(group), instrument, item, value);
  }

  /** An answer of that person; a group of 0 is none. */
  void linked(int response, int person, int group, String item, double value) {
    byte[] about = group == 0 ? null : id(group);
    row("linked", response, id(person), about, "group_experience", item, value);
  }

  private void row(
      String linkage,
      int response,
      byte[] person,
      byte[] group,
      String instrument,
      String item,
      double value) {
    Date day = Date.valueOf(LocalDate.ofEpochDay(DAY));
    rows.add(
        RowFactory.create(
            id(response),
            instrument,
            "1",
            item,
            value,
            day,
            "participant",
            linkage,
            person,
            group,
            null));
  }

  static byte[] id(int number) {
    byte[] id = new byte[16];
    id[14] = (byte) (number / 100);
    id[15] = (byte) (number % 100);
    return id;
  }

  PartedRows table() {
    return PartedRows.of(rows());
  }

  List<Row> rows() {
    StructType type =
        new StructType()
            .add("response_id", DataTypes.BinaryType)
            .add("instrument", DataTypes.StringType)
            .add("instrument_version", DataTypes.StringType)
            .add("item", DataTypes.StringType)
            .add("value", DataTypes.DoubleType)
            .add("submitted_on", DataTypes.DateType)
            .add("perspective", DataTypes.StringType)
            .add("linkage", DataTypes.StringType)
            .add("participant_id", DataTypes.BinaryType)
            .add("group_id", DataTypes.BinaryType)
            .add("modality_class", DataTypes.StringType);
    return TestRows.of(type, rows);
  }
}
