package org.rollcall.curate;

import java.util.Map;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.FileIO;

/** Reads and writes the metadata of one table of an open store. */
final class StoreTableOperations extends BaseMetastoreTableOperations {

  private final String table;
  private final Map<String, String> metadata;
  private final FileIO io;

  StoreTableOperations(String table, Map<String, String> metadata, FileIO io) {
    this.table = table;
    this.metadata = metadata;
    this.io = io;
  }

  @Override
  protected String tableName() {
    return table;
  }

  @Override
  public FileIO io() {
    return io;
  }

  @Override
  protected void doRefresh() {
    String location = metadata.get(table);
    if (location != null) {
      refreshFromMetadataLocation(location, 0);
    } else if (currentMetadataLocation() != null) {
      throw new NoSuchTableException("Table is not in the store: %s", table);
    } else {
      disableRefresh();
    }
  }

  @Override
  protected void doCommit(TableMetadata base, TableMetadata next) {
    String before = base == null ? null : base.metadataFileLocation();
    String after = writeNewMetadata(next, currentVersion() + 1);
    synchronized (metadata) {
      String now = metadata.get(table);
      if (now == null ? before != null : !now.equals(before)) {
        throw new CommitFailedException("Another commit changed table %s", table);
      }
      metadata.put(table, after);
    }
  }
}
