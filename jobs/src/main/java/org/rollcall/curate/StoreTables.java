package org.rollcall.curate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.SparkSession;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.TableSchema;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.CommitLog.TableVersion;

/**
 * The Iceberg tables of one store.
 *
 * <p>None is partitioned: a night brings few data files however many files it reads. Of which files
 * of the inbox a data file holds rows, the commit tells.
 */
final class StoreTables {

  static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.parquet.compression-codec", "zstd",
          // Commits name metadata files: the sweep alone knows which of them may go.
          "write.metadata.delete-after-commit.enabled", "false",
          "write.metadata.previous-versions-max", "1",
          // Snapshots go when their commit goes, never by their age.
          "history.expire.max-snapshot-age-ms", Long.toString(Long.MAX_VALUE / 2));

  private static final Map<String, String> CONTRACTS = new ConcurrentHashMap<>();

  private final StoreCatalog catalog;
  private final String name;
  private final Map<String, String> metadata = new ConcurrentHashMap<>();

  StoreTables(SparkSession spark, StoreLayout layout) {
    PrivateFiles.folder(layout.warehouse());
    this.name = "curated_" + shortHash(layout.root().toString());
    Configuration conf =
        StoreFileSystem.at(layout.root(), spark.sparkContext().hadoopConfiguration());
    this.catalog = StoreCatalog.of(name, metadata, conf);
    String prefix = "spark.sql.catalog." + name;
    spark.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    spark.conf().set(prefix + ".catalog-impl", StoreCatalog.class.getName());
    spark.conf().set(prefix + ".cache-enabled", "false");
    for (String key : StoreFileSystem.KEYS) {
      spark.conf().set(prefix + ".hadoop." + key, conf.get(key));
    }
  }

  /** Makes the tables what that commit says that they are. */
  void show(State state) {
    metadata.clear();
    state.tables().forEach((table, version) -> metadata.put(table, version.metadata()));
  }

  /** What a commit must name to mean the table as it is now. */
  TableVersion version(String table) {
    return new TableVersion(metadata.get(table), load(table).currentSnapshot().snapshotId());
  }

  String sqlName(String table) {
    return name + "." + StoreCatalog.SPACE + "." + table;
  }

  boolean exists(String table) {
    return metadata.containsKey(table);
  }

  Table load(String table) {
    return catalog.loadTable(StoreCatalog.id(table));
  }

  FileIO io() {
    return catalog.io();
  }

  void close() {
    StoreCatalog.forget(name);
  }

  /** The table, made on first need, with the columns that its contract has by now. */
  Table ensure(String table) {
    Schema schema = schema(table);
    if (!exists(table)) {
      return create(table, schema);
    }
    Table existing = load(table);
    UpdateSchema update = existing.updateSchema();
    List<Types.NestedField> missing =
        schema.columns().stream()
            .filter(column -> existing.schema().findField(column.name()) == null)
            .toList();
    missing.forEach(column -> update.addColumn(column.name(), column.type()));
    if (!missing.isEmpty()) {
      update.commit();
    }
    return existing;
  }

  static Schema schema(String table) {
    TableSchema contract = Schemas.curated(table);
    List<Types.NestedField> columns = new ArrayList<>();
    for (Field field : contract.fields()) {
      // Required cells are the gate's business: Spark loses that mark on the way.
      columns.add(Types.NestedField.optional(columns.size() + 1, field.name(), type(field)));
    }
    return new Schema(columns);
  }

  /** 8 hex digits that change with the columns of the table. */
  static String contract(String table) {
    return CONTRACTS.computeIfAbsent(
        table,
        name ->
            shortHash(
                Schemas.curated(name).fields().stream()
                    .map(f -> f.name() + " " + f.type() + " " + f.isIdentifier())
                    .collect(Collectors.joining("\n"))));
  }

  static String fileId(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  Table create(String table, Schema schema) {
    return catalog
        .buildTable(StoreCatalog.id(table), schema)
        .withPartitionSpec(PartitionSpec.unpartitioned())
        .withProperties(PROPERTIES)
        .create();
  }

  private static Type type(Field field) {
    if (field.isIdentifier()) {
      return Types.BinaryType.get();
    }
    return switch (field.type()) {
      case STRING -> Types.StringType.get();
      case INTEGER -> Types.IntegerType.get();
      case NUMBER -> Types.DoubleType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case DATE -> Types.DateType.get();
      case DATETIME, TIME ->
          throw new IllegalArgumentException(
              "Invalid field " + field.name() + ": " + field.type() + " (must be no clock time)");
    };
  }

  private static String shortHash(String text) {
    byte[] hash = Ledger.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, 8);
  }
}
