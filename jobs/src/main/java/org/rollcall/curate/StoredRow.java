package org.rollcall.curate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;

/**
 * A row of a table as it is stored.
 *
 * @param row its cells by name: pseudonyms as bytes, days since 1970-01-01 as numbers
 * @param file sequence of its file
 * @param line line of the file
 * @param fault the rule that it breaks, or null
 */
record StoredRow(Row row, int file, int line, String fault) {

  private static final Map<String, StructType> TYPES = new ConcurrentHashMap<>();

  static List<String> columns(String table) {
    return Schemas.curated(table).fields().stream().map(Field::name).toList();
  }

  /** Names the cells of a row. */
  static StructType type(String table) {
    return TYPES.computeIfAbsent(
        table,
        name -> {
          StructType type = new StructType();
          for (Field field : Schemas.curated(name).fields()) {
            type =
                type.add(
                    field.name(),
                    field.isIdentifier()
                        ? DataTypes.BinaryType
                        : switch (field.type()) {
                          case INTEGER, DATE -> DataTypes.IntegerType;
                          case NUMBER -> DataTypes.DoubleType;
                          case BOOLEAN -> DataTypes.BooleanType;
                          default -> DataTypes.StringType;
                        });
          }
          return type;
        });
  }

  static StoredRow of(StructType type, StoredTable.Cells cells, RowChecks checks) {
    return of(row(type, cells), checks);
  }

  /** The cells by name. */
  static Row row(StructType type, StoredTable.Cells cells) {
    Object[] values = new Object[type.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.any(i);
    }
    return new GenericRowWithSchema(values, type);
  }

  static StoredRow of(Row row, RowChecks checks) {
    boolean isOfGroup = row.schema().getFieldIndex("group_id").isDefined();
    return new StoredRow(
        row,
        checks.sequence(Id.of(row.<byte[]>getAs("file_id"))),
        row.<Integer>getAs("line"),
        isOfGroup ? checks.fault(Id.of(row.<byte[]>getAs("group_id"))) : null);
  }
}
