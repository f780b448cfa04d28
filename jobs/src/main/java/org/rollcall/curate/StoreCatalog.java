package org.rollcall.curate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configurable;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.BaseMetastoreCatalog;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.FileIO;

/**
 * The catalogue by which Iceberg and Spark find the tables of an open store.
 *
 * <p>Which metadata file of a table counts is known to the open store alone: at first the one that
 * its commit names, then the one of the intake that goes on. Nothing on disk points to it but the
 * commit, so what was not committed is not there.
 */
public final class StoreCatalog extends BaseMetastoreCatalog implements Configurable {

  static final String SPACE = "curated";

  /** The metadata file of each table, by the name of the open store's catalogue. */
  private static final Map<String, Map<String, String>> OPEN = new ConcurrentHashMap<>();

  private String name;
  private Configuration conf;
  private FileIO io;

  /** Called by Iceberg, by name. */
  public StoreCatalog() {
    // Set up by initialize.
  }

  static StoreCatalog of(String name, Map<String, String> metadata, Configuration conf) {
    OPEN.put(name, metadata);
    StoreCatalog catalog = new StoreCatalog();
    catalog.setConf(conf);
    catalog.initialize(name, Map.of());
    return catalog;
  }

  static void forget(String name) {
    OPEN.remove(name);
  }

  static TableIdentifier id(String table) {
    return TableIdentifier.of(Namespace.of(SPACE), table);
  }

  static String location(String table) {
    return StoreFileSystem.SCHEME + ":/warehouse/" + SPACE + "/" + table;
  }

  @Override
  public void initialize(String catalogName, Map<String, String> properties) {
    name = catalogName;
    io = new HadoopFileIO(conf);
  }

  /** Asked each time: Spark keeps a catalogue for longer than a store is open. */
  private Map<String, String> metadata() {
    Map<String, String> metadata = OPEN.get(name);
    if (metadata == null) {
      throw new IllegalStateException("Cannot find the store of catalogue " + name);
    }
    return metadata;
  }

  FileIO io() {
    return io;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier table) {
    return new StoreTableOperations(table.name(), metadata(), io);
  }

  @Override
  protected String defaultWarehouseLocation(TableIdentifier table) {
    return location(table.name());
  }

  @Override
  public List<TableIdentifier> listTables(Namespace namespace) {
    return metadata().keySet().stream().sorted().map(StoreCatalog::id).toList();
  }

  @Override
  public boolean dropTable(TableIdentifier table, boolean purge) {
    throw new UnsupportedOperationException("Cannot drop a table of a store");
  }

  @Override
  public void renameTable(TableIdentifier from, TableIdentifier to) {
    throw new UnsupportedOperationException("Cannot rename a table of a store");
  }

  @Override
  public void setConf(Configuration settings) {
    conf = settings;
  }

  @Override
  public Configuration getConf() {
    return conf;
  }
}
