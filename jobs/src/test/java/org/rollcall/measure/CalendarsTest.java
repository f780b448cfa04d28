package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CalendarsTest {

  private static final StructType SPAN =
      new StructType().add("group_id", DataTypes.BinaryType).add("source_id", DataTypes.StringType);
  private static final StructType GROUP =
      new StructType()
          .add("group_id", DataTypes.BinaryType)
          .add("program", DataTypes.StringType)
          .add("region", DataTypes.StringType)
          .add("session_modality", DataTypes.StringType)
          .add("occasions", DataTypes.createArrayType(DataTypes.NullType));

  private static Row group(byte id) {
    Object[] sessions = {
      RowFactory.create(0, "held", null), RowFactory.create(7, "cancelled", null)
    };
    return new GenericRowWithSchema(
        new Object[] {
          pseudonym(id),
          "smart_recovery",
          "North",
          "online",
          scala.collection.immutable.ArraySeq.unsafeWrapArray(sessions)
        },
        GROUP);
  }

  private static byte[] pseudonym(byte id) {
    byte[] bytes = new byte[16];
    bytes[0] = id;
    return bytes;
  }

  @Test
  void occasions_groupThatCountsHeads_isHeldButNotByName() {
    List<Row> spans =
        List.of(
            new GenericRowWithSchema(new Object[] {pseudonym((byte) 1), "register"}, SPAN),
            new GenericRowWithSchema(new Object[] {pseudonym((byte) 1), "heads"}, SPAN),
            new GenericRowWithSchema(new Object[] {pseudonym((byte) 2), "heads"}, SPAN));
    Set<GroupCalendar.Key> named = Calendars.keepNames(spans, Set.of("heads"));
    Occasions occasions =
        Calendars.occasions(List.of(group((byte) 1), group((byte) 2)), named, 365);
    assertEquals(
        new Occasions.Count(4, 2, 1, 2, 0, 2),
        occasions
            .counts()
            .get(new Occasions.Key(LocalDate.of(1970, 1, 1), "smart_recovery", "North", "online")));
  }
}
